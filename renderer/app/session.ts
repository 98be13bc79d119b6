import { randomId } from "../../shared/bulletin/identifiers.ts";

/** This window, for as long as it lives: the library knows by it who writes. A reload stays the same window. */
export const session: string = (() => {
  const stored = sessionStorage.getItem("session");
  // A duplicated tab copies its storage, and must not pass for the window it was copied from.
  const isReload = performance
    .getEntriesByType("navigation")
    .some((entry) => (entry as PerformanceNavigationTiming).type === "reload");
  const id = stored && isReload ? stored : randomId();
  sessionStorage.setItem("session", id);
  return id;
})();

/** When this window was opened, for its label: 10:52. */
export const openedAt = new Date().toLocaleTimeString("zh-CN", {
  hour: "2-digit",
  minute: "2-digit",
  hour12: false,
});
