"""What all tests share: how hypothesis runs, and the reports' own texts where they are at hand."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# The same examples in every run, no database, and no example that fails because a machine is slow.
settings.register_profile(
    "tests", derandomize=True, database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("tests")


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of the reports' texts, which are not part of the project."""
    folder = os.environ.get("TREATY_MODEL_CORPUS")
    if not folder:
        pytest.skip("the reports' texts are not at hand: set TREATY_MODEL_CORPUS to their folder")
    return Path(folder)
