/** The content of an issue as `bulletin show --json` prints it, without ids and revisions. */
import { finalDocument } from "../../../shared/document/final.ts";
import { deriveOutline } from "../../../shared/document/outline.ts";
import type { ImportNote } from "../../../shared/basics/import-note.ts";
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import type { ImportChange } from "../../../shared/text/change.ts";

/** The printed JSON. Its properties are part of the command line's contract. */
export interface Description {
  masthead: { name: string[]; number: number | null; issuer: string; date: string | null };
  sections: {
    title: string;
    articles: {
      title: string | null;
      tag: string | null;
      text: string;
      points: string[];
      source: string[];
      characters: number;
    }[];
  }[];
  imprint: {
    staff: { editor: string; proofreader: string; approver: string };
    report: string[];
    deliver: string[];
    send: string[];
    email: string;
    phone: string;
  };
  /** The changes that importing made; empty for an issue of the library. */
  changes: { kind: string; before: string; after: string }[];
  /** Content of the imported file that the document lacks or has in another form; absent if there is none. */
  notes?: ImportNote[];
}

/**
 * Describes the final text of a document.
 * @param changes that importing made
 * @param notes on content that importing did not keep
 */
export function describeDocument(
  document: BulletinDocument,
  changes: readonly ImportChange[] = [],
  notes: readonly ImportNote[] = [],
): Description {
  const { masthead, imprint } = finalDocument(document);
  const { editor, proofreader, approver } = imprint.staff;
  return {
    masthead: { name: masthead.name, number: masthead.number, issuer: masthead.issuer, date: masthead.date },
    sections: deriveOutline(document).sections.map(({ title, articles }) => ({
      title,
      articles: articles.map(({ title, tag, text, points, source, characters }) => ({
        title,
        tag,
        text,
        points,
        source,
        characters,
      })),
    })),
    imprint: {
      staff: { editor, proofreader, approver },
      report: imprint.report,
      deliver: imprint.deliver,
      send: imprint.send,
      email: imprint.email,
      phone: imprint.phone,
    },
    changes: changes.map(({ kind, before, after }) => ({ kind, before, after })),
    ...(notes.length > 0 && { notes: [...notes] }),
  };
}
