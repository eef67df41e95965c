// Prints which of some values a regular expression takes: for each line of the input, {"pattern": ..., "values": [...]}.
import { createInterface } from "node:readline";

for await (const line of createInterface({ input: process.stdin })) {
  const { pattern, values } = JSON.parse(line);
  const expression = new RegExp(pattern, "u");
  console.log(JSON.stringify(values.map((value) => expression.test(value))));
}
