import { expect, test } from "vitest";
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
