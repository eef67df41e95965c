"""Rules about articles: their numbers, and the provisions under them."""

from collections.abc import Iterator

from ...codec.document import Document
from ...model.misplacements import find_misplacements
from ...model.placements import Naming, in_words, named_articles, placed_otherwise
from ...model.report import Report
from ...model.treaty import Treaty
from ...spelling import counted
from ..entry import Entry
from ..issues import Problem
from .parts import source_place
from .rule import rule


@rule(
    Entry(
        "article-order",
        title="Articles out of order, or one missing",
        message="this is article {found}, and article {expected} is expected here",
        hint="list every article from 1 to the last; an article that nothing is reported about has only its number",
        why="A treaty lists all of its articles, so that one can see which of them no report mentions.",
        wrong='{"number": 3}',
        right='{"number": 2}',
    ),
)
def article_order(document: Document) -> Iterator[Problem]:
    """The articles of a treaty are numbered from 1 without a gap; a report lists only those that it mentions."""
    numbers = [article.number for article in document.articles] if isinstance(document, Treaty) else []
    if len(set(numbers)) < len(numbers):
        return  # the rule about duplicates reports it
    for n, number in enumerate(numbers):
        if number != n + 1:
            yield Problem(f"/articles/{n}/number", "article-order", {"found": str(number), "expected": str(n + 1)})
            return


@rule(
    Entry(
        "article-not-named",
        title="A provision under an article that none of its passages names",
        message="no passage that reports {provision} names article {article}",
        hint=(
            "if a passage names the number, add it to its `names_articles`; else move the provision to `unplaced`: "
            "merging computes its article"
        ),
        why=(
            "A report places a provision under an article only if one of its own passages names the number. For all "
            "others, merging computes the article from other reports."
        ),
        wrong="(a provision under article 3, none of whose passages names 3)",
    ),
)
def article_not_named(document: Document) -> Iterator[Problem]:
    """In a report, a passage that reports a provision names the number of the article above it."""
    if isinstance(document, Report) and document.articles:
        names = named_articles(document)
        for n, article in enumerate(document.articles):
            for p, provision in enumerate(article.provisions):
                if not Naming(provision, article.number, names).passages:
                    texts = {"provision": provision.label, "article": str(article.number)}
                    yield Problem(f"/articles/{n}/provisions/{p}", "article-not-named", texts)


@rule(
    Entry(
        "unfounded-article",
        title="An article that no passage names",
        message="no passage names article {article} for the contents of this article",
        hint="merge the reports again, or add the number to the passage that names it",
        why="A provision is placed under an article because passages name its number.",
        wrong="(a treaty with a provision under article 3 that no passage names)",
        severity="warning",
    ),
)
def unfounded_article(document: Document) -> Iterator[Problem]:
    """Some passage names the article of each provision of a treaty, and each empty article that a report lists."""
    names = named_articles(document)
    named = {number for numbers in names.values() for number in numbers}
    for n, article in enumerate(document.articles):
        if isinstance(document, Report):
            if not article.provisions and article.number not in named:
                yield Problem(f"/articles/{n}/number", "unfounded-article", {"article": str(article.number)})
        else:
            for p, provision in enumerate(article.provisions):
                if not Naming(provision, article.number, names).passages:
                    place = f"/articles/{n}/provisions/{p}"
                    yield Problem(place, "unfounded-article", {"article": str(article.number)})


@rule(
    Entry(
        "article-beyond-last",
        title="A number beyond the last article",
        message="{what} names article {article}, and the treaty has {last}",
        hint="check whether it is an article of another instrument",
        why="`names_articles` is for articles of this treaty. A number beyond the last one places nothing.",
        wrong='"names_articles": [1, 51]',
        right='"names_articles": [1]',
        severity="warning",
    ),
)
def article_beyond_last(document: Document) -> Iterator[Problem]:
    """A passage names no number beyond the last article of a treaty whose articles are all known."""
    last = _last_article(document)
    for n, source in enumerate(document.sources if last else ()):
        for m, passage in enumerate(source.passages):
            for k, number in enumerate(passage.names_articles):
                if number > last:
                    place = f"{source_place(document, n)}/passages/{m}/names_articles/{k}"
                    texts = {
                        "what": f"the passage {passage.id}",
                        "article": str(number),
                        "last": counted(last, "article"),
                    }
                    yield Problem(place, "article-beyond-last", texts)
    for n, placement in enumerate(document.placements if isinstance(document, Treaty) and last else ()):
        if placement.article > last:
            texts = {"what": "this placement", "article": str(placement.article), "last": counted(last, "article")}
            yield Problem(f"/placements/{n}/article", "article-beyond-last", texts)


@rule(
    Entry(
        "compared-otherwise",
        title="A comparison and the reports name different articles",
        message="reports place {provision} under {named}, and a comparison places it under article {article}",
        hint="check the comparison and the number that the reports name",
        why="A treaty has this provision once and under one article, so one of the two is wrong.",
        wrong='"provision": "mutual-aid", "article": 2',
        right='"provision": "mutual-aid", "article": 1',
        severity="warning",
    ),
)
def compared_otherwise(document: Document) -> Iterator[Problem]:
    """A comparison and the reports agree on the article of a provision that a treaty has once."""
    placements = document.placements if isinstance(document, Treaty) else ()
    for n, placement, named in placed_otherwise(placements, document.articles if placements else ()):
        texts = {"provision": placement.provision, "named": in_words(named), "article": str(placement.article)}
        yield Problem(f"/placements/{n}/article", "compared-otherwise", texts)


@rule(
    Entry(
        "named-but-unplaced",
        title="An unplaced provision whose passage names an article",
        message="{provision} is unplaced, but the passage {id} that reports it names {named}",
        hint=(
            "if the passage names the article for this provision, move it there; if for something else, make two "
            "passages"
        ),
        why="`names_articles` states the article of all that the passage reports.",
        wrong="(an unplaced provision, reported by a passage with `names_articles`)",
        severity="note",
    ),
)
def named_but_unplaced(document: Document) -> Iterator[Problem]:
    """A provision is placed if a passage that reports it names an article of the treaty."""
    names = named_articles(document)
    last = _last_article(document)
    if last:
        names = {id: numbers for id, numbers in names.items() if min(numbers) <= last}
    found: set[tuple[str, int]] = set()
    for p, provision in enumerate(document.unplaced if names else ()):
        for c, clause in enumerate(provision.clauses):
            for k, id in enumerate(clause.reported_by):
                if id in names and (id, p) not in found:
                    found.add((id, p))
                    place = f"/unplaced/{p}/clauses/{c}/reported_by/{k}"
                    texts = {"id": id, "named": in_words(names[id]), "provision": provision.label}
                    yield Problem(place, "named-but-unplaced", texts)


@rule(
    Entry(
        "other-article",
        title="A passage names another article",
        message="the passage {id} names {named}, but the clause is under article {article}",
        hint="check whether the passage names the number for this clause; if it does, keep it: reports can disagree",
        why="One passage that reports the clause names one article, and other passages name another.",
        wrong='"manner": "statement", "names_articles": [2]',
        right='"manner": "statement", "names_articles": [1]',
        severity="note",
    ),
)
def other_article(document: Document) -> Iterator[Problem]:
    """A passage names the article of the clause that it reports, or no article."""
    for found in find_misplacements(document):
        texts = {"id": found.passage, "named": in_words(found.names), "article": str(found.article)}
        yield Problem(found.pointer, "other-article", texts)


def _last_article(document: Document) -> int:
    """The number of the last article, if a treaty lists all of its articles; else 0."""
    return (document.last_article or 0) if isinstance(document, Treaty) else 0
