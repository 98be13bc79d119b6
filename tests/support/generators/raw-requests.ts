/**
 * Hostile HTTP requests as bytes, always the same for one seed: broken request lines, headers and bodies, huge
 * parts, cut and repeated requests. For the tests of the loopback shell.
 */
import { connect } from "node:net";
import { between, pick, randomOf, type Random } from "./random.ts";

/** One request and how its connection ends. */
export interface RawRequest {
  bytes: Buffer;
  /**
   * `half-close`: the sender ends its side after the last byte; `abort`: it drops the connection; `wait`: it
   * waits until the server closes.
   */
  end: "half-close" | "abort" | "wait";
  /** Whether the cookie of the session was among the headers, perhaps damaged later. */
  hasCookie: boolean;
}

const methods = [
  "GET",
  "GET",
  "GET",
  "HEAD",
  "POST",
  "POST",
  "PUT",
  "OPTIONS",
  "TRACE",
  "CONNECT",
  "PRI",
  "G\0T",
];
const versions = ["HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/9.9", "http/1.1", ""];
const targets = [
  "/",
  "/\\[",
  "/[",
  "/\\\\[::",
  "/\\a:99999999",
  "//",
  "//[",
  "/%",
  "/%ff%fe",
  "/\0",
  "/a b",
  "/?token=%",
  "/?token=x&token",
  "/?\\[",
  "/#[",
  "/events",
  "/events/../[",
  "/call/",
  "/call/%",
  "/call/settings.get",
  "/call/__proto__",
  "/call/issues.list?[",
  "/assets/../../../package.json",
  "/fonts/%00.woff2",
  "/\ud800",
  "http://[",
  "http://127.0.0.1/",
  "*",
  "",
  "127.0.0.1:80",
  "/快报",
  `/${"a".repeat(20_000)}`,
  `/?${"a=%5B&".repeat(2000)}`,
];
const headerLines = [
  "Host: [",
  "Host:",
  "Host: 127.0.0.1:1",
  "Origin: null",
  "Origin: http://[",
  "Cookie: ;;;=;=",
  "Cookie: \xff\xfe",
  `Cookie: ${"a=b; ".repeat(2000)}`,
  "Content-Type: application/json",
  "Content-Type: application/json; charset=\xff",
  "Content-Length: 5",
  "Content-Length: -1",
  "Content-Length: 99999999999999999999",
  "Content-Length: 0x10",
  "Content-Length: 3\r\nContent-Length: 4",
  "Transfer-Encoding: chunked",
  "Transfer-Encoding: chunked, chunked",
  "Transfer-Encoding: gzip",
  "Content-Encoding: br",
  "Expect: 100-continue",
  "Expect: miracles",
  "Upgrade: websocket\r\nConnection: Upgrade",
  "Connection: close",
  "Connection: keep-alive, , close",
  "Sec-Fetch-Site: cross-site",
  "Sec-Fetch-Site: \0",
  "If-None-Match: *",
  "Range: bytes=-1",
  ": empty name",
  "no colon",
  " folded: line",
  "Name With Space: x",
  "X\0Y: z",
  `X: ${"x".repeat(20_000)}`,
  "X: y\r\n".repeat(3000).trimEnd(),
];
const bodies = [
  "",
  "{}",
  "{",
  '{"a":',
  "null",
  '"\\ud800"',
  '{"__proto__":{"a":1}}',
  "\xff\xfe\0\0",
  "[".repeat(50_000),
  "2\r\n{}\r\n0\r\n\r\n",
  "2\r\n{}\r\n",
  "-1\r\n{}\r\n0\r\n\r\n",
  "zz\r\n{}\r\n",
  "ffffffffffffffff\r\n{}",
  "2;x=\r\n{}\r\n0\r\nTrailer: [\r\n\r\n",
  `"${"a".repeat(300_000)}"`,
];

/** Bytes as they stand (Latin-1), apart from characters that need more than a byte. */
const toBytes = (text: string): Buffer => Buffer.from(text, /[^\0-\xff]/u.test(text) ? "utf8" : "latin1");

/** Changes some bytes, cuts the request short, repeats it, or gives it other line ends. */
function damage(bytes: Buffer, random: Random): Buffer {
  const damagedBytes = Buffer.from(bytes);
  switch (between(0, 9, random)) {
    case 0:
      for (let count = between(1, 5, random); count > 0; count -= 1)
        damagedBytes[between(0, Math.min(damagedBytes.length, 200) - 1, random)] = between(0, 255, random);
      return damagedBytes;
    case 1:
      return damagedBytes.subarray(0, between(0, damagedBytes.length, random));
    case 2:
      return Buffer.concat([damagedBytes, damagedBytes, damagedBytes]);
    case 3:
      return Buffer.from(damagedBytes.toString("latin1").replaceAll("\r\n", "\n"), "latin1");
    case 4:
      return Buffer.concat([Buffer.from("\r\n\r\n"), damagedBytes]);
    default:
      return damagedBytes;
  }
}

/**
 * Makes hostile requests.
 * @param origin of the server
 * @param cookie of a session, so that a half of the requests gets past the guard
 */
export function createRawRequests(count: number, seed: number, origin: string, cookie: string): RawRequest[] {
  const random = randomOf(seed);
  return Array.from({ length: count }, () => {
    const hasCookie = random() < 0.5;
    const method = pick(methods, random);
    const target = pick(targets, random);
    const body = random() < 0.5 ? pick(bodies, random) : "";
    const lines = [`${method} ${target} ${pick(versions, random)}`];
    if (random() < 0.9) lines.push(`Host: ${new URL(origin).host}`);
    if (hasCookie) lines.push(`Cookie: ${cookie}`);
    // One in three has a sound head, so that every part of the server is reached.
    const isSound = random() < 0.33;
    if (isSound)
      lines.push("Connection: close", "Content-Type: application/json", `Content-Length: ${body.length}`);
    for (let more = isSound ? 0 : between(1, 3, random); more > 0; more -= 1)
      lines.push(pick(headerLines, random));
    const bytes = toBytes(`${lines.join("\r\n")}\r\n\r\n${body}`);
    if (isSound) return { bytes, end: target.startsWith("/events") ? "half-close" : "wait", hasCookie };
    return { bytes: damage(bytes, random), end: random() < 0.85 ? "half-close" : "abort", hasCookie };
  });
}

/**
 * Sends a request over a connection of its own. Resolves with what was answered until the connection closed;
 * an empty text if it was dropped without an answer.
 */
export function sendRaw(origin: string, { bytes, end }: RawRequest): Promise<string> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    const socket = connect(Number(port), hostname);
    socket.on("data", (part) => parts.push(part));
    socket.on("error", () => {});
    socket.on("close", () => resolve(Buffer.concat(parts).toString("latin1")));
    if (end === "half-close") socket.end(bytes);
    else if (end === "wait") socket.write(bytes);
    else socket.write(bytes, () => socket.destroy());
  });
}
