/**
 * The office's tables of names (名录): its units with their short forms, and its people. Rows are loose
 * objects: properties that a later version adds survive a round trip.
 */
import { z } from "zod";
import { isoDate } from "../document/schema.ts";

const word = z.string().trim().max(60);
const form = word.min(1);

/** The first and the last day on which a row is valid; absent: no limit on that side. */
const validity = { from: isoDate.optional(), to: isoDate.optional() };

/** A unit: its full name (全称), and its short forms (简称), the most usual first. */
export const unit = z.looseObject({ full: form, short: z.array(form).max(20), ...validity });
export type Unit = z.infer<typeof unit>;

/** A person. Unit and post are empty if unknown. */
export const person = z.looseObject({ name: form, unit: word, post: word, ...validity });
export type Person = z.infer<typeof person>;

/** Both tables, in the office's own order. */
export const nameTables = z.object({ units: z.array(unit).max(5000), people: z.array(person).max(5000) });
export type NameTables = z.infer<typeof nameTables>;
