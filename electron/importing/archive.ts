/**
 * A zip archive of manuscripts → its files, in memory: nothing is written to disk, so that a name with `..` is only a name.
 * Sizes are checked before anything is inflated, and one file after the other is.
 */
import { unzipSync, type UnzipFileInfo } from "fflate";
import { BulletinError, type Measure } from "../../shared/contract/errors.ts";
import { wordLimits } from "./docx/limits.ts";
import { formatOf } from "./formats.ts";

export interface ArchivedFile {
  /** `archive/file`. */
  name: string;
  /** @throws BulletinError `unreadable` where this file is damaged or has a password */
  read: () => Uint8Array;
}

const megabyte = 1024 * 1024;
/** Far above what an office mails: files, bytes inflated in all, and how much larger than packed a file over 1 MB may be. */
export const archiveLimits = { entries: 500, expanded: 200 * megabyte, ratio: 300 };

/** Whether it is an archive of files and not a Word file, which is a zip archive too (ECMA-376 part 2, 7.2.3). */
export function isArchive(bytes: Uint8Array): boolean {
  if (formatOf(bytes) !== "word") return false;
  let [isWord, entries] = [false, 0];
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
    return false; // The Word reader tells what is wrong with it.
  }
  return !isWord;
}

/**
 * The files of an archive, folders and what systems add left out.
 * @throws BulletinError `too-large` with the limit, `unreadable` where there is no file or no directory
 */
export function readArchive(archive: string, bytes: Uint8Array): ArchivedFile[] {
  const files = entriesOf(archive, bytes, isFile).map(({ name, read }) => ({
    name: `${archive}/${nameOf(name)}`,
    read,
  }));
  if (files.length === 0) throw new BulletinError("unreadable", { file: archive, reason: "archive-empty" });
  return files;
}

/**
 * The entries of an archive whose names are wanted, by those names.
 * @throws BulletinError `too-large` with the limit, `unreadable` where there is no directory
 */
export function entriesOf(
  archive: string,
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
): ArchivedFile[] {
  const files: ArchivedFile[] = [];
  let [entries, expanded] = [0, 0];
  const tooLarge = (measure: Measure, limit: string) =>
    new BulletinError("too-large", { file: archive, measure, limit });
  const note = ({ name, size, originalSize }: UnzipFileInfo) => {
    const index = entries;
    entries += 1;
    if (entries > archiveLimits.entries) throw tooLarge("entries", String(archiveLimits.entries));
    if (!isWanted(name)) return;
    // A stored file has the room that it takes, whatever it says of its size; entries may lie over each other.
    expanded += Math.max(size, originalSize);
    if (expanded > archiveLimits.expanded)
      throw tooLarge("expanded", `${archiveLimits.expanded / megabyte} MB`);
    if (originalSize > megabyte && originalSize > size * archiveLimits.ratio)
      throw tooLarge("ratio", String(archiveLimits.ratio));
    files.push({ name, read: () => entryAt(bytes, index, `${archive}/${nameOf(name)}`) });
  };
  try {
    unzipSync(bytes, {
      filter: (entry) => {
        note(entry);
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

/** By its place in the directory: names may come twice. */
function entryAt(bytes: Uint8Array, wanted: number, file: string): Uint8Array {
  let index = -1;
  try {
    const found = unzipSync(bytes, {
      filter: () => {
        index += 1;
        return index === wanted;
      },
    });
    const [content] = Object.values(found);
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

/** Whether any of its files is encrypted: the first bit of the flags in a file's header (APPNOTE 4.4.4). Asked where one cannot be read. */
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

const isFile = (name: string): boolean =>
  !/[\\/]$|(?:^|[\\/])(?:__MACOSX[\\/]|\.[^.\\/]|~\$|thumbs\.db$)/iu.test(name);

/** Without its folders. Chinese Windows writes names in GBK and does not say so: they arrive byte by byte. */
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
