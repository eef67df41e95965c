// Opens pages in Chromium, light and dark, wide and narrow, and prints as JSON what is wrong with each: what axe finds,
// what the console says, what is asked of any network, what is wider than the window, anchors that lead nowhere.
// Arguments: the path of Chromium, the widths of the window in pixels, files.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [executablePath, widths, ...files] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
const args = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];
const browser = await chromium.launch({ executablePath, args, chromiumSandbox: false });
const findings = [];

async function look(file, colorScheme, width) {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
  const page = await context.newPage();
  const url = pathToFileURL(file).href;
  const found = (what, more) => findings.push(`${file} ${colorScheme} ${width}: ${what}: ${more}`);
  page.on("console", (message) => found("console", message.text()));
  page.on("pageerror", (error) => found("error", error.message));
  page.on("request", (request) => {
    if (request.url() !== url && !request.url().startsWith("data:")) found("request", request.url());
  });
  await page.goto(url);
  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth);
  if (wide > width) found("too wide", wide);
  for (const id of await page.evaluate(() => [...document.querySelectorAll("main section[id]")].map((s) => s.id))) {
    const seen = await page.evaluate((id) => {
      document.querySelector(`a[href="#${id}"]`)?.click();
      const { top } = document.querySelector(":target")?.getBoundingClientRect() ?? { top: NaN };
      const end = document.scrollingElement.scrollTop + innerHeight >= document.scrollingElement.scrollHeight - 1;
      return document.querySelector(":target")?.id === id && top >= -1 && (top < innerHeight / 2 || end);
    }, id);
    if (!seen) found("anchor", id);
  }
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run());
  for (const { id, nodes } of violations) found(id, `${nodes.length}, ${nodes[0].html} ${nodes[0].failureSummary}`);
  await context.close();
}

for (const file of files) {
  for (const colorScheme of ["light", "dark"]) {
    for (const width of widths.split(",").map(Number)) await look(file, colorScheme, width);
  }
}
await browser.close();
console.log(JSON.stringify(findings));
