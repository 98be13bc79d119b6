/** Which parts of the desk are open: the panel beside the paper, and the focus mode that hides all panels. */
import { useState } from "react";
import { joinClasses } from "../app/class-names.ts";
import type { PanelTab } from "./DeskPanel.tsx";
import styles from "./desk.module.css";

/** The panel is open from the start in windows of at least this width, in CSS px. */
const wideWindow = 1280;

export interface DeskLayout {
  tab: PanelTab;
  showsPanel: boolean;
  /** Focus mode: only the paper is shown. */
  isFocused: boolean;
  /** The classes of the desk's element. */
  className: string | undefined;
  /** Opens the panel on this tab, or closes it if this tab is open. */
  toggle: (tab: PanelTab) => void;
  /** Opens the panel on this tab and leaves focus mode. */
  bring: (tab: PanelTab) => void;
  choose: (tab: PanelTab) => void;
  closePanel: () => void;
  toggleFocus: () => void;
}

/** Keeps the layout of the desk while the issue is open. */
export function useDeskLayout(): DeskLayout {
  const [tab, setTab] = useState<PanelTab>("pages");
  const [showsPanel, setShowsPanel] = useState(() => innerWidth >= wideWindow);
  const [isFocused, setIsFocused] = useState(false);
  return {
    tab,
    showsPanel,
    isFocused,
    className: classNameOf(showsPanel, isFocused),
    toggle: (wantedTab) => {
      setShowsPanel(!(showsPanel && tab === wantedTab));
      setTab(wantedTab);
    },
    bring: (wantedTab) => {
      setIsFocused(false);
      setShowsPanel(true);
      setTab(wantedTab);
    },
    choose: setTab,
    closePanel: () => setShowsPanel(false),
    toggleFocus: () => setIsFocused(!isFocused),
  };
}

function classNameOf(showsPanel: boolean, isFocused: boolean): string | undefined {
  return joinClasses(styles.desk, isFocused ? styles.focused : showsPanel && styles.withPanel);
}
