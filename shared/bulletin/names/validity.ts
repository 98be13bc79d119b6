/** Units are renamed and people change posts: rows of the tables hold from a day and until a day. */
import type { NameTables } from "./tables.ts";

interface Validity {
  from?: string | undefined;
  to?: string | undefined;
}

const select = ({ units, people }: NameTables, isMeant: (row: Validity) => boolean): NameTables => ({
  units: units.filter(isMeant),
  people: people.filter(isMeant),
});

/** The rows that hold on a day, `YYYY-MM-DD`, both ends included; without a day all. */
export const namesOn = (tables: NameTables, day: string | null): NameTables =>
  select(tables, ({ from, to }) => day === null || ((from ?? day) <= day && day <= (to ?? day)));

/** The rows that held until before a day. */
export const namesNoLonger = (tables: NameTables, day: string | null): NameTables =>
  select(tables, ({ to }) => day !== null && to !== undefined && to < day);
