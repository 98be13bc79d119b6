import { describe, expect, test } from "vitest";
import { BulletinError } from "../basics/errors.ts";
import type { ShellPort } from "./bridge.ts";
import { bridgeOver } from "./port-bridge.ts";

type Send = (event: string, data: unknown) => void;

function port(): { port: ShellPort; send: Send } {
  const listeners = new Set<Send>();
  return {
    port: {
      call: async () => ({}),
      onEvent(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    send: (event, data) => listeners.forEach((listener) => listener(event, data)),
  };
}
const file = { name: "a.txt", bytes: "" };

test("a file opened before its listener exists is delivered to it later, and only once", async () => {
  const { port: shell, send } = port();
  const bridge = bridgeOver(shell);
  send("shell.openFile", file);
  send("issues.changed", {});
  const events: unknown[] = [];
  bridge.on("issues.changed", (data) => events.push(data));
  await Promise.resolve();
  expect(events).toEqual([]);
  // React's strict mode subscribes, unsubscribes and subscribes again.
  bridge.on("shell.openFile", (data) => events.push(["first", data]))();
  bridge.on("shell.openFile", (data) => events.push(["second", data]));
  await Promise.resolve();
  expect(events).toEqual([["second", file]]);
  bridge.on("shell.openFile", (data) => events.push(["third", data]));
  await Promise.resolve();
  expect(events).toHaveLength(1);
});

test("unknown events and events with invalid data are dropped", () => {
  const { port: shell, send } = port();
  const events: unknown[] = [];
  const stop = bridgeOver(shell).on("shell.command", (data) => events.push(data));
  send("shell.command", { command: 3 });
  send("no.such", {});
  send("toString", {});
  send("shell.command", { command: "issue.new" });
  stop();
  send("shell.command", { command: "issue.save" });
  expect(events).toEqual([{ command: "issue.new" }]);
});

describe("a call that fails rejects with the error", () => {
  const askOver = (call: ShellPort["call"]) =>
    bridgeOver({ ...port().port, call }).ask("issues.remove", { id: 1 });

  test("of the core, as it was thrown there", async () => {
    const error = { code: "taken-over", details: { holder: "二号窗口", refused: "write" }, retry: true };
    const asking = askOver(async () => ({ ok: false, error }));
    await expect(asking).rejects.toBeInstanceOf(BulletinError);
    await expect(asking).rejects.toMatchObject({ data: error });
  });

  test("a reason that this window does not know, of a newer core, is left out", async () => {
    const error = { code: "unreadable", details: { file: "稿.abc", reason: "abc" } };
    await expect(askOver(async () => ({ ok: false, error }))).rejects.toMatchObject({
      data: { code: "unreadable", details: { file: "稿.abc", reason: undefined } },
    });
  });

  test.each<[string, unknown, string]>([
    ["no answer", "no answer", "internal"],
    ["an answer with an unknown code", { ok: false, error: { code: "no-such", details: {} } }, "internal"],
    ["details of another code", { ok: false, error: { code: "disk-full", details: {} } }, "internal"],
    ["an output that does not fit the contract", { ok: true, value: 7 }, "internal"],
  ])("internal for %s", async (_, response, code) => {
    await expect(askOver(async () => response)).rejects.toMatchObject({ code });
  });

  test("disconnected if the core cannot be reached", async () => {
    const cause = new Error("no connection");
    await expect(askOver(() => Promise.reject(cause))).rejects.toMatchObject({
      cause,
      data: { code: "disconnected", details: {}, retry: true },
    });
  });

  test("unless its answer does not matter", async () => {
    const bridge = bridgeOver({ ...port().port, call: () => Promise.reject(new Error("no connection")) });
    expect(await bridge.send("issues.remove", { id: 1 })).toBeUndefined();
  });
});
