/** Contract of the watched folder, over every bridge: a setting names it, and the core reports its state. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { answerOf } from "./answers.ts";
import { patience } from "../support/window/patience.ts";
import { bridges, type OpenBridge } from "./bridges.ts";

let open: OpenBridge | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

describe.each(bridges)("$name", ({ make }) => {
  test("a folder is watched as long as the setting names it", async () => {
    open = await make();
    const { bridge, folder } = open;
    const watchedFolder = join(folder, "收稿");
    const changes: unknown[] = [];
    const importedCounts: number[] = [];
    bridge.on("watching.changed", (data) => changes.push(data));
    bridge.on("manuscripts.watched", ({ imported }) => importedCounts.push(imported));
    const stateOf = (of: string | null) => ({
      ok: true,
      value: { folder: of, reachable: true, paused: false, progress: null, failed: { count: 0, files: [] } },
    });
    expect(await answerOf(bridge, "watching.get", {})).toEqual(stateOf(null));
    await mkdir(watchedFolder);
    await writeFile(join(watchedFolder, "一.txt"), "一\n\n正文。");
    expect(await answerOf(bridge, "settings.set", { watchedFolder })).toMatchObject({
      ok: true,
      value: { watchedFolder },
    });
    expect(await answerOf(bridge, "watching.get", {})).toEqual(stateOf(watchedFolder));
    await vi.waitFor(() => expect(changes).toEqual([{}]), patience);
    await vi.waitFor(() => expect(importedCounts).toEqual([1]), patience);
    await answerOf(bridge, "settings.set", { theme: "dark" });
    await answerOf(bridge, "settings.set", { watchedFolder: null });
    expect(await answerOf(bridge, "watching.get", {})).toEqual(stateOf(null));
    await vi.waitFor(() => expect(changes).toHaveLength(2), patience);
  });
});
