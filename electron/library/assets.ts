/**
 * The pictures of a library. The methods `add` and `get` answer the calls `assets.*` of the contract with the
 * same names.
 */
import { createHash } from "node:crypto";
import type { PictureType } from "../../shared/bulletin/picture.ts";
import type { Input, Output } from "../../shared/contract/calls.ts";
import { BulletinError } from "../../shared/contract/errors.ts";
import { readPictureIfPossible, readPictureFile, type PictureFile } from "../picture-file.ts";
import type { Database } from "./driver.ts";

/** The file of a picture. */
export interface StoredPicture {
  type: PictureType;
  bytes: Uint8Array;
}

export class Assets {
  readonly #database: Database;
  readonly #now: () => Date;

  constructor(database: Database, now: () => Date) {
    this.#database = database;
    this.#now = now;
  }

  /** Stores one picture from its file in base64. @throws BulletinError the errors of `readPictureFile` */
  async add({ name, bytes }: Input<"assets.add">): Promise<Output<"assets.add">> {
    const picture = readPictureFile(name, Buffer.from(bytes, "base64"));
    await this.keep([picture]);
    const { asset, type, width, height } = picture;
    return { asset, type, width, height };
  }

  /** Reads the file of a picture, in base64. @throws BulletinError `not-found`, `library-damaged` */
  async get({ asset }: Input<"assets.get">): Promise<Output<"assets.get">> {
    const picture = await this.read(asset);
    if (!picture) throw new BulletinError("not-found", { asset: "" });
    return { type: picture.type, bytes: Buffer.from(picture.bytes).toString("base64") };
  }

  /**
   * Stores pictures, before a document refers to them. A picture that is stored already stays unchanged, unless
   * its stored bytes are damaged.
   */
  async keep(pictures: readonly PictureFile[]): Promise<void> {
    if (pictures.length === 0) return;
    await this.#database.transaction(async (statements) => {
      for (const { asset, type, width, height, bytes } of pictures) {
        const values = [asset, type, width, height, this.#now().toISOString(), bytes];
        await statements.run(
          `INSERT INTO assets (digest, type, width, height, added, bytes) VALUES (?, ?, ?, ?, ?, ?)
           ON CONFLICT (digest) DO UPDATE SET type = excluded.type, width = excluded.width,
             height = excluded.height, bytes = excluded.bytes WHERE bytes <> excluded.bytes`,
          ...values,
        );
      }
    });
  }

  /**
   * Stores the pictures of an imported file. Files of other types are skipped: their figures show that the
   * picture is missing.
   */
  async keepFiles(files: Iterable<Uint8Array>): Promise<void> {
    await this.keep(Array.from(files, readPictureIfPossible).filter((picture) => picture !== null));
  }

  /**
   * Reads one picture; `undefined` if the library has none with this digest.
   * @throws BulletinError `library-damaged` if its file does not match the digest
   */
  async read(asset: string): Promise<StoredPicture | undefined> {
    const picture = await this.#database.get<StoredPicture>(
      "SELECT type, bytes FROM assets WHERE digest = ?",
      asset,
    );
    if (picture && !isPicture(picture.bytes, asset))
      throw this.#database.damage(`pictures ${asset.slice(0, 12)}`);
    return picture;
  }
}

/** Whether these bytes are the file of the picture with this digest. */
export const isPicture = (bytes: Uint8Array, asset: string): boolean =>
  createHash("sha256").update(bytes).digest("hex") === asset;
