/** Tests the cases that tests/security/loopback.test.ts cannot produce over a real connection. */
import { beforeEach, expect, test } from "vitest";
import { Guard, type GuardedRequest } from "./guard.ts";

let guard: Guard;
let cookie: string;
const host = "127.0.0.1:4000";
beforeEach(() => {
  guard = new Guard();
  guard.port = 4000;
  const verdict = guard.judge({ method: "GET", url: `/?token=${guard.token}`, headers: { host } });
  if (verdict.allow !== "enter") throw new Error("the token did not open");
  cookie = verdict.cookie.split(";")[0] ?? "";
});
const judge = (more: Partial<GuardedRequest>, headers: GuardedRequest["headers"] = {}) =>
  guard.judge({ method: "GET", url: "/", ...more, headers: { host, cookie, ...headers } });

test("both names of this machine are allowed, each with its own origin only", () => {
  expect(judge({}, { host: "localhost:4000", origin: "http://localhost:4000" })).toEqual({ allow: "pass" });
  expect(judge({}, { host: "localhost:4000", origin: `http://${host}` })).toMatchObject({
    allow: "no",
    reason: "origin",
  });
  expect(judge({}, { origin: `https://${host}` })).toMatchObject({ allow: "no", reason: "origin" });
});

test.each<
  [
    what: string,
    asked: Partial<GuardedRequest>,
    headers: GuardedRequest["headers"],
    status: number,
    reason: string,
  ]
>([
  ["another port", {}, { host: "127.0.0.1:4001" }, 403, "host"],
  ["no port", {}, { host: "127.0.0.1" }, 403, "host"],
  ["no Host at all", {}, { host: undefined }, 403, "host"],
  ["a sibling site", {}, { "sec-fetch-site": "same-site" }, 403, "site"],
  ["a whole address", { url: "http://evil.example/" }, {}, 400, "address"],
  ["another host's path", { url: "//evil.example/" }, {}, 400, "address"],
  ["the address of a server", { url: "*" }, {}, 400, "address"],
  ["a path that is no address", { url: "/\\[" }, {}, 400, "address"],
  ["a path with the port of another host", { url: "/\\a:99999999" }, {}, 400, "address"],
  ["another host's path with a backslash", { url: "/\\evil.example/" }, {}, 400, "address"],
  ["a call by HEAD", { method: "HEAD", url: "/call/settings.get" }, {}, 405, "method"],
  ["a call without a type", { method: "POST", url: "/call/settings.get" }, {}, 403, "type"],
  ["a cookie cut short", {}, { cookie: "bulletin-4000=x" }, 403, "cookie"],
  ["the cookie of another port", {}, { cookie: "bulletin-4001=x" }, 403, "cookie"],
  ["a token in the wrong length", { url: "/?token=" }, {}, 403, "token"],
])("%s", (_, target, headers, status, reason) =>
  expect(judge(target, headers)).toEqual({ allow: "no", status, reason }),
);

test("a page that is a file of this machine may enter with the token, and nothing else comes from another site", () => {
  const other = new Guard();
  other.port = 4000;
  const judgeFile = (url: string) =>
    other.judge({ method: "GET", url, headers: { host, cookie, "sec-fetch-site": "cross-site" } });
  expect(judgeFile("/")).toMatchObject({ allow: "no", reason: "site" });
  expect(judgeFile(`/assets/a.js?token=${other.token}`)).toMatchObject({ allow: "no", reason: "site" });
  expect(judgeFile("/?token=x")).toMatchObject({ allow: "no", reason: "token" });
  expect(judgeFile(`/?token=${other.token}`)).toMatchObject({ allow: "enter" });
  expect(judgeFile(`/?token=${other.token}`)).toMatchObject({ allow: "no", reason: "spent" });
});

test("the cookie is found among others in any order", () => {
  expect(judge({}, { cookie: `other=1; ${cookie}; bulletin-4001=x` })).toEqual({ allow: "pass" });
  expect(judge({}, { cookie: `x${cookie}` })).toMatchObject({ reason: "cookie" });
});

test("HEAD is allowed like GET; a charset after the content type is accepted", () => {
  expect(judge({ method: "HEAD", url: "/assets/a.js" })).toEqual({ allow: "pass" });
  expect(
    judge(
      { method: "POST", url: "/call/settings.get" },
      { "content-type": "application/json; charset=utf-8" },
    ),
  ).toEqual({ allow: "pass" });
});

test("two programs have different tokens and cookies", () => {
  const other = new Guard();
  other.port = 4000;
  expect(other.token).not.toBe(guard.token);
  expect(other.judge({ method: "GET", url: "/", headers: { host, cookie } })).toMatchObject({
    reason: "cookie",
  });
});
