import { useState } from "react";
import { useApp } from "../app/context.tsx";

/**
 * The views of 显示标记: all marks; the final text with change bars; all revisions accepted (read-only); all
 * revisions rejected (read-only).
 */
export const viewNames = ["all", "simple", "final", "original"] as const;
export type ViewName = (typeof viewNames)[number];

export interface RevisionView {
  name: ViewName;
  show: (view: ViewName) => void;
  /** Whether the text is read-only in this view. */
  isReading: boolean;
}

/**
 * How revisions are shown. The read-only views are not stored, so that an issue always opens with editable
 * text.
 */
export function useRevisionView(): RevisionView {
  const { settings, changeSettings } = useApp();
  const [reading, setReading] = useState<"final" | "original" | null>(null);
  return {
    name: reading ?? settings.marksShown,
    show: (view) => {
      setReading(view === "final" || view === "original" ? view : null);
      if (view === "all" || view === "simple") void changeSettings({ marksShown: view });
    },
    isReading: reading !== null,
  };
}
