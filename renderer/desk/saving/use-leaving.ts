/** Leaving an issue: for another screen, by hiding the window, or by closing it. Unsaved text is saved first. */
import { useCallback, useEffect, useState, type RefObject } from "react";
import { useApp } from "../../app/context.tsx";
import { goTo, guardRoute, type Route } from "../../app/route.ts";
import { session } from "../../app/session.ts";
import type { Saver } from "./saver.ts";

/** Time that leaving waits for a save before it says so, in ms. */
const patience = 2000;

/** Leaving for another screen. */
export interface Leaving {
  /** Where the person wants to go while the issue is not saved; `null` if nobody is leaving. */
  destination: Route | null;
  /** Gives up leaving. */
  stay: () => void;
  /** Goes to another screen at once. Edits that are not saved are given up. */
  leaveFor: (route: Route) => void;
}

/**
 * Holds every way to another screen until the issue is saved. If a save fails or takes long, the desk stays, and
 * `destination` says where the person wants to go.
 */
export function useLeaving(id: number, saver: RefObject<Saver | null>): Leaving {
  const [destination, setDestination] = useState<Route | null>(null);
  useEffect(() => {
    const leaveOnceSaved = async (unsaved: Saver, next: Route): Promise<boolean> => {
      const isSaved = await settleInTime(unsaved);
      if (!isSaved) setDestination(next);
      return isSaved;
    };
    return guardRoute((next) => {
      const isSameIssue = next.screen === "issue" && next.id === id;
      return isSameIssue || !saver.current?.hasUnsaved || leaveOnceSaved(saver.current, next);
    });
  }, [id, saver]);
  const stay = useCallback(() => setDestination(null), []);
  const leaveFor = useCallback(
    (route: Route) => {
      saver.current?.end();
      goTo(route);
    },
    [saver],
  );
  return { destination, stay, leaveFor };
}

/** Saves everything. Resolves to false if a save fails, or is still under way when `patience` ends. */
function settleInTime(saver: Saver): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), patience);
  void saver.settle().then(resolve);
  return promise.finally(() => clearTimeout(timer));
}

/** Saves when the window is hidden or closed or the program met an error, and gives the issue back when it is closed. */
export function useClosing(id: number, saver: RefObject<Saver | null>): void {
  const { bridge } = useApp();
  useEffect(() => {
    const onVisibility = () => void (document.visibilityState === "hidden" && saver.current?.flush());
    const onBeforeUnload = (event: BeforeUnloadEvent) => {
      if (!saver.current?.hasUnsaved) return;
      void saver.current.flush();
      event.preventDefault();
    };
    // Close the issue at once, so that a window opened right after this one can write it.
    const onPageHide = () => void bridge.send("issues.close", { id, session });
    document.addEventListener("visibilitychange", onVisibility);
    addEventListener("beforeunload", onBeforeUnload);
    addEventListener("pagehide", onPageHide);
    const stopListening = bridge.on("program.fault", () => void saver.current?.flush());
    return () => {
      stopListening();
      document.removeEventListener("visibilitychange", onVisibility);
      removeEventListener("beforeunload", onBeforeUnload);
      removeEventListener("pagehide", onPageHide);
    };
  }, [bridge, id, saver]);
}
