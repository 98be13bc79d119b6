/** The revisions of a document as a list in the order of the text: for the panel, and for `bulletin show --json`. */
import { isObjectStyle, type BulletinDocument, type Revision } from "../bulletin/schema.ts";
import { blockText } from "../bulletin/block-text.ts";

export interface ListedRevision extends Pick<Revision, "kind" | "author" | "role" | "date" | "pair"> {
  id: string;
  /** What it is about: the text that comes, goes or is formatted; a paragraph mark is `\n`. Of a field its name: `masthead.number`. */
  text: string;
  /** The block that it begins in; null for a field. */
  block: string | null;
}

/** Fields first, as the masthead stands first; then as they stand in the text. One that nothing carries any more is none. */
export function listRevisions({ blocks, revisions }: BulletinDocument): ListedRevision[] {
  const found = new Map<string, { text: string; block: string | null }>();
  const add = (id: string | undefined, block: string, text: string) => {
    if (id === undefined) return;
    const known = found.get(id);
    if (known) known.text += text;
    else found.set(id, { text, block });
  };
  for (const [id, { kind, field }] of Object.entries(revisions))
    if (kind === "field") found.set(id, { text: field ?? "", block: null });
  for (const block of blocks) {
    add(block.formatted, block.id, blockText(block));
    for (const { text, inserted, deleted, formatted } of block.runs)
      for (const id of [inserted, deleted, formatted]) add(id, block.id, text);
    const mark = isObjectStyle(block.style) ? blockText({ runs: [], table: block.table }) : "\n";
    for (const id of [block.inserted, block.deleted]) add(id, block.id, mark);
  }
  return [...found].flatMap(([id, { text, block }]) => {
    const revision = revisions[id];
    if (!revision) return [];
    const { kind, author, role, date, pair } = revision;
    return [
      {
        id,
        kind,
        author,
        ...(role !== undefined && { role }),
        date,
        ...(pair !== undefined && { pair }),
        text,
        block,
      },
    ];
  });
}
