import { createCommand, type LexicalCommand } from "lexical";

/** Offers the names that could complete the text before the caret. */
export const COMPLETE_NAME_COMMAND: LexicalCommand<undefined> = createCommand("COMPLETE_NAME_COMMAND");
