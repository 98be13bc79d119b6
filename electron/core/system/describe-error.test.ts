import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { z } from "zod";
import { BulletinError } from "../../../shared/basics/errors.ts";
import { describeError, shortenPath } from "./describe-error.ts";

/** Runs something that throws, and gives what it threw. */
function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

test("an error is described by its kind, its place in the program, and its causes", () => {
  const nothing = undefined as unknown as { length: number };
  const cause = thrownBy(() => nothing.length);
  const place = expect.stringMatching(/electron\/core\/system\/describe-error\.test\.ts:\d+:\d+$/u) as string;
  expect(describeError(new BulletinError("disk-full", { path: "/x" }, { cause }))).toEqual({
    name: "BulletinError",
    code: "disk-full",
    stack: expect.arrayContaining([place]) as string[],
    cause: {
      name: "TypeError",
      message: "Cannot read properties of undefined (reading 'length')",
      stack: expect.arrayContaining([place]) as string[],
    },
  });
});

test("an error of the system keeps its code and its call, one of zod the places of its findings", () => {
  expect(describeError(thrownBy(() => readFileSync("/nowhere/MARKER.docx")))).toMatchObject({
    name: "Error",
    code: "ENOENT",
    call: "open",
  });
  const schema = z.object({ issues: z.array(z.record(z.string(), z.number())) });
  const { error } = schema.safeParse({ issues: [{ "MARKER 市民": "MARKER" }] });
  expect(describeError(error)).toMatchObject({ findings: ["invalid_type issues.0.*"] });
});

const marker = "MARKER市民来信";
const makers: [string, () => unknown][] = [
  ["JSON", () => JSON.parse(`{"a": ${marker}`)],
  ["a pattern", () => new RegExp(`(${marker}`, "u")],
  ["a property", () => ((undefined as unknown as Record<string, string>)[marker] as string).length],
  ["a primitive", () => "a" in (marker as unknown as object)],
  ["a property that cannot be made", () => Object.assign(Object.freeze({}), { [marker]: 1 })],
  ["a map", () => new Map([marker] as unknown as [string, string][])],
  ["a number", () => BigInt(marker)],
  ["a URL", () => new URL(marker)],
  ["a file", () => readFileSync(`/nowhere/${marker}.docx`)],
  ["a date", () => new Date(marker).toISOString()],
  ["a language", () => new Intl.DateTimeFormat(marker)],
  ["zod", () => z.enum(["a"]).parse(marker)],
  ["zod, strict", () => z.strictObject({}).parse({ [marker]: marker })],
];

test.each(makers)("nothing that people wrote is in the description: %s", (_, maker) => {
  const error = thrownBy(maker) as Error;
  const described = [
    error,
    new BulletinError("internal", { problem: marker }, { cause: error }),
    Object.assign(new Error(`first\n    at ${marker} (file:///home/${marker}/x.ts:1:1)`), { code: marker }),
    Object.assign(new Error(marker, { cause: error }), { name: marker, syscall: marker }),
    { name: "Error", message: "", stack: `Error\n    at f (file:///home/${marker}/${marker}.ts:1:1)` },
    { name: "Error", message: "", stack: `Error\n    at f (http://127.0.0.1:1/${marker}.js?${marker}:1:1)` },
  ].map((each) => JSON.stringify(describeError(each)));
  expect(described.filter((each) => /MARKER|市民/u.test(each))).toEqual([]);
});

test("anything can be thrown, and a chain of causes ends", () => {
  const circle = new Error("circle");
  circle.cause = circle;
  expect(JSON.stringify(describeError(circle)).match(/"cause"/gu)).toHaveLength(4);
  expect(describeError("text")).toEqual({ name: "thrown string" });
  expect(describeError(null)).toEqual({ name: "thrown object" });
  const getName = (): never => {
    throw new Error("no name");
  };
  expect(describeError(Object.defineProperty({}, "name", { get: getName }))).toEqual({ name: "unreadable" });
});

test("a path is shortened to its place in the program, and the person's home is left out", () => {
  expect(shortenPath(new URL("describe-error.ts", import.meta.url).href)).toBe(
    "electron/core/system/describe-error.ts",
  );
  expect(shortenPath("node:internal/fs/promises")).toBe("node:internal/fs/promises");
  expect(shortenPath("http://127.0.0.1:40123/assets/index-Ab_1.js")).toBe("/assets/index-Ab_1.js");
  expect(shortenPath("bulletin://window/assets/Desk-x.js")).toBe("/assets/Desk-x.js");
  const inHome = join(homedir(), "程序 of 张三", "main.js");
  expect(shortenPath(inHome)).toBe("~/…/main.js");
  expect(shortenPath(pathToFileURL(inHome).href)).toBe("~/…/main.js");
  expect(shortenPath("/opt/张三/main.js")).toBe("main.js");
  expect(shortenPath("/opt/张三/稿件.docx")).toBe("?");
});
