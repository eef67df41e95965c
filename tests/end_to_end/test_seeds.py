"""The records of the five reports: what each states and what it does not, and where its passages stand."""

import itertools
import json
import re
import unicodedata
import warnings
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

import treaty_model as tm
from treaty_model.model import (
    Aim,
    EarlierTreaty,
    EffectiveUpon,
    EntryIntoForceProvision,
    JointMechanisms,
    MutualAid,
    NumberOfArticles,
    Occasion,
    Title,
    TreatyText,
    Undertaking,
    iter_clauses,
)
from treaty_model.passages.copy import Copy
from treaty_model.passages.corpus import Corpus
from treaty_model.passages.matching import find
from treaty_model.passages.normal_form import normal_form
from treaty_model.passages.verification import verify

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.json"))
REPORTS = {document.source.id: document for path in SEEDS if isinstance(document := tm.read(path), tm.Report)}
IDS = sorted(REPORTS)


@pytest.fixture(scope="module")
def treaty() -> tm.Treaty:
    return tm.bundled()


def text_of(report: tm.Report, corpus: Path) -> str:
    return (corpus / report.source.document.file).read_bytes().decode()


# --- the records and the texts ---


@pytest.mark.parametrize("id", IDS)
def test_every_passage_stands_where_it_says(id: str, corpus: Path) -> None:
    verification = verify(REPORTS[id], Corpus(corpus))
    (verified,) = verification.sources
    assert verified.recorded
    assert verification.exact
    assert len(verified.passages) == len(REPORTS[id].source.passages)


QUOTATION_MARKS = str.maketrans("\u201e\u201c\u201d\u2019", "\u00bb\u00ab\u00ab'") | {ord('"'): "\u201c"}


@pytest.mark.parametrize("id", IDS)
@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: "A paragraph.\n\n" + text, id="a paragraph before"),
        pytest.param(lambda text: text.replace(" ", "\n"), id="wrapped anew"),
        pytest.param(lambda text: text.replace(" ", "\u00a0 "), id="more blanks"),
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="line ends"),
        pytest.param(lambda text: unicodedata.normalize("NFD", text), id="Unicode form"),
        pytest.param(lambda text: text.translate(QUOTATION_MARKS), id="quotation marks"),
    ],
)
def test_passages_in_a_copy_of_another_layout(id: str, change: Callable[[str], str], corpus: Path) -> None:
    report = REPORTS[id]
    text = text_of(report, corpus)
    copy = Copy(change(text))
    for passage in report.source.passages:
        found = find(passage, copy)
        words = normal_form(text[passage.start : passage.end]).text
        several = normal_form(text).text.count(words) > 1  # as where a standfirst is the first sentence again
        assert found.state in ("exact", "ambiguous" if several else "moved")
        assert {normal_form(copy.text[start:end]).text for start, end in found.places} == {words}


@pytest.mark.parametrize("id", IDS)
def test_passages_in_a_copy_of_other_words(id: str, corpus: Path) -> None:
    report = REPORTS[id]
    text = text_of(report, corpus)
    for passage in report.source.passages:
        start, end = passage.start, passage.end
        if normal_form(text).text.count(normal_form(text[start:end]).text) > 1:
            continue  # where its words stand again, they are found there
        for at in range(start, end, 7):
            letter = text[at]
            if letter.isalnum():
                changed = text[:at] + ("x" if letter != "x" else "y") + text[at + 1 :]
                assert find(passage, Copy(changed)).state == "stale"
        assert find(passage, Copy(text[: end - 1])).state == "stale"
        assert find(passage, Copy(f"{text}\n{text[start:end]}")).state == "exact"
        before = find(passage, Copy(f"{text[start:end]}\n\n{text}"))
        assert before.state == ("exact" if start == 0 else "ambiguous")
        assert len(before.places) >= (1 if start == 0 else 2)


@pytest.mark.parametrize(
    ("id", "one", "other"), [("de-001", "eine", "andere"), ("en-002", "one", "other"), ("hu-000", "egyik", "másik")]
)
def test_sides_that_change_places_are_other_words(id: str, one: str, other: str, corpus: Path) -> None:
    report = REPORTS[id]
    text = text_of(report, corpus)
    swapped = text.replace(one, "\0").replace(other, one).replace("\0", other)
    changed = 0
    for passage in report.source.passages:
        words = text[passage.start : passage.end]
        if one in words or other in words:
            changed += 1
            assert find(passage, Copy(swapped)).state == "stale"
    assert changed


# What is not the reports' own business: captions, embedded posts, links to other stories, remains of the crawl.
FOREIGN = {
    "hu-000": [("Putin met with head", "HYXa0BeTpa")],
    "de-001": [("Schreibe einen", "Kommentar")],
    "en-002": [("Russian Politics &", "22:19"), ("MOSCOW,", "/TASS/."), ("Read more", "→")],
    "de-003": [("(Dan Tri)", "–"), ("Der russische Verteidigungsminister Andrey", "Reuters)."), ("[Anzeige_2]", "(0)")],
    "hu-004": [(" date", "12 "), ("Zajlanak", "előkészületek")],
}


@pytest.mark.parametrize("id", IDS)
def test_no_passage_lies_in_what_is_not_the_reports_own(id: str, corpus: Path) -> None:
    text = text_of(REPORTS[id], corpus)
    for first, last in FOREIGN[id]:
        start = text.index(first)
        end = text.index(last, start) + len(last)
        for passage in REPORTS[id].source.passages:
            assert passage.end <= start or passage.start >= end, passage.id


NUMBERED = re.compile(r"Art(?:icle|ikel) ([0-9]+)\b(?! (?:of the UN|der UN))|(negyedik|nyolcadik) cikk")
ORDINALS = {"negyedik": 4, "nyolcadik": 8}


@pytest.mark.parametrize("id", IDS)
def test_a_passage_names_the_articles_that_stand_in_it(id: str, corpus: Path) -> None:
    text = text_of(REPORTS[id], corpus)
    for passage in REPORTS[id].source.passages:
        named = NUMBERED.findall(text[passage.start : passage.end])
        assert sorted({int(number or ORDINALS[word]) for number, word in named}) == list(passage.names_articles)


@pytest.mark.parametrize("id", IDS)
def test_passages_are_whole_statements(id: str, corpus: Path) -> None:
    text = text_of(REPORTS[id], corpus)
    for passage in REPORTS[id].source.passages:
        before, quoted = text[: passage.start].rstrip(), text[passage.start : passage.end]
        assert not before or before[-1] in ".–2" or text[len(before) : passage.start].count("\n"), passage.id
        assert quoted[-1] in ".:“" or passage.manner == "headline", passage.id


@pytest.mark.parametrize("id", IDS)
def test_a_record_repeats_only_words_at_the_ends(id: str, corpus: Path) -> None:
    text = text_of(REPORTS[id], corpus)
    for passage in REPORTS[id].source.passages:
        words = text[passage.start : passage.end].split()
        repeated = len(passage.text_start.split()) + len(passage.text_end.split())
        assert repeated <= 10
        assert repeated <= len(words) / 2


BUNDLED = [*REPORTS.values(), *map(tm.read, sorted(ROOT.glob("examples/*/*.report.json")))]


@pytest.mark.parametrize("report", BUNDLED, ids=lambda report: report.source.id)
def test_a_record_has_at_most_a_third_of_a_passage(report: tm.Report) -> None:
    for passage in report.source.passages:
        assert 3 * len(passage.text_start + passage.text_end) <= passage.end - passage.start, passage.id


@pytest.mark.parametrize("id", IDS)
def test_every_passage_is_used_and_stands_in_order(id: str) -> None:
    passages = REPORTS[id].source.passages
    assert {p.id for p in passages} == {
        ref for placed in iter_clauses(REPORTS[id]) for ref in placed.clause.reported_by
    }
    assert {p.id for p in passages} == {f"{id}.p{n}" for n in range(1, len(passages) + 1)}
    assert [p.start for p in passages] == sorted(p.start for p in passages)


# --- what each report tells about itself ---


@pytest.mark.parametrize(
    ("id", "language", "publisher", "origin", "published"),
    [
        ("hu-000", "hu", "unknown", "unknown", "unknown"),
        ("de-001", "de", "unknown", "unknown", "external 2024-12-05"),
        ("en-002", "en", "inferred TASS", "stated TASS", "stated 2024-10-14"),
        ("de-003", "de", "unknown", "stated Dan Tri", "inferred 2024-11-29"),
        ("hu-004", "hu", "unknown", "unknown", "inferred 2025-08-12"),
    ],
)
def test_a_source_states_no_more_than_its_text(
    id: str, language: str, publisher: str, origin: str, published: str
) -> None:
    source = REPORTS[id].source
    told = [
        f"{x.kind} {getattr(x, 'value', None) or ''}".strip()
        for x in (source.publisher, source.origin, source.published)
    ]
    assert [source.language, *told] == [language, publisher, origin, published]


# --- Article 4, element by element ---

EVERYTHING = {"hu-000", "de-001", "en-002"}
ELEMENTS = {
    ("armed-attack", ""): EVERYTHING | {"hu-004"},
    ("attack", ""): {"de-001", "de-003"},
    ("attacker", "one-or-several-states"): EVERYTHING,
    ("attacker", "third-states"): {"de-001"},
    ("state-of-war", ""): EVERYTHING,
    ("reciprocity", ""): set(IDS),
    ("assistance", "military"): EVERYTHING | {"de-003", "hu-004"},
    ("assistance", "other"): EVERYTHING,
    ("assistance", ""): {"de-001"},
    ("timing", "immediate"): EVERYTHING,
    ("means", "all-available"): EVERYTHING,
    ("legal-basis", "un-charter, 51"): EVERYTHING,
    ("national-law", "russia"): EVERYTHING,
    ("national-law", "dprk"): EVERYTHING,
}


def test_article_4_has_each_element_from_the_reports_that_state_it_and_no_other(treaty: tm.Treaty) -> None:
    (aid,) = treaty.article(4).provisions
    assert isinstance(aid, MutualAid)
    found = {(c.kind, c.summary): {treaty.passage(id).source for id in c.reported_by} for c in aid.clauses}
    assert found == ELEMENTS


@pytest.mark.parametrize(
    ("passage", "elements"),
    [
        ("de-001.p7", {"attack", "attacker", "reciprocity", "assistance"}),
        ("de-003.p4", {"attack", "reciprocity", "assistance"}),
        ("hu-004.p3", {"armed-attack", "reciprocity", "assistance"}),
    ],
)
def test_a_weak_report_stays_weak(treaty: tm.Treaty, passage: str, elements: set[str]) -> None:
    assert {c.clause for c in treaty.claims() if c.passage == passage and c.provision == "mutual-aid"} == elements


# --- the other articles ---


def test_23_articles_of_which_three_are_reported(treaty: tm.Treaty) -> None:
    assert [article.number for article in treaty.articles] == list(range(1, 24))
    assert [article.number for article in treaty.articles if article.provisions] == [4, 8, 22]


def test_coverage(treaty: tm.Treaty) -> None:
    signs = {"explicit": "E", "inferred": "i", "external": "x", "none": "-"}
    rows = {n: "".join(signs[row[id]] for id in IDS) for n, row in treaty.coverage().items()}
    assert IDS == ["de-001", "de-003", "en-002", "hu-000", "hu-004"]
    reported = {4: "EiiEi", 8: "---E-", 22: "E--i-"}
    compared = {1: "--x--", 3: "x-x--", 5: "--x--", 23: "---x-"}
    assert {n: row for n, row in rows.items() if row != "-----"} == reported | compared
    rows = {n: "".join(signs[row[id]] for id in IDS) for n, row in treaty.coverage(external=False).items()}
    assert {n: row for n, row in rows.items() if row != "-----"} == reported


def test_without_a_report_things_stand_elsewhere(treaty: tm.Treaty) -> None:
    def placed(document: tm.Treaty) -> dict[int, list[str]]:
        return {a.number: [p.kind for p in a.provisions] for a in document.articles if a.provisions}

    everything = {4: ["mutual-aid"], 8: ["joint-mechanisms"], 22: ["entry-into-force"]}
    assert placed(treaty) == everything
    assert placed(tm.without_source(treaty, "de-001")) == {4: ["mutual-aid"], 8: ["joint-mechanisms"]}
    assert placed(tm.without_source(treaty, "hu-000")) == {4: ["mutual-aid"], 22: ["entry-into-force"]}
    for id in ("en-002", "de-003", "hu-004"):
        assert placed(tm.without_source(treaty, id)) == everything
        assert placed(tm.merge([tm.read(ROOT / "seeds" / "treaty.json"), REPORTS[id]])) == {}


@pytest.mark.parametrize("id", IDS)
def test_a_record_that_places_nothing_stands_where_it_stood(id: str, treaty: tm.Treaty) -> None:
    report = REPORTS[id]
    loose = [p for article in report.articles for p in article.provisions]
    changed = report.model_copy(update={"articles": (), "unplaced": (*report.unplaced, *loose)})
    frame = tm.read(ROOT / "seeds" / "treaty.json")
    assert tm.merge([frame, changed, *(other for other in REPORTS.values() if other is not report)]) == treaty


def test_what_draws_a_clause_to_its_article_can_be_asked(treaty: tm.Treaty) -> None:
    placed = [p for p in iter_clauses(treaty) if p.article == 4 and p.clause.kind == "armed-attack"]
    placements = {id: treaty.placement(placed[0], id) for id in placed[0].clause.reported_by}
    assert {id: (found.kind, found.by) for id, found in placements.items() if found} == {
        "de-001.p10": ("explicit", ()),
        "en-002.p8": ("inferred", ("de-001.p10", "hu-000.p6")),
        "hu-000.p6": ("explicit", ()),
        "hu-004.p3": ("inferred", ("de-001.p10", "hu-000.p6")),
    }
    (attack,) = [p for p in iter_clauses(treaty) if p.article == 4 and p.clause.kind == "attack"]
    own = treaty.placement(attack, "de-001.p7")
    assert own is not None
    assert own.by == ("de-001.p10",)  # of its own report


def test_what_only_the_published_text_places_is_external(treaty: tm.Treaty) -> None:
    found = {(p.provision, p.article, p.certainty) for p in treaty.placements}
    assert found == {
        ("partnership", 1, "probable"),
        ("cooperation-for-peace", 3, "probable"),
        ("consultation-on-threat", 3, "certain"),
        ("no-hostile-agreements", 5, "certain"),
        ("no-hostile-use-of-territory", 5, "certain"),
        ("duration", 23, "certain"),
    }
    rows = treaty.claims()
    assert {row.article for row in rows if row.placement == "external"} == {1, 3, 5, 23}
    assert {row.article for row in rows if row.placement in ("explicit", "inferred")} == {4, 8, 22}
    left_out = treaty.claims(external=False)
    assert [row for row in left_out if row.placement] == [
        row for row in rows if row.placement in ("explicit", "inferred")
    ]
    assert [row[1:9] for row in left_out] == [row[1:9] for row in rows]
    assert not tm.without_source(treaty, "en-002").article(3).provisions


def test_no_article_holds_what_no_report_places_there_by_number(treaty: tm.Treaty) -> None:
    for article in treaty.articles:
        for provision in article.provisions:
            named = {n for c in provision.clauses for id in c.reported_by for n in treaty.passage(id).names_articles}
            assert article.number in named, (article.number, provision.kind)


def test_article_8(treaty: tm.Treaty) -> None:
    (mechanisms,) = treaty.article(8).provisions
    assert isinstance(mechanisms, JointMechanisms)
    assert {purpose.value for purpose in mechanisms.purposes} == {
        "strengthen-defence-capabilities",
        "prevent-war",
        "ensure-regional-peace",
        "ensure-international-peace",
        "ensure-security",
    }
    assert {id for clause in mechanisms.clauses for id in clause.reported_by} == {"hu-000.p7"}


def test_article_22(treaty: tm.Treaty) -> None:
    (final,) = treaty.article(22).provisions
    assert isinstance(final, EntryIntoForceProvision)
    (upon,) = final.select(EffectiveUpon)
    assert upon.value == "exchange-of-instruments-of-ratification"
    assert upon.reported_by == ("de-001.p5", "hu-000.p10")
    assert [(c.summary, c.reported_by) for c in final.clauses if c.kind == "timing"] == [("immediate", ("de-001.p5",))]


def test_provisions_whose_article_no_report_names(treaty: tm.Treaty) -> None:
    reporting = {
        provision.kind: {treaty.passage(id).source for c in provision.clauses for id in c.reported_by}
        for provision in treaty.unplaced
    }
    assert reporting == {
        "partnership": {"en-002"},
        "cooperation-for-peace": {"de-001"},
        "consultation-on-threat": {"en-002"},
        "no-hostile-agreements": {"en-002"},
        "no-hostile-use-of-territory": {"en-002"},
        "duration": {"hu-000"},
    }
    assert not any(isinstance(provision, Undertaking) for provision in treaty.unplaced)


# --- events and facts ---


def dates(treaty: tm.Treaty, event: str) -> dict[str, set[str]]:
    return {
        f"{c.kind} {c.summary}": {treaty.passage(id).source for id in c.reported_by}
        for c in treaty.event(event).clauses
        if c.kind in ("date", "inferred-date", "weekday")
    }


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (
            "signing",
            {"date 2024-06-19": {"en-002", "hu-004"}, "date XXXX-06-19": {"hu-000"}, "date XXXX-06": {"de-001"}},
        ),
        ("submission-to-parliament", {}),
        ("lower-house-ratification", {"date XXXX-10-24": {"hu-000"}}),
        ("upper-house-consideration", {"weekday wednesday": {"hu-000"}}),
        ("exchange-of-instruments", {"weekday wednesday": {"de-001"}}),
        ("entry-into-force", {}),
        ("expected-entry-into-force", {}),
        ("strategic-consultations", {"date XXXX-11 (early)": {"de-001"}}),
        ("foreign-ministry-notice", {"weekday thursday": {"de-001"}}),
        (
            "presidential-visit",
            {"date XXXX-06": {"de-001", "de-003"}, "inferred-date 2024-06 (publication-date)": {"de-003"}},
        ),
        ("telephone-call", {}),
        (
            "call-announcement",
            {"weekday tuesday": {"hu-004"}, "inferred-date 2025-08-12 (publication-date)": {"hu-004"}},
        ),
    ],
)
def test_a_date_is_no_more_precise_than_its_words(treaty: tm.Treaty, event: str, expected: dict[str, set[str]]) -> None:
    assert dates(treaty, event) == expected


def test_plans_are_not_deeds(treaty: tm.Treaty) -> None:
    planned = {event.id for event in treaty.events if event.status == "planned"}
    assert planned == {"upper-house-consideration", "expected-entry-into-force"}


def test_each_report_states_for_itself_who_signed(treaty: tm.Treaty) -> None:
    actors = {c.summary: c.reported_by for c in treaty.event("signing").clauses if c.kind == "actor"}
    assert actors == {
        "russia": ("de-003.p4",),
        "dprk": ("de-003.p4",),
        "russia, leader": ("hu-000.p8",),
        "dprk, leader": ("hu-000.p8",),
        "russia, president, vladimir-putin": ("de-001.p6",),
    }


def test_one_report_puts_the_signing_after_the_visit_and_one_during_it(treaty: tm.Treaty) -> None:
    (contradiction,) = treaty.contradictions()
    assert (contradiction.event, contradiction.fact) == ("signing", "sequence")
    assert {clause.summary: clause.reported_by for clause in contradiction.clauses} == {
        "after presidential-visit": ("de-003.p4",),
        "during presidential-visit": ("de-001.p6",),
    }


def test_facts(treaty: tm.Treaty) -> None:
    assert {fact.language for fact in treaty.facts if isinstance(fact, Title)} == {"de", "en", "hu"}
    (number,) = [fact for fact in treaty.facts if isinstance(fact, NumberOfArticles)]
    assert (number.value, number.reported_by) == (23, ("de-001.p7",))
    (earlier,) = [fact for fact in treaty.facts if isinstance(fact, EarlierTreaty)]
    assert (earlier.dated, earlier.effect) == ("2000-02-09", "intended-replacement")
    assert earlier.reported_by == ("hu-000.p9",)
    assert {aim.value: aim.reported_by for aim in treaty.facts if isinstance(aim, Aim)} == {
        "fair-multipolar-international-system": ("en-002.p6",),
        "global-strategic-stability": ("en-002.p6",),
    }


def test_what_officials_say_is_attributed_to_them(treaty: tm.Treaty) -> None:
    said = {(claim.value, claim.attribution) for claim in treaty.claims() if claim.clause == "characterisation"}
    assert ("purely-defensive", "Andrej Rudenko, deputy-foreign-minister, russia") in said
    assert ("will-support-development-of-diversified-bilateral-cooperation", "foreign-ministry, russia") in said
    assert ("new-era-in-relations", "the report") in said
    assert {claim.attribution for claim in treaty.claims() if claim.clause == "aim"} == {"memo-to-the-treaty"}
    speakers = {passage.id: passage.speaker for source in treaty.sources for passage in source.passages}
    assert all(isinstance(speakers[id], TreatyText) for id in ("de-001.p7", "en-002.p8", "hu-004.p3"))
    assert [speakers[id].label for id in ("de-001.p3", "hu-004.p2") if speakers[id]] == [  # type: ignore[union-attr]  # there are such
        "official-notice, foreign-ministry, russia (inferred)",
        "announcement, kremlin-press-service, russia (inferred)",
    ]


def test_a_declaration_says_on_which_occasion(treaty: tm.Treaty) -> None:
    assert {
        event.id: (clause.event, clause.known)
        for event in treaty.events
        for clause in event.clauses
        if isinstance(clause, Occasion)
    } == {
        "affirmation-by-both-parties": ("strategic-consultations", "inferred"),
        "defence-minister-on-agreements": ("defence-minister-visit", "inferred"),
        "defence-minister-on-partnership": ("defence-ministers-talks", "inferred"),
        "reaffirmation-by-the-parties": ("telephone-call", "inferred"),
    }


def test_one_ratification_is_known_from_a_headline_alone(treaty: tm.Treaty) -> None:
    ratification = treaty.event("dprk-ratification")
    assert [(c.kind, c.summary, c.reported_by) for c in ratification.clauses] == [
        ("occurrence", "", ("de-001.p15",)),
        ("actor", "dprk", ("de-001.p15",)),
    ]
    passage = treaty.passage("de-001.p15")
    assert (passage.manner, passage.start, passage.end) == ("headline", 2337, 2459)
    assert passage.note is not None
    assert {c.attribution for c in treaty.claims() if c.event == "dprk-ratification"} == {"linked-headline"}


def test_one_house_is_one_entity(treaty: tm.Treaty) -> None:
    chambers = {
        event.id: [c.summary for c in event.clauses if c.kind == "chamber"]
        for event in treaty.events
        if any(c.kind == "chamber" for c in event.clauses)
    }
    assert chambers == {
        "submission-to-parliament": ["russia", "lower (russia)"],
        "lower-house-ratification": ["lower (russia)"],
        "upper-house-consideration": ["upper (russia)"],
    }


def test_merging_the_seeds_warns_of_nothing() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        tm.merge([tm.read(path) for path in SEEDS])
    assert {issue.code for path in SEEDS for issue in tm.validate(path).issues} == set()
    assert tm.validate(tm.dumps(tm.bundled())).issues == ()


@pytest.mark.parametrize(
    ("day", "state", "certain"),
    [
        ("2024-06-18", "not-signed", "not-signed"),
        ("2024-06-19", "signed", "signed"),
        ("2024-07-01", "signed", "signed"),
        ("2024-10-24", "signed", "signed"),
        ("2024-10-29", "signed", "signed"),
        ("2024-10-30", "unknown", "signed"),  # the first Wednesday after the lower house ratified
        ("2024-11-06", "unknown", "signed"),
        ("2024-12-04", "unknown", "signed"),
        ("2024-12-05", "in-force", "in-force"),  # the day on which de-001 was published, as known from elsewhere
        ("2025-08-12", "in-force", "in-force"),
        ("2025-08-13", "unknown", "in-force"),  # after the last day that a report covers
        ("2099-01-01", "unknown", "in-force"),
    ],
)
def test_status(treaty: tm.Treaty, day: str, state: str, certain: str) -> None:
    status = treaty.status_on(day)
    assert (status.state, status.certain) == (state, certain)


def test_the_reasons_of_the_status_name_all_that_they_rest_on(treaty: tm.Treaty) -> None:
    because = treaty.status_on("2099-01-01").because
    assert [reason.text for reason in because] == [
        "signed: on 2024-06-19",
        "in-force: reported by de-001, no date is reported; not before 2024-10-30, not after 2024-12-05 "
        "(exchange-of-instruments came first; not after de-001 was published (external))",
        "terminated: not reported",
        "unknown: after 2025-08-12, the last day that any report covers (that of hu-004)",
    ]
    # The day of signing, that of the lower house, the Wednesday of the exchange, with which the treaty enters into
    # force, and the entry into force itself.
    needed = {"en-002.p4", "hu-004.p2", "hu-000.p3", "de-001.p3", "de-001.p5", "hu-000.p10", "de-001.p1", "de-001.p2"}
    assert needed <= set(because[1].passages)


# --- the built treaty ---


def test_the_embedded_treaty_is_what_the_reports_make(treaty: tm.Treaty) -> None:
    documents = [tm.read(path) for path in SEEDS]
    embedded = (Path(tm.__file__).parent / "data" / "treaty.json").read_bytes()
    assert embedded == tm.dumps(tm.merge(documents)) == tm.dumps(treaty), "run `python3 dev.py generate`"


def test_every_order_of_the_reports_makes_the_same_bytes(treaty: tm.Treaty) -> None:
    data = tm.dumps(treaty)
    documents = [tm.read(path) for path in SEEDS]
    for order in itertools.islice(itertools.permutations(documents), 0, None, 7):
        assert tm.dumps(tm.merge(order)) == data


def test_all_documents_are_valid_by_schema() -> None:
    for path in [*SEEDS, Path(tm.__file__).parent / "data" / "treaty.json"]:
        tree = json.loads(path.read_bytes())
        jsonschema.Draft202012Validator(tm.json_schema(tree["kind"])).validate(tree)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_a_seed_stands_as_it_would_be_written(path: Path) -> None:
    assert path.read_bytes() == tm.dumps(tm.read(path))


def test_splitting_the_treaty_gives_the_seeds(treaty: tm.Treaty) -> None:
    frame, reports = tm.split(treaty)
    assert frame == tm.read(ROOT / "seeds" / "treaty.json")
    assert [report.source for report in reports] == [REPORTS[id].source for id in IDS]
    for report in reports:  # the order of clauses is that of a treaty, and in the seeds that of the words
        assert tm.merge([report]) == tm.merge([REPORTS[report.source.id]])
