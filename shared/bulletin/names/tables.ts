/**
 * The office's tables of names (名录): its units with their short forms, and its people. Rows are loose objects: what a
 * later program adds to one survives this one.
 */
import { z } from "zod";
import { isoDate } from "../schema.ts";

const word = z.string().trim().max(60);
const form = word.min(1);

/** The days from and until which a row holds, both included; absent: always. */
const validity = { from: isoDate.optional(), to: isoDate.optional() };

/** A unit: its full name (全称), and the short forms (简称) that are printed as well, the usual one first. */
export const unit = z.looseObject({ full: form, short: z.array(form).max(20), ...validity });
export type Unit = z.infer<typeof unit>;

/** Unit and post are empty where nobody wrote them down. */
export const person = z.looseObject({ name: form, unit: word, post: word, ...validity });
export type Person = z.infer<typeof person>;

/** Both in the order in which the office lists them. */
export const nameTables = z.object({ units: z.array(unit).max(5000), people: z.array(person).max(5000) });
export type NameTables = z.infer<typeof nameTables>;
