/**
 * Reads the files of a zip archive of manuscripts in memory. Nothing is written to disk, so a name with `..`
 * does no harm. Sizes are checked before anything is inflated, and files are inflated one at a time.
 */
import { unzipSync, type UnzipFileInfo } from "fflate";
import { BulletinError, type Measure } from "../../../../shared/basics/errors.ts";
import { wordLimits } from "./word-limits.ts";
import { detectFormat } from "./formats.ts";

export interface ArchivedFile {
  /** Archive name and file name: `archive/file`. */
  name: string;
  /** @throws BulletinError `unreadable` if this file is damaged or has a password */
  read: () => Uint8Array;
}

const megabyte = 1024 * 1024;
/**
 * Limits far above what an office sends by mail: number of entries, total inflated size in bytes, and the
 * highest compression ratio of a file over 1 MB.
 */
export const archiveLimits = { entries: 500, expanded: 200 * megabyte, ratio: 300 };

/** Tells an archive of files from a Word file, which is a zip archive too (ECMA-376 part 2, 7.2.3). */
export function isArchive(bytes: Uint8Array): boolean {
  if (detectFormat(bytes) !== "word") return false;
  let isWord = false;
  let entries = 0;
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        entries += 1;
        if (entries > wordLimits.entries) throw new Error("too many entries");
        isWord ||= ["[content_types].xml", "_rels/.rels"].includes(
          name.replaceAll("\\", "/").replace(/^\/+/u, "").toLowerCase(),
        );
        return false;
      },
    });
  } catch {
    return false; // The Word reader reports what is wrong with the file.
  }
  return !isWord;
}

/**
 * Lists the files of an archive, without folders and files that operating systems add.
 * @throws BulletinError `too-large` with the limit, `unreadable` if there is no file or no zip directory
 */
export function readArchive(archive: string, bytes: Uint8Array): ArchivedFile[] {
  const files = readEntries(archive, bytes, isFile).map(({ name, read }) => ({
    name: `${archive}/${nameOf(name)}`,
    read,
  }));
  if (files.length === 0) throw new BulletinError("unreadable", { file: archive, reason: "archive-empty" });
  return files;
}

/**
 * Lists the entries of an archive whose names pass `isWanted`, under the names that they have in the archive.
 * @throws BulletinError `too-large` with the limit, `unreadable` if there is no zip directory
 */
export function readEntries(
  archive: string,
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
): ArchivedFile[] {
  const files: ArchivedFile[] = [];
  let entries = 0;
  let expandedSize = 0;
  const tooLarge = (measure: Measure, limit: string) =>
    new BulletinError("too-large", { file: archive, measure, limit });
  const check = ({ name, size, originalSize }: UnzipFileInfo) => {
    const index = entries;
    entries += 1;
    if (entries > archiveLimits.entries) throw tooLarge("entries", String(archiveLimits.entries));
    if (!isWanted(name)) return;
    // The directory may lie: a stored file is as large as its packed size, and entries may overlap. Count the
    // larger size.
    expandedSize += Math.max(size, originalSize);
    if (expandedSize > archiveLimits.expanded)
      throw tooLarge("expanded", `${archiveLimits.expanded / megabyte} MB`);
    if (originalSize > megabyte && originalSize > size * archiveLimits.ratio)
      throw tooLarge("ratio", String(archiveLimits.ratio));
    files.push({ name, read: () => readEntryAt(bytes, index, `${archive}/${nameOf(name)}`) });
  };
  try {
    unzipSync(bytes, {
      filter: (entry) => {
        check(entry);
        return false;
      },
    });
  } catch (cause) {
    throw cause instanceof BulletinError
      ? cause
      : new BulletinError("unreadable", { file: archive, reason: "archive-damaged" }, { cause });
  }
  return files;
}

/** Inflates the entry at a position of the directory; names are not unique. */
function readEntryAt(bytes: Uint8Array, position: number, file: string): Uint8Array {
  let index = -1;
  try {
    const inflatedFiles = unzipSync(bytes, {
      filter: () => {
        index += 1;
        return index === position;
      },
    });
    const [content] = Object.values(inflatedFiles);
    if (content) return content;
  } catch (cause) {
    throw new BulletinError(
      "unreadable",
      { file, reason: hasPassword(bytes) ? "archive-encrypted" : "archive-damaged" },
      { cause },
    );
  }
  throw new BulletinError("unreadable", { file, reason: "archive-damaged" });
}

/**
 * Tells if any file of the archive is encrypted: the lowest bit of the flags in a file's header (APPNOTE
 * 4.4.4). Only used after a file could not be read, to name the reason.
 */
function hasPassword(bytes: Uint8Array): boolean {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (
    let at = content.indexOf("PK\u0003\u0004");
    at !== -1;
    at = content.indexOf("PK\u0003\u0004", at + 4)
  ) {
    if (((content[at + 6] ?? 0) & 1) === 1) return true;
  }
  return false;
}

/** False for folders, `__MACOSX`, hidden files, Word's lock files (`~$…`) and `thumbs.db`. */
const isFile = (name: string): boolean =>
  !/[\\/]$|(?:^|[\\/])(?:__MACOSX[\\/]|\.[^.\\/]|~\$|thumbs\.db$)/iu.test(name);

/**
 * The name without its folders. Chinese Windows writes names in GBK, others write UTF-8 without setting the
 * flag for it; without the flag, fflate returns one character for each byte.
 */
function nameOf(name: string): string {
  const last = name.replace(/^.*[\\/]/u, "");
  if (!/[\u0080-\u00ff]/u.test(last) || /[^\0-\u00ff]/u.test(last)) return last;
  const bytes = Uint8Array.from(last, (character) => character.charCodeAt(0));
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}
