// Opens a folder's index.html in Chromium and looks at what a person would see: the printed text, a canvas that is not blank and
// moves, no errors in the console.
//
//   node page.mjs FOLDER EXPECTED.txt [SCREENSHOT.png]
import { createServer } from "node:http";
import { readFile, mkdtemp, rm } from "node:fs/promises";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const [folder, expected, screenshot] = process.argv.slice(2);
const BROWSERS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const TYPES = { ".html": "text/html", ".mjs": "text/javascript", ".map": "application/json", ".txt": "text/plain" };

const server = createServer(async (request, response) => {
  const path = normalize(new URL(request.url, "http://localhost").pathname);
  try {
    const body = await readFile(join(folder, path === "/" ? "index.html" : path));
    response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "text/html" }).end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));

const profile = await mkdtemp(join(tmpdir(), "morph-web-"));
const executablePath = BROWSERS.find(existsSync);
assert.ok(executablePath, "no Chromium: apt-get install chromium");
const browser = await chromium.launchPersistentContext(profile, {
  executablePath,
  headless: true,
  viewport: { width: 760, height: 640 },
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
  ],
});
try {
  const page = await browser.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("favicon")) complaints.push(message.text());
  });
  await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.waitForFunction(() => /bingkai \d{2,}/.test(document.title), undefined, { timeout: 20_000 });
  const printed = await page.textContent("#keluaran");
  assert.equal(printed, await readFile(expected, "utf8"));

  const picture = () => page.evaluate(() => document.getElementById("kanvas").toDataURL());
  const colours = await page.evaluate(() => {
    const canvas = document.getElementById("kanvas");
    const pixels = new Uint32Array(canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.buffer);
    return new Set(pixels).size;
  });
  assert.ok(colours > 20, `only ${colours} colours on the canvas`);
  const before = await picture();
  await page.waitForTimeout(200);
  assert.notEqual(await picture(), before, "the canvas does not move");
  assert.deepEqual(complaints, []);
  if (screenshot) await page.screenshot({ path: screenshot });
  console.log("ok");
} finally {
  await browser.close();
  server.close();
  await rm(profile, { recursive: true, force: true });
}
