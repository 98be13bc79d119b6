/** The pictures. The methods `add` and `get` answer the calls `assets.*` of the contract that have their names. */
import type { PictureType } from "../../shared/bulletin/picture.ts";
import type { Input, Output } from "../../shared/contract/calls.ts";
import { BulletinError } from "../../shared/contract/errors.ts";
import { pictureIn, readPictureFile, type PictureFile } from "../picture-file.ts";
import type { Database } from "./driver.ts";

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

  /** @throws BulletinError what `readPictureFile` throws */
  async add({ name, bytes }: Input<"assets.add">): Promise<Output<"assets.add">> {
    const picture = readPictureFile(name, Buffer.from(bytes, "base64"));
    await this.keep([picture]);
    const { asset, type, width, height } = picture;
    return { asset, type, width, height };
  }

  async get({ asset }: Input<"assets.get">): Promise<Output<"assets.get">> {
    const picture = await this.read(asset);
    if (!picture) throw new BulletinError("not-found", { asset: "" });
    return { type: picture.type, bytes: Buffer.from(picture.bytes).toString("base64") };
  }

  /** Keeps pictures before a document refers to them; one that is there already stays as it is. */
  async keep(pictures: readonly PictureFile[]): Promise<void> {
    if (pictures.length === 0) return;
    await this.#database.transaction(async (statements) => {
      for (const { asset, type, width, height, bytes } of pictures) {
        const values = [asset, type, width, height, this.#now().toISOString(), bytes];
        await statements.run(
          "INSERT INTO assets (digest, type, width, height, added, bytes) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (digest) DO NOTHING",
          ...values,
        );
      }
    });
  }

  /** Keeps what a file brought, each under its own digest. What is no picture of ours is not kept: its figure says that it is missing. */
  async keepFiles(files: Iterable<Uint8Array>): Promise<void> {
    await this.keep(Array.from(files, pictureIn).filter((picture) => picture !== null));
  }

  /** One picture; undefined where the library has none of this digest. */
  read(asset: string): Promise<StoredPicture | undefined> {
    return this.#database.get<StoredPicture>("SELECT type, bytes FROM assets WHERE digest = ?", asset);
  }
}
