"""The collector is paused where much is made, and given back as it was, whatever happens."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

import treaty_model as tm
from kestrel import GAZETTE, KURIER
from treaty_model.gc_pause import collector_paused


@pytest.fixture(autouse=True)
def given_back() -> Iterator[None]:
    """The collector is on before each test, and at its end again."""
    assert gc.isenabled()
    yield
    was_on = gc.isenabled()
    gc.enable()
    assert was_on


def test_it_is_given_back_after_mistakes() -> None:
    with pytest.raises(KeyError), collector_paused():
        raise KeyError(gc.isenabled())


def test_what_was_off_stays_off() -> None:
    gc.disable()
    with collector_paused():
        pass
    with collector_paused(), collector_paused():
        pass
    assert not gc.isenabled()
    gc.enable()


def test_what_is_within_another_pause_does_not_end_it() -> None:
    with collector_paused():
        tm.dumps(KURIER)
        tm.merge([KURIER, GAZETTE])
        assert not gc.isenabled()


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / "one.json", tmp_path / "two.xml"]
    for document, path in zip((KURIER, GAZETTE), paths, strict=True):
        tm.write(document, path)
    return paths


def test_many_files_are_read_in_their_order(files: list[Path]) -> None:
    def paths() -> Iterator[Path]:
        for path in (*files, files[0]):
            assert not gc.isenabled()
            yield path

    assert tm.read_all(paths()) == (KURIER, GAZETTE, KURIER)
    assert tm.read_all([]) == ()


def test_the_first_file_that_is_no_document_is_reported(files: list[Path], tmp_path: Path) -> None:
    (tmp_path / "three.json").write_text("{}")
    with pytest.raises(tm.InvalidDocument, match=r"three\.json"):
        tm.read_all([*files, tmp_path / "three.json", tmp_path / "none.json"])
    with pytest.raises(FileNotFoundError):
        tm.read_all([*files, tmp_path / "none.json"])
    with pytest.raises(TypeError):
        tm.merge([KURIER, "no document"])  # type: ignore[list-item]  # which is the point
    with pytest.raises(tm.InvalidDocument):
        tm.dumps(KURIER.model_copy(update={"treaty": ""}))
