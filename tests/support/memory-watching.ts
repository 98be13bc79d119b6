/** A fake of the watched folder (收稿文件夹), without files. */
import type { Emit, Handlers } from "../../shared/port/bridge.ts";
import type { watchingCalls } from "../../shared/contract/watching.ts";

/** @param folder gives the watched folder. */
export function memoryWatching(
  folder: () => string | null,
  emit: Emit,
): Pick<Handlers, keyof typeof watchingCalls> {
  let isPaused = false;
  return {
    "watching.get": async () => ({
      folder: folder(),
      reachable: true,
      paused: isPaused && folder() !== null,
      progress: null,
      failed: { count: 0, files: [] },
    }),
    "watching.pause": async ({ paused }) => {
      isPaused = paused;
      emit("watching.changed", {});
      return {};
    },
    "watching.listFailures": async () => ({ files: [] }),
  };
}
