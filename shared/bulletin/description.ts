/** A document as `bulletin show --json` tells it: what is in the issue, without ids and marks. */
import { finalDocument } from "./final.ts";
import { outline } from "./outline.ts";
import type { ImportNote } from "../contract/import-note.ts";
import type { BulletinDocument } from "./schema.ts";
import type { ImportChange } from "./text/change.ts";

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
  /** What importing normalised; empty for an issue of the library. */
  changes: { kind: string; before: string; after: string }[];
  /** What the file has that the document has not, or not in that form; absent where nothing is to be told. */
  notes?: ImportNote[];
}

export function describeDocument(
  document: BulletinDocument,
  changes: readonly ImportChange[] = [],
  notes: readonly ImportNote[] = [],
): Description {
  const { masthead, imprint } = finalDocument(document);
  const { editor, proofreader, approver } = imprint.staff;
  return {
    masthead: { name: masthead.name, number: masthead.number, issuer: masthead.issuer, date: masthead.date },
    sections: outline(document).sections.map(({ title, articles }) => ({
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
