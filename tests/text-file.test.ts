/**
 * Exports documents as text files and imports them again, with the writer of shared/ and the decoder and
 * importer of electron/.
 */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { importFile } from "../electron/core/importing/index.ts";
import { textParagraphs, writeText } from "../shared/text/write.ts";
import { arbitraryTextDocument } from "./support/generators/arbitrary-text.ts";

test("every document that is written as text is the same after reading the file", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryTextDocument, async (document) => {
      const { changes, document: importedDocument } = await importFile(
        "issue.txt",
        new TextEncoder().encode(writeText(document)),
      );
      expect(changes).toEqual([]);
      expect([
        importedDocument.masthead,
        importedDocument.imprint,
        importedDocument.blocks.flatMap(textParagraphs),
      ]).toEqual([document.masthead, document.imprint, document.blocks.flatMap(textParagraphs)]);
    }),
    { numRuns: 1000 },
  );
});
