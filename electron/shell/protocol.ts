/** The addresses of `app:`: the window's files and the bundled faces. Nothing else answers. */
import { readFile } from "node:fs/promises";
import type { Protocol } from "electron";
import { securityHeaders } from "../security.ts";
import { windowFile } from "../window-files.ts";
import { printSecurityPolicy, scheme } from "./security.ts";

/** Before Electron is ready. */
export function registerScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Answers the requests of the window from the folder of the built renderer. */
export const windowAnswers = (folder: string): ((request: Request) => Promise<Response>) =>
  answers("bulletin", securityHeaders, (pathname) => windowFile(pathname, folder));

/** Answers the print page: an empty page, which the printer writes into, and the faces. */
export const printAnswers = (): ((request: Request) => Promise<Response>) =>
  answers("print", { ...securityHeaders, "content-security-policy": printSecurityPolicy }, (pathname) => {
    if (pathname === "/") return { content: "<!doctype html>", type: "text/html; charset=utf-8" };
    return pathname.startsWith("/fonts/") ? windowFile(pathname, "") : undefined;
  });

type Found = { path: string; type: string } | { content: string; type: string } | undefined;

function answers(
  host: string,
  headers: Record<string, string>,
  find: (pathname: string) => Found,
): (request: Request) => Promise<Response> {
  const refuse = (status: number) => new Response(null, { status, headers });
  return async ({ url, method }) => {
    const target = new URL(url);
    if (target.protocol !== `${scheme}:` || target.host !== host) return refuse(404);
    if (method !== "GET" && method !== "HEAD") return refuse(405);
    const found = find(target.pathname);
    if (!found) return refuse(404);
    try {
      const content = "path" in found ? await readFile(found.path) : found.content;
      return new Response(method === "HEAD" ? null : content, {
        headers: { ...headers, "content-type": found.type },
      });
    } catch {
      return refuse(404);
    }
  };
}
