import { useEffect } from "react";
import type { EventName } from "../../shared/contract/calls.ts";
import { useApp } from "./context.tsx";

/**
 * Loads at once, when the core tells of a change, and when the window is looked at again: another program on the same library sends
 * no event here. @param events the same array each time
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
