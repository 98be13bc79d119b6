/**
 * The pictures of a library. The methods `add` and `get` answer the calls `assets.*` of the contract with the
 * same names.
 */
import { createDamageError } from "../database/sqlite-errors.ts";
import type { PictureType } from "../../../../shared/document/picture.ts";
import type { CallsOf, Input, Output } from "../../../../shared/contract/calls.ts";
import { BulletinError } from "../../../../shared/basics/errors.ts";
import { readPictureIfPossible, readPictureFile, type PictureFile } from "../../system/picture-file.ts";
import type { Autosaves } from "../autosaves/autosaves.ts";
import type { Database } from "../database/driver.ts";
import { readGeneration } from "../database/generation.ts";
import type { Statements } from "../database/statements.ts";
import { digestOf } from "../../system/digest.ts";

/** The file of a picture. */
export interface StoredPicture {
  type: PictureType;
  bytes: Uint8Array;
}

export class Assets {
  readonly #database: Database;
  readonly #now: () => Date;
  readonly #autosaves: Autosaves;
  readonly calls = {
    "assets.add": (input) => this.add(input),
    "assets.get": (input) => this.get(input),
  } satisfies CallsOf<"assets">;

  constructor(database: Database, now: () => Date, autosaves: Autosaves) {
    this.#database = database;
    this.#now = now;
    this.#autosaves = autosaves;
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
    if (!picture) throw new BulletinError("not-found", { what: "asset" });
    return { type: picture.type, bytes: Buffer.from(picture.bytes).toString("base64") };
  }

  /**
   * Stores pictures, before a document refers to them. A picture that is stored already stays unchanged, unless
   * its stored bytes are damaged.
   */
  async keep(pictures: readonly PictureFile[]): Promise<void> {
    if (pictures.length === 0) return;
    const { newPictures, generation } = await this.#database.transaction(async (statements) => {
      const newPictures: PictureFile[] = [];
      for (const picture of pictures)
        if (await storePicture(statements, picture, this.#now())) newPictures.push(picture);
      return { newPictures, generation: await readGeneration(statements) };
    });
    for (const { asset, bytes } of newPictures) await this.#autosaves.keepPicture(asset, bytes, generation);
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
    if (!picture || isPicture(picture.bytes, asset)) return picture;
    const problem = `pictures ${asset.slice(0, 12)}`;
    if (!isLost(picture.bytes)) throw this.#database.damage(problem);
    // That it is lost is no new damage, for which every page would be checked.
    throw createDamageError(this.#database.path, problem);
  }
}

/** Whether these bytes are the file of the picture with this digest. */
export const isPicture = (bytes: Uint8Array, asset: string): boolean => digestOf(bytes) === asset;

/**
 * What is stored of a picture that was damaged and is sound in no backup: nothing. It is then known to be lost, until
 * it is inserted again or taken back from a backup that comes back.
 */
export const nothingLeft = new Uint8Array(0);

/** Whether a picture is known to be lost. */
export const isLost = (bytes: Uint8Array): boolean => bytes.length === 0;

/** Stores a picture, in a transaction. @returns false if the library has it already, and it is not damaged */
export async function storePicture(
  statements: Pick<Statements, "run">,
  { asset, type, width, height, bytes }: PictureFile,
  now: Date,
): Promise<boolean> {
  const { changes } = await statements.run(
    "INSERT INTO assets (digest, type, width, height, added, bytes) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (digest) DO UPDATE SET type = excluded.type, width = excluded.width, height = excluded.height, bytes = excluded.bytes WHERE bytes <> excluded.bytes",
    asset,
    type,
    width,
    height,
    now.toISOString(),
    bytes,
  );
  return changes > 0;
}
