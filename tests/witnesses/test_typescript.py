"""The TypeScript declarations as the strictest compiler reads them, and beside what others make of the schemas."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import treaty_model as tm
from kestrel import DOCUMENTS
from treaty_model.codec.document import roots
from treaty_model.fixtures.files import MANIFEST, fixtures
from treaty_model.leaf import TextLeaf
from treaty_model.spec import ModelSpec, UnionSpec, types_of

from .conftest import NODE, ROOT, SCHEMAS, Case, require_command, require_module

TYPES = (SCHEMAS / "treaty-model.d.ts").read_text("utf-8")
STRICT = {
    "target": "es2022",
    "module": "nodenext",
    "strict": True,
    "exactOptionalPropertyTypes": True,
    "noUncheckedIndexedAccess": True,
    "noImplicitReturns": True,
    "resolveJsonModule": True,
    "skipLibCheck": False,
    "noEmit": True,
    "types": [],
}
ERROR = re.compile(r"^([^\s(]+)\((\d+),\d+\): error (TS\d+): ", re.MULTILINE)

Compile = Callable[[dict[str, str | bytes]], list[tuple[str, int, str]]]


@pytest.fixture
def compiled(tmp_path: Path) -> Compile:
    """A compiler of programs, each a file beside the declarations; it tells file, line and code of each error."""
    compiler = require_module("typescript") / "bin" / "tsc"

    def compile(files: dict[str, str | bytes]) -> list[tuple[str, int, str]]:
        given = {
            "package.json": json.dumps({"type": "module"}),
            "tsconfig.json": json.dumps({"compilerOptions": STRICT}),
            "treaty-model.d.ts": TYPES,
        }
        for name, text in (given | files).items():
            (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        command = ["node", str(compiler), "-p", str(tmp_path), "--pretty", "false"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        errors = [(name, int(line), code) for name, line, code in ERROR.findall(done.stdout)]
        assert (done.returncode == 0) is (not errors), done.stdout
        return errors

    return compile


def documents() -> list[tm.Treaty | tm.Report]:
    """The valid documents of a folder of fixtures, the records of the reports, and the invented ones."""
    files = fixtures(tm.bundled())
    listed = [one for one in json.loads(files[MANIFEST])["files"] if one.get("valid") and one["path"].endswith(".json")]
    records = [path.read_bytes() for path in sorted((ROOT / "seeds").glob("*.json"))]
    return [*map(tm.loads, [*(files[one["path"]] for one in listed), *records]), *DOCUMENTS]


def imported(how: Callable[[str, str], str]) -> dict[str, str | bytes]:
    """A program that imports documents as JSON, and has a line for each of them."""
    files: dict[str, str | bytes] = {f"d{n}.json": tm.dumps(document) for n, document in enumerate(documents())}
    lines = ['import type { Report, Treaty } from "./treaty-model.d.ts";']
    lines += [f'import d{n} from "./d{n}.json" with {{ type: "json" }};' for n in range(len(files))]
    lines += [how(f"d{n}", type(document).__name__) for n, document in enumerate(documents())]
    return files | {"program.ts": "\n".join(lines)}


def test_imported_json_has_the_type_of_its_document_and_no_other(compiled: Compile) -> None:
    other = {"Treaty": "Report", "Report": "Treaty"}
    assert compiled(imported(lambda name, type: f"({name} as {type}).format_version;")) == []
    assert compiled(imported(lambda name, type: f"({name} as unknown as {type}).format_version;")) == []
    count = len(documents())
    refused = compiled(imported(lambda name, type: f"({name} as {other[type]}).format_version;"))
    assert refused == [("program.ts", line, "TS2352") for line in range(count + 2, 2 * count + 2)]


def test_imported_json_has_lost_its_constants(compiled: Compile) -> None:
    """Why the documentation asks for `as`: TypeScript takes every string of imported JSON for any string."""
    satisfied = compiled(imported(lambda name, type: f"({name} satisfies {type});"))
    assert [code for _, _, code in satisfied] == ["TS1360"] * len(documents())
    assigned = compiled(imported(lambda name, type: f"const as_{name}: {type} = {name};"))
    assert [code for _, _, code in assigned] == ["TS2322"] * len(documents())


def test_documents_said_in_a_program_have_their_types_to_the_letter(compiled: Compile, json_cases: list[Case]) -> None:
    taken = [json.loads(case.data) for case in json_cases if case.taken]
    lines = [f"export const d{n}: {tree['kind'].title()} = {json.dumps(tree)};" for n, tree in enumerate(taken)]
    assert len(lines) > 100
    program = "\n".join(['import type { Report, Treaty } from "./treaty-model.d.ts";', *lines])
    assert compiled({"program.ts": program}) == []


def switch(union: UnionSpec) -> str:
    """A function that tells every kind of a union, and has nothing left after them."""
    cases = [
        f"    case {json.dumps(member.kind)}: {{ const it: T.{member.name} = x; return it; }}"
        for member in union.members
    ]
    body = "\n".join(["  switch (x.kind) {", *cases, "    default: { const none: never = x; return none; }", "  }"])
    return f"export function on{union.name}(x: T.{union.name}): unknown {{\n{body}\n}}"


UNIONS = [type for type in types_of(*roots()).values() if isinstance(type, UnionSpec)]
IMPORT = 'import type * as T from "./treaty-model.d.ts";\n'


def test_kinds_narrow_and_nothing_is_left_after_all_of_them(compiled: Compile) -> None:
    whole = IMPORT + "\n".join(switch(union) for union in UNIONS)
    assert compiled({"program.ts": whole}) == []
    lacking = IMPORT + "\n".join(re.sub(r"\n    case .*", "", switch(union), count=1) for union in UNIONS)
    errors = compiled({"program.ts": lacking})
    assert [code for _, _, code in errors] == ["TS2322"] * len(UNIONS)


MISTAKES = {
    "unknown kind": ('const a: T.AnyProvision = { kind: "mutual-help", clauses: [] };', "TS2322"),
    "kind of another union": ('const a: T.AnyProvision = { kind: "signing", clauses: [] };', "TS2322"),
    "missing field": ('const a: T.StateOfWar = { kind: "state-of-war" };', "TS2741"),
    "unknown field": ('const a: T.Party = { id: "a", name: "b" };', "TS2561"),
    "value that is no choice": ('const a: T.EventStatus = "Done";', "TS2820"),
    "later format": ('const a: T.FormatVersion = "1.1";', "TS2322"),
    "text for a number": ('const a: T.Article = { number: "4" };', "TS2322"),
    "number for a text": ("const a: T.Party = { id: 4 };", "TS2322"),
    "null for what is absent": ('const a: T.Party = { id: "a", names: null };', "TS2322"),
    "undefined for what is absent": ('const a: T.Party = { id: "a", names: undefined };', "TS2375"),
    "one for several": ('const a: T.StateOfWar = { kind: "state-of-war", reported_by: "a.p1" };', "TS2322"),
    "field that is set": ("declare const a: T.Treaty; a.id = 'b';", "TS2540"),
    "list that is added to": ("declare const a: T.Passage; a.names_articles?.push(4);", "TS2339"),
    "item that is replaced": ("declare const a: T.StateOfWar; a.reported_by[0] = 'a.p1';", "TS2542"),
    "list that may be absent": ("declare const a: T.Treaty; a.articles.length;", "TS18048"),
    "item that may be absent": ("declare const a: T.StateOfWar; const b: string = a.reported_by[0];", "TS2322"),
    "clause of another provision": (
        'const a: T.Duration = { kind: "duration", clauses: [{ kind: "state-of-war", reported_by: ["a.p1"] }] };',
        "TS2322",
    ),
    "field before its kind is told": ("declare const a: T.AnyProvision; a.topic;", "TS2339"),
}


def test_mistakes_do_not_compile(compiled: Compile) -> None:
    lines = [f"export namespace m{n} {{ {text} }}" for n, (text, _) in enumerate(MISTAKES.values())]
    errors = compiled({"program.ts": IMPORT + "\n".join(lines)})
    found = {name: [code for _, line, code in errors if line == n + 2] for n, name in enumerate(MISTAKES)}
    assert found == {name: [code] for name, (_, code) in MISTAKES.items()}


SAME = """\
type Deep<T> = T extends readonly (infer I)[] ? readonly Deep<I>[]
  : T extends object ? { readonly [K in keyof T]: Deep<T[K]> } : T;
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends Deep<B> ? 1 : 2 ? true : false;
"""


def comparison(ours: str, kind: str, names: list[str]) -> str:
    """A program with a line for each name, which compiles where both files mean the same by it."""
    lines = [f"export const of{name}: Same<Ours.{name}, Theirs.{name}> = true;" for name in names]
    imports = [f'import type * as Ours from "{ours}";', f'import type * as Theirs from "./{kind}.d.ts";']
    return "\n".join([*imports, SAME, *lines])


@pytest.fixture
def theirs() -> dict[str, str | bytes]:
    require_module("json-schema-to-typescript")
    return {
        f"{root.kind}.d.ts": subprocess.run(
            ["node", NODE / "types_of_schema.mjs", SCHEMAS / f"{root.kind}.schema.json"],
            capture_output=True,
            check=True,
        ).stdout
        for root in roots()
    }


def names_in(text: str | bytes) -> list[str]:
    text = text if isinstance(text, str) else text.decode()
    return re.findall(r"^export (?:type|interface) (\w+)", text, re.MULTILINE)


@pytest.mark.parametrize("root", roots(), ids=lambda root: root.kind)
def test_types_mean_what_others_make_of_the_schemas(
    compiled: Compile, theirs: dict[str, str | bytes], root: ModelSpec
) -> None:
    ours, names = types_of(root), names_in(theirs[f"{root.kind}.d.ts"])
    assert set(names) <= set(ours)
    # Some values and unions are said where they are used, without names; the models that hold them are compared.
    assert {name for name, type in ours.items() if isinstance(type, ModelSpec)} <= set(names)
    assert compiled(theirs | {"same.ts": comparison("./treaty-model.d.ts", f"{root.kind}", names)}) == []


FAULTS = [
    ("  readonly imminence?: ThreatImminence;\n", "", "Threat"),
    ("  readonly of: Term;\n", "", "Threat"),
    ("readonly of: Term;", "readonly of?: Term;", "Threat"),
    ("readonly imminence?: ThreatImminence;", "readonly imminence: ThreatImminence;", "Threat"),
    ("readonly imminence?: ThreatImminence;", "readonly imminence?: Term;", "Threat"),
    ("readonly names_articles?: readonly ArticleNumber[];", "readonly names_articles?: ArticleNumber[];", "Passage"),
    ("readonly names_articles?: readonly ArticleNumber[];", "readonly names_articles?: ArticleNumber;", "Passage"),
    ('readonly kind: "state-of-war";', 'readonly kind: "war";', "StateOfWar"),
    ('export type DatePart = "early"', 'export type DatePart = "earlier"', "DatePart"),
    ('export type DatePart = "early" | ', "export type DatePart = ", "DatePart"),
    ("export type ArticleNumber = number;", "export type ArticleNumber = string;", "ArticleNumber"),
    ("export type DurationClause = Period | Other;", "export type DurationClause = Period;", "DurationClause"),
    ("export type DurationClause = Period", "export type DurationClause = StateOfWar | Period", "DurationClause"),
    ("  readonly $schema?: string;\n", "", "Treaty"),
]


def test_a_fault_in_the_types_is_noticed(compiled: Compile, theirs: dict[str, str | bytes]) -> None:
    names = names_in(theirs["treaty.d.ts"])
    files = dict(theirs)
    for n, (old, new, _) in enumerate(FAULTS):
        assert old in TYPES, old
        files[f"ours{n}.d.ts"] = TYPES.replace(old, new, 1)
        files[f"same{n}.ts"] = comparison(f"./ours{n}.d.ts", "treaty", names)
    errors = compiled(files)
    for n, (*_, name) in enumerate(FAULTS):
        lines = str(files[f"same{n}.ts"]).splitlines()
        noticed = [lines[line - 1] for file, line, _ in errors if file == f"same{n}.ts"]
        for type in (name, "Treaty"):
            assert any(f" of{type}: " in line for line in noticed), (n, type)


def test_patterns_in_comments_are_those_of_the_leaves() -> None:
    require_command("node", "nodejs")
    leaves = [type for type in types_of(*roots()).values() if isinstance(type, TextLeaf)]
    lines = []
    for leaf in leaves:
        (pattern,) = re.findall(
            rf"^ \* @pattern (.*)\n(?: \* @maxLength \d+\n)? \*/\nexport type {leaf.name} ", TYPES, re.M
        )
        # A value in which half a character stands is no text that a pattern with the flag u could be asked of.
        values = [*leaf.accepts, *(value for value in leaf.rejects if len(value) <= (leaf.max_length or len(value)))]
        lines.append(json.dumps({"pattern": pattern, "values": values}))
    asked = subprocess.run(
        ["node", NODE / "patterns.mjs"], input="\n".join(lines), capture_output=True, text=True, check=True
    )
    for leaf, line in zip(leaves, asked.stdout.splitlines(), strict=True):
        verdicts = json.loads(line)
        assert verdicts[: len(leaf.accepts)] == [True] * len(leaf.accepts), leaf.name
        assert not any(verdicts[len(leaf.accepts) :]), leaf.name


EXAMPLE = ROOT / "examples" / "typescript"


def example(folder: Path, *arguments: str) -> list[str]:
    """What the example prints, compiled as it stands there."""
    compiler = require_module("typescript") / "bin" / "tsc"
    types = require_module("@types/node").parent
    command = ["node", str(compiler), "-p", str(EXAMPLE), "--outDir", str(folder), "--typeRoots", str(types)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
    (folder / "package.json").write_bytes((EXAMPLE / "package.json").read_bytes())
    run = subprocess.run(["node", folder / "app.js", *arguments], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout.splitlines()


@pytest.mark.parametrize(
    ("document", "article"), [(tm.bundled(), 3), (tm.bundled(), 4), (tm.bundled(), 22), (tm.merge(DOCUMENTS), 2)]
)
def test_the_example_shows_who_reports_what(tmp_path: Path, document: tm.Treaty, article: int) -> None:
    tm.write(document, tmp_path / "treaty.json")
    printed = example(tmp_path / "out", str(tmp_path), str(article))
    told = [f"{document.id}, article {article}"]
    held = [(provision, "") for provision in document.article(article).provisions]
    for provision in document.unplaced:
        held += [
            (provision, f" (external, {p.certainty})") for p in document.compared(provision) if p.article == article
        ]
    for provision, sign in held:
        told.append(f"{provision.label}{sign}")
        for clause in provision.clauses:
            told.append(f"  {clause.kind}")
            for passage in map(document.passage, clause.reported_by):
                source = document.source(passage.source)
                outlet = getattr(source.publisher, "value", None) or getattr(source.origin, "value", None) or "not told"
                where = f"{passage.manner} at {passage.start}-{passage.end}"
                told.append(f"    {passage.id} ({source.language}, outlet: {outlet}), {where}")
    for line, start in zip(printed, told, strict=True):
        assert line == start or line.startswith(f"{start}: ")
