"""Tabulate which report has which article; with the name of a picture, draw it too (that needs matplotlib).

python examples/coverage_table.py [PICTURE]
"""

import sys

import treaty_model as tm
from treaty_model.model import Coverage

SHADES = {"none": 0, "external": 1, "inferred": 2, "explicit": 3}


def tabulate(coverage: Coverage) -> None:
    """Print a row for each article that any report has, and how many articles no report has."""
    reported = {number: row for number, row in coverage.items() if set(row.values()) != {"none"}}
    for number, row in reported.items():
        print(f"article {number}: " + ", ".join(f"{source} {cell}" for source, cell in row.items() if cell != "none"))
    print(f"{len(coverage) - len(reported)} of {len(coverage)} articles are in no report by number")


def draw(coverage: Coverage, picture: str) -> None:
    """Draw a row for each article and a column for each report: the darker, the surer; the ending tells the format."""
    from matplotlib.figure import Figure  # noqa: PLC0415  # only who wants a picture needs it

    sources = list(next(iter(coverage.values())))
    figure = Figure(figsize=(4, 6), layout="constrained")
    axes = figure.subplots()
    axes.imshow([[SHADES[cell] for cell in row.values()] for row in coverage.values()], cmap="Greys", aspect="auto")
    axes.set_xticks(range(len(sources)), sources, rotation=45)
    axes.set_yticks(range(len(coverage)), [str(number) for number in coverage])
    axes.set_ylabel("article")
    figure.savefig(picture)


if __name__ == "__main__":
    found = tm.bundled().coverage()
    tabulate(found)
    if len(sys.argv) > 1:
        draw(found, sys.argv[1])
