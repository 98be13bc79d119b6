/** Brings the tables of a library to the version of this program, one numbered step at a time. */
import { dirname } from "node:path";
import { BulletinError } from "../../../../shared/basics/errors.ts";
import { backupFolder, prepareNextBackup } from "../database/backup-files.ts";
import { readVersion, type Database } from "../database/driver.ts";
import { applicationId } from "../database/identity.ts";
import { writeLog } from "../../system/program-log.ts";
import { createIssues } from "./0001-issues.ts";
import { addListingAndLeases } from "./0002-listing-and-leases.ts";
import { addManuscripts } from "./0003-manuscripts.ts";
import { addPublications } from "./0004-publications.ts";
import { addSimilarTexts } from "./0005-similar-texts.ts";
import { addTemplates } from "./0006-templates.ts";
import { addNames } from "./0007-names.ts";
import { addAssets } from "./0008-assets.ts";
import { addVersions } from "./0009-versions.ts";
import { addIgnoredFindings } from "./0010-ignored-findings.ts";
import { addSearch } from "./0011-search.ts";
import { addStatistics } from "./0012-statistics.ts";
import { addChecksums } from "./0013-checksums.ts";
import { addListingOrder } from "./0014-listing-order.ts";
import { addImportedFiles } from "./0015-imported-files.ts";
import { renameTexts } from "./0016-texts.ts";
import { addGeneration } from "./0017-generation.ts";
import { addLeaseOwners } from "./0018-lease-owners.ts";
import { addRecordChecksums } from "./0019-record-checksums.ts";
import { addWatchedFiles } from "./0020-watched-files.ts";
import type { Migration } from "./migration.ts";

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
  const start = performance.now();
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
  if (backsUp && first < steps.length)
    writeLog(dirname(database.path), "info", "library.migrated", {
      from: first,
      to: steps.length,
      milliseconds: Math.round(performance.now() - start),
    });
}
