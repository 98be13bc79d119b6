import { createCommand, type LexicalCommand } from "lexical";

/** Asks for the names that may be meant at the caret. */
export const COMPLETE_NAME_COMMAND: LexicalCommand<undefined> = createCommand("COMPLETE_NAME_COMMAND");
