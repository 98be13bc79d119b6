/** Documents are validated at the borders only, and written as JSON once. */
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { bulletinDocument } from "../../shared/document/schema.ts";
import type { Bridge } from "../../shared/port/bridge.ts";
import { bridgeOver } from "../../shared/port/port-bridge.ts";
import { electronPort } from "../support/doubles/electron-port.ts";
import { temporaryCore } from "./bridges.ts";

let bridge: Bridge;
let close: () => Promise<void>;
beforeAll(async () => {
  const { core, ...rest } = await temporaryCore("electron");
  ({ close } = rest);
  bridge = bridgeOver(electronPort(core.handlers, core.listen));
});
afterAll(() => close());
afterEach(() => {
  vi.restoreAllMocks();
});

/** Counts how often a document is validated and written as JSON from now on. */
function countDocuments() {
  const validation = vi.spyOn(bulletinDocument._zod, "run");
  const stringify = vi.spyOn(JSON, "stringify");
  return {
    validations: () => validation.mock.calls.length,
    serialisations: () =>
      stringify.mock.calls.filter(([data]) => typeof data === "object" && data !== null && "blocks" in data)
        .length,
  };
}

const session = "session-of-test";
const file = {
  handle: "handle-of-file",
  name: "期.txt",
  bytes: Buffer.from("第7期\n\n【简 讯】\n\n　　正文。\n").toString("base64"),
};

test("an import validates its document three times until it is open: when it is stored, read and shown", async () => {
  const counts = countDocuments();
  const { changes } = await bridge.ask("importing.open", file);
  for (const { id } of changes)
    await bridge.ask("importing.decline", { handle: file.handle, declined: [id] });
  expect(counts.validations(), "while changes are declined").toBe(0);

  const { id } = await bridge.ask("importing.accept", { handle: file.handle, declined: [] });
  expect(counts.validations(), "stored").toBe(1);
  expect(counts.serialisations()).toBe(1);

  await bridge.ask("issues.open", { id, session, label: "甲" });
  expect(counts.validations(), "read from the database, and by the window").toBe(3);
  expect(counts.serialisations()).toBe(1);
});

test("a save validates its document once and serialises it once", async () => {
  const { document } = await bridge.ask("importing.sample", {});
  const { id } = await bridge.ask("issues.create", { document });
  const { revision, generation } = await bridge.ask("issues.open", { id, session, label: "甲" });
  const changed = structuredClone({ ...document, masthead: { ...document.masthead, number: 8 } });

  const counts = countDocuments();
  await bridge.ask("issues.save", { id, session, revision, generation, document: changed });
  expect([counts.validations(), counts.serialisations()]).toEqual([1, 1]);
});
