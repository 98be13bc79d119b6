import { Fragment, type MouseEvent, type ReactNode } from "react";
import { ContextMenu as Radix } from "radix-ui";
import "./ui.css";

export interface ContextMenuItem {
  /** Where labels may be the same. */
  id?: string;
  label: string;
  run: () => void;
  keys?: string;
  disabled?: boolean;
  /** Set apart from what stands before it. */
  startsGroup?: boolean;
  /** Takes something away: set apart from the others. */
  isRemoval?: boolean;
}

interface ContextMenuProps {
  items: ContextMenuItem[];
  /** Before it opens. Prevents the event's default where there is no menu. */
  onOpen: (event: MouseEvent) => void;
  /** After it closed; gives the focus to where it belongs. */
  onClosed: () => void;
  children: ReactNode;
}

/** The menu of the right mouse button and of the menu key. `children` is one element, where it opens. */
export function ContextMenu({ items, onOpen, onClosed, children }: ContextMenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild onContextMenu={onOpen}>
        {children}
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className="menu context-menu"
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            onClosed();
          }}
        >
          {items.map(({ id, label, run, keys, disabled = false, startsGroup = false, isRemoval = false }) => (
            <Fragment key={id ?? label}>
              {isRemoval || startsGroup ? <Radix.Separator className="menu-separator" /> : null}
              <Radix.Item
                className={isRemoval ? "menu-item menu-item-removal" : "menu-item"}
                disabled={disabled}
                onSelect={run}
              >
                {label}
                {keys ? <kbd>{keys}</kbd> : null}
              </Radix.Item>
            </Fragment>
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
