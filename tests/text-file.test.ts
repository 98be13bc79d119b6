/** Out through a text file and in again, over both sides: the writer of shared/, the decoder and importer of electron/. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { importFile } from "../electron/importing/index.ts";
import { textParagraphs, writeText } from "../shared/bulletin/text/write.ts";
import { arbitraryTextDocument } from "./support/arbitrary-text.ts";

test("every document written as text is a file that is read, and is the same document", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryTextDocument, async (document) => {
      const { changes, document: read } = await importFile(
        "issue.txt",
        new TextEncoder().encode(writeText(document)),
      );
      expect(changes).toEqual([]);
      expect([read.masthead, read.imprint, read.blocks.flatMap(textParagraphs)]).toEqual([
        document.masthead,
        document.imprint,
        document.blocks.flatMap(textParagraphs),
      ]);
    }),
    { numRuns: 1000 },
  );
});
