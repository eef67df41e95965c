"""Every leaf type, some two thousand hostile values each, in pydantic, jsonschema and libxml2."""

import pytest

from parity import hostile
from parity.leaves import judges_of
from treaty_model.fixtures.random_documents import LEAVES
from treaty_model.leaf import Leaf


@pytest.mark.parametrize("leaf", LEAVES.values(), ids=LEAVES)
def test_one_verdict_on_hostile_values(leaf: Leaf) -> None:
    assert len(hostile.strings(leaf)) >= 300
    assert list(judges_of(leaf).disagreements()) == []
