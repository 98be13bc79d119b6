import { createCommand, type LexicalCommand } from "lexical";

/** Opens the dialog that inserts a template after the block with this id; null inserts at the caret. */
export const INSERT_TEMPLATE_COMMAND: LexicalCommand<string | null> =
  createCommand("INSERT_TEMPLATE_COMMAND");

/** Opens the dialog that makes a template of the selection. */
export const KEEP_TEMPLATE_COMMAND: LexicalCommand<undefined> = createCommand("KEEP_TEMPLATE_COMMAND");
