import { createCommand, type LexicalCommand } from "lexical";

/** Asks for the dialog that inserts a template, behind a block of this id; null: where the caret is. */
export const INSERT_TEMPLATE_COMMAND: LexicalCommand<string | null> =
  createCommand("INSERT_TEMPLATE_COMMAND");

/** Asks for the dialog that makes a template of what is selected. */
export const KEEP_TEMPLATE_COMMAND: LexicalCommand<undefined> = createCommand("KEEP_TEMPLATE_COMMAND");
