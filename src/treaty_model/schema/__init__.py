"""Models to the schemas that others validate with and the types that they write, generated from their specification.

With them goes what else a program in another language needs: the normal form of passages, as data.
"""

import json
from typing import get_args

from ..codec.document import roots
from .json_schema import DocumentKind, json_schema
from .normal_form import published
from .typescript import declarations
from .validators import validator
from .xml_schema import xsd

__all__ = ["DocumentKind", "json_schema", "schema_files", "validator", "xsd"]


def schema_files() -> dict[str, bytes]:
    """All schemas as files: name and bytes."""
    files = {
        f"{kind}.schema.json": (json.dumps(json_schema(kind), ensure_ascii=False, indent=2) + "\n").encode()
        for kind in get_args(DocumentKind)
    }
    others = {"treaty-model.xsd": xsd(), "treaty-model.d.ts": declarations(*roots()).encode()}
    return files | others | {"normal-form.json": published()}
