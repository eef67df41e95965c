"""The two readers of XML beside one another: what the quick one takes, the one that knows all of XML reads alike."""

from pydantic import ValidationError

from treaty_model.check.preflight import Rejected, require_plain_xml, require_text
from treaty_model.codec import json_reader, xml_plain, xml_reader


def compared(data: bytes) -> tuple[str, str | None]:
    """Who read a document in XML, and what is wrong about it, if anything is."""
    try:
        require_text(data)
        require_plain_xml(data)
    except Rejected:
        return "asked neither", None
    plain = xml_plain.read(data)
    if plain is None:
        return "asked the other", None
    try:
        json_reader.decode(plain)
    except ValidationError:
        return "asked both", None
    try:
        other = xml_reader.read(data)
    except xml_reader.NotXml as error:
        return "took the quick one", f"{error}: {data!r}"
    return "took the quick one", None if other == (plain, []) else f"{other} is not {plain!r}: {data!r}"
