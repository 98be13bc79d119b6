import { createCommand, type LexicalCommand, type NodeKey } from "lexical";

/** Asks how large a table is to be, and inserts it: in the place of a paragraph, or where the caret is. */
export const INSERT_TABLE_COMMAND: LexicalCommand<NodeKey | null> = createCommand("INSERT_TABLE_COMMAND");

/** Where a picture goes. */
export interface PicturePlace {
  /** In the place of this paragraph, whose text goes. */
  instead?: NodeKey;
  /** Into this figure, in the place of its picture. */
  over?: NodeKey;
  /** Behind the block of this id. */
  after?: string | null;
}

/** Asks for picture files, and inserts them where the caret is if no other place is given. */
export const CHOOSE_PICTURES_COMMAND: LexicalCommand<PicturePlace> = createCommand("CHOOSE_PICTURES_COMMAND");

/** Pictures that came with a paste or were dropped, in order. */
export const ADD_PICTURES_COMMAND: LexicalCommand<{ file: File; place: PicturePlace }[]> =
  createCommand("ADD_PICTURES_COMMAND");

/** Tells of pictures in a paste that are not in it: so many were only named by their address. */
export const PICTURES_LEFT_OUT_COMMAND: LexicalCommand<number> = createCommand("PICTURES_LEFT_OUT_COMMAND");
