import { useSyncExternalStore } from "react";
import { ShownAddress, type LeaveGuard } from "./shown-address.ts";

/** The screens besides the library, which an unknown address opens, and the desk. */
const screens = [
  "bin",
  "manuscripts",
  "names",
  "publications",
  "templates",
  "statistics",
  "backups",
] as const;

/** The screen that is open. It is kept in the address (`#/…`), so that a reload returns to it. */
export type Route =
  | { screen: "library" | (typeof screens)[number] }
  /** `article`: the outline id of the article to scroll to. */
  | { screen: "issue"; id: number; article?: string };

/** Reads a route from the hash of an address; an unknown one is the library. */
export function readRoute(hash: string): Route {
  const issue = /^#\/issue\/([1-9]\d{0,14})(?:\/(.+))?$/u.exec(hash);
  if (issue)
    return { screen: "issue", id: Number(issue[1]), ...(issue[2] !== undefined && { article: issue[2] }) };
  const screen = screens.find((name) => hash === `#/${name}`);
  return { screen: screen ?? "library" };
}

/** Writes a route as the hash of an address. */
export const writeRoute = (route: Route): string =>
  route.screen === "issue"
    ? `#/issue/${route.id}${route.article === undefined ? "" : `/${route.article}`}`
    : `#/${route.screen}`;

/** Opens a screen. */
export function goTo(route: Route): void {
  location.hash = writeRoute(route);
}

const shownAddress = new ShownAddress({
  read: () => location.hash,
  push: (hash) => history.pushState(null, "", hash),
  listen: (listener) => {
    addEventListener("hashchange", listener);
    return () => removeEventListener("hashchange", listener);
  },
});

/** The route of the screen that is shown; the component is drawn again when it changes. */
export function useRoute(): Route {
  return readRoute(useSyncExternalStore(shownAddress.subscribe, shownAddress.read));
}

/** Lets a screen decide whether it may be left, until the function that this returns is called. */
export const guardRoute = (guard: (next: Route) => ReturnType<LeaveGuard>): (() => void) =>
  shownAddress.guard((hash) => guard(readRoute(hash)));
