/** Selects the rows of the tables that are valid on a day: units are renamed and people change posts. */
import type { NameTables } from "./tables.ts";

interface Validity {
  from?: string | undefined;
  to?: string | undefined;
}

const select = ({ units, people }: NameTables, passes: (row: Validity) => boolean): NameTables => ({
  units: units.filter(passes),
  people: people.filter(passes),
});

/** The rows valid on a day (`YYYY-MM-DD`), the first and last day included; all rows if `day` is null. */
export const namesOn = (tables: NameTables, day: string | null): NameTables =>
  select(tables, ({ from, to }) => day === null || ((from ?? day) <= day && day <= (to ?? day)));

/** The rows whose validity ended before a day (`YYYY-MM-DD`); none if `day` is null. */
export const namesNoLonger = (tables: NameTables, day: string | null): NameTables =>
  select(tables, ({ to }) => day !== null && to !== undefined && to < day);
