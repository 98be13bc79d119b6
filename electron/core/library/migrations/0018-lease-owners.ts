import type { Migration } from "./migration.ts";

/** Adds the program that holds a lease (`electron/core/system/owners.ts`), as JSON; empty for leases of earlier programs. */
export const addLeaseOwners: Migration = async (statements) => {
  await statements.exec("ALTER TABLE leases ADD COLUMN owner TEXT NOT NULL DEFAULT ''");
};
