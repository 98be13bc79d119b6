/**
 * Unifies the names of units for counting: all forms of a unit (全称, 简称) in the tables of all years count
 * as one unit.
 */
import type { Unit } from "../names/tables.ts";

export interface UnitNames {
  /** The name by which a printed form is counted; a form that is in no table is counted under itself. */
  of: (form: string) => string;
}

/** The usual short form, which bulletins print; the full name if there is none. */
export const shownName = ({ full, short }: Unit): string => short[0] ?? full;

/**
 * Makes the names for counting.
 * @param units units that are valid at the end of the period come first: a form that two units have had
 * belongs to the first.
 */
export function unitNames(units: readonly Unit[]): UnitNames {
  const nameByForm = new Map<string, string>();
  for (const unit of units)
    for (const form of [unit.full, ...unit.short])
      if (!nameByForm.has(form)) nameByForm.set(form, shownName(unit));
  return { of: (form) => nameByForm.get(form) ?? form };
}
