/** The pictures of a document, fetched before it is printed or written. */
import type { PictureType } from "../../shared/bulletin/picture.ts";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import type { ImageAddress } from "../../shared/layout/objects.ts";

export interface PictureBytes {
  type: PictureType;
  bytes: Uint8Array;
}

/** Gives a picture by its digest, from a library or from what a file brought; undefined where it is not there. */
export type ReadAsset = (asset: string) => Promise<PictureBytes | undefined>;

/** By their digests; a missing one is not among them. */
export type Pictures = ReadonlyMap<string, PictureBytes>;

export async function readPictures({ blocks }: BulletinDocument, readAsset: ReadAsset): Promise<Pictures> {
  const found = new Map<string, PictureBytes>();
  for (const asset of new Set(blocks.flatMap(({ figure }) => (figure ? [figure.asset] : [])))) {
    const picture = await readAsset(asset);
    if (picture) found.set(asset, picture);
  }
  return found;
}

/** Data URLs: neither the printer's page nor a file in a mail has an address to fetch a picture from. */
export function dataAddresses(pictures: Pictures): ImageAddress {
  const addresses = new Map(
    [...pictures].map(([asset, { type, bytes }]) => [
      asset,
      `data:${type};base64,${Buffer.from(bytes).toString("base64")}`,
    ]),
  );
  return (asset) => addresses.get(asset) ?? null;
}
