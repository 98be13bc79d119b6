/**
 * Decides which requests the loopback shell answers. Pure, so that every refusal is a row of a table in the
 * tests.
 */
import { randomBytes, timingSafeEqual } from "node:crypto";

/** The parts of a request that the decision depends on. */
export interface GuardedRequest {
  method: string;
  /** Path and query as received. */
  url: string;
  headers: Record<string, string | string[] | undefined>;
}

export type Verdict =
  /** The one-time token is right: set the cookie of the session and redirect to the window. */
  | { allow: "enter"; cookie: string }
  | { allow: "pass" }
  | { allow: "no"; status: 400 | 403 | 405; reason: string };

/**
 * The access control of one running program. The token in the address opens the session once; then the cookie
 * is required.
 */
export class Guard {
  readonly token = randomBytes(24).toString("base64url");
  readonly #secret = randomBytes(24).toString("base64url");
  #port = 0;
  #isTokenUsed = false;

  /** Set after the server listens, because the port is not known before. */
  set port(port: number) {
    this.#port = port;
  }

  /**
   * Cookies do not depend on the port, so the name contains it: a second program must not overwrite the
   * cookie of this one.
   */
  get #cookieName(): string {
    return `bulletin-${this.#port}`;
  }

  judge({ method, url, headers }: GuardedRequest): Verdict {
    const refuse = (status: 400 | 403 | 405, reason: string): Verdict => ({ allow: "no", status, reason });
    const host = String(headers.host ?? "");
    // In a DNS rebinding attack, a foreign name resolves to this machine and appears in the Host header.
    if (host !== `127.0.0.1:${this.#port}` && host !== `localhost:${this.#port}`) return refuse(403, "host");
    if (headers.origin !== undefined && headers.origin !== `http://${host}`) return refuse(403, "origin");
    const address = readAddress(url);
    if (!address) return refuse(400, "address");
    const { pathname, searchParams } = address;
    const token = pathname === "/" ? searchParams.get("token") : null;
    // The page that leads to the address with the token is a file, which browsers count as another site.
    const site = headers["sec-fetch-site"];
    if (site === "same-site" || (site === "cross-site" && token === null)) return refuse(403, "site");
    const isCall = pathname.startsWith("/call/");
    if (isCall ? method !== "POST" : method !== "GET" && method !== "HEAD") return refuse(405, "method");
    // A form or a simple cross-origin request cannot have this type without a CORS preflight.
    if (isCall && !String(headers["content-type"] ?? "").startsWith("application/json"))
      return refuse(403, "type");
    if (token !== null) {
      if (!isSame(token, this.token)) return refuse(403, "token");
      if (this.#isTokenUsed && !this.#hasCookie(headers)) return refuse(403, "spent");
      this.#isTokenUsed = true;
      return {
        allow: "enter",
        cookie: `${this.#cookieName}=${this.#secret}; Path=/; HttpOnly; SameSite=Strict`,
      };
    }
    return this.#hasCookie(headers) ? { allow: "pass" } : refuse(403, "cookie");
  }

  #hasCookie(headers: GuardedRequest["headers"]): boolean {
    const pairs = String(headers.cookie ?? "").split(/;\s*/u);
    return pairs.some(
      (pair) =>
        pair.startsWith(`${this.#cookieName}=`) &&
        isSame(pair.slice(this.#cookieName.length + 1), this.#secret),
    );
  }
}

/**
 * Reads the path and query of a request; null if they are none. A path such as `/\[` or `/\evil.example` would
 * name another host, because addresses of the web take `\` for `/`.
 */
export function readAddress(url: string): URL | null {
  const base = "http://127.0.0.1";
  const address = url.startsWith("/") ? URL.parse(url, base) : null;
  return address?.origin === base ? address : null;
}

/** Compares in constant time, so that the duration does not reveal how much is right. */
function isSame(left: string, right: string): boolean {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}
