/** Reads a bulletin as plain text or markdown: cuts it into lines for the recogniser. */
import { splitLines } from "./lines.ts";
import { recognise, type Recognised } from "./recognise.ts";

/**
 * Reads a text. Never throws: any text gives a document.
 * @param declinedIds the ids of changes not to make
 */
export const readText = (text: string, declinedIds: Iterable<string> = []): Recognised =>
  recognise(splitLines(text), declinedIds);
