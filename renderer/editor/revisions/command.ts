/** The editor command that accepts or rejects revisions. */
import { createCommand, type LexicalCommand } from "lexical";
import type { Decision } from "../../../shared/revisions/settle.ts";

/** Accepts or rejects the selected revisions or, without any, the current one. */
export const DECIDE_COMMAND: LexicalCommand<Decision> = createCommand("DECIDE_COMMAND");
