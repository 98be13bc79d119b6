/**
 * The language that the window was shown in last. It counts where the settings cannot be read: then an error must
 * still be in the person's language.
 */
import { locales, type Locale } from "../../shared/messages/index.ts";

const name = "locale";

export const readShownLocale = (): Locale =>
  locales.find((locale) => locale === localStorage.getItem(name)) ?? "zh-CN";

/** Remembers the language, and tells it to the browser and to screen readers. */
export function noteShownLocale(locale: Locale): void {
  localStorage.setItem(name, locale);
  document.documentElement.lang = locale;
}
