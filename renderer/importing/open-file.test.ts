import { afterEach, expect, test } from "vitest";
import { bridgeOver } from "../../shared/port/port-bridge.ts";
import { temporaryCore } from "../../tests/contract/bridges.ts";
import { electronPort } from "../../tests/support/doubles/electron-port.ts";
import { OpenFile } from "./open-file.ts";

const file = { name: "期.txt", bytes: Buffer.from("　　第一段。\n　　第二段。\n").toString("base64") };

let closings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closings) await close();
  closings = [];
});

async function openPort() {
  const { core, close } = await temporaryCore("electron");
  closings.push(close);
  return electronPort(core.handlers, core.listen);
}

/** A file over a core; a restart gives another core, with an empty library. `names` are the calls so far. */
async function setUp() {
  let port = await openPort();
  const names: string[] = [];
  const bridge = bridgeOver({
    call(name, input) {
      names.push(name);
      return port.call(name, input);
    },
    onEvent: () => () => {},
  });
  const restart = async () => {
    port = await openPort();
  };
  return { bridge, names, openFile: new OpenFile(bridge, file), restart };
}

test("the file is sent once, whatever is declined", async () => {
  const { openFile, names } = await setUp();
  const { changes } = await openFile.preview([]);
  for (const { id } of changes) await openFile.preview([id]);
  await openFile.preview([]);
  expect(await openFile.accept([])).toBe(1);
  expect(names.filter((name) => name === "importing.open")).toHaveLength(1);
});

test("a file that the core has lost is opened again", async () => {
  const { openFile, names, restart } = await setUp();
  const { changes } = await openFile.preview([]);
  const declined = changes.slice(1).map(({ id }) => id);
  await restart();
  expect((await openFile.preview(declined)).changes).toEqual(changes.slice(0, 1));
  expect(names.filter((name) => name === "importing.open")).toHaveLength(2);
});

test("a file that the core has lost is not imported before the person says so again", async () => {
  const { openFile, bridge, restart } = await setUp();
  await openFile.preview([]);
  await restart();
  await expect(openFile.accept([])).rejects.toMatchObject({ code: "file-closed" });
  expect(await bridge.ask("issues.list", { deleted: false })).toMatchObject({ total: 0 });
  expect(await openFile.accept([])).toBe(1);
});

test("closing lets the core forget the file, also while it is opened", async () => {
  const { openFile, names } = await setUp();
  const preview = openFile.preview([]);
  openFile.close();
  await preview;
  await Promise.resolve();
  expect(names).toEqual(["importing.open", "importing.close"]);
});
