// The digests of words (`words_sha256`), made by what schemas/v1/normal-form.json says and nothing else:
//
//   node words-sha256.mjs ../../schemas/v1/normal-form.json text.txt ...
//
// A file that is not UTF-8 or cannot be read gets a line on standard error, and the exit code is 1 then.
// Needs Node 18 or later: its Unicode must be that of the normal form or a newer one.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

// Whether a character is in a set, of which each range is written as 0061 or 0061..007A.
function membership(points) {
  const ranges = points.map((range) => range.split("..").map((point) => parseInt(point, 16)));
  return (character) => {
    const point = character.codePointAt(0);
    return ranges.some(([first, last = first]) => first <= point && point <= last);
  };
}

export function normalFormOf({ sets, marks_in_a_row }) {
  const is = Object.fromEntries(Object.entries(sets).map(([name, points]) => [name, membership(points)]));
  const sign = (c) => (is.double(c) ? '"' : is.single(c) ? "'" : is.dash(c) ? "-" : c);

  const shown = (text) => Array.from(text).filter((c) => !is.ignorable(c));
  const withBlanks = (characters) =>
    characters
      .map((c) => (is.white_space(c) ? " " : c))
      .filter((c, n, all) => c !== " " || all[n - 1] !== " ");
  const composed = (characters) => {
    let done = "";
    let part = "";
    let marks = 0;
    const cut = () => {
      done += part.normalize("NFC");
      part = "";
      marks = 0;
    };
    for (const c of characters) {
      if (is.unassigned(c)) {
        cut();
        done += c;
      } else {
        part += c;
        marks = is.combining(c) ? marks + 1 : 0;
        if (marks === marks_in_a_row) cut();
      }
    }
    cut();
    return done;
  };
  return (text) => Array.from(composed(withBlanks(shown(text))), sign).join("");
}

export function wordsDigest(normalForm, text) {
  return createHash("sha256").update(normalForm(text), "utf8").digest("hex");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [data, ...files] = process.argv.slice(2);
  const normalForm = normalFormOf(JSON.parse(readFileSync(data, "utf8")));
  const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  for (const file of files) {
    try {
      console.log(wordsDigest(normalForm, utf8.decode(readFileSync(file))), file);
    } catch (error) {
      console.error(`${file}: ${error.message}`); // it is not UTF-8, or cannot be read
      process.exitCode = 1;
    }
  }
}
