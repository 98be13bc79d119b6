import { Fragment, type MouseEvent, type ReactNode } from "react";
import { joinClasses } from "../app/class-names.ts";
import { ContextMenu as Radix } from "radix-ui";
import popups from "./popups.module.css";

export interface ContextMenuItem {
  /** The key of the item, for menus in which labels can be equal. */
  id?: string;
  label: string;
  run: () => void;
  keys?: string;
  disabled?: boolean;
  /** Puts a separator before the item. */
  startsGroup?: boolean;
  /** Marks an item that removes something; it also has a separator before it. */
  isRemoval?: boolean;
}

interface ContextMenuProps {
  items: ContextMenuItem[];
  /** Called before the menu opens; prevents the default of the event to open none. */
  onOpen: (event: MouseEvent) => void;
  /** Called after the menu closed, to return the focus. */
  onClosed: () => void;
  children: ReactNode;
}

/** The menu of the right mouse button and the menu key. `children` is the one element on which it opens. */
export function ContextMenu({ items, onOpen, onClosed, children }: ContextMenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild onContextMenu={onOpen}>
        {children}
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className={joinClasses(popups.menu, popups.contextMenu)}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            onClosed();
          }}
        >
          {items.map(({ id, label, run, keys, disabled = false, startsGroup = false, isRemoval = false }) => (
            <Fragment key={id ?? label}>
              {isRemoval || startsGroup ? <Radix.Separator className={popups.menuSeparator} /> : null}
              <Radix.Item
                className={joinClasses(popups.menuItem, isRemoval && popups.menuItemRemoval)}
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
