import type { ComponentProps, ReactNode } from "react";
import { Tooltip } from "radix-ui";
import popups from "./popups.module.css";
import styles from "./ui.module.css";
import { joinClasses } from "../app/class-names.ts";

interface IconButtonProps extends Omit<ComponentProps<"button">, "aria-label"> {
  label: string;
  /** Shown after the label in the tooltip. */
  keys?: string;
  children: ReactNode;
}

/** A button with only an icon; its label is in the tooltip and for screen readers. */
export function IconButton({ label, keys, className, children, ...rest }: IconButtonProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>
        <button
          type="button"
          aria-label={label}
          className={joinClasses(styles.iconButton, className)}
          {...rest}
        >
          {children}
        </button>
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content className={popups.tooltip} sideOffset={6}>
          {label}
          {keys ? <kbd>{keys}</kbd> : null}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
