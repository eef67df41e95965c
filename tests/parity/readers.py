"""The two readers of XML side by side: whatever the fast one accepts, the complete one reads alike."""

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
        return "read by the fast path", f"{error}: {data!r}"
    return "read by the fast path", None if other == (plain, []) else f"{other} is not {plain!r}: {data!r}"
