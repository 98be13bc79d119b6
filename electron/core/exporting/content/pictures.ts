/** Reads the pictures of a document before it is printed or written. */
import type { PictureType } from "../../../../shared/document/picture.ts";
import type { BulletinDocument } from "../../../../shared/document/schema.ts";
import type { ImageAddress } from "../../../../shared/layout/objects.ts";

/** A picture file. */
export interface PictureBytes {
  type: PictureType;
  bytes: Uint8Array;
}

/**
 * Reads a picture by its digest, from a library or from an imported file; `undefined` if it does not exist.
 */
export type ReadAsset = (asset: string) => Promise<PictureBytes | undefined>;

/** The pictures of a document by digest, without missing ones. */
export type Pictures = ReadonlyMap<string, PictureBytes>;

/** Reads all pictures of a document. */
export async function readPictures({ blocks }: BulletinDocument, readAsset: ReadAsset): Promise<Pictures> {
  const pictures = new Map<string, PictureBytes>();
  for (const asset of new Set(blocks.flatMap(({ figure }) => (figure ? [figure.asset] : [])))) {
    const picture = await readAsset(asset);
    if (picture) pictures.set(asset, picture);
  }
  return pictures;
}

/**
 * Data URLs of the pictures: neither the page of the printer nor a file sent by mail can fetch a picture from
 * an address.
 */
export function dataAddresses(pictures: Pictures): ImageAddress {
  const addresses = new Map(
    [...pictures].map(([asset, { type, bytes }]) => [
      asset,
      `data:${type};base64,${Buffer.from(bytes).toString("base64")}`,
    ]),
  );
  return (asset) => addresses.get(asset) ?? null;
}
