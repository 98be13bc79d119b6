import { useMessages } from "../app/messages.tsx";
import { DropChip } from "../page/DropChip.tsx";
import page from "../page/page.module.css";

interface ChipsProps<V extends string> {
  label: string;
  /** The label of the chip that clears the choice. */
  all: string;
  values: readonly V[];
  nameOf: (value: V) => string;
  /** `null` for all. */
  chosenValue: V | null;
  onChoose: (value: V | null) => void;
}

/** Number of values with a chip of their own; the others share a chip with a menu. */
const separateChips = 8;

/** A row of chips of which one is chosen. */
export function Chips<V extends string>({
  label,
  all,
  values,
  nameOf,
  chosenValue,
  onChoose,
}: ChipsProps<V>) {
  const { further } = useMessages().library;
  const others = values.length > separateChips + 1 ? values.slice(separateChips) : [];
  const other = others.find((value) => value === chosenValue);
  return (
    <div className={page.chips} role="group" aria-label={label}>
      {[null, ...values.slice(0, values.length - others.length)].map((value) => (
        <button
          key={value ?? ""}
          type="button"
          className={page.chip}
          aria-pressed={value === chosenValue}
          onClick={() => onChoose(value)}
        >
          {value === null ? all : nameOf(value)}
        </button>
      ))}
      {others.length === 0 ? null : (
        <DropChip
          label={further}
          chosenText={other === undefined ? null : nameOf(other)}
          items={others.map((value) => ({ label: nameOf(value), run: () => onChoose(value) }))}
        />
      )}
    </div>
  );
}
