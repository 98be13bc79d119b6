import { createCommand, type LexicalCommand } from "lexical";

/** Opens the dialog that inserts a template after the block with this id. */
export const INSERT_TEMPLATE_COMMAND: LexicalCommand<string> = createCommand("INSERT_TEMPLATE_COMMAND");
