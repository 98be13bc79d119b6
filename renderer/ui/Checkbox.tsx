import type { ReactNode } from "react";
import { Check } from "lucide-react";
import { Checkbox as Radix } from "radix-ui";
import styles from "./ui.module.css";

interface CheckboxProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children?: ReactNode;
  label?: string;
  disabled?: boolean;
}

/**
 * A check box with its label beside it. `label` names a check box without a visible label for screen readers.
 */
export function Checkbox({ checked, onChange, children, label, disabled = false }: CheckboxProps) {
  return (
    <label className={styles.checkboxLabel}>
      <Radix.Root
        className={styles.checkbox}
        checked={checked}
        disabled={disabled}
        aria-label={label}
        onCheckedChange={(value) => onChange(value === true)}
      >
        <Radix.Indicator className={styles.checkboxMark}>
          <Check size={12} strokeWidth={3} />
        </Radix.Indicator>
      </Radix.Root>
      {children}
    </label>
  );
}
