"""The known names that are suggested for a misspelled name."""

from treaty_model.spelling import close_matches


def test_the_names_that_are_most_like_it() -> None:
    known = ["signing", "signature", "design", "ratification", "visit", "signings"]
    assert close_matches("signin", known) == ["signing", "signings"]
    assert close_matches("vizit", known) == ["visit"]
    assert close_matches("visit", known) == ["visit"]
    assert close_matches("xyz", known) == []
    assert close_matches("", known) == []


def test_three_at_the_most() -> None:
    assert len(close_matches("aaaaa", [f"aaaa{c}" for c in "bcdef"])) == 3


def test_how_much_must_be_the_same() -> None:
    assert close_matches("abcdefghij", ["abcdefgxyz"]) == ["abcdefgxyz"]  # seven of ten
    assert close_matches("abcdefghij", ["abcdefwxyz"]) == []


def test_long_names_are_not_compared() -> None:
    assert close_matches("a" * 120, ["a" * 119 + "b"]) != []
    assert close_matches("a" * 121, ["a" * 120]) == []
    assert close_matches("a" * 120, ["a" * 121]) == []
