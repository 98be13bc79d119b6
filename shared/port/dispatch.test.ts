import { describe, expect, test } from "vitest";
import type { Handlers } from "../contract/calls.ts";
import { defaultSettings } from "../contract/settings.ts";
import { dispatch } from "./dispatch.ts";
import { BulletinError, toErrorData } from "../basics/errors.ts";

/** Handlers with these calls only. */
const only = (handlers: Partial<Handlers>) => handlers as Handlers;

test("the handler receives the validated input, and the caller the validated output", async () => {
  const inputs: unknown[] = [];
  const handlers = only({
    "issues.remove": async (input) => {
      inputs.push(input);
      return { more: "than promised" } as never;
    },
  });
  expect(await dispatch(handlers, "issues.remove", { id: 7, more: "than asked" })).toEqual({
    ok: true,
    value: {},
  });
  expect(inputs).toEqual([{ id: 7 }]);
});

describe("a wrong name or input is answered with invalid-input without running a handler", () => {
  const never = only({
    "issues.remove": () => Promise.reject(new Error("was called")),
    "settings.get": () => Promise.reject(new Error("was called")),
  });
  test.each<[name: string, input: unknown]>([
    ["issues.unknown", {}],
    ["constructor", {}],
    ["__proto__", {}],
    ["", {}],
    ["issues.remove", {}],
    ["issues.remove", { id: "7" }],
    ["issues.remove", { id: 0 }],
    ["issues.remove", { id: 1.5 }],
    ["issues.remove", null],
    ["settings.get", "no object"],
    ["settings.get", undefined],
  ])("%s %j", async (name, input) => {
    expect(await dispatch(never, name, input)).toEqual({
      ok: false,
      error: {
        code: "invalid-input",
        details: { problem: expect.stringContaining(name) },
      },
    });
  });
});

describe("a failure in the core is an answer", () => {
  const answerOf = (failing: () => Promise<never>) =>
    dispatch(only({ "settings.get": failing }), "settings.get", {});

  test("a BulletinError keeps its code, details and retry flag", async () => {
    const failing = () => Promise.reject(new BulletinError("disk-full", { path: "/x" }, { retry: true }));
    expect(await answerOf(failing)).toEqual({
      ok: false,
      error: {
        code: "disk-full",
        details: { path: "/x" },
        retry: true,
      },
    });
  });

  test("any other error is internal", async () => {
    expect(await answerOf(() => Promise.reject(new TypeError("broken")))).toMatchObject({
      ok: false,
      error: { code: "internal", details: { problem: "TypeError: broken" } },
    });
    expect(await answerOf(() => Promise.reject("a text"))).toMatchObject({
      ok: false,
      error: { code: "internal", details: { problem: "a text" } },
    });
  });

  test("a handler that throws synchronously, or is missing, gives an answer too", async () => {
    const atOnce = () => {
      throw new BulletinError("cancelled");
    };
    expect(await answerOf(atOnce)).toMatchObject({ ok: false, error: { code: "cancelled" } });
    expect(await dispatch(only({}), "settings.get", {})).toMatchObject({
      ok: false,
      error: { code: "internal" },
    });
  });

  test("an output that does not fit the contract is an internal error", async () => {
    const handlers = only({ "settings.get": async () => ({ ...defaultSettings, theme: "pink" as "dark" }) });
    expect(await dispatch(handlers, "settings.get", {})).toMatchObject({
      ok: false,
      error: { code: "internal", details: { problem: expect.stringContaining("settings.get") } },
    });
  });
});

test("the error of an answer has no retry property if it is false", () => {
  expect(Object.keys(toErrorData(new BulletinError("cancelled")))).toEqual(["code", "details"]);
});
