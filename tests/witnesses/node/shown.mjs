// Opens pages in Chromium, one by one in a frame, and prints as JSON the text that it shows of each (innerText).
// Arguments: the path of Chromium, a JSON file with the bytes of the pages in base64.
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const [executablePath, list] = process.argv.slice(2);
const args = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];

async function shown(pages) {
  const texts = [];
  for (const base64 of pages) {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const frame = document.createElement("iframe");
    frame.src = URL.createObjectURL(new Blob([bytes], { type: "text/html" }));
    const loaded = new Promise((resolve) => frame.addEventListener("load", resolve));
    document.body.append(frame);
    await loaded;
    texts.push(frame.contentDocument.body.innerText);
    frame.remove();
  }
  return texts;
}

const browser = await chromium.launch({ executablePath, args, chromiumSandbox: false });
const page = await browser.newPage();
const address = "http://pages.test/"; // nothing is fetched: pages can load nothing
await page.route("**", (route) =>
  route.request().url() === address
    ? route.fulfill({ contentType: "text/html", body: "<!doctype html><body>" })
    : route.abort());
await page.goto(address);
const texts = await page.evaluate(shown, JSON.parse(readFileSync(list, "utf-8")));
await browser.close();
console.log(JSON.stringify(texts));
