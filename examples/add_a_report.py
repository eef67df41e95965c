"""See what one more report changes before it is merged: what it confirms, adds and contradicts.

python examples/add_a_report.py
"""

from collections import Counter
from pathlib import Path

import treaty_model as tm

KESTREL = Path(__file__).parent / "kestrel"


def main() -> None:
    """Take the treaty of one report, and compare the other one with it."""
    frame, first, second = (tm.read(KESTREL / f"{name}.json") for name in ("treaty", "gazette.report", "kurier.report"))
    treaty = tm.merge([frame, first])
    assert isinstance(second, tm.Report)

    comparisons = tm.compare(treaty, second)
    print(
        *(f"{verdict}: {count}" for verdict, count in sorted(Counter(c.verdict for c in comparisons).items())), sep="\n"
    )
    for comparison in comparisons:
        if comparison.verdict == "contradicts":
            clause, others = comparison.placed.clause, comparison.others
            print(f"{clause.kind} {clause.summary}, where it was {' or '.join(other.summary for other in others)}")

    together = tm.merge([treaty, second])
    print(f"{len(treaty.claims())} claims before, {len(together.claims())} with it")


if __name__ == "__main__":
    main()
