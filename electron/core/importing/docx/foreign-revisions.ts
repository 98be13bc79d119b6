/**
 * Reads the revisions of a foreign Word file. Its text is recognised as text (`manuscript.ts`), which cannot
 * carry revisions. So it is read several times: as its original text, and then with the revisions of one
 * author and moment after the other; what each reading changes are the revisions of that author and moment.
 */
import { canonicalRuns, sameData } from "../../../../shared/document/canonical.ts";
import { idOf, sequentialIds } from "../../../../shared/basics/identifiers.ts";
import type { BulletinDocument } from "../../../../shared/document/schema.ts";
import { compare } from "../../../../shared/revisions/compare.ts";
import { compose } from "../../../../shared/revisions/overlay.ts";
import { settleAll } from "../../../../shared/revisions/settle.ts";
import { readStamp, type WordStamp } from "./story/annotations.ts";
import type { WordContent } from "./content.ts";
import type { Reading } from "./story/reading.ts";
import { stampKey } from "./story/tracked-changes.ts";

/**
 * The largest product of layers and paragraphs, which limits the time to some seconds. A file with more moments
 * gets one layer for each author; a file with more authors gets no revisions, and its final text.
 */
const maximumWork = 2000;

/** The revisions that become one layer: their author and moment, and the keys of their stamps. */
interface Layer {
  stamp: WordStamp;
  keys: string[];
}

/**
 * Gives the content with its revisions, or the final text with the note `tracked-changes` if they cannot be
 * expressed. They can if rejecting all gives the original text, accepting all gives the final text, and the work is
 * within `maximumWork`.
 * @param read reads the file with the revisions that are accepted
 * @param stamps authors and moments of all revisions of the file
 */
export function withForeignRevisions(
  read: (isAccepted: Reading["isAccepted"]) => WordContent,
  stamps: readonly WordStamp[],
): WordContent {
  const final = read(() => true);
  if (stamps.length === 0) return final;

  const acceptedKeys = new Set<string>();
  const assets = new Map(final.assets);
  const readAccepted = () => {
    const content = read((attributes) => acceptedKeys.has(stampKey(readStamp(attributes))));
    for (const [digest, bytes] of content.assets) assets.set(digest, bytes);
    return content.document;
  };
  const original = readAccepted();
  const layers = toLayers(stamps, Math.floor(maximumWork / Math.max(1, original.blocks.length)));
  if (!layers) return final;
  const makeId = sequentialIds("n");
  const document = layers.reduce((lower, { stamp, keys }) => {
    for (const key of keys) acceptedKeys.add(key);
    const makeRevisionId = (place: string) => idOf(`${stampKey(stamp)}\n${place}`);
    return compose(lower, compare(lower, readAccepted(), stamp, makeRevisionId, makeId), makeId);
  }, original);

  const isWhole =
    isSameText(settleAll(document, "reject"), original) &&
    isSameText(settleAll(document, "accept"), final.document);
  if (!isWhole) return final;
  const notes = final.notes.filter(({ kind }) => kind !== "tracked-changes");
  return { ...final, document, notes, assets };
}

/** The layers in the order of their moments; `null` if there are more than `most`. */
function toLayers(stamps: readonly WordStamp[], most: number): Layer[] | null {
  const inOrder = stamps.toSorted((a, b) => a.date.localeCompare(b.date));
  if (inOrder.length <= most) return inOrder.map((stamp) => ({ stamp, keys: [stampKey(stamp)] }));
  const layers = new Map<string, Layer>();
  for (const stamp of inOrder)
    layers.set(stamp.author, {
      stamp,
      keys: [...(layers.get(stamp.author)?.keys ?? []), stampKey(stamp)],
    });
  return layers.size <= most ? [...layers.values()] : null;
}

/** Tells if two documents are the same but for ids. */
const isSameText = (a: BulletinDocument, b: BulletinDocument): boolean => sameData(textOf(a), textOf(b));

const textOf = ({ masthead, imprint, blocks }: BulletinDocument) => ({
  masthead,
  imprint,
  blocks: blocks.map(({ id: _id, ...block }) => ({ ...block, runs: canonicalRuns(block.runs) })),
});
