"""`python3 dev.py parity --documents N`: the long run, with its figures. Exit code 1 where anything disagrees."""

import argparse
import os
import sys
import time

from .run import PART, Figures, run


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py parity", description=__doc__)
    parser.add_argument("--documents", type=int, default=2000, metavar="N", help="how many documents (default: 2000)")
    documents = parser.parse_args().documents
    started, processes = time.monotonic(), os.cpu_count() or 1
    done, figures, wrong = 0, Figures(), list[str]()
    for count, some_figures, some_wrong in run(documents, processes=processes):
        done, figures, wrong = done + count, figures + some_figures, wrong + some_wrong
        if done % (20 * PART) == 0 or done == documents:
            print(f"{done:,} documents, {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
    for (subject, outcome), count in sorted(figures.items()):
        print(f"{subject:22} {outcome:22} {count:>10,}")
    for line in wrong[:20]:
        print(line[:2000])
    spent = time.monotonic() - started
    print(f"{documents:,} documents, {len(wrong):,} disagreements; {spent:.0f} s in {processes} processes")
    return 1 if wrong else 0


sys.exit(main())
