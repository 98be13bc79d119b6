/** The galley (清样) as a print file: the text with its marks, and beside it a column with what each mark and comment is. */
import { finalDocument, isGone } from "../bulletin/final.ts";
import type { Block, BulletinDocument, Revision, Run, Table } from "../bulletin/schema.ts";
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
import { placeNotes } from "./place-notes.ts";

const { galley: words } = messages["zh-CN"];

/** So many colours there are for authors; then they begin anew. */
const colours = 8;

/**
 * A document with its revisions and comments as an HTML file whose print is the galley. Its script puts the notes into the
 * column, each beside its place or below the one before it, and those for which a page has no room after the text; then
 * `<html>` has the attributes `data-pages` and `data-hints`, as the print file of the bulletin has.
 */
export function galleyHtml(
  document: BulletinDocument,
  { fontBase, page = standardPage, images = () => null }: PrintOptions,
): string {
  const sheet = galleyPage(page);
  const notes = galleyNotes(document);
  const text = new MarkedText(document, notes, images, sheet);
  const of = (place: GalleyNote["place"]) => anchor(text.notes(notes.filter((note) => note.place === place)));
  const final = finalDocument(document);
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeHtml(issueTitle(document.masthead))}${words.title}</title>
<style>${printCss(sheet, fontBase)}${galleyCss(sheet)}</style></head>
<body><main>${text.key()}${of("masthead")}${mastheadHtml(document.masthead, sheet)}${contentsHtml(final)}
${text.blocks()}
${of("imprint")}${imprintHtml(document.imprint)}${of("end")}
<section class="rest"><h2>${words.rest}</h2></section></main>
<script>(${placeNotes})(${typeArea(sheet).height}, ${JSON.stringify(`16px ${cssFamily("song", sheet.faces)}`)})</script></body></html>
`;
}

const anchor = (notes: string): string => (notes === "" ? "" : `<div class="anchor">${notes}</div>`);

class MarkedText {
  readonly #document: BulletinDocument;
  readonly #notes: readonly GalleyNote[];
  readonly #images: ImageAddress;
  readonly #page: PrintOptions["page"] & object;
  readonly #authors: string[];
  /** By the ids that they are about; what is printed is taken out. */
  readonly #waiting = new Map<string, GalleyNote>();

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
      if (note.place === "text") for (const id of note.ids) this.#waiting.set(id, note);
  }

  #colour = (author: string): string => `a${(this.#authors.indexOf(author) % colours) + 1}`;

  /** Above the masthead: what the sheet is, and whose the colours are. */
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
    const mark = isGone(block) ? "gone" : inserted === undefined ? "" : "new";
    return mark === "" ? whole : `<div class="${mark} ${this.#colourOf(deleted ?? inserted)}">${whole}</div>`;
  }

  #cells(table: Table, formatted: string): ((cell: Table["rows"][number][number]) => string) | undefined {
    const before = this.#document.revisions[formatted]?.before?.table as Table | undefined;
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
    const around = (tag: string, name: string) => {
      html = `<${tag} class="${name}">${html}</${tag}>`;
    };
    if (run.comments?.some((id) => this.#document.comments[id])) around("span", "about");
    if (run.formatted !== undefined) around("span", `changed ${this.#colourOf(run.formatted)}`);
    if (run.inserted !== undefined) around("ins", this.#colourOf(run.inserted));
    if (run.deleted !== undefined) around("del", this.#colourOf(run.deleted));
    return notes + html;
  }

  /** The mark of a paragraph that came or went. */
  #pilcrow({ inserted, deleted }: Pick<Block, "inserted" | "deleted">): string {
    const id = deleted ?? inserted;
    if (id === undefined) return "";
    const tag = deleted === undefined ? "ins" : "del";
    return `<${tag} class="pilcrow ${this.#colourOf(id)}">¶</${tag}>`;
  }

  #colourOf(id: string | undefined): string {
    const revision: Revision | undefined = this.#document.revisions[id ?? ""];
    return revision ? this.#colour(revision.author) : "";
  }

  #notesOf(ids: readonly (string | undefined)[]): string {
    const found = new Set(ids.flatMap((id) => this.#waiting.get(id ?? "") ?? []));
    for (const note of found) for (const id of note.ids) this.#waiting.delete(id);
    return this.notes([...found]);
  }

  /** The numbers in the text, and the notes, which the script moves into their places. */
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
    const resolved = isResolved ? `<i>${words.resolved}</i>` : "";
    return `<span class="remark ${this.#colour(author)}" role="note"><em>${number}</em>${resolved}${text}</span>`;
  }
}

const partHtml = ({ text, mark }: NotePart): string => {
  const tag = mark === "deleted" ? "del" : mark === "inserted" ? "ins" : "span";
  return `<${tag}>${escapeHtml(text)}</${tag}>`;
};
