/** Brings the tables of a library to the version of this program, one numbered step at a time. */
import { dirname } from "node:path";
import { BulletinError } from "../../shared/contract/errors.ts";
import { backupFolder, prepareNextBackup } from "./backup-files.ts";
import { readVersion, type Database } from "./driver.ts";
import { applicationId } from "./identity.ts";
import { createIssues } from "./migrations/0001-issues.ts";
import { addListingAndLeases } from "./migrations/0002-listing-and-leases.ts";
import { addManuscripts } from "./migrations/0003-manuscripts.ts";
import { addPublications } from "./migrations/0004-publications.ts";
import { addSimilarTexts } from "./migrations/0005-similar-texts.ts";
import { addTemplates } from "./migrations/0006-templates.ts";
import { addNames } from "./migrations/0007-names.ts";
import { addAssets } from "./migrations/0008-assets.ts";
import { addVersions } from "./migrations/0009-versions.ts";
import { addIgnoredFindings } from "./migrations/0010-ignored-findings.ts";
import { addSearch } from "./migrations/0011-search.ts";
import { addStatistics } from "./migrations/0012-statistics.ts";
import { addChecksums } from "./migrations/0013-checksums.ts";
import { addListingOrder } from "./migrations/0014-listing-order.ts";
import { addImportedFiles } from "./migrations/0015-imported-files.ts";
import { renameTexts } from "./migrations/0016-texts.ts";
import { addGeneration } from "./migrations/0017-generation.ts";
import { addLeaseOwners } from "./migrations/0018-lease-owners.ts";
import { addRecordChecksums } from "./migrations/0019-record-checksums.ts";
import { addWatchedFiles } from "./migrations/0020-watched-files.ts";
import type { Statements } from "./statements.ts";

/** One step. It must depend on the content of the database alone. */
export type Migration = (statements: Statements) => Promise<void>;

/**
 * The steps from version 0 (a new file) to 1, from 1 to 2, …. A released step never changes; a change is a
 * new step at the end.
 */
export const migrations: readonly Migration[] = [
  createIssues,
  addListingAndLeases,
  addManuscripts,
  addPublications,
  addSimilarTexts,
  addTemplates,
  addNames,
  addAssets,
  addVersions,
  addIgnoredFindings,
  addSearch,
  addStatistics,
  addChecksums,
  addListingOrder,
  addImportedFiles,
  renameTexts,
  addGeneration,
  addLeaseOwners,
  addRecordChecksums,
  addWatchedFiles,
];

/** Refuses a library that a newer program has migrated. @throws BulletinError `newer-version` */
export function refuseNewer(version: number): void {
  if (version > migrations.length)
    throw new BulletinError("newer-version", { found: String(version), known: String(migrations.length) });
}

/**
 * Runs the missing steps, each in a transaction of its own, and marks the file as a library. Makes a backup before the first one, unless the
 * library is new.
 * @param steps all `migrations`, except in tests
 * @param backsUp false for a copy, whose original stays as it is
 */
export async function migrate(
  database: Database,
  now: () => Date,
  steps: readonly Migration[] = migrations,
  backsUp = true,
): Promise<void> {
  const first = await readVersion(database);
  let isBackedUp = false;
  for (let version = first; version < steps.length; version += 1) {
    await database.transaction(async (statements) => {
      const current = await readVersion(statements);
      refuseNewer(current);
      // Another process may have run this step while this one waited for the database.
      if (current !== version) return;
      if (backsUp && first > 0 && !isBackedUp)
        await database.backup(
          await prepareNextBackup(backupFolder(dirname(database.path)), "upgrade", now()),
        );
      isBackedUp = true;
      await steps[version]?.(statements);
      await statements.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${version + 1}`);
    });
  }
}
