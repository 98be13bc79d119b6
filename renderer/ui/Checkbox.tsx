import type { ReactNode } from "react";
import { Check } from "lucide-react";
import { Checkbox as Radix } from "radix-ui";
import "./ui.css";

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
    <label className="checkbox-label">
      <Radix.Root
        className="checkbox"
        checked={checked}
        disabled={disabled}
        aria-label={label}
        onCheckedChange={(value) => onChange(value === true)}
      >
        <Radix.Indicator className="checkbox-mark">
          <Check size={12} strokeWidth={3} />
        </Radix.Indicator>
      </Radix.Root>
      {children}
    </label>
  );
}
