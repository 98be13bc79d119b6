/**
 * The HTTP server of the loopback shell: the same core and window at http://127.0.0.1, for machines without
 * Electron.
 */
import { createReadStream } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { boundPort } from "../../core/system/bound-port.ts";
import { messages, type Locale } from "../../../shared/messages/index.ts";
import { BulletinError, toErrorData } from "../../../shared/basics/errors.ts";
import { dispatch } from "../../../shared/port/dispatch.ts";
import type { Core } from "../../core/core.ts";
import { securityHeaders } from "../window/security.ts";
import { rendererFolder, windowFile } from "../window/window-files.ts";
import type { Report } from "../window/faults.ts";
import { Guard, readAddress } from "./guard.ts";

/** Maximum size of a request, in bytes. The largest text file in base64, with a document, needs less. */
const maximumBody = 64 * 1024 * 1024;

export interface BrowserShell {
  /** The address of the window, with the one-time token. */
  url: string;
  port: number;
  /** Gives the number of connected windows, and whether there ever was one. */
  windows(): { now: number; ever: boolean };
  close(): Promise<void>;
}

export interface ShellOptions {
  core: Core;
  /** 0 for any free port. */
  port: number;
  /** Receives what went wrong in the server itself; the request was answered with 500. Default: throws it on. */
  report?: Report;
  /** Gives the language of the person, for the page of refused visitors. */
  readLocale?: () => Locale;
  /** Serves the window during development, in place of the built files. */
  develop?: (request: IncomingMessage, response: ServerResponse) => void;
}

const throwOn: Report = (error) =>
  queueMicrotask(() => {
    throw error;
  });

/** Starts the server, on 127.0.0.1 only. @throws BulletinError `unavailable` if the port is in use */
export async function startBrowserShell({
  core,
  port,
  report = throwOn,
  readLocale = () => "zh-CN",
  develop,
}: ShellOptions): Promise<BrowserShell> {
  const guard = new Guard();
  const streams = new Set<ServerResponse>();
  let hadWindow = false;
  const folder = develop ? "" : rendererFolder();
  const stopListening = core.listen((event, data) => {
    for (const stream of streams) stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  });

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries(securityHeaders))
      response.setHeader(name, develop && name === "content-security-policy" ? developmentPolicy : value);
    const { method = "", url = "", headers } = request;
    const verdict = guard.judge({ method, url, headers });
    const address = readAddress(url);
    if (verdict.allow === "no" || !address)
      return refuse(response, verdict.allow === "no" ? verdict.status : 400, readLocale());
    if (verdict.allow === "enter")
      return enter(response, verdict.cookie, headers["sec-fetch-site"] === "cross-site");
    const { pathname } = address;
    if (pathname === "/events") {
      hadWindow = true;
      return openEventStream(response, streams);
    }
    if (pathname.startsWith("/call/"))
      return answerCall(core, pathname.slice("/call/".length), request, response);
    if (develop && !/^\/(?:fonts|language)\//u.test(pathname)) return develop(request, response);
    return sendFile(pathname, folder, request, response);
  };

  // Nothing that a request contains may throw out of here: it would end the program.
  const server = createServer((request, response) => {
    // A connection that broke: there is nobody to answer.
    request.on("error", () => {});
    response.on("error", () => {});
    answer(request, response).catch((error: unknown) => {
      report(error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { "content-type": "text/plain" }).end();
    });
  });
  // A save would be lost if the server closed an idle connection just as the window sends. So the window
  // closes connections.
  server.keepAliveTimeout = 24 * 60 * 60 * 1000;
  await listen(server, port);
  // A connection that could not be accepted, for example because too many files are open.
  server.on("error", report);
  const listeningPort = boundPort(server);
  guard.port = listeningPort;
  return {
    url: `http://127.0.0.1:${listeningPort}/?token=${guard.token}`,
    port: listeningPort,
    windows: () => ({ now: streams.size, ever: hadWindow }),
    async close() {
      stopListening();
      for (const stream of streams) stream.end();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The policy during development: hot reload needs inline scripts and a WebSocket. */
const developmentPolicy =
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self' ws:; worker-src 'self' blob:";

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (cause: NodeJS.ErrnoException) =>
      reject(
        cause.code === "EADDRINUSE"
          ? new BulletinError("unavailable", { what: "port", port: String(port) }, { cause })
          : cause,
      );
    server.once("error", fail);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", fail);
      resolve();
    });
  });
}

function refuse(response: ServerResponse, status: number, locale: Locale): void {
  const { refusedTitle, refusedText } = messages[locale].browser;
  const body = `<!doctype html><html lang="${locale}"><meta charset="utf-8"><title>${refusedTitle}</title><p>${refusedText}</p></html>`;
  response.writeHead(status, { "content-type": "text/html; charset=utf-8" }).end(body);
}

/**
 * Sets the cookie and leads to the window. This also removes the token from the address bar and the history.
 * @param isFromFile the browser came here from a file (`run.ts`). It then sends no cookie with a redirect: it sends
 *   the cookie only with a request that comes from a page of this site.
 */
function enter(response: ServerResponse, cookie: string, isFromFile: boolean): void {
  if (isFromFile)
    response
      .writeHead(200, { "content-type": "text/html; charset=utf-8", "set-cookie": cookie })
      .end('<!doctype html><meta http-equiv="refresh" content="0;url=/">');
  else response.writeHead(303, { location: "/", "set-cookie": cookie }).end();
}

function openEventStream(response: ServerResponse, streams: Set<ServerResponse>): void {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  response.write(": open\n\n");
  streams.add(response);
  response.on("close", () => streams.delete(response));
}

async function answerCall(
  core: Core,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let text: string;
  try {
    const input: unknown = JSON.parse((await readBody(request)) || "{}");
    text = JSON.stringify(await dispatch(core.handlers, name, input, core.noteFailure));
  } catch (error) {
    const cause =
      error instanceof SyntaxError
        ? new BulletinError("invalid-input", { problem: "JSON" }, { cause: error })
        : error;
    core.noteFailure(name, cause);
    text = JSON.stringify({ ok: false, error: toErrorData(cause) });
  }
  response
    .writeHead(200, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" })
    .end(text);
}

/** @throws BulletinError `too-large`, after the whole body has arrived: until then, nobody reads the answer. */
async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const part: Buffer = chunk;
    length += part.length;
    if (length <= maximumBody) parts.push(part);
    else parts.length = 0;
  }
  if (length > maximumBody)
    throw new BulletinError("too-large", { file: "request", limit: `${maximumBody / 1024 / 1024} MB` });
  return Buffer.concat(parts).toString("utf8");
}

function sendFile(
  pathname: string,
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const file = windowFile(pathname, folder);
  if (!file) {
    response.writeHead(404, { "content-type": "text/plain" }).end();
    return;
  }
  // Built files have a hash in their names, and fonts never change; only the page itself must not be cached.
  const isImmutable = /^\/(?:assets|fonts)\//u.test(pathname);
  response.writeHead(200, {
    "content-type": file.type,
    "cache-control": isImmutable ? "max-age=31536000, immutable" : "no-cache",
  });
  if (request.method === "HEAD") response.end();
  else
    createReadStream(file.path)
      .on("error", () => response.destroy())
      .pipe(response);
}
