/** The parts of the printed page that all printers share. */
import { z } from "zod";
import { pageHint, type PageHint } from "../../../../shared/print-page/page-hints.ts";

/** The address of the page. It does not exist; the printer itself answers requests for it. */
export const printAddress = "http://print.invalid/";

/** Path of the bundled faces, relative to any address that serves the page. */
export const fontBase = "/fonts/";

/** JavaScript for the page: true once the imprint is in place. */
export const isReady = "document.documentElement.dataset.pages !== undefined";

/** JavaScript for the page when it is ready: its number of pages and its hints. */
export const layoutOf = "({ ...document.documentElement.dataset })";

/**
 * Reads the result of `layoutOf`. A hint that makes no sense, such as one of no lines, is left out: a hint is advice,
 * and the pages are printed without it.
 */
export function readLayout(answer: unknown): { pages: number; hints: PageHint[] } {
  const { pages, hints } = z
    .object({ pages: z.coerce.number().int().positive(), hints: z.string() })
    .parse(answer);
  const measurements = z.array(z.unknown()).parse(JSON.parse(hints));
  return { pages, hints: measurements.flatMap((hint) => pageHint.safeParse(hint).data ?? []) };
}
