/** Errors that nothing catches, thrown inside the running program. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { readLog } from "../../electron/core/system/program-log.ts";
import { loopbackClient } from "../support/doubles/loopback-client.ts";
import { patience } from "../support/window/patience.ts";
import { ProgramProcess } from "../support/window/program-process.ts";

/** Loaded into the program: throws at each SIGUSR2, once in a callback and once in a promise. */
const thrower = `data:text/javascript,${encodeURIComponent(
  'process.on("SIGUSR2", () => { Promise.reject(new Error("in a promise")); throw new Error("in a callback"); })',
)}`;

test.skipIf(process.platform === "win32")(
  "the program goes on after an error that nothing caught, tells the window, and logs it",
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "bulletin-faults-"));
    const environment = { ...process.env, NODE_OPTIONS: `--import=${thrower}` };
    const program = new ProgramProcess(folder, environment, "ignore");
    try {
      await program.start();
      const window = await loopbackClient(program.url);
      const events: [string, unknown][] = [];
      window.onEvent((event, data) => events.push([event, data]));
      program.signal("SIGUSR2");
      await vi.waitFor(() => {
        const fault = ["program.fault", { isEnding: false }];
        expect(events).toEqual([fault, fault]);
      }, patience);
      expect(await window.call("settings.get", {})).toMatchObject({ ok: true });
      const faults = (await readLog(folder)).filter(({ event }) => event === "fault");
      expect(faults).toMatchObject([{ level: "error" }, { level: "error" }]);
      window.close();
    } finally {
      await program.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  },
);
