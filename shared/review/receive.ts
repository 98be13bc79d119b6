/**
 * Copies come back, and the issue has been worked on since they were handed out: their marks become marks of the issue as it
 * is now. What was changed in it since is nobody's proposal; it is the text.
 */
import { randomId, type MakeId } from "../bulletin/identifiers.ts";
import type { BulletinDocument } from "../bulletin/schema.ts";
import { merge, type Copy, type Merged } from "./merge.ts";
import { settle } from "./settle.ts";

/** No person's name is empty; so changes of the issue itself are known by it until they are the text. */
const theIssue = "";

/**
 * @param present the issue as it is now.
 * @param handedOut the issue as the copies were made of it, with the marks that it had then.
 */
export function receive(present: BulletinDocument, handedOut: BulletinDocument, copies: readonly Copy[], makeId: MakeId = randomId): Merged {
  const since = { document: present, unmarked: { author: theIssue, date: new Date(0).toISOString() } };
  const { document, conflicts, accepted } = merge(handedOut, [since, ...copies], makeId);
  const taken = Object.entries(document.revisions).flatMap(([id, { author }]) => (author === theIssue ? [id] : []));
  const decided = Object.keys(handedOut.revisions).filter((id) => !Object.hasOwn(present.revisions, id));
  const acceptedSince = new Set(accepted.filter(({ by }) => by === theIssue).map(({ id }) => id));
  const open = settle(settle(document, "accept", [...taken, ...acceptedSince]), "reject", decided.filter((id) => !acceptedSince.has(id)));
  return { document: open, conflicts: conflicts.filter(({ revision }) => revision.author !== theIssue), accepted: accepted.filter(({ id, by }) => by !== theIssue && Object.hasOwn(open.revisions, id)) };
}
