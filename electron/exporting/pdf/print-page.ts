/** What every printer agrees on about the page that it prints. */
import { z } from "zod";
import { pageHint, type PageHint } from "../../../shared/layout/page-hints.ts";

/** An address that exists nowhere: the printer itself answers for it. */
export const printAddress = "http://print.invalid/";

/** Where the print file finds the bundled faces, on whichever address it is served. */
export const fontBase = "/fonts/";

/** An expression for the page: true once the end matter has its place. */
export const isReady = "document.documentElement.dataset.pages !== undefined";

/** An expression for the page, once it is ready: what it says of itself. */
export const layoutOf = "({ ...document.documentElement.dataset })";

/** Reads the answer to `layoutOf`. */
export function readLayout(answer: unknown): { pages: number; hints: PageHint[] } {
  const { pages, hints } = z
    .object({ pages: z.coerce.number().int().positive(), hints: z.string() })
    .parse(answer);
  return { pages, hints: z.array(pageHint).parse(JSON.parse(hints)) };
}
