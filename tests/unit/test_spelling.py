"""Which known names are told to somebody who wrote one that is not known."""

from treaty_model.spelling import like


def test_the_names_that_are_most_like_it() -> None:
    known = ["signing", "signature", "design", "ratification", "visit", "signings"]
    assert like("signin", known) == ["signing", "signings"]
    assert like("vizit", known) == ["visit"]
    assert like("visit", known) == ["visit"]
    assert like("xyz", known) == []
    assert like("", known) == []


def test_three_at_the_most() -> None:
    assert len(like("aaaaa", [f"aaaa{c}" for c in "bcdef"])) == 3


def test_how_much_must_be_the_same() -> None:
    assert like("abcdefghij", ["abcdefgxyz"]) == ["abcdefgxyz"]  # seven of ten
    assert like("abcdefghij", ["abcdefwxyz"]) == []


def test_long_names_are_not_compared() -> None:
    assert like("a" * 120, ["a" * 119 + "b"]) != []
    assert like("a" * 121, ["a" * 120]) == []
    assert like("a" * 120, ["a" * 121]) == []
