import { useEffect } from "react";
import type { EventName } from "../../shared/contract/calls.ts";
import { useApp } from "./context.tsx";
import { createRefresher } from "./refresher.ts";

/**
 * Calls `load` on mount, on each of the events, and when the window gets the focus: another program that uses
 * the same library sends no events to this one. A load that returns a promise is not called again while it runs, but
 * once after it. @param events must be the same array on every render
 */
export function useFresh(load: () => Promise<unknown> | void, events: readonly EventName[]): void {
  const { bridge } = useApp();
  useEffect(() => {
    const { refresh, end } = createRefresher(load);
    refresh();
    const stops = events.map((event) => bridge.on(event, refresh));
    addEventListener("focus", refresh);
    return () => {
      end();
      for (const stop of stops) stop();
      removeEventListener("focus", refresh);
    };
  }, [bridge, load, events]);
}
