/** Blank documents, mastheads and imprints. */
import { randomId, type MakeId } from "../basics/identifiers.ts";
import { schemaVersion, type BulletinDocument, type Imprint, type Masthead } from "./schema.ts";

/** A masthead in which nothing is filled in: one empty name line, no number, no date. */
export const emptyMasthead = (): Masthead => ({ name: [""], number: null, issuer: "", date: null });

/** An imprint in which nothing is filled in. */
export const emptyImprint = (): Imprint => ({
  staff: { editor: "", proofreader: "", approver: "" },
  report: [],
  deliver: [],
  send: [],
  email: "",
  phone: "",
});

/** A blank issue: empty masthead and imprint, one empty body paragraph to type into. */
export function emptyDocument(makeId: MakeId = randomId): BulletinDocument {
  const blocks: BulletinDocument["blocks"] = [{ id: makeId(), style: "body", runs: [] }];
  return {
    schema: schemaVersion,
    masthead: emptyMasthead(),
    blocks,
    imprint: emptyImprint(),
    revisions: {},
    comments: {},
  };
}
