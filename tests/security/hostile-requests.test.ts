/** Thousands of hostile requests at the program in a process of its own: it must go on. */
import { mkdtemp, rm } from "node:fs/promises";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readLog } from "../../electron/core/system/program-log.ts";
import { answer } from "../../shared/port/bridge.ts";
import { ask, enter } from "../support/doubles/loopback-client.ts";
import { createMalformedCalls } from "../support/generators/malformed-calls.ts";
import { ProgramProcess } from "../support/window/program-process.ts";
import { createRawRequests, sendRaw } from "../support/generators/raw-requests.ts";

/** In ms, only against a test that hangs. */
const timeout = 300_000;
const seed = 17;
const count = 3000;
/** Requests under way at the same time. */
const width = 16;

let program: ProgramProcess;
let origin: string;
let cookie: string;

beforeAll(async () => {
  program = new ProgramProcess(await mkdtemp(join(tmpdir(), "bulletin-hostile-")));
  await program.start();
  ({ origin } = new URL(program.url));
  cookie = await enter(program.url);
});
afterAll(async () => {
  await program.stop();
  await rm(program.libraryFolder, { recursive: true, force: true, maxRetries: 3 });
});

/** Does all work, some at the same time. */
async function doAll<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = items.values();
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (const item of waiting) await work(item);
    }),
  );
}

const agent = new Agent({ keepAlive: true });

/** Makes a call with the cookie of the session. */
const call = (name: string, body: string): Promise<{ status: number; body: string }> =>
  new Promise((resolve, reject) => {
    const headers = { cookie, origin, "content-type": "application/json" };
    const outgoingRequest = request(
      `${origin}/call/${encodeURIComponent(name)}`,
      { method: "POST", headers, agent },
      (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => (text += part));
        response.on("end", () => resolve({ status: response.statusCode ?? 0, body: text }));
      },
    );
    outgoingRequest.on("error", reject).end(body);
  });

/** Checks that the program runs, answers and has met no fault of its own. */
async function expectSound(): Promise<void> {
  const info = await call("shell.info", "{}");
  expect(JSON.parse(info.body)).toMatchObject({
    ok: true,
    value: { libraryFolder: program.libraryFolder },
  });
  expect(JSON.parse((await call("issues.list", '{"deleted":false}')).body)).toMatchObject({ ok: true });
  const log = await readLog(program.libraryFolder);
  expect(log.filter(({ level }) => level === "error")).toEqual([]);
}

test("an address that is none is refused, with and without the cookie", async () => {
  for (const path of ["/\\[", "/\\a:99999999", "/\\\\[::"])
    for (const headers of [{}, { cookie }])
      expect((await ask(origin, { path, headers })).status, path).toBe(400);
  await expectSound();
});

test(`${count} hostile raw requests leave the program running and reveal nothing`, { timeout }, async () => {
  const statuses = new Map<string, number>();
  await doAll(createRawRequests(count, seed, origin, cookie), async (raw) => {
    const response = await sendRaw(origin, raw);
    const status = /^HTTP\/1\.1 (\d{3}) /u.exec(response)?.[1] ?? (response === "" ? "none" : response);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (!raw.hasCookie)
      expect(["100", "303", "400", "403", "405", "413", "417", "431", "none"]).toContain(status);
  });
  expect([...statuses.keys()].filter((status) => !/^(?:none|100|200|303|4\d\d)$/u.test(status))).toEqual([]);
  // The requests reach every part of the server: the window, calls, refusals, and the parser of HTTP.
  for (const status of ["200", "400", "403", "404", "405"])
    expect(statuses.get(status), status).toBeGreaterThan(0);
  await expectSound();
});

test(`${count} malformed calls with the cookie are each answered`, { timeout }, async () => {
  const codes = new Map<string, string>();
  await doAll(createMalformedCalls(count, seed), async ({ name, input }) => {
    const { status, body } = await call(name, JSON.stringify(input));
    expect(status, name).toBe(200);
    const parsedAnswer = answer.parse(JSON.parse(body));
    if (!parsedAnswer.ok) codes.set(parsedAnswer.error.code, `${name} ${JSON.stringify(input)} ${body}`);
  });
  expect(codes.has("invalid-input")).toBe(true);
  expect(codes.get("internal") ?? "").toBe("");
  await expectSound();
});

test("a body over the limit is refused with a sentence", async () => {
  const { body } = await call("settings.get", " ".repeat(65 * 1024 * 1024));
  expect(JSON.parse(body)).toMatchObject({ ok: false, error: { code: "too-large" } });
  await expectSound();
});
