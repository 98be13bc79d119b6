import type { ReactNode } from "react";
import { X } from "lucide-react";
import { Tabs } from "radix-ui";
import { IconButton } from "./IconButton.tsx";
import kit from "./kit.module.css";
import styles from "./ui.module.css";

export interface SideTab<Name extends string> {
  name: Name;
  title: string;
  /** The number of items in the tab that need attention. */
  count?: number;
  content: ReactNode;
}

interface SidePanelProps<Name extends string> {
  label: string;
  closeLabel: string;
  tabs: readonly SideTab<Name>[];
  current: Name;
  onChoose: (name: Name) => void;
  onClose: () => void;
}

/** The panel with tabs beside the paper. Only the content of the current tab is mounted. */
export function SidePanel<Name extends string>({
  label,
  closeLabel,
  tabs,
  current,
  onChoose,
  onClose,
}: SidePanelProps<Name>) {
  return (
    <Tabs.Root
      className={styles.sidePanel}
      value={current}
      onValueChange={(chosen) => {
        const tab = tabs.find(({ name }) => name === chosen);
        if (tab) onChoose(tab.name);
      }}
      asChild
    >
      <aside aria-label={label} data-region="panel">
        <header className={styles.sideHeader}>
          <Tabs.List className={styles.sideTabs} aria-label={label}>
            {tabs.map(({ name, title, count }) => (
              <Tabs.Trigger key={name} value={name} className={styles.sideTab}>
                {title}
                {count ? <span className={kit.count}>{count}</span> : null}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <IconButton label={closeLabel} onClick={onClose}>
            <X size={16} />
          </IconButton>
        </header>
        {tabs.map(({ name, content }) => (
          <Tabs.Content key={name} value={name} className={styles.sideContent} tabIndex={-1}>
            {content}
          </Tabs.Content>
        ))}
      </aside>
    </Tabs.Root>
  );
}
