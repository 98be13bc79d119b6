import { emptyDocument } from "./empty.ts";
import { randomId, type MakeId } from "./identifiers.ts";
import { numberAfter } from "./numbering.ts";
import { toDateFields, versionOn, type PublicationVersion } from "./publication.ts";
import type { Block, BulletinDocument, Masthead } from "./schema.ts";

/**
 * The issue after another: next number, the given date, the same name, issuer, staff and lists, and the same sections
 * with an empty paragraph in each. Without a previous issue: a blank one.
 * @param date `YYYY-MM-DD`
 */
export function createNextIssue(
  previous: BulletinDocument | null,
  date: string,
  makeId: MakeId = randomId,
): BulletinDocument {
  const blank = emptyDocument(makeId);
  if (!previous) return { ...blank, masthead: { ...blank.masthead, date } };
  const { number, runningNumber, ...masthead } = previous.masthead;
  delete masthead.dateText;
  const sections = previous.blocks.filter((block) => block.style === "section");
  const names = sections.map(({ runs }) => runs.filter((run) => !run.deleted).map(({ text }) => text));
  return {
    ...blank,
    masthead: {
      ...masthead,
      number: number === null ? null : number + 1,
      ...(runningNumber === undefined ? {} : { runningNumber: runningNumber + 1 }),
      date,
    },
    blocks: names.length > 0 ? laidOut(names, makeId) : blank.blocks,
    imprint: copyOf(previous.imprint),
  };
}

/**
 * The next issue of a publication, after its profile of that day. Staff and lists are those of the issue before, which
 * know of stand-ins, unless a newer profile has come into force since.
 * @param date `YYYY-MM-DD`
 */
export function createNextIssueOf(
  versions: readonly PublicationVersion[],
  previous: BulletinDocument | null,
  date: string,
  makeId: MakeId = randomId,
): BulletinDocument {
  const version = versionOn(versions, date);
  const { name, issuer, numbering, dateForm, sections, contents, imprint } = version.profile;
  const next = createNextIssue(previous, date, makeId);
  const masthead: Masthead = {
    ...next.masthead,
    name: [...name],
    issuer,
    ...toDateFields(date, dateForm),
    number: numberAfter(previous?.masthead ?? null, date, numbering),
  };
  if (numbering === "running") delete masthead.runningNumber;
  // Where numbers did not restart before, the last one tells how many issues there were.
  else masthead.runningNumber ??= (previous?.masthead.number ?? 0) + 1;
  if (contents) masthead.contents = true;
  else delete masthead.contents;
  const isSameVersion =
    previous && (previous.masthead.date === null || versionOn(versions, previous.masthead.date) === version);
  return {
    ...next,
    masthead,
    blocks:
      sections.length > 0
        ? laidOut(
            sections.map((section) => [section]),
            makeId,
          )
        : next.blocks,
    imprint: isSameVersion ? next.imprint : copyOf(imprint),
  };
}

/** Each section with an empty paragraph below it. */
function laidOut(sections: readonly string[][], makeId: MakeId): Block[] {
  return sections.flatMap((texts) => [
    { id: makeId(), style: "section" as const, runs: texts.map((text) => ({ text })) },
    { id: makeId(), style: "body" as const, runs: [] },
  ]);
}

/** A document is plain data; `structuredClone` is not part of the language that shared/ is written in. */
const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
