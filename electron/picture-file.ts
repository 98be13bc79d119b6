/** A picture as a file → what the library keeps and a figure says of it, or the error that a person is told. */
import { createHash } from "node:crypto";
import { pictureLimits, readPicture, type Picture } from "../shared/bulletin/picture.ts";
import { BulletinError } from "../shared/contract/errors.ts";

export interface PictureFile extends Picture {
  /** SHA-256 of the bytes, in hexadecimal. */
  asset: string;
  bytes: Uint8Array;
}

/** @throws BulletinError `unreadable`, `too-large`. `name` is for them only. */
export function readPictureFile(name: string, bytes: Uint8Array): PictureFile {
  if (bytes.length > pictureLimits.bytes)
    throw new BulletinError("too-large", {
      file: name,
      measure: "picture",
      limit: `${pictureLimits.bytes / 1024 / 1024} MB`,
    });
  const read = readPicture(bytes);
  if ("problem" in read) {
    if (read.problem === "other")
      throw new BulletinError("unreadable", { file: name, reason: "picture-type", found: read.found });
    throw new BulletinError("unreadable", {
      file: name,
      reason: read.problem === "damaged" ? "picture-damaged" : "not-picture",
    });
  }
  const { width, height } = read;
  if (width * height > pictureLimits.pixels)
    throw new BulletinError("too-large", {
      file: name,
      measure: "pixels",
      limit: String(pictureLimits.pixels / 1_000_000),
    });
  return { ...read, asset: createHash("sha256").update(bytes).digest("hex"), bytes };
}

/** A picture that came within a file; null where it is none that the library keeps. */
export function pictureIn(bytes: Uint8Array): PictureFile | null {
  try {
    return readPictureFile("", bytes);
  } catch (error) {
    if (error instanceof BulletinError) return null;
    throw error;
  }
}
