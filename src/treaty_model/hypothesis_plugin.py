"""Registers strategies for documents and their parts, so that `hypothesis.strategies.from_type` supports the models.

hypothesis calls `register` when it is imported. `register` loads the models only; the code that makes the strategies is
loaded when a strategy is first needed. hypothesis is imported inside `register`, because it imports this module during
its own import.
"""

from typing import TYPE_CHECKING, Any

from .model.base import Model
from .model.clause import Clause
from .model.events import Event
from .model.provisions import Provision
from .model.report import Report
from .model.treaty import Treaty
from .spec import ModelSpec, spec_of, types_of

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy


def register() -> None:
    """Register the strategies of `treaty_model.testing` by type."""
    from hypothesis.strategies import register_type_strategy  # noqa: PLC0415  # see above

    models = [spec.cls for spec in types_of(spec_of(Treaty), spec_of(Report)).values() if isinstance(spec, ModelSpec)]
    registered: list[type[Model]] = [*models, Clause, Provision, Event]
    for cls in registered:
        register_type_strategy(cls, _strategy)


def _strategy(cls: type[Model]) -> "SearchStrategy[Any]":
    from . import testing  # noqa: PLC0415  # slow to import, and seldom needed

    if cls is Treaty:
        return testing.treaties()
    return testing.reports() if cls is Report else testing.parts_of(cls)
