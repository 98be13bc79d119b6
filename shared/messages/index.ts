/** The words on screen, in both languages. Add an area: write its file after `errors.ts`, name it twice here. */
import type { ErrorCode, ErrorDetails } from "../contract/errors.ts";
import * as editor from "./editor.ts";
import * as errors from "./errors.ts";
import type { Locale } from "./language.ts";

export { locales, type Locale } from "./language.ts";

const zhCN = { editor: editor.zhCN, errors: errors.zhCN };
const en: typeof zhCN = { editor: editor.en, errors: errors.en };

export type Messages = typeof zhCN;
export const messages: Record<Locale, Messages> = { "zh-CN": zhCN, en };

/** The sentence for an error, in one language. */
export function errorSentence(code: ErrorCode, details: ErrorDetails, locale: Locale): string {
  return messages[locale].errors[code](details);
}
