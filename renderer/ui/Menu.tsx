import type { ReactNode } from "react";
import { DropdownMenu } from "radix-ui";
import popups from "./popups.module.css";

export interface MenuItem {
  label: string;
  run: () => void;
  keys?: string;
  icon?: ReactNode;
}

/** A drop-down menu. `children` is the button that opens it. */
export function Menu({ items, children }: { items: MenuItem[]; children: ReactNode }) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{children}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={popups.menu} align="end" sideOffset={4}>
          {items.map(({ label, run, keys, icon }) => (
            <DropdownMenu.Item key={label} className={popups.menuItem} onSelect={run}>
              <span className={popups.menuIcon}>{icon}</span>
              {label}
              {keys ? <kbd>{keys}</kbd> : null}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
