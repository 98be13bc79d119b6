/**
 * Writes the galley (清样) as a print file: the text with its marks, beside a column of notes on each mark
 * and comment.
 */
import { formerContent } from "../document/former.ts";
import { finalDocument, isGone } from "../document/final.ts";
import type { Block, BulletinDocument, Revision, Run, Table } from "../document/schema.ts";
import { escapeHtml } from "../layout/escape-html.ts";
import { cssFamily } from "../layout/faces.ts";
import { blockHtml, contentsHtml, imprintHtml, issueTitle, mastheadHtml, runHtml } from "../layout/html.ts";
import type { ImageAddress } from "../layout/objects.ts";
import { standardPage, typeArea } from "../layout/page.ts";
import { printCss } from "../layout/print-css.ts";
import type { PrintOptions } from "../layout/print-html.ts";
import { messages } from "../messages/index.ts";
import { markCells } from "../revisions/table-marks.ts";
import { galleyCss } from "./css.ts";
import { galleyNotes, type GalleyNote, type NotePart } from "./notes.ts";
import { galleyPage } from "./page.ts";
import { placeNotesScript } from "../print-page/page-script.ts";

const { galley: words } = messages["zh-CN"];

/** Number of author colours in `css.ts`; further authors start again with the first one. */
const colourCount = 8;

/**
 * Writes a document with its revisions and comments as an HTML file that prints as a galley. Its script moves
 * each note into the column, beside its place or below the preceding note; notes that do not fit on their
 * page follow after the text. Then it sets `data-pages` and `data-hints` on `<html>`, like the print file of
 * the bulletin.
 */
export function galleyHtml(
  document: BulletinDocument,
  { fontBase, page = standardPage, images = () => null }: PrintOptions,
): string {
  const sheet = galleyPage(page);
  const notes = galleyNotes(document);
  const text = new MarkedText(document, notes, images, sheet);
  const notesAt = (place: GalleyNote["place"]) =>
    anchor(text.notes(notes.filter((note) => note.place === place)));
  const final = finalDocument(document);
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeHtml(issueTitle(document.masthead))}${words.title}</title>
<style>${printCss(sheet, fontBase)}${galleyCss(sheet)}</style></head>
<body><main>${text.key()}${notesAt("masthead")}${mastheadHtml(document.masthead, sheet)}${contentsHtml(final)}
${text.blocks()}
${notesAt("imprint")}${imprintHtml(document.imprint)}${notesAt("end")}
<section class="rest"><h2>${words.rest}</h2></section></main>
${placeNotesScript(typeArea(sheet).height, `16px ${cssFamily("song", sheet.faces)}`)}</body></html>
`;
}

/** Wraps notes on something other than a run, so that the column can be placed beside it. */
const anchor = (notes: string): string => (notes === "" ? "" : `<div class="anchor">${notes}</div>`);

/** Writes the text of a document with marks and notes. */
class MarkedText {
  readonly #document: BulletinDocument;
  readonly #notes: readonly GalleyNote[];
  readonly #images: ImageAddress;
  readonly #page: PrintOptions["page"] & object;
  readonly #authors: string[];
  /** Notes that are not written yet, by the ids of their revisions and threads. */
  readonly #pendingNotes = new Map<string, GalleyNote>();

  constructor(
    document: BulletinDocument,
    notes: readonly GalleyNote[],
    images: ImageAddress,
    page: PrintOptions["page"] & object,
  ) {
    this.#document = document;
    this.#notes = notes;
    this.#images = images;
    this.#page = page;
    this.#authors = [...new Set(notes.map(({ author }) => author))];
    for (const note of notes)
      if (note.place === "text") for (const id of note.ids) this.#pendingNotes.set(id, note);
  }

  /** The CSS class with the colour of an author. */
  #colour = (author: string): string => `a${(this.#authors.indexOf(author) % colourCount) + 1}`;

  /**
   * The key above the masthead: numbers of marks and comments, colours of the authors, and kinds of marks.
   */
  key(): string {
    const comments = this.#notes.filter(({ kind }) => kind === "comment").length;
    const authors = this.#authors
      .map((author) => `<span class="${this.#colour(author)}">■ ${escapeHtml(author)}</span>`)
      .join(" ");
    return `<p class="key">${words.counted(this.#notes.length - comments, comments)}${authors}<ins>${words.inserted}</ins><del>${words.deleted}</del><span class="changed">${words.changed}</span></p>`;
  }

  blocks(): string {
    return this.#document.blocks.map((block) => this.#block(block)).join("\n");
  }

  #block(block: Block): string {
    const { runs, table, inserted, deleted, formatted } = block;
    const before = this.#notesOf([formatted]);
    const inner = runs.map((run) => this.#run(run)).join("");
    const after = this.#notesOf([deleted, inserted]);
    if (!table && !block.figure)
      return blockHtml(block, this.#page, this.#images, `${before}${inner}${after}${this.#pilcrow(block)}`);
    const cells = table && formatted !== undefined ? this.#cells(table, formatted) : undefined;
    const whole = `${anchor(before + after)}${blockHtml(block, this.#page, this.#images, inner, cells)}`;
    const wrap = (mark: string) =>
      `<div class="${mark} ${this.#colourOf(deleted ?? inserted)}">${whole}</div>`;
    if (isGone(block)) return wrap("gone");
    return inserted === undefined ? whole : wrap("new");
  }

  /** Writes cells with the changes of their text; undefined if the table has no comparable former version. */
  #cells(table: Table, formatted: string): ((cell: Table["rows"][number][number]) => string) | undefined {
    const before = formerContent(this.#document.revisions[formatted]).table;
    const runsOf = before && markCells(before, table, formatted);
    return runsOf
      ? (cell) =>
          runsOf(cell)
            .map((run) => this.#run(run))
            .join("")
      : undefined;
  }

  #run(run: Run): string {
    const notes = this.#notesOf([run.formatted, run.deleted, run.inserted, ...(run.comments ?? [])]);
    let html = runHtml(run);
    const wrap = (tag: string, name: string) => {
      html = `<${tag} class="${name}">${html}</${tag}>`;
    };
    if (run.comments?.some((id) => this.#document.comments[id])) wrap("span", "about");
    if (run.formatted !== undefined) wrap("span", `changed ${this.#colourOf(run.formatted)}`);
    if (run.inserted !== undefined) wrap("ins", this.#colourOf(run.inserted));
    if (run.deleted !== undefined) wrap("del", this.#colourOf(run.deleted));
    return notes + html;
  }

  /** The ¶ of an inserted or deleted paragraph end. */
  #pilcrow({ inserted, deleted }: Pick<Block, "inserted" | "deleted">): string {
    const id = deleted ?? inserted;
    if (id === undefined) return "";
    const tag = deleted === undefined ? "ins" : "del";
    return `<${tag} class="pilcrow ${this.#colourOf(id)}">¶</${tag}>`;
  }

  /** The colour class of a revision's author. */
  #colourOf(id: string | undefined): string {
    const revision: Revision | undefined = this.#document.revisions[id ?? ""];
    return revision ? this.#colour(revision.author) : "";
  }

  #notesOf(ids: readonly (string | undefined)[]): string {
    const notes = new Set(ids.flatMap((id) => this.#pendingNotes.get(id ?? "") ?? []));
    for (const note of notes) for (const id of note.ids) this.#pendingNotes.delete(id);
    return this.notes([...notes]);
  }

  /** The numbers of notes in the text, followed by the notes, which the script moves into the column. */
  notes(notes: readonly GalleyNote[]): string {
    const [first] = notes;
    if (!first) return "";
    const numbers = `<sup class="${this.#colour(first.author)}"><span>${notes.map(({ number }) => number).join(",")}</span></sup>`;
    return numbers + notes.map((note) => this.#note(note)).join("");
  }

  #note({ number, author, isResolved, lines }: GalleyNote): string {
    const text = lines
      .map(
        ({ heading, parts }) =>
          `<span class="line">${heading ? `<b>${escapeHtml(heading)}</b> ` : ""}${parts.map(partHtml).join("")}</span>`,
      )
      .join("");
    const resolvedMark = isResolved ? `<i>${words.resolved}</i>` : "";
    return `<span class="remark ${this.#colour(author)}" role="note"><em>${number}</em>${resolvedMark}${text}</span>`;
  }
}

const partTags = { deleted: "del", inserted: "ins" } as const;

const partHtml = ({ text, mark }: NotePart): string => {
  const tag = mark ? partTags[mark] : "span";
  return `<${tag}>${escapeHtml(text)}</${tag}>`;
};
