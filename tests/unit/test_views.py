"""What people read of a treaty, line by line, as they read it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

import treaty_model as tm
from kestrel import DOCUMENTS, FRAME, GAZETTE, KURIER
from treaty_model.view.articles import article_lines, trace_lines, treaty_lines
from treaty_model.view.comparison import comparison_lines
from treaty_model.view.coverage import coverage_lines
from treaty_model.view.placement_notes import article_count_text
from treaty_model.view.timeline import timeline_lines

TREATY = tm.merge(DOCUMENTS)


def _diff() -> Iterator[str]:
    treaty = tm.merge([FRAME, GAZETTE])
    return comparison_lines(treaty, KURIER, tm.compare(treaty, KURIER), tm.changes(treaty, KURIER))


TEXT_OF_TREATY = """\
kestrel-accord
  parties       Kingdom of Ruritania (external); sylvania
  reports       gazette, kurier
  articles      5; reported by number: 2, 3, 5
  unplaced      duration, undertaking: spring-fair (no report names the article)
  disagreement  mutual-aid, place: article 2 (by 1 origin, 1 report) or article
                3 (by 1 origin, 1 report)
  disagreement  signing, date: 2031-05-02 (by 1 origin, 1 report) or XXXX-05-03
                (by 1 origin, 1 report)

facts
  title: Kestrel-Pakt (de)                    kurier
  title: Kestrel Accord (en)                  gazette
  number-of-articles: 5                       gazette

signing (signing, done)
  occurrence                                  gazette  kurier
  date: 2031-05-02                            kurier
  date: XXXX-05-03                            gazette

monument (other-event, planned)
  occurrence                                  kurier
"""

TEXT_OF_ARTICLE_2 = """\
Article 2

mutual-aid
  reports disagree about the article: others name article 3
  armed-attack                                gazette*
  assistance: military                        gazette*
  timing: immediate                           gazette*

* a passage that reports the clause names the article; without *, only other
passages name it
"""

TEXT_OF_UNPLACED = """\
Provisions under no article

duration
  no report names the article
  period: fixed (10)                          gazette

undertaking: spring-fair
  no report names the article
  obligation: hold-a-yearly-spring-fair       gazette
"""

TEXT_OF_TRACE_3 = """\
Article 3

mutual-aid
  reports disagree about the article: others name article 2
  attack
    kurier.p2    kurier.txt 51-124
      explicit: it names article 3
  assistance
    kurier.p2    kurier.txt 51-124
      explicit: it names article 3
  timing: immediate
    kurier.p2    kurier.txt 51-124
      explicit: it names article 3

passages
  kurier.p2
    statement; names article 3
    Wird eine Seite … sogleich.
    sha256 be876f24e701cc0aa7b204259ff02b8a76a5d8a7858bc568144f0df620c017fe
"""

TEXT_OF_TIMELINE = """\
from 2031-01-01 on*       planned  monument
                          concluded: still to come when kurier was published
                          (inferred)
2031-05-02/2031-05-03*    done     signing
                          stated: 2031-05-02 (kurier); XXXX-05-03 (gazette)
                          concluded: the nearest such day before gazette was
                          published

* concluded from events that must come before or after it, or from the date when
a report of it was published or written; without *, from dates that reports
state or that are inferred from them
"""

TEXT_OF_COVERAGE = """\
article  gazette   kurier
1        -         -
2        explicit  -
3        -         explicit
4        -         -
5        explicit  -

explicit: a passage of the report names the article's number
inferred: other passages name the number, and so the content of the report is
placed there
-: no content of the report is placed there

under no article          gazette   kurier
duration                  reported  -
undertaking: spring-fair  reported  -
"""

TEXT_OF_DIFF = """\
article 3, mutual-aid
  attack                                    adds
  assistance                                adds
  timing: immediate                         elsewhere: article 2

event signing (signing, done)
  occurrence                                confirms; now 1 origin, 2 reports
  date: 2031-05-02                          contradicts XXXX-05-03 (gazette)

event monument (other-event, planned)
  occurrence                                adds

facts
  title: Kestrel-Pakt (de)                  adds

status on 2031-05-02: not-signed -> unknown
timeline, monument: not there -> 2031-01-01/
timeline, signing: 2031-05-03 -> 2031-05-02/2031-05-03

disagreement: mutual-aid, place: article 2 (by 1 origin, 1 report) or article 3
(by 1 origin, 1 report)

confirms: 1, contradicts: 1, elsewhere: 1, adds: 4
"""


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        pytest.param(lambda: treaty_lines(TREATY), TEXT_OF_TREATY, id="treaty"),
        pytest.param(lambda: article_lines(TREATY, 2), TEXT_OF_ARTICLE_2, id="article 2"),
        pytest.param(lambda: article_lines(TREATY, None), TEXT_OF_UNPLACED, id="unplaced"),
        pytest.param(lambda: trace_lines(TREATY, 3), TEXT_OF_TRACE_3, id="trace 3"),
        pytest.param(lambda: timeline_lines(TREATY), TEXT_OF_TIMELINE, id="timeline"),
        pytest.param(lambda: coverage_lines(TREATY), TEXT_OF_COVERAGE, id="coverage"),
        pytest.param(_diff, TEXT_OF_DIFF, id="diff"),
    ],
)
def test_what_people_read(lines: Callable[[], Iterable[str]], text: str) -> None:
    assert "".join(f"{line}\n" for line in lines()) == text


@pytest.mark.parametrize(
    ("changes", "text"),
    [({}, "5"), ({"articles_known": "in-part"}, "at least 5"), ({"articles": ()}, "not known")],
)
def test_how_many_articles_there_are(changes: dict[str, Any], text: str) -> None:
    assert article_count_text(FRAME.model_copy(update=changes)) == text
