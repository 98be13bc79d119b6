import { randomId } from "../../shared/basics/identifiers.ts";

/** The id of this window, by which the library knows which window writes an issue. It survives a reload. */
export const session: string = (() => {
  const storedId = sessionStorage.getItem("session");
  // A duplicated tab copies the storage of its original and must get an id of its own.
  const isReload = performance
    .getEntriesByType("navigation")
    .some((entry) => "type" in entry && entry.type === "reload");
  const id = storedId && isReload ? storedId : randomId();
  sessionStorage.setItem("session", id);
  return id;
})();

/** The time at which this window was opened, shown in its label: 10:52. */
export const openedAt = new Date().toLocaleTimeString("zh-CN", {
  hour: "2-digit",
  minute: "2-digit",
  hour12: false,
});
