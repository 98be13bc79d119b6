/**
 * A window of the loopback shell without a browser: gets the cookie, calls over HTTP, and reads the stream of
 * events.
 */
import { request } from "node:http";
import type { ShellPort } from "../../../shared/port/bridge.ts";

export interface Answered {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** Sends one request with exactly these headers: `fetch` does not allow Host to be set. */
export function ask(
  url: string,
  options: { method?: string; path?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answered> {
  const { hostname, port, pathname, search } = new URL(url);
  const { method = "GET", path = pathname + search, headers = {}, body } = options;
  return new Promise((resolve, reject) => {
    const clientRequest = request({ hostname, port, path, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts).toString("utf8"),
        }),
      );
    });
    clientRequest.on("error", reject);
    clientRequest.end(body);
  });
}

/** Exchanges the one-time token in `url` for the cookie of the session. */
export async function enter(url: string): Promise<string> {
  const { headers } = await ask(url);
  return String(headers["set-cookie"]).split(";")[0] ?? "";
}

/** Resolves when the stream of events is open, so that no event is missed. */
export async function loopbackClient(url: string): Promise<ShellPort & { close(): void }> {
  const cookie = await enter(url);
  const listeners = new Set<(event: string, data: unknown) => void>();
  const tell = (message: string) => {
    const event = /^event: (.*)$/mu.exec(message)?.[1];
    const data = /^data: (.*)$/mu.exec(message)?.[1];
    if (event && data) for (const listener of listeners) listener(event, JSON.parse(data));
  };
  const { origin, hostname, port } = new URL(url);
  const stream = await new Promise<ReturnType<typeof request>>((resolve, reject) => {
    const clientRequest = request({ hostname, port, path: "/events", headers: { cookie } }, (response) => {
      let waiting = "";
      response.setEncoding("utf8").on("data", (part: string) => {
        waiting += part;
        const messages = waiting.split("\n\n");
        waiting = messages.pop() ?? "";
        for (const message of messages) tell(message);
      });
      response.on("error", () => {});
      resolve(clientRequest);
    });
    clientRequest.on("error", reject).end();
  });
  return {
    async call(name, input) {
      const { body } = await ask(origin, {
        method: "POST",
        path: `/call/${name}`,
        headers: { cookie, origin, "content-type": "application/json" },
        body: JSON.stringify(input),
      });
      return JSON.parse(body) as unknown;
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => stream.destroy(),
  };
}
