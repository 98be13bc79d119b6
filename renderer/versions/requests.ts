/** What commands ask of the tab 版本, which may not be on the screen yet. */
import { useEffect } from "react";
import { createStore, useStore } from "../app/store.ts";

type VersionsRequest = "keep" | "receive" | "compare" | "history";

const request = createStore<VersionsRequest | null>(null);

/** Asks the tab 版本 for something, as soon as it is on the screen. */
export const askVersions = (name: VersionsRequest): void => request.set(name);

/** Answers one kind of request while the component is mounted. */
export function useVersionsRequest(name: VersionsRequest, answer: () => void): void {
  useStore(request);
  useEffect(() => {
    if (request.read() !== name) return;
    request.set(null);
    answer();
  });
}
