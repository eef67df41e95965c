"""Where provisions stand, through all commands: two articles for one provision, no article, and comparisons."""

import json
from pathlib import Path
from typing import Any

import pytest

import treaty_model as tm
from kestrel import FRAME, GAZETTE
from treaty_model.cli import main
from treaty_model.model import (
    Actor,
    Article,
    ConsultationOnThreat,
    ExternalPlacement,
    Obligation,
    Occurrence,
    Person,
    Sequence,
    Signing,
    Threat,
)
from treaty_model.reports.merging import union_of
from treaty_model.view.coverage import coverage_lines

BASIS = {"basis": "compared with the text", "reference": "the gazette of laws", "compared": "2031-06-01"}
PLACED = FRAME.model_copy(
    update={
        "placements": (ExternalPlacement(provision="consultation-on-threat", article=3, certainty="certain", **BASIS),)
    }
)


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    return code, out + err


def report(name: str, *numbers: int, place: int | None = None, origin: str | None = None) -> tm.Report:
    """A report that tells of the consultation, by a passage that names some articles."""
    id = f"{name}.p1"
    passage = GAZETTE.source.passages[1].model_copy(update={"id": id, "names_articles": numbers})
    known = GAZETTE.source.origin if origin is None else GAZETTE.source.origin.model_copy(update={"value": origin})
    source = GAZETTE.source.model_copy(update={"id": name, "passages": (passage,), "origin": known})
    told = ConsultationOnThreat(clauses=(Threat(of="attack", reported_by=(id,)),))
    content: Any = {"articles": (), "unplaced": (told,)}
    if place is not None:
        content = {"articles": (Article(number=place, provisions=(told,)),), "unplaced": ()}
    return GAZETTE.model_copy(update={"source": source, "events": (), "facts": (), **content})


def written(folder: Path, *documents: tm.Report | tm.Treaty) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for n, document in enumerate(documents):
        tm.write(document, folder / f"{n}.json")
    return folder


def built(capsys: pytest.CaptureFixture[str], folder: Path, *documents: tm.Report | tm.Treaty) -> tuple[Path, str]:
    code, out = run(capsys, "build", written(folder / "in", *documents), "--out", folder)
    assert code == 0
    return folder / "treaty.json", out


def test_two_articles_for_one_provision_are_shown_everywhere(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    reports = report("one"), report("two", 4, place=4, origin="ABC"), report("three", 3, place=3, origin="DEF")
    treaty, out = built(capsys, tmp_path, FRAME, *reports)
    at_odds = "consultation-on-threat, place: article 3 (by 1 origin, 1 report) or article 4 (by 1 origin, 1 report)"
    assert "contradictions: 1" in out
    assert at_odds in " ".join(run(capsys, "show", "--treaty", treaty)[1].split())
    for article, told in (("3", "others name article 4"), ("4", "others name article 3"), ("unplaced", "3 and 4")):
        _, out = run(capsys, "show", article, "--treaty", treaty)
        assert "reports disagree about the article: " in out
        assert told in " ".join(out.split())
        assert "No report names" not in out
    page = tmp_path / "page.html"
    assert run(capsys, "page", "-o", page, "--treaty", treaty)[0] == 0
    assert "Reports disagree about the article: others name article 4." in page.read_text("utf-8")
    # A second origin for one of the two numbers draws what stood under none.
    fourth = report("four", 4, place=4, origin="GHI")
    treaty, out = built(capsys, tmp_path, FRAME, *reports, fourth)
    _, shown = run(capsys, "show", "--treaty", treaty)
    assert "article 4 (by 2 origins, 2 reports) or article 3 (by 1 origin, 1 report)" in " ".join(shown.split())
    rows = {line.split()[0]: line.split()[1:] for line in out.splitlines() if line[:1].isdigit()}
    assert rows["4"] == ["explicit", "inferred", "-", "explicit"]  # four, one, three, two
    _, out = run(
        capsys, "diff", written(tmp_path / "t", tm.merge([FRAME, *reports])) / "0.json", tmp_path / "in/4.json"
    )
    assert "placement, consultation-on-threat of one: unplaced -> article 4" in out


def words(text: str) -> str:
    return " ".join(text.split())


def test_a_comparison_that_has_another_article_is_reported_everywhere(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    before = tm.merge([PLACED, report("one")])
    other = report("two", 4, place=4)
    treaty, out = built(capsys, tmp_path, before, other)
    at_odds = "reports place consultation-on-threat under article 4, and a comparison places it under article 3"
    assert f"warning: {at_odds}" in words(out)
    assert [i.code for i in tm.validate(treaty).issues] == ["compared-otherwise"]
    record = tmp_path / "in" / "1.json"
    known = written(tmp_path / "known", before) / "0.json"
    for command in (("diff", known, record), ("report", "check", record, "--treaty", known)):
        assert words(run(capsys, *command)[1]).count(at_odds) == 1
    _, out = run(capsys, "show", "--treaty", treaty)
    assert "consultation-on-threat: reports name article 4, a comparison article 3 (certain)" in words(out)
    for name in ("show", "trace"):
        assert "external: article 3 (certain) by comparison" in run(capsys, name, "4", "--treaty", treaty)[1]
        assert "comparison" not in run(capsys, name, "4", "--treaty", treaty, "--no-external")[1]
    page = tmp_path / "page.html"
    assert run(capsys, "page", "-o", page, "--treaty", treaty)[0] == 0
    assert "External: article 3 (certain) by comparison." in page.read_text("utf-8")
    # It is said of that provision alone, and once: a further report does not bring it.
    further = tm.merge([before, other, GAZETTE])
    tm.write(further, treaty)
    assert "comparison" not in run(capsys, "show", "2", "--treaty", treaty)[1]
    code, out = run(capsys, "diff", treaty, written(tmp_path / "further", report("three")) / "0.json")
    assert code == 0
    assert "warning" not in out
    agreeing, out = built(capsys, tmp_path / "agreeing", before, report("two", 3, place=3))
    assert "comparison" not in run(capsys, "show", "3", "--treaty", agreeing)[1]
    assert "compared" not in run(capsys, "show", "--treaty", agreeing)[1]


def test_every_new_warning_is_reported_and_a_treaty_that_lacks_the_report_is_no_hindrance(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def signing(name: str, id: str, *clauses: Any) -> tm.Report:
        occurrence = Occurrence(reported_by=(f"{name}.p1",))
        event = Signing(id=id, status="done", clauses=(occurrence, *clauses))
        return report(name).model_copy(update={"events": (event,), "unplaced": ()})

    one = signing("one", "signing", Actor(of="ruritania", office="envoy", reported_by=("one.p1",)))
    two = signing("two", "signing", Actor(of="ruritania", office="president", reported_by=("two.p1",)))
    folder = written(tmp_path, tm.merge([FRAME, one]), two)
    assert words(run(capsys, "diff", folder / "0.json", folder / "1.json")[1]).count("which is a party to") == 1
    # The treaty names an event that only the report has, which is taken out before the two are compared.
    one = signing("one", "signing")
    three = signing("three", "other", Sequence(relation="after", event="signing", reported_by=("three.p1",)))
    tm.write(union_of([FRAME, one, three]), folder / "0.json")
    tm.write(one, folder / "1.json")
    found = run(capsys, "report", "check", folder / "1.json", "--treaty", folder / "0.json", "--corpus", tmp_path)
    assert "is a second signing" in words(found[1])


def test_a_number_beyond_the_last_article_is_reported_everywhere(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    before, other = tm.merge([PLACED, report("one")]), report("two", 51, place=51)
    treaty, out = built(capsys, tmp_path, before, other)
    beyond = "warning: the passage two.p1 names article 51, and the treaty has 5 articles"
    assert beyond in words(out)
    record, known = tmp_path / "in" / "1.json", written(tmp_path / "known", before) / "0.json"
    _, out = run(capsys, "diff", known, record)
    assert beyond in words(out)
    assert "unplaced, consultation-on-threat (in the record: article 51)" in words(out)
    assert beyond in words(run(capsys, "report", "check", record, "--treaty", known)[1])
    _, out = run(capsys, "show", "unplaced", "--treaty", treaty)
    assert "two.p1 names article 51, and the treaty has 5 articles" in words(out)
    assert "which does not place it" not in out


def test_what_places_a_clause_in_an_article_is_reported(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    treaty, out = built(capsys, tmp_path, FRAME, report("one"), report("two", 3, place=3, origin="ABC"))
    assert "place:" not in out
    _, out = run(capsys, "trace", "3", "--treaty", treaty)
    assert "inferred" in out
    assert "two.p1" in out
    rows = json.loads(run(capsys, "claims", "--format", "json", "--treaty", treaty)[1])
    assert [(row["passage"], row["placement"], row["placed_by"]) for row in rows] == [
        ("one.p1", "inferred", "two.p1"),
        ("two.p1", "explicit", None),
    ]


@pytest.mark.parametrize(
    "command", [("show", "3"), ("show",), ("coverage",), ("trace", "3"), ("claims",), ("page",), ("tables",)]
)
def test_comparisons_have_their_own_sign_and_can_be_left_out(
    command: tuple[str, ...], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    treaty, _ = built(capsys, tmp_path, PLACED, report("one"))
    without, _ = built(capsys, tmp_path / "without", FRAME, report("one"))
    told = []
    for n, (path, option) in enumerate(((treaty, ()), (treaty, ("--no-external",)), (without, ()))):
        out = tmp_path / f"out{n}"
        to = ("-o", out) if command[0] in ("page", "tables") else ()
        code, text = run(capsys, *command, "--treaty", path, *option, *to)
        assert code == 0
        if command[0] == "page":
            text = out.read_text("utf-8")
        elif command[0] == "tables":
            text = "".join(f"{file.name}\n{file.read_text('utf-8')}" for file in sorted(out.glob("*.csv")))
        told.append(text)
    assert "external" in told[0]
    assert told[0] != told[1]
    assert BASIS["basis"] not in told[1]
    if command[0] != "page":  # which shows the treaty's own digest
        assert told[1] == told[2]


@pytest.mark.parametrize(("certainty", "said"), [("certain", "article 3"), ("probable", "article 3?")])
def test_a_comparison_that_is_only_probable_has_a_question_mark(certainty: str, said: str) -> None:
    placement = PLACED.placements[0].model_copy(update={"certainty": certainty})
    treaty = tm.merge([PLACED.model_copy(update={"placements": (placement,)}), report("one")])
    (row,) = [line for line in coverage_lines(treaty) if line.startswith("consultation-on-threat")]
    assert row.split("reported")[1].strip() == said


def test_articles_of_a_document_hold_no_comparisons() -> None:
    treaty = tm.merge([PLACED, report("one")])
    assert [article.number for article in treaty.articles if article.provisions] == []
    assert [cells["one"] for cells in treaty.coverage().values()] == ["none", "none", "external", "none", "none"]
    assert {cells["one"] for cells in treaty.coverage(external=False).values()} == {"none"}
    assert [claim.placement for claim in treaty.claims()] == ["external"]
    assert [(claim.placement, claim.article) for claim in treaty.claims(external=False)] == [(None, None)]
    # A comparison beyond the last article places nothing.
    beyond = PLACED.placements[0].model_copy(update={"article": 6})
    none = tm.merge([PLACED.model_copy(update={"placements": (beyond,)}), report("one")])
    assert {cells["one"] for cells in none.coverage().values()} == {"none"}
    assert [claim.placement for claim in none.claims()] == [None]
    # What reports name outweighs a comparison.
    both = tm.merge([PLACED, report("one"), report("two", 4, place=4)])
    assert [claim.placement for claim in both.claims()] == ["inferred", "explicit"]


def test_checking_a_record_beside_its_treaty(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("TREATY_MODEL_CORPUS", raising=False)  # the text is beside its record
    text = "By Article 3, whoever is threatened may ask for talks, the envoy said."
    text_file = tmp_path / "herald.txt"
    text_file.write_text(text, "utf-8")
    record, frame = tmp_path / "r.json", tmp_path / "frame.json"
    tm.write(FRAME, frame)
    assert (
        run(capsys, "report", "new", tmp_path / "herald.txt", "--language", "en", "--treaty", frame, "-o", record)[0]
        == 0
    )
    said = ("--from", "By Article 3", "--to", "envoy said.", "--speaker", "person:the envoy")
    code, out = run(capsys, "report", "passage", record, *said, "--of", "freedonia")
    assert code == 0
    assert "its text has article 3, but `names_articles` does not" in " ".join(out.split())
    made = tm.read(record)
    assert isinstance(made, tm.Report)
    speaker = made.source.passages[0].speaker
    assert isinstance(speaker, Person)
    assert (speaker.party, speaker.of) == (None, "freedonia")
    signing = Signing(
        id="signing",
        status="done",
        clauses=(Occurrence(reported_by=("en-herald.p1",)), Actor(party="freedonia", reported_by=("en-herald.p1",))),
    )
    tm.write(made.model_copy(update={"events": (signing,)}), record)
    code, out = run(capsys, "report", "check", record, "--treaty", frame)
    assert code == 1
    words = " ".join(out.split())
    assert "freedonia" in words
    assert "its parties are ruritania, sylvania" in words
    named = signing.model_copy(update={"id": "the-signing", "clauses": signing.clauses[:1]})
    tm.write(made.model_copy(update={"events": (named,)}), record)
    tm.write(tm.merge([FRAME, GAZETTE]), frame)
    code, out = run(capsys, "report", "check", record, "--treaty", frame)
    assert code == 0
    assert "the-signing (en-herald) is a second signing" in " ".join(out.split())
    assert "its text has article 3, but `names_articles` does not" in " ".join(out.split())


def test_building_warns_of_a_second_event(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    other = report("other").model_copy(
        update={"events": (Signing(id="sealing", status="done", clauses=(Occurrence(reported_by=("other.p1",)),)),)}
    )
    _, out = built(capsys, tmp_path, FRAME, GAZETTE, other)
    assert "sealing (other) is a second signing, which happens only once" in " ".join(out.split())
    _, out = built(capsys, tmp_path / "again", FRAME, GAZETTE)
    assert "second" not in out


def test_a_hint_where_nothing_is_placed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    fair = GAZETTE.unplaced[1].model_copy(update={"clauses": (Obligation(value="dance", reported_by=("other.p1",)),)})
    other = report("other", 3, place=3)
    other = other.model_copy(update={"articles": (Article(number=3, provisions=(fair,)),)})
    treaty, out = built(capsys, tmp_path, FRAME, GAZETTE, other)
    told = "undertaking: spring-fair is unplaced by gazette, and others name article 3"
    assert told in " ".join(out.split())
    assert told in " ".join(run(capsys, "show", "--treaty", treaty)[1].split())
    # Who has compared the two says so in the frame.
    for article, left in ((3, None), (4, f"{told} for such a provision; the frame has it under article 4")):
        placement = ExternalPlacement(
            provision="undertaking", topic="spring-fair", article=article, certainty="probable", **BASIS
        )
        decided = FRAME.model_copy(update={"placements": (placement,)})
        _, out = built(capsys, tmp_path / str(article), decided, GAZETTE, other)
        assert ("hint:" in out) is (left is not None)
        assert left is None or left in words(out)


def test_an_article_is_said_to_be_named_where_it_is(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    treaty, _ = built(capsys, tmp_path, FRAME, report("one", 3, 4))  # two numbers place nothing
    page = tmp_path / "page.html"
    assert run(capsys, "page", "-o", page, "--treaty", treaty)[0] == 0
    assert run(capsys, "show", "3", "--treaty", treaty)[1] == (
        "Article 3\n  Nothing is placed here, although one.p1 names it.\n"
        "  Provisions that stand under no article: show unplaced.\n"
    )
    assert "No report names it. The reports are one." in run(capsys, "show", "2", "--treaty", treaty)[1]
    text = page.read_text("utf-8")
    assert "no reported content is placed there, although" in text
    assert text.count("no report names them") == 1  # Articles 1 and 2
    assert text.count("no report names it,") == 1  # Article 5
