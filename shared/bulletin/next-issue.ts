import { randomId, type MakeId } from "./identifiers.ts";
import type { BulletinDocument } from "./schema.ts";
import { emptyDocument } from "./empty.ts";

/**
 * The issue after another: next number, the given date, the same name, issuer, staff and lists, and the same sections
 * with an empty paragraph in each. Without a previous issue: a blank one.
 * @param date `YYYY-MM-DD`
 */
export function nextIssue(previous: BulletinDocument | null, date: string, makeId: MakeId = randomId): BulletinDocument {
  const blank = emptyDocument(makeId);
  if (!previous) return { ...blank, masthead: { ...blank.masthead, date } };
  const { dateText: _, number, runningNumber, ...masthead } = previous.masthead;
  const sections = previous.blocks.filter((block) => block.style === "section");
  const blocks = sections.flatMap(({ runs }) => {
    const kept = runs.filter((run) => !run.deleted).map(({ text }) => ({ text }));
    return [
      { id: makeId(), style: "section" as const, runs: kept },
      { id: makeId(), style: "body" as const, runs: [] },
    ];
  });
  return {
    ...blank,
    masthead: {
      ...masthead,
      number: number === null ? null : number + 1,
      ...(runningNumber === undefined ? {} : { runningNumber: runningNumber + 1 }),
      date,
    },
    blocks: blocks.length > 0 ? blocks : blank.blocks,
    imprint: copyOf(previous.imprint),
  };
}

/** A document is plain data; `structuredClone` is not part of the language that shared/ is written in. */
const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
