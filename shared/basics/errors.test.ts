import { expect, expectTypeOf, test } from "vitest";
import {
  BulletinError,
  hasCode,
  toBulletinError,
  toErrorData,
  type ErrorCode,
  type ErrorData,
  type ErrorDetails,
} from "./errors.ts";

test("an error is made of a code and its details, or of its data", () => {
  const cause = new Error("EIO");
  const error = new BulletinError("disk-failed", { path: "/library" }, { cause, retry: true });
  const data: ErrorData = { code: "disk-failed", details: { path: "/library" }, retry: true };
  expect(error).toMatchObject({ data, code: "disk-failed", details: { path: "/library" }, cause });
  expect(new BulletinError(data).data).toBe(data);
  expect(new BulletinError("cancelled").data).toEqual({ code: "cancelled", details: {} });
});

test("the compiler checks the details of a new error by its code", () => {
  const create = (code: "disk-full" | "not-writable") => new BulletinError(code, { path: "/" });
  expect(create("disk-full").data).toEqual({ code: "disk-full", details: { path: "/" } });
  // Each of these would be refused by `npm run typecheck` without its comment, and the comment without the fault.
  // @ts-expect-error -- It needs details.
  void new BulletinError("disk-full");
  // @ts-expect-error -- Details of another code.
  void new BulletinError("disk-full", { problem: "" });
  // @ts-expect-error -- A sub-kind that it does not have.
  void new BulletinError("conflict", { what: "template" });
  // @ts-expect-error -- Details of another sub-kind.
  void new BulletinError("not-found", { what: "issue", path: "/" });
  // @ts-expect-error -- Details that only one of the codes has.
  void new BulletinError("disk-full" as "disk-full" | "file-busy", { path: "/" });
});

test("details are read by the code, without a cast", () => {
  const error: unknown = new BulletinError("taken-over", { holder: "二号窗口", refused: "write" });
  if (!hasCode(error, "taken-over", "locked")) throw new Error("has another code");
  expectTypeOf(error.data.code).toEqualTypeOf<"taken-over" | "locked">();
  expectTypeOf(error.data.details).toEqualTypeOf<ErrorDetails["taken-over"] | ErrorDetails["locked"]>();
  expect(error.data.code === "taken-over" && error.data.details.holder).toBe("二号窗口");
  expect(hasCode(error, "locked")).toBe(false);
  expect(hasCode("taken-over", "taken-over")).toBe(false);
});

test("anything else that is thrown is a fault of the program", () => {
  const cause = new TypeError("broken");
  expect(toBulletinError(cause)).toMatchObject({ code: "internal", cause });
  expect(toErrorData("a text")).toEqual({ code: "internal", details: { problem: "a text" } });
  const error = new BulletinError("cancelled");
  expect(toBulletinError(error)).toBe(error);
  expectTypeOf<ErrorData["code"]>().toEqualTypeOf<ErrorCode>();
});
