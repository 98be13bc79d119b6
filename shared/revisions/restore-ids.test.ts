import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryChanges } from "../../tests/support/generators/arbitrary-changes.ts";
import "../../tests/support/generators/generated-cases.ts";
import { sequentialIds } from "../basics/identifiers.ts";
import type { BulletinDocument } from "../document/schema.ts";
import { compare } from "./compare.ts";
import { restoreKnownIds } from "./restore-ids.ts";
import { receive } from "./receive.ts";

const stamp = { author: "陆文川", role: "proofreader", date: "2026-11-22T09:30:00.250Z" };
/** The document after a way through Word: other ids, no roles, dates in whole seconds. */
const throughWord = (document: BulletinDocument): BulletinDocument => {
  const other = JSON.parse(JSON.stringify(document).replaceAll(/"l(\d+)"/gu, '"w$1"')) as BulletinDocument;
  return {
    ...other,
    revisions: Object.fromEntries(
      Object.entries(other.revisions).map(([id, { role: _role, ...revision }]) => [
        id,
        { ...revision, date: "2026-11-22T09:30:00Z" },
      ]),
    ),
  };
};

test("revisions and threads of the issue are recognised under any new ids", () => {
  fc.assert(
    fc.property(arbitraryChanges, ([before, after]) => {
      const markedDocument = compare(before, after, stamp, sequentialIds("l"), sequentialIds("n"));
      const issue = {
        ...markedDocument,
        comments: {
          l900: { remarks: [{ author: "顾书宁", date: stamp.date, text: "请核实" }], resolved: false },
        },
      };
      const copy = throughWord(issue);
      expect(Object.keys(restoreKnownIds(copy, issue).revisions).toSorted()).toEqual(
        Object.keys(issue.revisions).toSorted(),
      );
      expect(Object.keys(restoreKnownIds(copy, issue).comments)).toEqual(["l900"]);
      expect(restoreKnownIds(issue, issue)).toBe(issue);
      expect(
        receive(issue, issue, [{ document: copy, untrackedStamp: stamp }], sequentialIds("m")).document
          .revisions,
      ).toEqual(issue.revisions);
    }),
    { numRuns: 300 },
  );
});
