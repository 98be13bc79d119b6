/** By which name a unit is counted: its forms (全称, 简称) are one unit, and so are a unit's rows of the tables over the years. */
import type { Unit } from "../bulletin/names/tables.ts";

export interface UnitNames {
  /** The name by which a printed form is counted; a form that no table has is counted as it is. */
  of: (form: string) => string;
}

/** The usual short form, which is what a bulletin prints; the full name where there is none. */
export const shownName = ({ full, short }: Unit): string => short[0] ?? full;

/** @param units those that hold at the end of what is counted first: a form that two units had belongs to the one named first. */
export function unitNames(units: readonly Unit[]): UnitNames {
  const shown = new Map<string, string>();
  for (const unit of units)
    for (const form of [unit.full, ...unit.short]) if (!shown.has(form)) shown.set(form, shownName(unit));
  return { of: (form) => shown.get(form) ?? form };
}
