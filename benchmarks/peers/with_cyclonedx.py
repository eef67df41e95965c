"""Bills of materials in cyclonedx-python-lib, which has documents of its own: they are compared by the object."""

from random import Random
from typing import Any

from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.output.xml import XmlV1Dot6


def bom(components: int = 150) -> Any:
    """A bill of components, each with a digest and a reference: objects of as many fields as a treaty's."""
    random = Random(0)
    parts = Bom()
    for n in range(components):
        digest = HashType(alg=HashAlgorithm.SHA_256, content=f"{random.getrandbits(256):064x}")
        reference = ExternalReference(
            type=ExternalReferenceType.WEBSITE, url=XsUri(f"urn:part:{n}"), comment="its page"
        )
        parts.components.add(
            Component(
                name=f"part-{n}",
                group="parts",
                publisher="a workshop",
                copyright="none",
                scope=ComponentScope.REQUIRED,
                version="1.0",
                type=ComponentType.LIBRARY,
                bom_ref=f"part-{n}",
                description=f"what part {n} is for",
                hashes=[digest],
                external_references=[reference],
            )
        )
    return parts


def to_json(parts: Any) -> bytes:
    """Its JSON; a writer keeps what it has made, so each call has one of its own."""
    text: str = JsonV1Dot6(parts).output_as_string()
    return text.encode()


def to_xml(parts: Any) -> bytes:
    """Its XML."""
    text: str = XmlV1Dot6(parts).output_as_string()
    return text.encode()
