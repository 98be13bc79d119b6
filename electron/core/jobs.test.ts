import { expect, test } from "vitest";
import { Jobs } from "./jobs.ts";

/** Work that ends when it is cancelled, or when the test ends it. */
function work() {
  let end = (_: string) => {};
  const until = (signal: AbortSignal) =>
    new Promise<string>((resolve) => {
      end = resolve;
      signal.addEventListener("abort", () => resolve("cancelled"));
    });
  return { until, end: (result: string) => end(result) };
}

test("a job returns the result of its work, or fails with its error", async () => {
  const jobs = new Jobs(() => {});
  expect(await jobs.run("a", async () => 7)).toBe(7);
  await expect(jobs.run("a", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
});

test("cancelling stops only the job with that id", async () => {
  const jobs = new Jobs(() => {});
  const [one, two] = [work(), work()];
  const running = [jobs.run("one", one.until), jobs.run("two", two.until)];
  expect(jobs.cancel("one")).toEqual({});
  two.end("done");
  expect(await Promise.all(running)).toEqual(["cancelled", "done"]);
});

test("cancelling an ended or unknown job is no error", async () => {
  const jobs = new Jobs(() => {});
  await jobs.run("a", async () => {});
  expect([jobs.cancel("a"), jobs.cancel("b")]).toEqual([{}, {}]);
});

test("a second job with the same id can be cancelled after the first has ended", async () => {
  const jobs = new Jobs(() => {});
  const [first, second] = [work(), work()];
  const [one, two] = [jobs.run("a", first.until), jobs.run("a", second.until)];
  first.end("done");
  expect(await one).toBe("done");
  jobs.cancel("a");
  expect(await two).toBe("cancelled");
});

test("all jobs are cancelled when the program ends", async () => {
  const jobs = new Jobs(() => {});
  const running = [jobs.run("a", work().until), jobs.run("b", work().until)];
  jobs.cancelAll();
  expect(await Promise.all(running)).toEqual(["cancelled", "cancelled"]);
});

test("a job that is answered runs under the id in its input, and tells the windows how far it is", async () => {
  const events: unknown[] = [];
  const jobs = new Jobs((event, data) => events.push([event, data]));
  const report = { added: 1, replaced: 0, kept: 0, left: 2 };
  const handlers = jobs.answer(
    {
      "transfer.import": async ({ job }, { signal, onProgress }) => {
        onProgress(1, 3);
        jobs.cancel(job);
        if (signal.aborted) onProgress(1, 3, "write");
        return report;
      },
    },
    "import",
  );
  expect(await handlers["transfer.import"]({ job: "a", path: "/x", choices: [] })).toEqual(report);
  expect(events).toEqual([
    ["job.progress", { job: "a", done: 1, total: 3, step: "import" }],
    ["job.progress", { job: "a", done: 1, total: 3, step: "write" }],
  ]);
});
