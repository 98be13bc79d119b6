import { randomId, type MakeId } from "./identifiers.ts";
import { schemaVersion, type BulletinDocument } from "./schema.ts";

/** A blank issue: empty masthead and imprint, one empty body paragraph to type into. */
export function emptyDocument(makeId: MakeId = randomId): BulletinDocument {
  return {
    schema: schemaVersion,
    masthead: { name: [""], number: null, issuer: "", date: null },
    blocks: [{ id: makeId(), style: "body", runs: [] }],
    imprint: { staff: { editor: "", proofreader: "", approver: "" }, report: [], deliver: [], send: [], email: "", phone: "" },
    revisions: {},
    comments: {},
  };
}
