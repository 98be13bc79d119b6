/**
 * All rules in the order of their groups. To add a rule, create its file in this folder and add it to this
 * list.
 */
import type { Rule } from "../subject/rule.ts";
import { bannedWords } from "./banned-words.ts";
import { calendar } from "./calendar.ts";
import { counts } from "./counts.ts";
import { cutParagraph } from "./cut-paragraph.ts";
import { doubled } from "./doubled.ts";
import { eventDates } from "./event-dates.ts";
import { faceCharacters } from "./face-characters.ts";
import { imprintLists } from "./imprint-lists.ts";
import { innerSpace } from "./inner-space.ts";
import { issueDate } from "./issue-date.ts";
import { issueNumber } from "./issue-number.ts";
import { labels } from "./labels.ts";
import { listComma } from "./list-comma.ts";
import { listPunctuation } from "./list-marks.ts";
import { longDashes } from "./long-marks.ts";
import { mixedUnits } from "./mixed-units.ts";
import { ordinals } from "./ordinals.ts";
import { ownList } from "./own-list.ts";
import { pairs } from "./pairs.ts";
import { people } from "./people.ts";
import { placeholders } from "./placeholders.ts";
import { pointStyle } from "./point-style.ts";
import { printedBefore } from "./printed-before.ts";
import { quantities } from "./quantities.ts";
import { repeatedText } from "./repeated-text.ts";
import { repeatedUnit } from "./repeated-unit.ts";
import { sourceLine } from "./source-line.ts";
import { staff } from "./staff.ts";
import { termForms } from "./term-forms.ts";
import { totals } from "./totals.ts";
import { unevenPoints } from "./uneven-points.ts";
import { unitForms } from "./unit-forms.ts";
import { unitNames } from "./unit-names.ts";
import { width } from "./width.ts";
import { spelling } from "./spelling.ts";
import { wrongWord } from "./wrong-words.ts";

export const rules: readonly Rule[] = [
  // 期况
  issueNumber,
  issueDate,
  eventDates,
  staff,
  imprintLists,
  printedBefore,
  // 单位与人名
  ownList,
  repeatedUnit,
  sourceLine,
  unitNames,
  unitForms,
  people,
  // 字词
  wrongWord,
  spelling,
  doubled,
  termForms,
  bannedWords,
  faceCharacters,
  // 标点
  pairs,
  width,
  innerSpace,
  listPunctuation,
  listComma,
  longDashes,
  // 数字
  calendar,
  quantities,
  counts,
  totals,
  mixedUnits,
  // 结构
  ordinals,
  unevenPoints,
  pointStyle,
  labels,
  cutParagraph,
  repeatedText,
  placeholders,
];
