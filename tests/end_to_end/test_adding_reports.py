"""A sixth and a seventh report, in Russian and in Korean, from their texts to one treaty. The wording is invented."""

import json
from pathlib import Path
from typing import Any

import pytest

import treaty_model as tm
from treaty_model.cli import main
from treaty_model.passages.corpus import Corpus
from treaty_model.passages.verification import verify

SEEDS = Path(__file__).parents[2] / "seeds"

RUSSIAN = """Вестник Залива, 20 июня 2024 года

Договор подписан 18 июня 2024 года в Пхеньяне, пишет наш корреспондент.

По статье 4 договора, на которую напали с оружием, сторона вправе ждать от другой военной помощи.
"""
KOREAN = """해안일보

조약 제4조는 한쪽이 무력 공격을 받을 때 다른 쪽이 지체 없이 군사 원조를 한다고 정한다.
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("TREATY_MODEL_CORPUS", raising=False)
    (tmp_path / "vestnik.txt").write_text(RUSSIAN, "utf-8")
    (tmp_path / "해안.txt").write_text(KOREAN, "utf-8")
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    return code, out, err


def write_clauses(path: Path, **content: Any) -> None:
    """What a person does with an editor."""
    record = json.loads(path.read_bytes())
    path.write_text(json.dumps(record | content, ensure_ascii=False), "utf-8")


def made_sixth(capsys: pytest.CaptureFixture[str], desk: Path) -> Path:
    """A date that contradicts, and a clause under another article than its passage names."""
    sixth = desk / "ru.report.json"
    told = ("--publisher", "Вестник Залива", "--published", "2024-06-20")
    code, out, _ = run(capsys, "report", "new", desk / "vestnik.txt", "--language", "ru", *told, "-o", sixth)
    assert (code, out.splitlines()[0]) == (
        0,
        f"ru-vestnik: a report of russia-dprk-partnership-2024, {len(RUSSIAN)} code points",
    )
    assert "publisher  stated: Вестник Залива" in out
    passage = ("report", "passage", sixth)
    code, out, _ = run(capsys, *passage, "--from", "Договор подписан", "--to", "корреспондент.")
    assert (code, out) == (0, "ru-vestnik.p1: 35-106, Договор … корреспондент.\n")
    code, _, err = run(capsys, *passage, "--from", "статье 4", "--to", "о")
    assert (code, "no range of whole words" in err or "does not have" in err) == (1, True)
    again = ("--manner", "paraphrase", "--speaker", "treaty-text", "--names", 4)
    code, out, _ = run(capsys, *passage, "--from", "По статье 4", "--to", "военной помощи.", *again)
    assert (code, out.split(":")[0]) == (0, "ru-vestnik.p2")
    code, out, _ = run(capsys, "report", "check", sixth)
    assert code == 0
    assert out.endswith("ru.report.json: valid; 2 passages, 2 of them unused\n")
    aid = [
        {"kind": "attack", "reported_by": ["ru-vestnik.p2"]},
        {"kind": "assistance", "form": "military", "reported_by": ["ru-vestnik.p2"]},
    ]
    signing = [
        {"kind": "occurrence", "reported_by": ["ru-vestnik.p1"]},
        {"kind": "date", "value": "2024-06-18", "reported_by": ["ru-vestnik.p1"]},
    ]
    write_clauses(
        sixth,
        articles=[{"number": 3, "provisions": [{"kind": "mutual-aid", "clauses": aid}]}],
        events=[{"kind": "signing", "id": "signing", "status": "done", "clauses": signing}],
    )
    code, out, _ = run(capsys, "report", "check", sixth)
    assert (code, "article-not-named" in out) == (1, True)
    write_clauses(sixth, articles=[{"number": 4, "provisions": [{"kind": "mutual-aid", "clauses": aid}]}])
    code, out, _ = run(capsys, "report", "check", sixth)
    assert code == 0
    assert out.endswith("ru.report.json: valid; 2 passages, 0 of them unused\n")

    return sixth


def made_seventh(capsys: pytest.CaptureFixture[str], desk: Path) -> Path:
    """What others say, too."""
    seventh = desk / "ko.report.json"
    code, out, _ = run(
        capsys, "report", "new", desk / "해안.txt", "--language", "ko", "--id", "ko-haean", "-o", seventh
    )
    assert code == 0
    code, out, _ = run(
        capsys, "report", "passage", seventh, "--from", "조약 제4조는", "--to", "한다고 정한다.", "--names", 4
    )
    assert (code, "note" in out) == (0, False)
    aid = [{"kind": "timing", "value": "immediate", "reported_by": ["ko-haean.p1"]}]
    write_clauses(seventh, articles=[{"number": 4, "provisions": [{"kind": "mutual-aid", "clauses": aid}]}])
    assert run(capsys, "report", "check", seventh)[0] == 0

    return seventh


def test_from_texts_to_one_treaty(capsys: pytest.CaptureFixture[str], desk: Path) -> None:
    sixth, seventh = made_sixth(capsys, desk), made_seventh(capsys, desk)
    assert run(capsys, "build", SEEDS, "--out", desk / "five")[0] == 0
    five = desk / "five" / "treaty.json"
    code, out, _ = run(capsys, "diff", five, sixth)
    assert code == 0
    words = " ".join(out.split())
    assert "contradicts 2024-06-19 (en-002, hu-004)" in words
    assert "attack confirms; now at most 3 origins, 3 reports; with those that say more at most 6 origins" in words
    assert "assistance: military confirms; now at most 6 origins, 6 reports" in words
    assert "status on 2024-06-18: not-signed -> unknown" in words
    assert "timeline, signing: 2024-06-19 -> 2024-06-18/2024-06-19" in words
    assert out.endswith("confirms: 3, contradicts: 1, elsewhere: 0, adds: 0\n")
    code, out, _ = run(capsys, "diff", five, seventh)
    assert out.endswith("confirms: 1, contradicts: 0, elsewhere: 0, adds: 0\n")
    assert "now at most 4 origins, 4 reports" in " ".join(out.split())

    # one treaty of seven reports
    assert run(capsys, "build", SEEDS, seventh, sixth, "--out", desk / "seven")[0] == 0
    before, seven = tm.bundled(), tm.read(desk / "seven" / "treaty.json")
    assert isinstance(seven, tm.Treaty)
    known = {found.fact for found in before.contradictions()}
    (new,) = [found for found in seven.contradictions() if found.fact not in known]
    assert [clause.summary for clause in new.clauses] == ["2024-06-19", "2024-06-18", "XXXX-06-19"]
    assert seven.misplacements() == ()
    _, out, _ = run(capsys, "verify", desk / "seven" / "treaty.xml", "--corpus", desk)
    assert "ru-vestnik  2      0" in out
    assert "ko-haean    1      0" in out
    assert tm.without_source(tm.without_source(seven, "ru-vestnik"), "ko-haean") == before


def test_the_text_of_a_record_must_be_the_very_one(capsys: pytest.CaptureFixture[str], desk: Path) -> None:
    record = desk / "ru.report.json"
    new = ("report", "new", desk / "vestnik.txt", "--language", "ru", "-o", record)
    assert run(capsys, *new)[0] == 0
    assert run(capsys, *new)[::2] == (2, f"treaty-model: {record} exists already\n")
    (desk / "vestnik.txt").write_text(RUSSIAN + "\n", "utf-8")
    ends = ("--from", "Договор подписан", "--to", "корреспондент.")
    code, _, err = run(capsys, "report", "passage", record, *ends)
    assert (code, "is not the document of the record" in err) == (2, True)
    (desk / "vestnik.txt").unlink()
    code, _, err = run(capsys, "report", "passage", record, *ends)
    assert (code, "no copy of vestnik.txt below" in err) == (2, True)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("empty.txt", b"", "has no text\n"),
        ("blank.txt", b" \n\xc2\xa0", "has no text\n"),
        ("page.html", b"<script>words()</script>", "has no text\n"),
        ("other.txt", "é".encode("latin-1"), "is not text in UTF-8"),
        ("nowhere.txt", None, "No such file or directory"),
        ("", None, "Is a directory"),
    ],
)
def test_what_is_no_text(
    capsys: pytest.CaptureFixture[str], desk: Path, name: str, data: bytes | None, message: str
) -> None:
    if data is not None:
        (desk / name).write_bytes(data)
    code, _, err = run(capsys, "report", "new", desk / name, "--language", "ru", "-o", desk / "r.json")
    assert (code, message in err) == (2, True), err
    assert not (desk / "r.json").exists()


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no file without an end")
def test_a_file_without_an_end(capsys: pytest.CaptureFixture[str], desk: Path) -> None:
    code, _, err = run(capsys, "report", "new", "/dev/zero", "--language", "ru", "-o", desk / "r.json")
    assert (code, "is no regular file, or has more than" in err) == (2, True)


@pytest.mark.parametrize(
    ("given", "written"),
    [
        *(("zh-hant", "zh-Hant"), ("pt-br", "pt-BR"), ("DE-1996", "de-1996"), ("ca-Valencia", "ca-valencia")),
        *(("sr_LATN_rs", "sr-Latn-RS"), ("EN-U-CA-GREGORY", "en-u-ca-gregory"), ("de-de-x-LATN", "de-DE-x-latn")),
    ],
)
def test_language_tags_in_any_case(capsys: pytest.CaptureFixture[str], desk: Path, given: str, written: str) -> None:
    record = desk / "r.json"
    assert run(capsys, "report", "new", desk / "vestnik.txt", "--language", given, "-o", record)[0] == 0
    document = tm.read(record)
    assert isinstance(document, tm.Report)
    assert document.source.language == written


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ["--language", "russian!"],
            "language: 'russian!' has a wrong form: A BCP 47 language tag in its recommended case: a "
            "language, with an optional script, region, variants and extensions, such as hu, pt-BR, zh-Hant or "
            "de-1996. Example: en\n",
        ),
        (["--language", "ru", "--published", "20 June"], "published: '20 June' has a wrong form: A "),
        (["--language", "ru", "--published", "19 June 2025"], "a day 2024-06-19, a month 2024-06, a year 2024; "),
        (["--language", "ru", "--id", "Vestnik"], "id: 'Vestnik' has a wrong form: An identifier: "),
        (["--language", "ru", "--url", "x.org"], "as given. Example: https://host.test\n"),
        (["--language", "ru", "--publisher", ""], "publisher: '' has a wrong form: One line of text"),
    ],
)
def test_invalid_descriptions_of_a_source(
    capsys: pytest.CaptureFixture[str], desk: Path, options: list[str], message: str
) -> None:
    code, _, err = run(capsys, "report", "new", desk / "vestnik.txt", *options, "-o", desk / "r.json")
    assert (code, message in err) == (2, True)
    assert not (desk / "r.json").exists()


WHOLE = ("--from", "Договор", "--to", "помощи.")


@pytest.mark.parametrize(
    ("options", "code", "message"),
    [
        (["--from", "Договор", "--to", "помощи.", "--speaker", "someone"], 2, "is not one of treaty-text, person:NAME"),
        ([*WHOLE, "--speaker", "person:"], 2, "--speaker: 'person:' has no name; write person:NAME"),
        ([*WHOLE, "--speaker", "body"], 2, "--speaker: 'body' has no name; write body:TERM"),
        ([*WHOLE, "--speaker", "Person:Kim"], 2, "document:TERM; did you mean person:NAME?"),
        ([*WHOLE, "--speaker", "treaty text"], 2, "document:TERM; did you mean treaty-text?"),
        ([*WHOLE, "--speaker", "treaty-text:4"], 2, "is the treaty itself: it has no name"),
        ([*WHOLE, "--speaker", "treaty-text", "--party", "russia"], 2, "is the treaty itself: it has no name"),
        (
            [*WHOLE, "--speaker", "body:Foreign Ministry"],
            2,
            "--speaker: 'Foreign Ministry' has a wrong form: A term of an open vocabulary, in "
            "English: lower-case words joined by single hyphens. Example: foreign-ministry\n",
        ),
        ([*WHOLE, "--speaker", "person:Kim", "--of", "Borduria"], 2, "single hyphens. Example: borduria\n"),
        (
            [*WHOLE, "--speaker", "person:Kim", "--party", "dprkk"],
            2,
            "no party of the treaty 'dprkk'; did you mean dprk?",
        ),
        (
            [*WHOLE, "--speaker", "person:Kim", "--party", "x"],
            2,
            "--party: no party of the treaty 'x'; there are dprk, ",
        ),
        ([*WHOLE, "--speaker", "person:Kim", "--party", ""], 2, "--party: no party of the treaty ''; there are dprk, "),
        ([*WHOLE, "--party", "dprk"], 2, "need a speaker: add --speaker\n"),
        ([*WHOLE, "--of", "borduria"], 2, "need a speaker: add --speaker\n"),
        ([*WHOLE, "--manner", "quote"], 2, "argument --manner: 'quote' is not a choice; did you mean quotation?\n"),
        ([*WHOLE, "--note", ""], 2, "--note: '' has a wrong form"),
        *(
            ([*WHOLE, "--names", name], 2, f'argument --names: "{name}" is not an article number: give a whole number')
            for name in (
                "5(1)",
                "8 bis",
                "30.7",
                "4,8",
                "4-8",
                "IV",
                "0",
                "-1",
                "four",
                "",
                "1_0",
                "+4",
                "10000",
                "④",
                "²",
            )
        ),
        (["--from", "договор подписан", "--to", "помощи."], 1, "does not have the first words in this letter case"),
        (["--from", "в", "--to", "помощи."], 1, "give more words"),
    ],
)
def test_what_is_no_passage(
    capsys: pytest.CaptureFixture[str], desk: Path, options: list[str], code: int, message: str
) -> None:
    (desk / "vestnik.txt").write_text(RUSSIAN.replace("пишет", "и в мае, пишет"), "utf-8")
    record = desk / "ru.report.json"
    assert run(capsys, "report", "new", desk / "vestnik.txt", "--language", "ru", "-o", record)[0] == 0
    before = record.read_bytes()
    found, _, err = run(capsys, "report", "passage", record, *options)
    assert (found, message in err) == (code, True), err
    assert record.read_bytes() == before
    assert ("⟦" in err) is ("give more" in message)


@pytest.mark.parametrize("number", ["4", "04", " 4 ", "٤", "４", "४"])
def test_an_article_is_a_number_in_any_digits(capsys: pytest.CaptureFixture[str], desk: Path, number: str) -> None:
    record = desk / "ru.report.json"
    assert run(capsys, "report", "new", desk / "vestnik.txt", "--language", "ru", "-o", record)[0] == 0
    words = ("--from", "По статье", "--to", "помощи.")
    assert run(capsys, "report", "passage", record, *words, "--names", number)[0] == 0
    assert tm.read(record).sources[0].passages[0].names_articles == (4,)


def test_a_record_keeps_the_schema_that_it_names(capsys: pytest.CaptureFixture[str], desk: Path) -> None:
    """Where `report new` says that it is, the command `schemas` writes it."""
    record, schema = desk / "ru.report.json", "./schemas/report.schema.json"
    new = ("report", "new", desk / "vestnik.txt", "--language", "ru", "-o")
    code, out, _ = run(capsys, *new, record)
    assert (code, out.splitlines()[-1].partition(": ")[2]) == (0, f"treaty-model schemas --out {desk / 'schemas'}")
    assert next(iter(json.loads(record.read_bytes()).items())) == ("$schema", schema)
    assert run(capsys, "report", "passage", record, *WHOLE)[0] == 0
    assert record.read_bytes() == tm.dumps(tm.read(record), schema=schema)
    assert run(capsys, "schemas", "--out", desk / "schemas")[0] == 0
    assert (record.parent / schema).is_file()
    assert run(capsys, *new, desk / "again.json")[1].splitlines()[-1] == f"written: {desk / 'again.json'}"
    assert run(capsys, *new, desk / "ru.report.xml")[1].splitlines()[-1] == f"written: {desk / 'ru.report.xml'}"
    assert run(capsys, "validate", desk)[0] == 0


def test_ends_that_repeat_much_of_their_passage_are_warned_of(capsys: pytest.CaptureFixture[str], desk: Path) -> None:
    record = desk / "ru.report.json"
    run(capsys, "report", "new", desk / "vestnik.txt", "--language", "ru", "-o", record)
    assert run(capsys, "report", "passage", record, *WHOLE)[0] == 0
    warning = "`text_start` and `text_end` are more than a third of it"
    assert warning not in run(capsys, "report", "check", record)[1]
    written = json.loads(record.read_bytes())
    (passage,) = written["source"]["passages"]
    words = RUSSIAN[passage["start"] : passage["end"]].split()
    passage |= {"text_start": " ".join(words[:5]), "text_end": " ".join(words[-5:])}
    record.write_text(json.dumps(written), "utf-8")
    out = " ".join(run(capsys, "report", "check", record)[1].split())
    assert f"{passage['id']}: warning: {warning}; keep fewer words in them" in out


def test_a_record_that_is_not_there_cannot_be_checked(capsys: pytest.CaptureFixture[str], desk: Path) -> None:
    code, out, _ = run(capsys, "report", "check", desk / "nowhere.json")
    assert (code, "error: unreadable: " in out) == (2, True)


def test_the_record_in_the_examples_is_of_the_text_beside_it() -> None:
    folder = SEEDS.parent / "examples" / "adding-a-report"
    record = tm.read(folder / "herald.report.json")
    verification = verify(record, Corpus(folder))
    assert verification.exact
    assert verification.sources[0].recorded
    assert (folder / "herald.report.json").read_bytes() == tm.dumps(record)
