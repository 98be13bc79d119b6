/** All rules, in the order of their groups. A new one: its file here, its place in this list. */
import type { Rule } from "../rule.ts";
import { cutParagraph } from "./cut-paragraph.ts";
import { doubled } from "./doubled.ts";
import { listMarks } from "./list-marks.ts";
import { ordinals } from "./ordinals.ts";
import { ownList } from "./own-list.ts";
import { pairs } from "./pairs.ts";
import { placeholders } from "./placeholders.ts";
import { repeatedUnit } from "./repeated-unit.ts";
import { sourceLine } from "./source-line.ts";
import { unevenPoints } from "./uneven-points.ts";
import { width } from "./width.ts";
import { wrongWord } from "./wrong-words.ts";

export const rules: readonly Rule[] = [ownList, repeatedUnit, sourceLine, wrongWord, doubled, pairs, width, listMarks, ordinals, unevenPoints, cutParagraph, placeholders];
