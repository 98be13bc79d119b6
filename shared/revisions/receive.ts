/**
 * Receives copies of an issue that was changed after the copies were handed out: the revisions of the copies
 * become revisions of the present issue. Changes made to the issue in the meantime are not proposals; they
 * are part of the text.
 */
import { randomId, type MakeId } from "../basics/identifiers.ts";
import type { BulletinDocument } from "../document/schema.ts";
import { compare } from "./compare.ts";
import type { Stamp } from "./stamp.ts";
import { restoreKnownIds } from "./restore-ids.ts";
import { countRevisedUnits } from "./revised-units.ts";
import { merge, type Copy, type MergeResult } from "./merge.ts";
import { settle, settleAll } from "./settle.ts";

/**
 * Temporary author of changes made to the issue itself, until they become part of the text. No person has an
 * empty name.
 */
const issueAuthor = "";
const issueStamp: Stamp = { author: issueAuthor, date: new Date(0).toISOString() };

/**
 * Finds the state of an issue from which a copy was made: the first one with the same original text as the
 * copy, or else the one that differs least from it.
 * @param states the present state first, then earlier ones.
 */
export function findHandedOutState(
  copy: BulletinDocument,
  states: readonly [BulletinDocument, ...BulletinDocument[]],
): BulletinDocument {
  const original = settleAll(copy, "reject");
  let [nearest] = states;
  let smallestDifference = Infinity;
  for (const state of states) {
    const difference = countRevisedUnits(compare(settleAll(state, "reject"), original, issueStamp));
    if (difference < smallestDifference) {
      nearest = state;
      smallestDifference = difference;
    }
    if (smallestDifference === 0) break;
  }
  return nearest;
}

/**
 * Merges copies into the present issue. Decisions made on the issue in the meantime stay decided.
 * @param present the issue as it is now.
 * @param handedOut the state of the issue from which the copies were made, with the revisions that it had
 * then.
 */
export function receive(
  present: BulletinDocument,
  handedOut: BulletinDocument,
  copies: readonly Copy[],
  makeId: MakeId = randomId,
): MergeResult {
  // The present issue is merged like one more copy; its unmarked changes get the temporary author.
  const presentCopy: Copy = { document: present, untrackedStamp: issueStamp };
  const { document, conflicts, acceptedRevisions } = merge(
    handedOut,
    [
      presentCopy,
      ...copies.map((copy) => ({ ...copy, document: restoreKnownIds(copy.document, handedOut) })),
    ],
    makeId,
  );

  const issueChanges = Object.entries(document.revisions).flatMap(([id, { author }]) =>
    author === issueAuthor ? [id] : [],
  );
  const decidedIds = Object.keys(handedOut.revisions).filter((id) => !Object.hasOwn(present.revisions, id));
  const acceptedIds = new Set(acceptedRevisions.filter(({ by }) => by === issueAuthor).map(({ id }) => id));
  const receivedDocument = settle(
    settle(document, "accept", [...issueChanges, ...acceptedIds]),
    "reject",
    decidedIds.filter((id) => !acceptedIds.has(id)),
  );
  return {
    document: receivedDocument,
    conflicts: conflicts.filter(({ revision }) => revision.author !== issueAuthor),
    acceptedRevisions: acceptedRevisions.filter(
      ({ id, by }) => by !== issueAuthor && Object.hasOwn(receivedDocument.revisions, id),
    ),
  };
}

/**
 * Receives copies one after the other, each relative to the state of the issue from which it was made.
 * @param earlier earlier states of the issue, newest first
 */
export function receiveAll(
  present: BulletinDocument,
  earlier: readonly BulletinDocument[],
  copies: readonly Copy[],
  makeId: MakeId = randomId,
): MergeResult {
  return copies.reduce<MergeResult>(
    (result, copy) => {
      const handedOut = findHandedOutState(copy.document, [present, ...earlier]);
      const { document, conflicts, acceptedRevisions } = receive(result.document, handedOut, [copy], makeId);
      return {
        document,
        conflicts: [...result.conflicts, ...conflicts],
        acceptedRevisions: [...result.acceptedRevisions, ...acceptedRevisions],
      };
    },
    { document: present, conflicts: [], acceptedRevisions: [] },
  );
}
