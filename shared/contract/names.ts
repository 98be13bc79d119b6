/**
 * Calls for the tables of names (名录). A save contains both tables and states the revision that it is based
 * on.
 */
import { z } from "zod";
import { call } from "./call.ts";
import { unlistedUnit } from "../names/unlisted-units.ts";
import { nameTables } from "../names/tables.ts";

const nothing = z.object({});
/** Number of saves. */
const revision = z.int().nonnegative();

export const savedNames = nameTables.extend({ revision });
export type SavedNames = z.infer<typeof savedNames>;

export const namesCalls = {
  /** The rows in the order of the tables. The tables of a new library are empty. */
  "names.list": call({ input: nothing, output: savedNames, effect: "none" }),
  "names.save": call({ input: savedNames, output: z.object({ revision }), effect: "once" }),
  /** The units in the source lines of all issues that are missing in the table. */
  "names.findUnlisted": call({
    input: nothing,
    output: z.object({ units: z.array(unlistedUnit) }),
    effect: "none",
  }),
};

export const namesEvents = {
  /** The tables of names changed. */
  "names.changed": z.object({}),
};
