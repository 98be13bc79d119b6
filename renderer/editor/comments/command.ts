import { createCommand, type LexicalCommand } from "lexical";

/** Begins a comment on the selection. */
export const ADD_COMMENT_COMMAND: LexicalCommand<undefined> = createCommand("ADD_COMMENT_COMMAND");
