import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fontFiles } from "../../../shared/layout/faces.ts";
import { windowFile } from "./window-files.ts";

let above: string;
let folder: string;
beforeAll(async () => {
  above = await mkdtemp(join(tmpdir(), "bulletin-window-"));
  folder = join(above, "renderer");
  await mkdir(join(folder, "assets"), { recursive: true });
  await mkdir(join(above, "renderer-2"));
  for (const name of [
    "renderer/index.html",
    "renderer/assets/index-1.js",
    "renderer/assets/空 格.css",
    "renderer/secret.txt",
    "secret.json",
    "renderer-2/a.js",
  ])
    await writeFile(join(above, name), "");
});
afterAll(() => rm(above, { recursive: true, force: true }));

test.each([
  ["/", "index.html", "text/html; charset=utf-8"],
  ["/index.html", "index.html", "text/html; charset=utf-8"],
  ["/assets/index-1.js", "assets/index-1.js", "text/javascript; charset=utf-8"],
  ["/assets/%E7%A9%BA%20%E6%A0%BC.css", "assets/空 格.css", "text/css; charset=utf-8"],
  ["/assets/../index.html", "index.html", "text/html; charset=utf-8"],
])("%s is %s", (pathname, file, type) =>
  expect(windowFile(pathname, folder)).toEqual({ path: join(folder, file), type }),
);

test.each([
  "/missing.js",
  "/assets",
  "/assets/",
  "/secret.txt",
  "/../secret.json",
  "/%2e%2e/secret.json",
  "/..%2fsecret.json",
  "/../renderer-2/a.js",
  "/..\\secret.json",
  "/..%5csecret.json",
  "/index.html%00.js",
  "/%",
  "",
  "/fonts/",
  "/fonts/../index.html",
  "/fonts/..%2f..%2fsamples%2fsample-issue.txt",
  "/fonts/missing.woff2",
  "/fonts/FANDOL-COPYING.txt",
])("%j is no file of the window", (pathname) => expect(windowFile(pathname, folder)).toBeUndefined());

test("every bundled font has its file", () => {
  for (const file of fontFiles)
    expect(windowFile(`/fonts/${file}`, folder), file).toMatchObject({
      type: "font/woff2",
      path: expect.stringMatching(/\.woff2$/u),
    });
});
