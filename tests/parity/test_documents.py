"""A slice of the long run: documents as generated and changed, through every validator and both formats."""

from parity.judges import published
from parity.run import findings

DOCUMENTS = 250


def test_one_verdict_and_nothing_lost() -> None:
    seen = set()
    for seed in range(DOCUMENTS):
        for finding in findings(seed, published()):
            assert finding.wrong is None, f"document {seed}, {finding.subject}: {finding.wrong}"
            seen.add((finding.subject, finding.outcome))
    # The slice is no slice of one thing only.
    for subject in ("JSON, form changed", "XML, form changed", "JSON, values changed", "XML, values changed"):
        assert {(subject, "accepted"), (subject, "rejected")} <= seen
    assert {("JSON, form changed", "duplicate-field"), ("XML, form changed", "doctype")} <= seen
