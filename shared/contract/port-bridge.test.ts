import { expect, test } from "vitest";
import type { ShellPort } from "./bridge.ts";
import { bridgeOver } from "./port-bridge.ts";

type Tell = (event: string, data: unknown) => void;

function port(): { port: ShellPort; tell: Tell } {
  const listeners = new Set<Tell>();
  return {
    port: {
      call: async () => ({}),
      onEvent(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    tell: (event, data) => listeners.forEach((listener) => listener(event, data)),
  };
}
const file = { name: "a.txt", bytes: "" };

test("a file that is opened before its screen waits for it, and is given once", async () => {
  const { port: shell, tell } = port();
  const bridge = bridgeOver(shell);
  tell("shell.openFile", file);
  tell("issues.changed", {});
  const heard: unknown[] = [];
  bridge.on("issues.changed", (data) => heard.push(data));
  await Promise.resolve();
  expect(heard).toEqual([]);
  // React's strict mode begins, ends and begins again.
  bridge.on("shell.openFile", (data) => heard.push(["first", data]))();
  bridge.on("shell.openFile", (data) => heard.push(["second", data]));
  await Promise.resolve();
  expect(heard).toEqual([["second", file]]);
  bridge.on("shell.openFile", (data) => heard.push(["third", data]));
  await Promise.resolve();
  expect(heard).toHaveLength(1);
});

test("what the contract does not know, or knows otherwise, is not heard", () => {
  const { port: shell, tell } = port();
  const heard: unknown[] = [];
  const stop = bridgeOver(shell).on("shell.command", (data) => heard.push(data));
  tell("shell.command", { command: 3 });
  tell("no.such", {});
  tell("toString", {});
  tell("shell.command", { command: "issue.new" });
  stop();
  tell("shell.command", { command: "issue.save" });
  expect(heard).toEqual([{ command: "issue.new" }]);
});
