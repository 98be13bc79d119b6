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

/** A tick box with its label beside it; `label` names one that stands alone. */
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
