import type { Statements } from "../database/statements.ts";

/** One step of `migrations.ts`. It must depend on the content of the database alone. */
export type Migration = (statements: Statements) => Promise<void>;
