/** All messages in both languages. To add an area, write its file and add it here in three places. */
import type { ErrorCode, ErrorData, ErrorDetails } from "../basics/errors.ts";
import * as backups from "./backups.ts";
import * as browser from "./browser.ts";
import * as bulk from "./bulk.ts";
import * as checking from "./checking.ts";
import * as cleanUp from "./clean-up.ts";
import * as cli from "./cli.ts";
import * as commands from "./commands.ts";
import * as comments from "./comments.ts";
import * as copies from "./copies.ts";
import * as desk from "./desk.ts";
import * as doctor from "./doctor.ts";
import * as editor from "./editor.ts";
import * as errors from "./errors.ts";
import type { ErrorSentences } from "./errors.ts";
import * as exporting from "./exporting.ts";
import * as find from "./find.ts";
import * as galley from "./galley.ts";
import * as importing from "./importing.ts";
import * as library from "./library.ts";
import * as manuscripts from "./manuscripts.ts";
import * as menu from "./menu.ts";
import * as missingLibrary from "./missing-library.ts";
import * as names from "./names.ts";
import * as objects from "./objects.ts";
import * as packaging from "./packaging.ts";
import * as page from "./page.ts";
import * as palette from "./palette.ts";
import * as pasting from "./pasting.ts";
import * as points from "./points.ts";
import * as publications from "./publications.ts";
import * as report from "./report.ts";
import * as revisions from "./revisions.ts";
import * as search from "./search.ts";
import * as statistics from "./statistics.ts";
import * as tableCopies from "./table-copies.ts";
import * as templates from "./templates.ts";
import * as transfer from "./transfer.ts";
import * as window from "./window.ts";
import * as workflow from "./workflow.ts";
import type { Locale } from "../basics/language.ts";

export { locales, type Locale } from "../basics/language.ts";

const zhCN = {
  backups: backups.zhCN,
  browser: browser.zhCN,
  bulk: bulk.zhCN,
  checking: checking.zhCN,
  cleanUp: cleanUp.zhCN,
  cli: cli.zhCN,
  commands: commands.zhCN,
  comments: comments.zhCN,
  copies: copies.zhCN,
  desk: desk.zhCN,
  doctor: doctor.zhCN,
  editor: editor.zhCN,
  errors: errors.zhCN,
  exporting: exporting.zhCN,
  find: find.zhCN,
  galley: galley.zhCN,
  importing: importing.zhCN,
  library: library.zhCN,
  manuscripts: manuscripts.zhCN,
  menu: menu.zhCN,
  missingLibrary: missingLibrary.zhCN,
  names: names.zhCN,
  objects: objects.zhCN,
  packaging: packaging.zhCN,
  page: page.zhCN,
  palette: palette.zhCN,
  pasting: pasting.zhCN,
  points: points.zhCN,
  publications: publications.zhCN,
  report: report.zhCN,
  revisions: revisions.zhCN,
  search: search.zhCN,
  statistics: statistics.zhCN,
  tableCopies: tableCopies.zhCN,
  templates: templates.zhCN,
  transfer: transfer.zhCN,
  window: window.zhCN,
  workflow: workflow.zhCN,
};
const en: typeof zhCN = {
  backups: backups.en,
  browser: browser.en,
  bulk: bulk.en,
  checking: checking.en,
  cleanUp: cleanUp.en,
  cli: cli.en,
  commands: commands.en,
  comments: comments.en,
  copies: copies.en,
  desk: desk.en,
  doctor: doctor.en,
  editor: editor.en,
  errors: errors.en,
  exporting: exporting.en,
  find: find.en,
  galley: galley.en,
  importing: importing.en,
  library: library.en,
  manuscripts: manuscripts.en,
  menu: menu.en,
  missingLibrary: missingLibrary.en,
  names: names.en,
  objects: objects.en,
  packaging: packaging.en,
  page: page.en,
  palette: palette.en,
  pasting: pasting.en,
  points: points.en,
  publications: publications.en,
  report: report.en,
  revisions: revisions.en,
  search: search.en,
  statistics: statistics.en,
  tableCopies: tableCopies.en,
  templates: templates.en,
  transfer: transfer.en,
  window: window.en,
  workflow: workflow.en,
};

export type Messages = typeof zhCN;
export const messages: Record<Locale, Messages> = { "zh-CN": zhCN, en };

/** The sentence for an error in one language. */
export const errorSentence = ({ code, details }: ErrorData, locale: Locale): string =>
  sentenceOf(messages[locale].errors, code, details);

const sentenceOf = <Code extends ErrorCode>(
  sentences: ErrorSentences,
  code: Code,
  details: ErrorDetails[Code],
): string => sentences[code](details);
