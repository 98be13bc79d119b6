/** What the address of the gallery says: which specimen, in which theme and language. */
import { locales, type Locale } from "../../shared/messages/index.ts";

export const themes = ["light", "dark"] as const;
export type GalleryTheme = (typeof themes)[number];

export interface Address {
  /** Name of a specimen; `null` for the frame with the list. */
  show: string | null;
  theme: GalleryTheme;
  locale: Locale;
}

/** Reads `#show=Button&theme=dark&locale=en`. Missing or unknown values are light and Chinese. */
export function readAddress(hash: string): Address {
  const query = new URLSearchParams(hash.replace(/^#/u, ""));
  return {
    show: query.get("show"),
    theme: themes.find((theme) => theme === query.get("theme")) ?? "light",
    locale: locales.find((locale) => locale === query.get("locale")) ?? "zh-CN",
  };
}

/** The hash that `readAddress` reads back. */
export const writeAddress = ({ show, theme, locale }: Address): string =>
  `#${new URLSearchParams({ ...(show !== null && { show }), theme, locale }).toString()}`;
