import { beforeEach, expect, test, vi } from "vitest";
import type { ShellPort } from "../../../shared/port/bridge.ts";
import type { Handlers } from "../../../shared/contract/calls.ts";
import {
  contextBridge,
  ipcMain,
  ipcRenderer,
  resetElectron,
  session,
} from "../../../tests/support/doubles/electron-double.ts";
import { WebContents } from "../../../tests/support/doubles/electron-double-page.ts";
import { electronPort } from "../../../tests/support/doubles/electron-port.ts";
import { callChannel } from "./channels.ts";
import { answerCalls, createEventSender } from "./ipc.ts";
import { createShellPort } from "./port.ts";
import { windowAddress } from "./security.ts";

vi.mock("electron", () => import("../../../tests/support/doubles/electron-double.ts"));

const cancelledJobs: string[] = [];
const handlers = {
  "jobs.cancel": async ({ job }) => {
    cancelledJobs.push(job);
    return {};
  },
  "files.open": async () => {
    throw new Error("broken");
  },
} as Partial<Handlers> as Handlers;

let contents: WebContents;
beforeEach(() => {
  resetElectron();
  cancelledJobs.length = 0;
  contents = new WebContents(session.defaultSession);
  contents.mainFrame.url = windowAddress;
  answerCalls(ipcMain as unknown as Electron.IpcMain, handlers, (sender) => (sender as unknown) === contents);
});

test("the preload script gives the page only a port, and a call returns its answer", async () => {
  ipcRenderer.attach(contents);
  await import("./preload.ts");
  const port = contextBridge.mainWorld.bulletinShell as ShellPort;
  expect(Object.keys(contextBridge.mainWorld)).toEqual(["bulletinShell"]);
  expect(Object.keys(port)).toEqual(["call", "onEvent"]);
  expect(Object.isFrozen(port)).toBe(true);
  await expect(port.call("jobs.cancel", { job: "a" })).resolves.toEqual({ ok: true, value: {} });
  expect(cancelledJobs).toEqual(["a"]);
  await expect(port.call("jobs.cancel", { job: 1 })).resolves.toMatchObject({
    ok: false,
    error: { code: "invalid-input" },
  });
  await expect(port.call("no.such", {})).resolves.toMatchObject({
    ok: false,
    error: { code: "invalid-input" },
  });
  await expect(port.call("files.open", { path: "/a" })).resolves.toMatchObject({
    ok: false,
    error: { code: "internal" },
  });
});

test("events reach every listener until it unsubscribes; events before the page is loaded are sent later", () => {
  contextBridge.exposeInMainWorld(
    "port",
    createShellPort(ipcRenderer.attach(contents) as unknown as Electron.IpcRenderer),
  );
  const port = contextBridge.mainWorld.port as ShellPort;
  const events: unknown[] = [];
  const stop = port.onEvent((event, data) => events.push([event, data]));
  const send = createEventSender(contents as unknown as Electron.WebContents);
  send("shell.command", { command: "issue.new" });
  expect(events).toEqual([]);
  contents.emit("did-finish-load");
  send("issues.changed", {});
  expect(events).toEqual([
    ["shell.command", { command: "issue.new" }],
    ["issues.changed", {}],
  ]);
  stop();
  send("issues.changed", {});
  expect(events).toHaveLength(2);
  contents.destroyed = true;
  expect(() => send("issues.changed", {})).not.toThrow();
});

test.each<[string, { url: string; parent: { url: string; parent: null } | null } | null]>([
  ["a frame in the page", { url: windowAddress, parent: { url: windowAddress, parent: null } }],
  ["another page", { url: "https://example.org/", parent: null }],
  ["the print page", { url: "app://print/", parent: null }],
  ["a frame that is gone", null],
])("a call from %s is refused before its name is read", async (_name, frame) => {
  const call = ipcRenderer.attach(contents, frame).invoke(callChannel, "jobs.cancel", { job: "a" });
  await expect(call).rejects.toThrow("refused");
  expect(cancelledJobs).toEqual([]);
});

test("a call from another window is refused", async () => {
  const other = new WebContents(session.defaultSession);
  other.mainFrame.url = windowAddress;
  await expect(ipcRenderer.attach(other).invoke(callChannel, "jobs.cancel", { job: "a" })).rejects.toThrow(
    "refused",
  );
});

test("the port for the contract tests uses the same transport", async () => {
  let tell: (event: "issues.changed", data: Record<string, never>) => void = () => {};
  const port = electronPort(handlers, (listener) => {
    tell = listener;
    return () => {};
  });
  const events: string[] = [];
  port.onEvent((event) => events.push(event));
  tell("issues.changed", {});
  expect(events).toEqual(["issues.changed"]);
  await expect(port.call("jobs.cancel", { job: "b" })).resolves.toEqual({ ok: true, value: {} });
});
