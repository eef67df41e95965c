"""All passages of a document looked for in copies, and records brought up to date with them."""

import unicodedata
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

import treaty_model as tm
from kestrel import DOCUMENTS, GAZETTE, KURIER, TEXTS
from treaty_model.model import Report, SourceText
from treaty_model.passages.corpus import Corpus
from treaty_model.passages.digests import digest, words_digest
from treaty_model.passages.normal_form import without_invisible
from treaty_model.passages.verification import updated, verify

MOVED = "Ein Vorspann.\n\n" + TEXTS["kurier"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_bytes(text.encode())
    return tmp_path


def anew(document: Any, folder: Path, **texts: str) -> Any:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_bytes(text.encode())
    return updated(document, verify(document, Corpus(folder)))


def test_states_of_all_passages(folder: Path) -> None:
    verification = verify(tm.merge(DOCUMENTS), Corpus(folder))
    assert (dict(verification.states), verification.exact) == ({"exact": 7}, True)
    (folder / "kurier.txt").write_bytes(MOVED.encode())
    verification = verify(tm.merge(DOCUMENTS), Corpus(folder))
    assert (dict(verification.states), verification.exact) == ({"exact": 4, "moved": 3}, False)
    assert {verified.source.id: verified.recorded for verified in verification.sources} == {
        "gazette": True,
        "kurier": False,
    }
    (folder / "kurier.txt").unlink()
    (verified,) = verify(KURIER, Corpus(folder)).sources
    assert (verified.file, verified.why, verified.recorded) == (None, None, False)


def test_a_document_without_passages_is_exact(folder: Path) -> None:
    source = KURIER.source.model_copy(update={"passages": ()})
    assert verify(Report(format_version="1.0", treaty="x", source=source), Corpus(folder)).exact


def test_a_report_alone_is_updated(folder: Path) -> None:
    after = anew(KURIER, folder, kurier=MOVED)
    assert isinstance(after, Report)
    assert after.source.document == SourceText(file="kurier.txt", sha256=digest(MOVED), length=len(MOVED))
    assert [p.start for p in after.source.passages] == [p.start + 15 for p in KURIER.source.passages]
    assert [p.end for p in after.source.passages] == [p.end + 15 for p in KURIER.source.passages]
    assert after.model_copy(update={"source": KURIER.source}) == KURIER
    assert verify(after, Corpus(folder)).exact


def test_a_treaty_is_updated_source_by_source(folder: Path) -> None:
    treaty = tm.merge(DOCUMENTS)
    after = anew(treaty, folder, kurier=MOVED)
    assert after.source("gazette") == treaty.source("gazette")
    assert after.source("kurier") == anew(KURIER, folder).source
    assert after.model_copy(update={"sources": treaty.sources}) == treaty


def test_nothing_changes_where_nothing_moved(folder: Path) -> None:
    assert anew(KURIER, folder) == KURIER
    # another file with all of it in its place: the record keeps its own document
    assert anew(KURIER, folder, kurier=TEXTS["kurier"] + "\nNachtrag.") == KURIER
    (folder / "kurier.txt").unlink()
    assert anew(KURIER, folder) == KURIER
    assert anew(KURIER, folder, kurier="Nichts davon. " * 40) == KURIER


def test_a_moved_passage_gets_the_digests_and_words_of_its_copy(folder: Path) -> None:
    first = KURIER.source.passages[0]
    record = KURIER.model_copy(
        update={
            "source": KURIER.source.model_copy(
                update={
                    "passages": (first.model_copy(update={"text_start": "Der", "text_end": "Mai 2031 besiegelt."}),)
                }
            )
        }
    )
    text = TEXTS["kurier"].replace("Der Kestrel-Pakt", "D\u00ader \u00a0\n Kestrel\u2010\u00adPakt")
    (passage,) = anew(record, folder, kurier=text).source.passages
    assert (passage.text_start, passage.text_end) == ("Der", "besiegelt.")
    assert passage.sha256 == digest(text[passage.start : passage.end])
    assert passage.sha256 != first.sha256
    assert passage.words_sha256 == first.words_sha256
    assert (passage.id, passage.manner, passage.note) == (first.id, first.manner, first.note)


def test_the_name_of_the_document_stays(folder: Path) -> None:
    (folder / "kurier.txt").unlink()
    (folder / "kurier.html").write_text("<p>Vor.</p><p>" + TEXTS["kurier"].replace("\r\n", "</p><p>") + "</p>", "utf-8")
    assert anew(KURIER, folder).source.document.file == "kurier.txt"


def test_a_passage_that_would_lie_outside_stops_the_update(folder: Path) -> None:
    first, second, third = KURIER.source.passages
    text = "x " + TEXTS["kurier"][first.start : first.end]
    with pytest.raises(
        ValueError, match=r"kurier\.txt is too short for kurier\.p2, which is not in it; nothing is updated"
    ):
        anew(KURIER, folder, kurier=text)
    # one that ends where the copy ends does not
    exactly = text.ljust(third.end, "x")
    assert anew(KURIER, folder, kurier=exactly).source.document.length == third.end
    with pytest.raises(ValueError, match=r"too short for kurier\.p3"):
        anew(KURIER, folder, kurier=exactly[:-1])
    assert second.end < third.end


def test_what_an_update_makes_is_validated(folder: Path) -> None:
    broken = KURIER.source.model_copy(update={"language": "not a language"})
    with pytest.raises(ValidationError):
        anew(KURIER.model_copy(update={"source": broken}), folder, kurier=MOVED)


def test_what_is_like_a_stale_passage_is_shown_and_nothing_else(folder: Path) -> None:
    (folder / "kurier.txt").write_bytes(MOVED.replace("Artikel 3", "Artikel 4").encode())
    (verified,) = verify(KURIER, Corpus(folder)).sources
    first, second, _ = verified.passages
    assert (first.state, second.state) == ("moved", "stale")
    assert verified.nearest(first) is None
    assert verified.nearest(second) == (second.passage.start + 15, second.passage.end + 15)
    assert verified._replace(file=None).nearest(second) is None


def test_sources_with_copies_are_compared_by_texts_and_others_by_passages(folder: Path) -> None:
    again = tm.loads(tm.dumps(GAZETTE).replace(b"gazette", b"herald"))
    assert isinstance(again, Report)
    treaty = tm.merge([GAZETTE, again])
    (found,) = verify(treaty, Corpus(folder)).alike
    assert (found.one, found.other, found.shared, len(found.passages)) == ("gazette", "herald", 1.0, 4)
    (folder / "gazette.txt").unlink()
    (found,) = verify(treaty, Corpus(folder)).alike
    assert (found.one, found.other, found.shared, len(found.passages)) == ("gazette", "herald", 0.0, 4)


SENTENCE = (
    "So, as it is said in the new accord, under Article 4 each side helps the other one at once with all that it has "
    "if it is attacked by a third state."
)


def recorded(text: str, text_start: str, text_end: str) -> Report:
    """A record of a text that is one passage."""
    first = KURIER.source.passages[0]
    kept = {"text_start": text_start, "text_end": text_end, "words_sha256": words_digest(text)}
    passage = first.model_copy(update={"start": 0, "end": len(text), "sha256": digest(text), **kept})
    document = SourceText(file="kurier.txt", sha256=digest(text), length=len(text))
    source = KURIER.source.model_copy(update={"passages": (passage,), "document": document})
    return Report(format_version="1.0", treaty="x", source=source)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("as it", "as \u200b it"),
        lambda text: text.replace("it is", "\u2060 it\u00a0\u200b\u00a0is"),
        lambda text: text.replace("So", "S" + "\u200b" * 400 + "o"),
        lambda text: "\u200b\u200b" + "\u00ad".join(text) + "\u200b",
        lambda text: "Before. " + text.replace(" ", " \n "),
        lambda text: text.replace("e", "e\u2060"),
    ],
)
@pytest.mark.parametrize("kept", [("So, as it is said", "by a third state."), ("\u200b", "\u2060"), ("So, as it", ".")])
def test_an_update_keeps_few_words_of_what_is_shown(change: Any, kept: tuple[str, str], folder: Path) -> None:
    record = recorded(SENTENCE, *kept)
    text = change(SENTENCE)
    after = anew(record, folder, kurier=text)
    (passage,) = after.source.passages
    assert verify(after, Corpus(folder)).exact
    assert without_invisible(passage.text_start + passage.text_end).text == passage.text_start + passage.text_end
    assert 3 * len(passage.text_start + passage.text_end) <= len(
        without_invisible(text[passage.start : passage.end]).text
    )
    assert len(passage.text_start.split()) <= max(len(without_invisible(kept[0]).text.split()), 1)
    assert len(passage.text_end.split()) <= max(len(without_invisible(kept[1]).text.split()), 1)


def test_an_update_to_a_decomposed_copy_keeps_no_more_than_a_third(folder: Path) -> None:
    sentence = "Éé éé éé éé éé éé xx xx xx xx xx xx xx éé."
    record = recorded(sentence, "Éé éé éé", "xx éé.")
    after = anew(record, folder, kurier=unicodedata.normalize("NFD", sentence))
    (passage,) = after.source.passages
    assert verify(after, Corpus(folder)).exact
    assert 3 * len(passage.text_start + passage.text_end) <= passage.end


def test_a_passage_of_which_no_words_can_be_kept_stays_as_it_is(folder: Path) -> None:
    record = recorded("Accord signed", "Accord", "signed")
    assert anew(record, folder, kurier="Accord\u00a0signed") == record
    assert dict(verify(record, Corpus(folder)).states) == {"moved": 1}
