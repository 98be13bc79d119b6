import { createCommand, type LexicalCommand } from "lexical";

/** Asks for the dialog that cleans up the text. */
export const CLEAN_UP_COMMAND: LexicalCommand<undefined> = createCommand("CLEAN_UP_COMMAND");
