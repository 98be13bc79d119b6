/** Finds how units became others in an edit, step by step. */
import { diffArrays } from "diff";
import { Cursor } from "../basics/cursor.ts";
import { elementAt } from "../basics/elements.ts";
import { countEqualEnds } from "../basics/equal-ends.ts";
import { isParagraphEnd, revisionIdsOf, type Letter, type Unit } from "./stream.ts";
import { wordsOf } from "./words.ts";

/** One step from the older units to the newer ones: a unit that stays, is deleted, or is inserted. */
export type Step =
  { older: Unit; newer: Unit } | { older: Unit; newer?: undefined } | { older?: undefined; newer: Unit };

/** The key by which units are compared. An object equals only itself; all paragraph ends are equal. */
function keyOf(unit: Unit): string {
  const { inserted, deleted } = revisionIdsOf(unit);
  const text = isParagraphEnd(unit) ? `¶${unit.caption ? unit.end.id : ""}` : `=${unit.run.text}`;
  return `${text}\t${inserted ?? ""}\t${deleted ?? ""}`;
}

/**
 * Finds the steps from the older units to the newer ones. A pure insertion or deletion is found between the
 * common start and the common end; any other change is found by a comparison of words.
 */
export function findSteps(older: readonly Unit[], newer: readonly Unit[]): Step[] {
  const was = older.map(keyOf);
  const is = newer.map(keyOf);
  const [start, end] = countEqualEnds(was, is);
  const isReplaced = was.length - start - end > 0 && is.length - start - end > 0;
  if (isReplaced) return compareWords(older, newer);

  return [
    ...older.slice(0, start).map((unit, index) => ({ older: unit, newer: elementAt(newer, index) })),
    ...older.slice(start, older.length - end).map((unit) => ({ older: unit })),
    ...newer.slice(start, newer.length - end).map((unit) => ({ newer: unit })),
    ...older.slice(older.length - end).map((unit, index) => ({
      older: unit,
      newer: elementAt(newer, newer.length - end + index),
    })),
  ];
}

function compareWords(older: readonly Unit[], newer: readonly Unit[]): Step[] {
  const was = splitWords(older);
  const is = splitWords(newer);
  const olderWords = new Cursor(was);
  const newerWords = new Cursor(is);
  const steps: Step[] = [];
  for (const { count = 0, added, removed } of diffArrays(was.map(keyOfWord), is.map(keyOfWord))) {
    const olderUnits = added ? [] : olderWords.takeMany(count).flat();
    const newerUnits = removed ? [] : newerWords.takeMany(count).flat();
    for (const [at, older] of olderUnits.entries()) {
      const newer = newerUnits[at];
      steps.push(newer ? { older, newer } : { older });
    }
    for (const newer of newerUnits.slice(olderUnits.length)) steps.push({ newer });
  }
  return steps;
}

const keyOfWord = (word: readonly Unit[]): string => word.map(keyOf).join("\v");

/** Splits units into words. Paragraph ends and the borders of existing revisions separate words. */
function splitWords(units: readonly Unit[]): Unit[][] {
  const words: Unit[][] = [];
  let stretch: Letter[] = [];
  const close = () => {
    const letters = new Cursor(stretch);
    for (const word of wordsOf(stretch.map(({ run }) => run.text).join("")))
      words.push(letters.takeMany(Array.from(word).length));
    stretch = [];
  };
  for (const unit of units) {
    if (isParagraphEnd(unit)) {
      close();
      words.push([unit]);
      continue;
    }
    const last = stretch.at(-1);
    if (last && !sameRevisions(last, unit)) close();
    stretch.push(unit);
  }
  close();
  return words;
}

const sameRevisions = (one: Unit, other: Unit): boolean =>
  revisionIdsOf(one).inserted === revisionIdsOf(other).inserted &&
  revisionIdsOf(one).deleted === revisionIdsOf(other).deleted;
