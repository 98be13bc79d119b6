import { createCommand, type LexicalCommand, type NodeKey } from "lexical";

/** Opens the choice of a size, then inserts a table in place of a paragraph. */
export const INSERT_TABLE_COMMAND: LexicalCommand<NodeKey> = createCommand("INSERT_TABLE_COMMAND");

/** The place of a new picture; one of the properties at most. */
export interface PicturePlace {
  /** Key of a paragraph that the figure replaces, with its text. */
  instead?: NodeKey;
  /** Key of a figure whose picture is replaced. */
  over?: NodeKey;
  /** Id of the block that the figure follows. */
  after?: string | null;
}

/** Opens the choice of picture files and inserts them, by default at the caret. */
export const CHOOSE_PICTURES_COMMAND: LexicalCommand<PicturePlace> = createCommand("CHOOSE_PICTURES_COMMAND");

/** Inserts pictures that were pasted or dropped, in order. */
export const ADD_PICTURES_COMMAND: LexicalCommand<{ file: File; place: PicturePlace }[]> =
  createCommand("ADD_PICTURES_COMMAND");

/** Reports the number of pictures that a paste named only by address, so that they could not be inserted. */
export const PICTURES_LEFT_OUT_COMMAND: LexicalCommand<number> = createCommand("PICTURES_LEFT_OUT_COMMAND");

/** Pasted tables that a bulletin cannot hold. */
export interface LargeTables {
  count: number;
  /** The rows that did not become paragraphs either. */
  rowsLeftOut: number;
}

/** Reports tables that a bulletin cannot hold, so that a paste made paragraphs of their rows. */
export const LARGE_TABLES_COMMAND: LexicalCommand<LargeTables> = createCommand("LARGE_TABLES_COMMAND");
