/** How pictures come back from the backups: their SHA-256 is their name, so any sound copy is the right one. */
import type { Output } from "../../../../shared/contract/calls.ts";
import { BulletinError } from "../../../../shared/basics/errors.ts";
import { readPictureIfPossible, type PictureFile } from "../../system/picture-file.ts";
import type { Assets } from "../tables/assets.ts";
import { readBackup } from "./backup-reader.ts";
import type { Backups } from "./backups.ts";
import type { Database } from "../database/driver.ts";
import { isDamage } from "../database/sqlite-errors.ts";

/** The migration that added the table of pictures. */
const since = 8;

export class PictureCopies {
  readonly #database: Database;
  readonly #assets: Assets;
  readonly #backups: Backups;

  constructor(database: Database, assets: Assets, backups: Backups) {
    this.#database = database;
    this.#assets = assets;
    this.#backups = backups;
  }

  /**
   * Brings the pictures that the library lacks, or has damaged, from the backups.
   * @param firstPath the backup to look into first
   * @returns the digests that no backup has
   */
  async bring(digests: readonly string[], firstPath?: string): Promise<string[]> {
    return this.#bringMissing(await this.#listMissing(digests), firstPath);
  }

  /** Brings every picture that is damaged, or that an issue shows and the library lacks. */
  async bringAll(): Promise<Output<"copies.takePicturesBack">> {
    const rows = await this.#database.slowReader.all<{ digest: string }>(
      `SELECT digest FROM assets
       UNION SELECT json_extract(block.value, '$.figure.asset') AS asset FROM issues,
         json_each(CASE WHEN json_valid(document) THEN document ELSE '{}' END, '$.blocks') AS block
       WHERE asset IS NOT NULL`,
    );
    const wantedDigests = await this.#listMissing(rows.map(({ digest }) => digest));
    const missing = (await this.#bringMissing(wantedDigests)).length;
    return { restored: wantedDigests.length - missing, missing };
  }

  /** Lists the pictures that the library lacks, or has damaged. */
  async #listMissing(digests: readonly string[]): Promise<string[]> {
    const missing: string[] = [];
    for (const digest of new Set(digests)) if (!(await this.#isSound(digest))) missing.push(digest);
    return missing;
  }

  async #isSound(digest: string): Promise<boolean> {
    try {
      return (await this.#assets.read(digest)) !== undefined;
    } catch (error) {
      if (isDamage(error)) return false;
      throw error;
    }
  }

  async #bringMissing(digests: readonly string[], firstPath?: string): Promise<string[]> {
    const missing = new Set(digests);
    if (missing.size === 0) return [];
    const paths = (await this.#backups.listAll()).map(({ path }) => path);
    for (const path of firstPath === undefined ? paths : [firstPath, ...paths]) {
      if (missing.size === 0) break;
      const pictures = await readPictures(path, [...missing]);
      await this.#assets.keep(pictures);
      for (const { asset } of pictures) missing.delete(asset);
    }
    return [...missing];
  }
}

/** Reads the sound ones of these pictures from a backup; none from one that cannot be read. */
async function readPictures(path: string, digests: readonly string[]): Promise<PictureFile[]> {
  const pictures: PictureFile[] = [];
  try {
    await readBackup(path, async (backup, version) => {
      if (version < since) return;
      for (const digest of digests) {
        const row = await backup.get<{ bytes: Uint8Array }>(
          "SELECT bytes FROM assets WHERE digest = ?",
          digest,
        );
        const picture = row && readPictureIfPossible(row.bytes);
        if (picture?.asset === digest) pictures.push(picture);
      }
    });
  } catch (error) {
    if (!(error instanceof BulletinError)) throw error;
  }
  return pictures;
}
