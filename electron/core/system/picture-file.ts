/** Reads the file of a picture: its type, size and digest, or the error for the person. */
import { pictureLimits, readPicture, type Picture } from "../../../shared/document/picture.ts";
import { BulletinError } from "../../../shared/basics/errors.ts";
import { digestOf } from "./digest.ts";

export interface PictureFile extends Picture {
  /** SHA-256 of the bytes, in hexadecimal. */
  asset: string;
  bytes: Uint8Array;
}

/** Reads a picture. @param name for the errors only. @throws BulletinError `unreadable`, `too-large` */
export function readPictureFile(name: string, bytes: Uint8Array): PictureFile {
  if (bytes.length > pictureLimits.bytes)
    throw new BulletinError("too-large", {
      file: name,
      measure: "picture",
      limit: `${pictureLimits.bytes / 1024 / 1024} MB`,
    });
  const picture = readPicture(bytes);
  if ("problem" in picture) {
    if (picture.problem === "other")
      throw new BulletinError("unreadable", { file: name, reason: "picture-type", found: picture.found });
    throw new BulletinError("unreadable", {
      file: name,
      reason: picture.problem === "damaged" ? "picture-damaged" : "not-picture",
    });
  }
  const { width, height } = picture;
  if (width * height > pictureLimits.pixels)
    throw new BulletinError("too-large", {
      file: name,
      measure: "pixels",
      limit: String(pictureLimits.pixels / 1_000_000),
    });
  return { ...picture, asset: digestOf(bytes), bytes };
}

/** Reads a picture inside an imported file; null if it is not one that the library can store. */
export function readPictureIfPossible(bytes: Uint8Array): PictureFile | null {
  try {
    return readPictureFile("", bytes);
  } catch (error) {
    if (error instanceof BulletinError) return null;
    throw error;
  }
}
