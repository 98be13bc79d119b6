import { createCommand, type LexicalCommand } from "lexical";

/** Opens the dialog that formats points. */
export const FORMAT_POINTS_COMMAND: LexicalCommand<undefined> = createCommand("FORMAT_POINTS_COMMAND");
