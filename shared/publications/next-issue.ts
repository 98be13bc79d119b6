/** Creates the next issue: with the frame of the previous one, without its articles. */
import { copyOf } from "../basics/json.ts";
import { emptyDocument } from "../document/empty.ts";
import { randomId, type MakeId } from "../basics/identifiers.ts";
import { numberAfter } from "./numbering.ts";
import { toDateFields, versionOn, type PublicationVersion } from "./publication.ts";
import type { Block, BulletinDocument, Masthead } from "../document/schema.ts";

/**
 * Creates the issue after another: the next number, the given date, the same name, issuer, staff and lists,
 * and the same sections with an empty paragraph in each. Without a previous issue the result is blank.
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
    blocks: names.length > 0 ? toSectionBlocks(names, makeId) : blank.blocks,
    imprint: copyOf(previous.imprint),
  };
}

/**
 * Creates the next issue of a publication, from the version of its profile valid on that day. Staff and lists
 * come from the previous issue, because it may name stand-ins, unless a newer version has come into force
 * since.
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
  // If the previous issue has no running number, numbers never restarted: its number is the count of issues
  // so far.
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
        ? toSectionBlocks(
            sections.map((section) => [section]),
            makeId,
          )
        : next.blocks,
    imprint: isSameVersion ? next.imprint : copyOf(imprint),
  };
}

/** Blocks for sections, each with an empty paragraph below it. The runs of a name are given as texts. */
function toSectionBlocks(sections: readonly string[][], makeId: MakeId): Block[] {
  return sections.flatMap((texts) => [
    { id: makeId(), style: "section" as const, runs: texts.map((text) => ({ text })) },
    { id: makeId(), style: "body" as const, runs: [] },
  ]);
}
