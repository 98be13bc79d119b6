import { useEffect } from "react";
import type { EventName } from "../../shared/contract/calls.ts";
import { useApp } from "./context.tsx";

/**
 * Calls `load` on mount, on each of the events, and when the window gets the focus: another program that uses
 * the same library sends no events to this one. @param events must be the same array on every render
 */
export function useFresh(load: () => void, events: readonly EventName[]): void {
  const { bridge } = useApp();
  useEffect(() => {
    load();
    const stops = events.map((event) => bridge.on(event, load));
    addEventListener("focus", load);
    return () => {
      for (const stop of stops) stop();
      removeEventListener("focus", load);
    };
  }, [bridge, load, events]);
}
