/** The calls about the tables of names (名录). A save gives both tables, and names the revision that it builds on. */
import { z } from "zod";
import { foundUnit } from "../bulletin/names/found.ts";
import { nameTables } from "../bulletin/names/tables.ts";

const nothing = z.object({});
/** Counts saves. */
const revision = z.int().nonnegative();

export const savedNames = nameTables.extend({ revision });
export type SavedNames = z.infer<typeof savedNames>;

export const namesCalls = {
  /** In the order of the tables. A new library has none. */
  "names.list": { input: nothing, output: savedNames },
  "names.save": { input: savedNames, output: z.object({ revision }) },
  /** The units in the source lines of all issues that the table does not have. */
  "names.found": { input: nothing, output: z.object({ units: z.array(foundUnit) }) },
} as const;
