import { createCommand, type LexicalCommand, type NodeKey } from "lexical";

/** Asks how large a table is to be, and inserts it: in the place of a paragraph, or where the caret is. */
export const INSERT_TABLE_COMMAND: LexicalCommand<NodeKey | null> = createCommand("INSERT_TABLE_COMMAND");
