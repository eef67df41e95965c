"""Fixtures for pytest: the treaty that comes with the package, as an object and as bytes.

pytest imports this in every run where the package is installed, so it imports nothing but pytest; what a fixture needs
is loaded when a test first asks for it.
"""

from importlib import resources

import pytest

import treaty_model as tm


@pytest.fixture(scope="session")
def treaty() -> "tm.Treaty":
    """The treaty that comes with treaty-model."""
    return tm.bundled()


@pytest.fixture(scope="session")
def treaty_json() -> bytes:
    """The treaty that comes with treaty-model as a document in JSON."""
    return resources.files("treaty_model").joinpath("data/treaty.json").read_bytes()


@pytest.fixture(scope="session")
def treaty_xml() -> bytes:
    """The treaty that comes with treaty-model as a document in XML."""
    return tm.dumps(tm.bundled(), "xml")
