"""Every leaf type, some two thousand hostile values each, in pydantic, jsonschema and libxml2."""

import pytest

from parity import hostile
from parity.leaves import LEAVES, Leaf, judges_of


@pytest.mark.parametrize("leaf", LEAVES.values(), ids=LEAVES)
def test_one_verdict_on_hostile_values(leaf: Leaf) -> None:
    assert len(hostile.strings(leaf)) >= 300
    assert list(judges_of(leaf).disagreements()) == []
