/** The editor command for 文字整理. */
import { createCommand, type LexicalCommand } from "lexical";

/** Opens the clean-up dialog. */
export const CLEAN_UP_COMMAND: LexicalCommand<undefined> = createCommand("CLEAN_UP_COMMAND");
