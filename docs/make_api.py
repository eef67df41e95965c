"""Writes docs/api.md, the public names with what they do, from their source; `python3 dev.py generate` runs it."""

import ast
import inspect
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

import treaty_model as tm

# The modules whose names are public, with these names or all of the module's own.
PUBLIC = {
    "treaty_model": "the names below",
    "treaty_model.model": "all models, and `iter_clauses` ([fields.md](fields.md))",
    "treaty_model.schema": "`validator`, `json_schema`, `xsd`, `schema_files`",
    "treaty_model.testing": "hypothesis strategies ([testing.md](testing.md))",
    "treaty_model.view.tables": "`tables`, `table_files` ([tables.md](tables.md))",
    "treaty_model.passages.copy": "`Copy` ([provenance.md](provenance.md))",
    "treaty_model.passages.digests": "`digest`, `words_digest`",
    "treaty_model.passages.html_text": "`page_text`",
    "treaty_model.passages.matching": "`find`",
    "treaty_model.cli": "`main`",
}

START = """# The Python API

These modules and names are public. All other modules are internal and can change with any release.

| module | public names |
|---|---|
"""
AFTER = """
The names of `treaty_model`, as in `import treaty_model as tm`. This page is generated from the source.
"""


def page() -> str:
    """The whole page, in Markdown."""
    rows = "".join(f"| `{module}` | {names} |\n" for module, names in PUBLIC.items())
    names = sorted(tm.__all__, key=str.lower)
    return "\n".join([START + rows + AFTER, *(line for name in names for line in _entry(name))])


def _entry(name: str) -> Iterator[str]:
    value = getattr(tm, name)
    yield from (f"## {name}", "")
    if inspect.isfunction(value) or hasattr(value, "__wrapped__"):
        yield from (*_code(_signature(_node(value), name)), "", inspect.getdoc(value) or "", "")
    elif inspect.isclass(value):
        yield from (inspect.getdoc(value) or "", "")
        if fields := _fields(_node(value)):
            yield from (*_code("\n".join(fields)), "")
        for member in _members(_node(value)):
            yield from (*_code(_signature(member, f"{name}.{member.name}")), "", ast.get_docstring(member) or "", "")
    else:
        yield from (f"`{value!r}`", "")


def _node(value: object) -> ast.FunctionDef | ast.ClassDef:
    source = inspect.getsource(inspect.unwrap(value))  # type: ignore[arg-type]  # a function or a class
    node = ast.parse(textwrap.dedent(source)).body[0]
    assert isinstance(node, ast.FunctionDef | ast.ClassDef)
    return node


def _fields(cls: ast.FunctionDef | ast.ClassDef) -> list[str]:
    """The public fields of a tuple or a record; those of models have a page of their own."""
    if any(ast.unparse(base).endswith("Model") for base in getattr(cls, "bases", ())):
        return []
    named = [node for node in cls.body if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)]
    return [f"{ast.unparse(node.target)}: {ast.unparse(node.annotation)}" for node in named]


def _members(cls: ast.FunctionDef | ast.ClassDef) -> Iterator[ast.FunctionDef]:
    """The public methods and properties that a class says itself."""
    for node in cls.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node


def _signature(node: ast.FunctionDef | ast.ClassDef, name: str) -> str:
    assert isinstance(node, ast.FunctionDef)
    result = ast.unparse(node.returns) if node.returns else "None"
    if any(ast.unparse(decorator) == "property" for decorator in node.decorator_list):
        return f"{name}: {result}"
    arguments = re.sub(r"^(self|cls)(, )?", "", ast.unparse(node.args))
    return re.sub(r"(: [^,=]+)=", r"\1 = ", f"{name}({arguments}) -> {result}")


def _code(line: str) -> tuple[str, str, str]:
    return "```text", line.replace("'", '"'), "```"


if __name__ == "__main__":
    Path(__file__).with_name("api.md").write_text(page(), "utf-8")
