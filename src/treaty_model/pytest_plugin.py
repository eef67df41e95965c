"""pytest fixtures with the bundled treaty, as an object and as bytes.

pytest imports this module in every run if the package is installed, so the module imports nothing but pytest and the
empty package; a fixture loads the rest when a test first uses it.
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
    """The treaty that comes with treaty-model, as a JSON document."""
    return resources.files("treaty_model").joinpath("data/treaty.json").read_bytes()


@pytest.fixture(scope="session")
def treaty_xml() -> bytes:
    """The treaty that comes with treaty-model, as an XML document."""
    return tm.dumps(tm.bundled(), "xml")
