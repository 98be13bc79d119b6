/**
 * Copies come back, and the issue has been worked on since they were handed out: their marks become marks of the issue as it
 * is now. What was changed in it since is nobody's proposal; it is the text.
 */
import { randomId, type MakeId } from "../bulletin/identifiers.ts";
import type { BulletinDocument } from "../bulletin/schema.ts";
import { compare } from "./compare.ts";
import { restoreKnownIds } from "./known-ids.ts";
import { countRevisedUnits } from "./revised-units.ts";
import { merge, type Copy, type Merged } from "./merge.ts";
import { settle, settleAll } from "./settle.ts";

/** No person's name is empty; so changes of the issue itself are known by it until they are the text. */
const theIssue = "";

/**
 * Which of several states of an issue a copy was made of: the first one with the copy's original text, else the one that it
 * differs least from.
 * @param states the present one first, then earlier ones; at least one.
 */
export function findHandedOutState(
  copy: BulletinDocument,
  states: readonly [BulletinDocument, ...BulletinDocument[]],
): BulletinDocument {
  const original = settleAll(copy, "reject");
  let [nearest, least]: [BulletinDocument, number] = [states[0], Infinity];
  for (const state of states) {
    const differs = countRevisedUnits(
      compare(settleAll(state, "reject"), original, { author: theIssue, date: new Date(0).toISOString() }),
    );
    if (differs < least) [nearest, least] = [state, differs];
    if (least === 0) break;
  }
  return nearest;
}

/**
 * @param present the issue as it is now.
 * @param handedOut the issue as the copies were made of it, with the marks that it had then.
 */
export function receive(
  present: BulletinDocument,
  handedOut: BulletinDocument,
  copies: readonly Copy[],
  makeId: MakeId = randomId,
): Merged {
  const since = { document: present, unmarked: { author: theIssue, date: new Date(0).toISOString() } };
  const { document, conflicts, accepted } = merge(
    handedOut,
    [since, ...copies.map((copy) => ({ ...copy, document: restoreKnownIds(copy.document, handedOut) }))],
    makeId,
  );
  const taken = Object.entries(document.revisions).flatMap(([id, { author }]) =>
    author === theIssue ? [id] : [],
  );
  const decided = Object.keys(handedOut.revisions).filter((id) => !Object.hasOwn(present.revisions, id));
  const acceptedSince = new Set(accepted.filter(({ by }) => by === theIssue).map(({ id }) => id));
  const open = settle(
    settle(document, "accept", [...taken, ...acceptedSince]),
    "reject",
    decided.filter((id) => !acceptedSince.has(id)),
  );
  return {
    document: open,
    conflicts: conflicts.filter(({ revision }) => revision.author !== theIssue),
    accepted: accepted.filter(({ id, by }) => by !== theIssue && Object.hasOwn(open.revisions, id)),
  };
}
