import { createCommand, type LexicalCommand } from "lexical";
import type { Decision } from "../../../shared/revisions/settle.ts";

/** Decides on what is selected, or on the revision that is looked at. */
export const DECIDE_COMMAND: LexicalCommand<Decision> = createCommand("DECIDE_COMMAND");
