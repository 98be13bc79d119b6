import { useState } from "react";
import { useApp } from "../app/context.tsx";

/** 显示标记: all marks; the final text with bars; all accepted, to be read; all rejected, to be read. */
export const markViews = ["all", "simple", "final", "original"] as const;
export type MarkView = (typeof markViews)[number];

export interface Marks {
  view: MarkView;
  show: (view: MarkView) => void;
  /** Whether the text is only read in this view. */
  isReading: boolean;
}

/** How revisions are shown. What is only read is not remembered: who opens an issue finds a text that can be edited. */
export function useMarks(): Marks {
  const { settings, changeSettings } = useApp();
  const [reading, setReading] = useState<"final" | "original" | null>(null);
  return {
    view: reading ?? settings.marksShown,
    show: (view) => {
      setReading(view === "final" || view === "original" ? view : null);
      if (view === "all" || view === "simple") void changeSettings({ marksShown: view });
    },
    isReading: reading !== null,
  };
}
