"""Makes `hypothesis.strategies.from_type` give valid documents and parts of them, wherever the package is installed.

hypothesis calls `register` whenever it is imported. That loads the models, which are what is registered, and nothing
more: what makes strategies of them is loaded when one is first asked for. hypothesis itself is imported by `register`
and not here, because it imports this while it is being imported.
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
    from . import testing  # noqa: PLC0415  # which takes as long to load as the models, and is seldom needed

    if cls is Treaty:
        return testing.treaties()
    return testing.reports() if cls is Report else testing.parts_of(cls)
