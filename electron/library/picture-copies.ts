/** How pictures come back from the backups: their SHA-256 is their name, so any sound copy is the right one. */
import { createHash } from "node:crypto";
import type { Output } from "../../shared/contract/calls.ts";
import { BulletinError } from "../../shared/contract/errors.ts";
import { readPictureIfPossible, type PictureFile } from "../picture-file.ts";
import type { Assets } from "./assets.ts";
import { readBackup } from "./backup-reader.ts";
import type { Backups } from "./backups.ts";
import type { Database } from "./driver.ts";

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
    const missing = new Set<string>();
    for (const digest of new Set(digests)) if (!(await this.#isSound(digest))) missing.add(digest);
    if (missing.size === 0) return [];
    const { backups, second } = await this.#backups.list();
    const paths = [
      firstPath,
      ...backups.map(({ path }) => path),
      ...(second?.backups ?? []).map(({ path }) => path),
    ];
    for (const path of paths) {
      if (path === undefined) continue;
      if (missing.size === 0) break;
      const pictures = await readPictures(path, [...missing]);
      await this.#assets.keep(pictures);
      for (const { asset } of pictures) missing.delete(asset);
    }
    return [...missing];
  }

  /** Brings every picture that is damaged, or that an issue shows and the library lacks. */
  async bringAll(): Promise<Output<"copies.takePicturesBack">> {
    const rows = await this.#database.slowReader.all<{ digest: string }>(
      `SELECT digest FROM assets
       UNION SELECT json_extract(block.value, '$.figure.asset') AS asset FROM issues,
         json_each(CASE WHEN json_valid(document) THEN document ELSE '{}' END, '$.blocks') AS block
       WHERE asset IS NOT NULL`,
    );
    const wanted: string[] = [];
    for (const { digest } of rows) if (!(await this.#isSound(digest))) wanted.push(digest);
    const missing = (await this.bring(wanted)).length;
    return { restored: wanted.length - missing, missing };
  }

  async #isSound(digest: string): Promise<boolean> {
    try {
      const picture = await this.#assets.read(digest);
      return picture !== undefined && createHash("sha256").update(picture.bytes).digest("hex") === digest;
    } catch (error) {
      if (error instanceof BulletinError && error.code === "library-damaged") return false;
      throw error;
    }
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
