import { useEffect, useSyncExternalStore } from "react";
import type { Settings } from "../../shared/contract/settings.ts";

/** Sets the text size of the program's interface as `<html data-text-size>`. */
export function useTextSize(size: Settings["textSize"]): void {
  useEffect(() => {
    document.documentElement.dataset.textSize = size;
  }, [size]);
}

/** Sets the theme as `<html data-theme>`; "system" follows the system when it changes. */
export function useTheme(theme: Settings["theme"]): void {
  useEffect(() => {
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const apply = () => {
      const systemTheme = dark.matches ? "dark" : "light";
      document.documentElement.dataset.theme = theme === "system" ? systemTheme : theme;
    };
    apply();
    dark.addEventListener("change", apply);
    return () => dark.removeEventListener("change", apply);
  }, [theme]);
}

/** The theme on the screen ("light" or "dark"), for content that is drawn without CSS, such as charts. */
export const useShownTheme = (): string =>
  useSyncExternalStore(watchTheme, () => document.documentElement.dataset.theme ?? "light");

function watchTheme(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}
