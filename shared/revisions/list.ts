/**
 * Lists the revisions of a document in the order of the text, for the panel and for `bulletin show --json`.
 */
import { isObjectStyle, type BulletinDocument, type Revision } from "../document/schema.ts";
import { blockText } from "../document/block-text.ts";

export interface ListedRevision extends Pick<Revision, "kind" | "author" | "role" | "date" | "pair"> {
  id: string;
  /**
   * The inserted, deleted or formatted text, where a paragraph end is `\n`. For a field revision the name of
   * the field, such as `masthead.number`.
   */
  text: string;
  /** Id of the block in which it begins; null for a field. */
  block: string | null;
}

/**
 * Lists field revisions first, because the masthead comes first, then the others in the order of the text. A
 * revision that no text carries any more is left out.
 */
export function listRevisions({ blocks, revisions }: BulletinDocument): ListedRevision[] {
  const entries = new Map<string, { text: string; block: string | null }>();
  const add = (id: string | undefined, block: string, text: string) => {
    if (id === undefined) return;
    const entry = entries.get(id);
    if (entry) entry.text += text;
    else entries.set(id, { text, block });
  };

  for (const [id, revision] of Object.entries(revisions))
    if (revision.kind === "field") entries.set(id, { text: revision.field ?? "", block: null });
  for (const block of blocks) {
    add(block.formatted, block.id, blockText(block));
    for (const { text, inserted, deleted, formatted } of block.runs)
      for (const id of [inserted, deleted, formatted]) add(id, block.id, text);
    const end = isObjectStyle(block.style) ? blockText({ runs: [], table: block.table }) : "\n";
    for (const id of [block.inserted, block.deleted]) add(id, block.id, end);
  }

  return [...entries].flatMap(([id, { text, block }]) => {
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
