import { useSyncExternalStore } from "react";

/** Where the person is. In the address, so that a reload stays there. */
export type Route =
  | {
      screen:
        "library" | "bin" | "manuscripts" | "names" | "publications" | "templates" | "statistics" | "backups";
    }
  /** `article`: where it is looked at, by that article's id in the outline. */
  | { screen: "issue"; id: number; article?: string };

export function readRoute(hash: string): Route {
  const issue = /^#\/issue\/([1-9]\d{0,14})(?:\/(.+))?$/u.exec(hash);
  if (issue)
    return { screen: "issue", id: Number(issue[1]), ...(issue[2] !== undefined && { article: issue[2] }) };
  const screen = (
    ["bin", "manuscripts", "names", "publications", "templates", "statistics", "backups"] as const
  ).find((known) => hash === `#/${known}`);
  return { screen: screen ?? "library" };
}

export const writeRoute = (route: Route): string =>
  route.screen === "issue"
    ? `#/issue/${route.id}${route.article === undefined ? "" : `/${route.article}`}`
    : `#/${route.screen}`;

export function goTo(route: Route): void {
  location.hash = writeRoute(route);
}

const subscribe = (listener: () => void) => {
  addEventListener("hashchange", listener);
  return () => removeEventListener("hashchange", listener);
};

export function useRoute(): Route {
  return readRoute(useSyncExternalStore(subscribe, () => location.hash));
}
