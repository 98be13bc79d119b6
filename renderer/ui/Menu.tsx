import type { ReactNode } from "react";
import { DropdownMenu } from "radix-ui";
import "./ui.css";

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
        <DropdownMenu.Content className="menu" align="end" sideOffset={4}>
          {items.map(({ label, run, keys, icon }) => (
            <DropdownMenu.Item key={label} className="menu-item" onSelect={run}>
              <span className="menu-icon">{icon}</span>
              {label}
              {keys ? <kbd>{keys}</kbd> : null}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
