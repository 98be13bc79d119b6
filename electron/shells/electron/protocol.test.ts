import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fontFiles } from "../../../shared/layout/faces.ts";
import { createPrintHandler, registerScheme, createWindowHandler } from "./protocol.ts";
import { protocol } from "../../../tests/support/doubles/electron-double.ts";

let folder: string;
let ask: (url: string, method?: string) => Promise<Response>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-protocol-"));
  await mkdir(join(folder, "renderer", "assets"), { recursive: true });
  await writeFile(join(folder, "renderer", "index.html"), "<p>window</p>");
  await writeFile(join(folder, "renderer", "assets", "index.js"), "1");
  await writeFile(join(folder, "secret.html"), "secret");
  const answers = createWindowHandler(join(folder, "renderer"));
  ask = (url, method = "GET") => answers(new Request(url, { method }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("the window is served with its security policy and nosniff", async () => {
  const response = await ask("app://bulletin/");
  expect(await response.text()).toBe("<p>window</p>");
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(response.headers.get("content-security-policy")).toMatch(/^default-src 'none'/u);
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
});

test.each([
  ["app://bulletin/assets/index.js", "GET", 200],
  ["app://bulletin/#/issue/3", "GET", 200],
  ["app://bulletin/assets/index.js", "HEAD", 200],
  ["app://bulletin/assets/", "GET", 404],
  ["app://bulletin/assets/missing.js", "GET", 404],
  ["app://bulletin/../secret.html", "GET", 404],
  ["app://bulletin/%2e%2e/secret.html", "GET", 404],
  ["app://bulletin/..%2fsecret.html", "GET", 404],
  ["app://bulletin/..%5csecret.html", "GET", 404],
  ["app://bulletin/assets/%00.js", "GET", 404],
  ["app://bulletin/%zz", "GET", 404],
  ["app://bulletin/fonts/..%2f..%2fsecret.html", "GET", 404],
  ["app://bulletin//etc/passwd", "GET", 404],
  ["app://print/", "GET", 404],
  ["app://bulletin:8080/", "GET", 404],
  ["app://bulletin.example/", "GET", 404],
  ["https://bulletin/", "GET", 404],
  ["app://bulletin/", "POST", 405],
  ["app://bulletin/", "PUT", 405],
  ["app://bulletin/", "DELETE", 405],
])("%s by %s: %i, with the policy", async (url, method, status) => {
  const response = await ask(url, method);
  expect(response.status).toBe(status);
  expect(response.headers.get("content-security-policy")).toMatch(/^default-src 'none'/u);
  const text = await response.text();
  expect(text).not.toContain("secret");
  if (status !== 200 || method === "HEAD") expect(text).toBe("");
});

test("the print page is empty and can load every font of the layout, but no file of the window", async () => {
  const answers = createPrintHandler();
  const page = await answers(new Request("app://print/"));
  expect(await page.text()).toBe("<!doctype html>");
  expect(page.headers.get("content-security-policy")).not.toContain("connect-src");
  for (const file of fontFiles) {
    const face = await answers(new Request(`app://print/fonts/${file}`));
    expect([face.status, face.headers.get("content-type")]).toEqual([200, "font/woff2"]);
  }
  for (const path of ["index.html", "assets/index.js", "fonts/..%2fsecret.html"])
    expect((await answers(new Request(`app://print/${path}`))).status).toBe(404);
  expect((await answers(new Request("app://bulletin/"))).status).toBe(404);
});

test("the scheme is secure and has an origin", () => {
  registerScheme(protocol as unknown as Electron.Protocol);
  expect(protocol.privileged).toEqual([
    { scheme: "app", privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
});
