// Compiles the schemas of a folder in ajv's strict mode, where any doubtful word in them is an error, and prints a
// verdict for each line of the input: {"kind": ..., "document": ...}.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import Ajv2020 from "ajv/dist/2020.js";

const folder = process.argv[2];
const ajv = new Ajv2020.default({ strict: true, strictRequired: true, allErrors: false });
const validators = {};
for (const kind of ["treaty", "report"]) {
  validators[kind] = ajv.compile(JSON.parse(readFileSync(join(folder, `${kind}.schema.json`), "utf-8")));
}
for await (const line of createInterface({ input: process.stdin })) {
  const { kind, document } = JSON.parse(line);
  console.log(validators[kind](document) ? "taken" : "refused");
}
