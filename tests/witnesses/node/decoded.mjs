// Decodes bytes with Chromium's TextDecoder, and prints as JSON, for each label, the name of its encoding and the texts.
// Arguments: the path of Chromium, a JSON file with a list of [label, sequences of bytes in hexadecimal].
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const [executablePath, list] = process.argv.slice(2);
const args = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];

function decoded(asked) {
  return asked.map(([label, sequences]) => {
    const { encoding } = new TextDecoder(label);
    return [encoding, sequences.map((hex) => {
      const bytes = Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
      return new TextDecoder(label, { ignoreBOM: true }).decode(bytes);
    })];
  });
}

const browser = await chromium.launch({ executablePath, args, chromiumSandbox: false });
const page = await browser.newPage();
console.log(JSON.stringify(await page.evaluate(decoded, JSON.parse(readFileSync(list, "utf-8")))));
await browser.close();
