import type { ComponentProps } from "react";
import { MoreHorizontal } from "lucide-react";
import styles from "./ui.module.css";

interface MoreButtonProps extends Omit<ComponentProps<"button">, "aria-label"> {
  label: string;
}

/** The button ⋯ of a `Menu` with what else can be done with a row of a list. */
export function MoreButton({ label, ...rest }: MoreButtonProps) {
  return (
    <button type="button" aria-label={label} className={styles.iconButton} {...rest}>
      <MoreHorizontal size={16} />
    </button>
  );
}
