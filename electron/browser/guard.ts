/** Who may speak to the loopback shell: pure decisions, so that every refusal is a row of a table in the tests. */
import { randomBytes, timingSafeEqual } from "node:crypto";

export interface Asked {
  method: string;
  /** Path and query as they came. */
  url: string;
  headers: Record<string, string | string[] | undefined>;
}

export type Verdict =
  /** The one-time token was right: give the session's cookie and lead to the window. */
  | { allow: "enter"; cookie: string }
  | { allow: "pass" }
  | { allow: "no"; status: 400 | 403 | 405; reason: string };

/** A session of one started program. The token in the address opens it once; after that the cookie is the key. */
export class Guard {
  readonly token = randomBytes(24).toString("base64url");
  readonly #secret = randomBytes(24).toString("base64url");
  #port = 0;
  #spent = false;

  /** The port is known only once the server listens. */
  set port(port: number) {
    this.#port = port;
  }

  /** Cookies know no ports: a second program on this machine must not overwrite this one's. */
  get #cookieName(): string {
    return `bulletin-${this.#port}`;
  }

  judge({ method, url, headers }: Asked): Verdict {
    const no = (status: 400 | 403 | 405, reason: string): Verdict => ({ allow: "no", status, reason });
    const host = String(headers.host ?? "");
    // A foreign name that resolves to this machine (DNS rebinding) shows in the Host header.
    if (host !== `127.0.0.1:${this.#port}` && host !== `localhost:${this.#port}`) return no(403, "host");
    if (headers.origin !== undefined && headers.origin !== `http://${host}`) return no(403, "origin");
    if (headers["sec-fetch-site"] === "cross-site" || headers["sec-fetch-site"] === "same-site")
      return no(403, "site");
    if (!url.startsWith("/") || url.startsWith("//")) return no(400, "address");
    const { pathname, searchParams } = new URL(url, `http://${host}`);
    const isCall = pathname.startsWith("/call/");
    if (isCall ? method !== "POST" : method !== "GET" && method !== "HEAD") return no(405, "method");
    // A form or a simple request from elsewhere cannot have this type without asking first.
    if (isCall && !String(headers["content-type"] ?? "").startsWith("application/json"))
      return no(403, "type");
    const token = searchParams.get("token");
    if (token !== null && pathname === "/") {
      if (!same(token, this.token)) return no(403, "token");
      if (this.#spent && !this.#hasCookie(headers)) return no(403, "spent");
      this.#spent = true;
      return {
        allow: "enter",
        cookie: `${this.#cookieName}=${this.#secret}; Path=/; HttpOnly; SameSite=Strict`,
      };
    }
    return this.#hasCookie(headers) ? { allow: "pass" } : no(403, "cookie");
  }

  #hasCookie(headers: Asked["headers"]): boolean {
    const pairs = String(headers.cookie ?? "").split(/;\s*/u);
    return pairs.some(
      (pair) =>
        pair.startsWith(`${this.#cookieName}=`) &&
        same(pair.slice(this.#cookieName.length + 1), this.#secret),
    );
  }
}

/** Compares without telling by its time how much was right. */
function same(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
