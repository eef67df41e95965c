"""Schemas and types for other programs, generated from the specification of the models.

They include the normal form of passages as data, which a program in another language needs too.
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
    """The files with all schemas: names and contents."""
    files = {
        f"{kind}.schema.json": (json.dumps(json_schema(kind), ensure_ascii=False, indent=2) + "\n").encode()
        for kind in get_args(DocumentKind)
    }
    others = {"treaty-model.xsd": xsd(), "treaty-model.d.ts": declarations(*roots()).encode()}
    return files | others | {"normal-form.json": published()}
