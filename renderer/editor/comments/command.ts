/** The editor command for 批注. */
import { createCommand, type LexicalCommand } from "lexical";

/** Starts a new comment on the selection. */
export const ADD_COMMENT_COMMAND: LexicalCommand<undefined> = createCommand("ADD_COMMENT_COMMAND");
