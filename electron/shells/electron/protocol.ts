/** Answers the requests of the scheme `app:`: the files of the window and the bundled fonts, nothing else. */
import { readFile } from "node:fs/promises";
import type { Protocol } from "electron";
import { securityHeaders } from "../window/security.ts";
import { windowFile } from "../window/window-files.ts";
import { printSecurityPolicy, scheme } from "./security.ts";

/** Registers the scheme. Call it before Electron is ready. */
export function registerScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Creates the handler for the window. @param folder of the built renderer */
export const createWindowHandler = (folder: string): ((request: Request) => Promise<Response>) =>
  createHandler("bulletin", securityHeaders, (pathname) => windowFile(pathname, folder));

/** Creates the handler for printing: an empty page that the printer writes into, and the fonts. */
export const createPrintHandler = (): ((request: Request) => Promise<Response>) =>
  createHandler(
    "print",
    { ...securityHeaders, "content-security-policy": printSecurityPolicy },
    (pathname) => {
      if (pathname === "/") return { content: "<!doctype html>", type: "text/html; charset=utf-8" };
      return pathname.startsWith("/fonts/") ? windowFile(pathname, "") : undefined;
    },
  );

type Resource = { path: string; type: string } | { content: string; type: string };

/** @param find gives the resource of a path; `undefined` (404) if there is none */
function createHandler(
  host: string,
  headers: Record<string, string>,
  find: (pathname: string) => Resource | undefined,
): (request: Request) => Promise<Response> {
  const refuse = (status: number) => new Response(null, { status, headers });
  return async ({ url, method }) => {
    const target = new URL(url);
    if (target.protocol !== `${scheme}:` || target.host !== host) return refuse(404);
    if (method !== "GET" && method !== "HEAD") return refuse(405);
    const resource = find(target.pathname);
    if (!resource) return refuse(404);
    try {
      const content = "path" in resource ? await readFile(resource.path) : resource.content;
      return new Response(method === "HEAD" ? null : content, {
        headers: { ...headers, "content-type": resource.type },
      });
    } catch {
      return refuse(404);
    }
  };
}
