import { useEffect, useSyncExternalStore } from "react";
import type { Settings } from "../../shared/contract/calls.ts";

/** Puts the size of the program's words on `<html data-text-size>`. */
export function useTextSize(size: Settings["textSize"]): void {
  useEffect(() => {
    document.documentElement.dataset.textSize = size;
  }, [size]);
}

/** Puts the theme on `<html data-theme>`; with "system" it follows the system as that changes. */
export function useTheme(theme: Settings["theme"]): void {
  useEffect(() => {
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const apply = () => {
      document.documentElement.dataset.theme = theme === "system" ? (dark.matches ? "dark" : "light") : theme;
    };
    apply();
    dark.addEventListener("change", apply);
    return () => dark.removeEventListener("change", apply);
  }, [theme]);
}

/** The theme that is shown, for what is drawn with colours of its own. */
export const useShownTheme = (): string =>
  useSyncExternalStore(watchTheme, () => document.documentElement.dataset.theme ?? "light");

function watchTheme(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}
