"""Makes `hypothesis.strategies.from_type` give valid documents and clauses, wherever the package is installed.

hypothesis calls `register` whenever it is imported. That loads the models, which are what is registered, and nothing
more: what makes strategies of them is loaded when one is first asked for.
"""

from typing import Any

from hypothesis.strategies import SearchStrategy, register_type_strategy

from .model.base import Model
from .model.clause import Clause
from .model.report import Report
from .model.treaty import Treaty
from .spec import ModelSpec, spec_of, types_of


def register() -> None:
    """Register the strategies of `treaty_model.testing` by type."""
    models: list[type[Model]] = [spec.cls for spec in types_of(spec_of(Report)).values() if isinstance(spec, ModelSpec)]
    registered: list[type[Model]] = [Treaty, Report, *(cls for cls in models if issubclass(cls, Clause))]
    for cls in registered:
        register_type_strategy(cls, _strategy)


def _strategy(cls: Any) -> SearchStrategy[Any]:
    from . import testing  # noqa: PLC0415  # which takes as long to load as the models, and is seldom needed

    if cls is Treaty:
        return testing.treaties()
    return testing.reports() if cls is Report else testing.clauses_of(cls)
