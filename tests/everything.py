"""The Kestrel Accord with something of all that a page can show, valid, and the texts of copies of its reports."""

import json
from pathlib import Path
from typing import Any

import treaty_model as tm
from kestrel import KURIER, TEXTS
from pages import KESTREL
from treaty_model import FORMAT_VERSION, Treaty, merge
from treaty_model.model import Unknown
from treaty_model.passages.copy import Copy
from treaty_model.passages.corpus import CopyFile
from treaty_model.passages.matching import find
from treaty_model.passages.verification import SourceResult, Verification

COPIES = {"gazette": "RIVERTON. " + TEXTS["gazette"], "kurier": TEXTS["kurier"].replace("Denkmal", "Denkmal (neu)")}

_COMPARED = {"basis": "a look into the law", "reference": "Laws, p. 7", "compared": "2031-06-01"}
_OCCURRENCE = {"kind": "occurrence", "reported_by": ["kurier.p3"]}


def _everything() -> Treaty:
    document: dict[str, Any] = json.loads(tm.dumps(KESTREL))
    names = [{"language": tag, "value": name} for tag, name in (("ar", "مملكة"), ("en", "Kingdom of Ruritania"))]
    document["parties"][0]["names"] = names
    document["placements"] = [{"provision": "duration", "article": 7, "certainty": "probable", **_COMPARED}]
    document["possibly_same"] = [{"event": "monument", "other": "opening", "reason": "the same place"}]
    document["articles"] += [{"number": number} for number in range(6, 12)]
    aid = document["articles"][1]["provisions"][0]["clauses"]
    aid[0]["reported_by"].append("kurier.p3")  # which names no article
    aid[2]["reported_by"].append("kurier.p2")  # which names another one
    document["events"] += [
        {"kind": "other-event", "id": "opening", "status": "done", "clauses": [_OCCURRENCE]},
        {
            "kind": "ratification",
            "id": "ratification",
            "status": "planned",
            "clauses": [_OCCURRENCE, {"kind": "date", "value": "2031-06", "reported_by": ["kurier.p3"]}],
        },
        {
            "kind": "visit",
            "id": "visit",
            "status": "done",
            "clauses": [
                _OCCURRENCE,
                {"kind": "date", "value": "2030-07", "reported_by": ["kurier.p3"]},
                {"kind": "fulfils", "event": "ratification", "reported_by": ["kurier.p3"]},
            ],
        },
    ]
    name = {"kind": "name-of-party", "party": "ruritania", "language": "en", "value": "Kingdom of Ruritania"}
    document["facts"].append({**name, "reported_by": ["gazette.p1"]})
    gazette, kurier = document["sources"]
    gazette |= {
        "title": "A pact is made",
        "note": "cut <short>",
        "url": "https://gazette.example/a?b=1&c=2",
        "recorded": {"not_before": "2031-05-03", "not_after": "2031-05-05", "basis": "the head of the page"},
    }
    gazette["passages"][3] |= {"names_articles": [6, 8, 12], "note": "after a break"}
    kurier["passages"][0]["names_articles"] = [6]
    kurier["passages"].append({**kurier["passages"][2], "id": "kurier.p4", "end": kurier["passages"][2]["end"] - 1})
    return Treaty.model_validate(document)


EVERYTHING = _everything()

# A treaty of which nothing is known, and one that a single report tells of, which has no date.
NOTHING = Treaty(format_version=FORMAT_VERSION, id="kestrel-accord")
UNDATED = merge(
    [
        KURIER.model_copy(
            update={"source": KURIER.source.model_copy(update={"published": Unknown()}), "events": KURIER.events[1:]}
        )
    ]
)


def verification(treaty: Treaty, **copies: str) -> Verification:
    """What became of the passages in copies with these texts, by source."""
    verified = []
    for source in treaty.sources:
        copy = Copy(copies[source.id]) if source.id in copies else None
        file = CopyFile(Path(f"{source.id}.txt"), "0" * 64, copy) if copy else None
        verified.append(SourceResult(source, tuple(find(passage, copy) for passage in source.passages), file))
    return Verification(tuple(verified))
