"""An invented treaty of five articles between invented states, and two invented reports of it.

It shows that the package models treaties that it does not know, and what making records in Python looks like.
"""

from treaty_model import FORMAT_VERSION, Report, Treaty
from treaty_model.model import (
    ArmedAttack,
    Article,
    Assistance,
    Attack,
    Duration,
    EffectiveUpon,
    EntryIntoForceProvision,
    InferredDate,
    MutualAid,
    NumberOfArticles,
    Obligation,
    Occurrence,
    OnDate,
    OtherEvent,
    Party,
    PartyName,
    Passage,
    Period,
    Person,
    Signing,
    Source,
    SourceText,
    StatedDate,
    StatedText,
    Timing,
    Title,
    TreatyText,
    Undertaking,
    Unknown,
)
from treaty_model.model.source import Manner, Speaker
from treaty_model.passages.digests import digest, words_digest

ID = "kestrel-accord"

TEXTS = {
    "gazette": "RIVERTON, 4 May 2031 /NWA/. Ruritania and Sylvania put their names to the Kestrel Accord on 3 May, "
    "a pact of five articles.\n\nUnder Article 2, whoever is attacked by force of arms gets the other's soldiers at "
    "once. By Article 5 the accord takes effect when it is signed. It runs for ten years, and both will hold a spring "
    "fair each year, an envoy said.\n",
    "kurier": "Der Kestrel-Pakt wurde am 2. Mai 2031 besiegelt. 🕊 Wird eine Seite angegriffen, so hilft die andere "
    "nach Artikel 3 sogleich.\r\nEin Denkmal soll im Herbst folgen.",
}


def passage(id: str, first: str, last: str, manner: Manner, speaker: Speaker | None = None, **names: int) -> Passage:
    """The passage of an invented text from its first words to its last."""
    text = TEXTS[id.partition(".")[0]]
    start = text.index(first)
    end = text.index(last, start) + len(last)
    return Passage(
        id=id,
        start=start,
        end=end,
        sha256=digest(text[start:end]),
        words_sha256=words_digest(text[start:end]),
        text_start=first,
        text_end=last,
        manner=manner,
        speaker=speaker,
        names_articles=tuple(names.values()),
    )


def document(name: str) -> SourceText:
    """The description of an invented text."""
    return SourceText(file=f"{name}.txt", sha256=digest(TEXTS[name]), length=len(TEXTS[name]))


FRAME = Treaty(
    format_version=FORMAT_VERSION,
    id=ID,
    parties=(
        Party(id="ruritania", names=(PartyName(language="en", value="Kingdom of Ruritania"),)),
        Party(id="sylvania"),
    ),
    articles=tuple(Article(number=number) for number in range(1, 6)),
)

GAZETTE = Report(
    format_version=FORMAT_VERSION,
    treaty=ID,
    source=Source(
        id="gazette",
        document=document("gazette"),
        language="en",
        publisher=StatedText(value="Riverton Gazette"),
        origin=StatedText(value="NWA"),
        published=StatedDate(value="2031-05-04"),
        passages=(
            passage("gazette.p1", "Ruritania and", "five articles.", "statement"),
            passage("gazette.p2", "Under Article", "at once.", "paraphrase", TreatyText(), article=2),
            passage("gazette.p3", "By Article", "signed.", "paraphrase", TreatyText(), article=5),
            passage("gazette.p4", "It runs", "envoy said.", "paraphrase", Person(name="an envoy")),
        ),
    ),
    articles=(
        Article(
            number=2,
            provisions=(
                MutualAid(
                    clauses=(
                        ArmedAttack(reported_by=("gazette.p2",)),
                        Assistance(form="military", reported_by=("gazette.p2",)),
                        Timing(value="immediate", reported_by=("gazette.p2",)),
                    )
                ),
            ),
        ),
        Article(
            number=5,
            provisions=(
                EntryIntoForceProvision(clauses=(EffectiveUpon(value="signature", reported_by=("gazette.p3",)),)),
            ),
        ),
    ),
    unplaced=(
        Duration(clauses=(Period(value="fixed", years=10, reported_by=("gazette.p4",)),)),
        Undertaking(
            topic="spring-fair", clauses=(Obligation(value="hold-a-yearly-spring-fair", reported_by=("gazette.p4",)),)
        ),
    ),
    events=(
        Signing(
            id="signing",
            status="done",
            clauses=(Occurrence(reported_by=("gazette.p1",)), OnDate(value="XXXX-05-03", reported_by=("gazette.p1",))),
        ),
    ),
    facts=(
        Title(language="en", value="Kestrel Accord", reported_by=("gazette.p1",)),
        NumberOfArticles(value=5, reported_by=("gazette.p1",)),
    ),
)

KURIER = Report(
    format_version=FORMAT_VERSION,
    treaty=ID,
    source=Source(
        id="kurier",
        document=document("kurier"),
        language="de",
        publisher=Unknown(),
        origin=StatedText(value="nwa"),
        published=InferredDate(value="2031", basis="the year that the text gives"),
        passages=(
            passage("kurier.p1", "Der", "besiegelt.", "statement"),
            passage("kurier.p2", "Wird eine Seite", "sogleich.", "statement", article=3),
            passage("kurier.p3", "Ein", "folgen.", "statement"),
        ),
    ),
    articles=(
        Article(
            number=3,
            provisions=(
                MutualAid(
                    clauses=(
                        Attack(reported_by=("kurier.p2",)),
                        Assistance(reported_by=("kurier.p2",)),
                        Timing(value="immediate", reported_by=("kurier.p2",)),
                    )
                ),
            ),
        ),
    ),
    events=(
        Signing(
            id="signing",
            status="done",
            clauses=(Occurrence(reported_by=("kurier.p1",)), OnDate(value="2031-05-02", reported_by=("kurier.p1",))),
        ),
        OtherEvent(id="monument", status="planned", clauses=(Occurrence(reported_by=("kurier.p3",)),)),
    ),
    facts=(Title(language="de", value="Kestrel-Pakt", reported_by=("kurier.p1",)),),
)

DOCUMENTS: tuple[Report | Treaty, ...] = (FRAME, GAZETTE, KURIER)
