import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { loopbackPort } from "./loopback-port.ts";

const fetchDouble = vi.fn();
beforeEach(() => {
  vi.stubGlobal("document", { visibilityState: "visible" });
  vi.stubGlobal("fetch", fetchDouble);
});
afterEach(() => {
  vi.unstubAllGlobals();
  fetchDouble.mockReset();
});

/** Breaks the connection of the first call, as a restart of the program does. Gives the outcome. */
async function callOverBroken(name: string): Promise<{ outcome: unknown; sent: number }> {
  fetchDouble.mockReset();
  fetchDouble.mockRejectedValueOnce(new TypeError("Failed to fetch"));
  fetchDouble.mockResolvedValue(Response.json({ ok: true, value: {} }));
  const outcome = await loopbackPort()
    .call(name, {})
    .catch((error: unknown) => error);
  return { outcome, sent: fetchDouble.mock.calls.length };
}

test.each(["templates.list", "manuscripts.get", "checking.findPrinted", "assets.get", "issues.save"])(
  "after the connection broke, %s is sent again",
  async (name) => {
    expect(await callOverBroken(name)).toEqual({ outcome: { ok: true, value: {} }, sent: 2 });
  },
);

test.each(["issues.create", "backups.restore", "statistics.setNotes", "bulk.import", "no.call"])(
  "after the connection broke, %s is not sent again, because it may have been carried out",
  async (name) => {
    expect(await callOverBroken(name)).toMatchObject({ outcome: expect.any(TypeError), sent: 1 });
  },
);
