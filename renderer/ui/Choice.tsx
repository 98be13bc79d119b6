import { RadioGroup } from "radix-ui";
import styles from "./ui.module.css";

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
  /** Whether a dialog gives its focus to the chosen button when it opens. */
  hasFocus?: boolean;
}

/** A row of buttons of which exactly one is chosen, for a few options that are all visible. */
export function Choice<T extends string>({
  label,
  value,
  options,
  onChange,
  hasFocus = false,
}: ChoiceProps<T>) {
  return (
    <RadioGroup.Root
      className={styles.choice}
      aria-label={label}
      value={value}
      onValueChange={(choice) => {
        const option = options.find((each) => each.value === choice);
        if (option) onChange(option.value);
      }}
    >
      {options.map((option) => (
        <RadioGroup.Item
          key={option.value}
          value={option.value}
          className={styles.choiceItem}
          data-autofocus={(hasFocus && option.value === value) || undefined}
        >
          {option.label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
