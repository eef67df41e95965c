// Who reports which clause of an article, and in which passage.
//
//     npm install && npm start -- FOLDER [ARTICLE]
//
// FOLDER holds a treaty as treaty.json, as `treaty-model build` and `treaty-model fixtures` write it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type {
  AnyProvision,
  Passage,
  Source,
  TextOfSource,
  Treaty,
  TreatyModelDocument,
} from "../../schemas/v1/treaty-model.d.ts";

type Clause = AnyProvision["clauses"][number];

/** What a clause tells besides its kind. In `default` all kinds are left that are told by one value. */
function told(clause: Clause): string {
  switch (clause.kind) {
    case "armed-attack":
    case "attack":
    case "state-of-war":
    case "reciprocity":
      return "";
    case "assistance":
      return clause.form ?? "which, is not told";
    case "threat":
      return clause.of;
    case "legal-basis":
      return clause.article === undefined ? clause.instrument : `${clause.instrument}, article ${clause.article}`;
    case "earlier-treaty":
      return clause.title;
    default:
      return clause.value;
  }
}

function name(text: TextOfSource): string | undefined {
  switch (text.kind) {
    case "stated":
    case "inferred":
    case "external":
      return text.value;
    case "unknown":
      return undefined;
  }
}

function outlet(source: Source): string {
  return name(source.publisher) ?? name(source.origin) ?? "not told";
}

function topic(provision: AnyProvision): string | undefined {
  return provision.kind === "undertaking" ? provision.topic : undefined;
}

function place({ start, end, manner, text_start, text_end }: Passage): string {
  return `${manner} at ${start}-${end}: ${text_start} … ${text_end}`;
}

function* lines(treaty: Treaty, number: number): Generator<string> {
  const found = new Map<string, [Source, Passage]>();
  for (const source of treaty.sources ?? []) {
    for (const passage of source.passages ?? []) found.set(passage.id, [source, passage]);
  }
  const article = treaty.articles?.find((article) => article.number === number);
  if (article === undefined) throw new Error(`${treaty.id} has no article ${number}`);
  yield `${treaty.id}, article ${number}`;
  // What no report places in an article, and a comparison does, is external, and stands under `unplaced`.
  const external = (treaty.unplaced ?? []).flatMap((provision) =>
    (treaty.placements ?? [])
      .filter((one) => one.article === number && one.provision === provision.kind && one.topic === topic(provision))
      .map((one) => [provision, ` (external, ${one.certainty})`] as const),
  );
  const reported = (article.provisions ?? []).map((provision) => [provision, ""] as const);
  for (const [provision, sign] of [...reported, ...external]) {
    const about = topic(provision);
    yield `${provision.kind}${about === undefined ? "" : `: ${about}`}${sign}`;
    for (const clause of provision.clauses) {
      yield `  ${[clause.kind, told(clause)].filter(Boolean).join(": ")}`;
      for (const id of clause.reported_by) {
        const where = found.get(id);
        if (where === undefined) throw new Error(`no passage ${id}`);
        const [source, passage] = where;
        yield `    ${id} (${source.language}, outlet: ${outlet(source)}), ${place(passage)}`;
      }
    }
  }
}

function read(path: string): Treaty {
  const document: TreatyModelDocument = JSON.parse(readFileSync(path, "utf-8"));
  if (document.kind !== "treaty") throw new Error(`${path} is the report ${document.source.id}, and no treaty`);
  return document;
}

const [folder = "../../build", article = "4"] = process.argv.slice(2);
for (const line of lines(read(join(folder, "treaty.json")), Number(article))) console.log(line);
