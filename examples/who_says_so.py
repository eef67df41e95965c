"""Ask the treaty who reported each element of an article, and how many independent origins that makes.

python examples/who_says_so.py [ARTICLE]
"""

import sys

import treaty_model as tm


def main(number: int) -> None:
    """Print one line for each clause of the article."""
    treaty = tm.bundled()
    for provision in treaty.article(number).provisions:
        for clause in provision.clauses:
            support = treaty.support(clause).exactly
            languages = sorted({treaty.source(treaty.passage(id).source).language for id in clause.reported_by})
            said = f"{clause.kind} {clause.summary}".strip()
            print(f"{said:34} {support}, in {', '.join(languages)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 4)
