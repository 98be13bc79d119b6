/** Requests that the loopback shell must refuse, each over a real connection. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeStartPage } from "../../electron/shells/browser/run.ts";
import { startBrowserShell, type BrowserShell } from "../../electron/shells/browser/server.ts";
import { findBrowser } from "../../electron/core/exporting/pdf/find-browser.ts";
import { temporaryCore } from "../contract/bridges.ts";
import { ask, enter } from "../support/doubles/loopback-client.ts";

let shell: BrowserShell;
let end: () => Promise<void>;
let cookie: string;
let origin: string;
let host: string;
let token: string;

beforeAll(async () => {
  const { core, folder, close } = await temporaryCore("browser");
  await writeFile(join(folder, "secret.txt"), "secret");
  shell = await startBrowserShell({ core, port: 0 });
  ({ origin, host } = new URL(shell.url));
  token = new URL(shell.url).searchParams.get("token") ?? "";
  cookie = await enter(shell.url);
  end = async () => {
    await shell.close();
    await close();
  };
});
afterAll(() => end());

const json = { "content-type": "application/json" };
const call = (headers: Record<string, string>) =>
  ask(origin, { method: "POST", path: "/call/settings.get", headers: { ...json, ...headers }, body: "{}" });

test("a request with the cookie, the own origin and JSON is answered", async () => {
  const { status, body, headers } = await call({ cookie, origin });
  expect([status, JSON.parse(body).ok]).toEqual([200, true]);
  expect(headers["content-security-policy"]).toMatch(/^default-src 'none'/u);
  expect(headers["access-control-allow-origin"]).toBeUndefined();
});

test("the token works once and leaves the address; only an HttpOnly, SameSite cookie remains", async () => {
  const again = await ask(shell.url);
  expect(again.status).toBe(403);
  expect(again.body).toContain("快报工作站");
  expect(again.body).not.toContain(token);
  const reload = await ask(shell.url, { headers: { cookie } });
  expect([reload.status, reload.headers.location]).toEqual([303, "/"]);
  expect(String(reload.headers["set-cookie"])).toMatch(/HttpOnly; SameSite=Strict/u);
});

test("the page for refused visitors is in the language of the person", async () => {
  const { core, close } = await temporaryCore("browser");
  const other = await startBrowserShell({ core, port: 0, readLocale: () => "en" });
  expect((await ask(`${other.url}x`)).body).toMatch(/<html lang="en">.*This address opens only once/u);
  await other.close();
  await close();
});

test("a browser that comes from a file gets a page that leads on, so that it sends the strict cookie", async () => {
  const { core, close } = await temporaryCore("browser");
  const other = await startBrowserShell({ core, port: 0 });
  const headers = { "sec-fetch-site": "cross-site" };
  expect((await ask(`${other.url}x`, { headers })).status).toBe(403);
  const page = await ask(other.url, { headers });
  expect([page.status, page.headers.location]).toEqual([200, undefined]);
  expect(page.body).toContain('content="0;url=/"');
  expect(page.body).not.toContain(new URL(other.url).searchParams.get("token"));
  const newCookie = String(page.headers["set-cookie"]).split(";")[0] ?? "";
  const ownHeaders = { cookie: newCookie, "sec-fetch-site": "same-origin" };
  // Not found where the window was not built: either way, the request passed.
  expect([200, 404]).toContain((await ask(new URL("/", other.url).href, { headers: ownHeaders })).status);
  await other.close();
  await close();
});

test.each([
  ["no cookie", {}],
  ["a wrong cookie", { cookie: "bulletin-1=x" }],
  ["a foreign origin", { origin: "https://evil.example" }],
  ["a null origin", { origin: "null" }],
  ["another port's origin", { origin: "http://127.0.0.1:1" }],
  ["a foreign Host (DNS rebinding)", { host: "evil.example" }],
  ["a Host that begins like ours", { host: "127.0.0.1.evil.example" }],
  ["a form's content type", { "content-type": "text/plain" }],
  ["a cross-site fetch", { "sec-fetch-site": "cross-site" }],
] as [string, Record<string, string>][])("%s is refused", async (_, headers) => {
  const base: Record<string, string> = headers.cookie || Object.keys(headers).length === 0 ? {} : { cookie };
  const { status, body } = await call({ ...base, ...headers });
  expect(status).toBe(403);
  expect(body).not.toContain('"ok"');
});

test("a wrong token is refused, even with the right cookie", async () => {
  for (const wrong of ["x", "", token.slice(1), `${token}x`]) {
    expect((await ask(origin, { path: `/?token=${wrong}` })).status).toBe(403);
    expect((await ask(origin, { path: `/?token=${wrong}`, headers: { cookie } })).status).toBe(403);
  }
});

test.each([
  "/../package.json",
  "/..%2f..%2fpackage.json",
  "/%2e%2e/%2e%2e/package.json",
  "/assets/../../../package.json",
  "/..\\..\\package.json",
  "/fonts/../samples/sample-issue.txt",
  "/fonts/..%2fsamples%2fsample-issue.txt",
  "/fonts/FandolFang-Regular.woff2%00.txt",
  "/%",
  "//evil.example/x",
  "/secret.txt",
])("path %s leads nowhere", async (path) => {
  const { status, body } = await ask(origin, { path, headers: { cookie } });
  expect([400, 403, 404]).toContain(status);
  expect(body).not.toMatch(/"name"|示例区|secret/u);
});

test("other methods, calls by GET, and files by POST are refused", async () => {
  expect((await ask(origin, { method: "DELETE", path: "/", headers: { cookie } })).status).toBe(405);
  expect((await ask(origin, { path: "/call/settings.get", headers: { cookie } })).status).toBe(405);
  expect((await ask(origin, { method: "POST", path: "/", headers: { cookie, ...json } })).status).toBe(405);
  expect(
    (
      await ask(origin, {
        method: "OPTIONS",
        path: "/call/settings.get",
        headers: { origin: "https://evil.example", host },
      })
    ).status,
  ).not.toBe(200);
});

test("broken JSON and unknown calls get an answer with an error code", async () => {
  const answer = await ask(origin, {
    method: "POST",
    path: "/call/settings.get",
    headers: { ...json, cookie, origin },
    body: "{",
  });
  expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error: { code: "invalid-input" } });
  const unknownCall = await ask(origin, {
    method: "POST",
    path: "/call/__proto__",
    headers: { ...json, cookie, origin },
    body: "{}",
  });
  expect(JSON.parse(unknownCall.body)).toMatchObject({ ok: false, error: { code: "invalid-input" } });
});

const installedBrowser = await findBrowser();
test.skipIf(!installedBrowser)(
  "a browser without the address in its command line enters from the page in a file, as the program starts it",
  async () => {
    const { core, folder, close } = await temporaryCore("browser");
    const other = await startBrowserShell({ core, port: 0 });
    const { executablePath = "", args = [], env = {} } = installedBrowser ?? {};
    const browser = await chromium.launch({ executablePath, args, env });
    try {
      const page = await browser.newPage();
      const arrival = page.waitForResponse(new URL("/", other.url).href);
      await page.goto(pathToFileURL(await writeStartPage(folder, other.url)).href);
      expect([200, 404]).toContain((await arrival).status());
    } finally {
      await browser.close();
      await other.close();
      await close();
    }
  },
);
