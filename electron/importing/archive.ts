/**
 * A zip archive of manuscripts → its files, in memory: nothing is written to disk, so that a name with `..` is only a name.
 * Sizes are checked before anything is inflated.
 */
import { unzipSync, type UnzipFileInfo } from "fflate";
import { BulletinError, type Measure } from "../../shared/contract/errors.ts";
import { formatOf } from "./formats.ts";

export interface NamedBytes {
  name: string;
  bytes: Uint8Array;
}

const megabyte = 1024 * 1024;
/** Far above what an office mails: files, bytes inflated in all, and how much larger than packed a file over 1 MB may be. */
export const archiveLimits = { entries: 500, expanded: 200 * megabyte, ratio: 300 };

/** Whether it is an archive of files and not a Word file, which is a zip archive too (ECMA-376 part 2, 7.2.3). */
export function isArchive(bytes: Uint8Array): boolean {
  if (formatOf(bytes) !== "word") return false;
  let isWord = false;
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        isWord ||= ["[content_types].xml", "_rels/.rels"].includes(name.replaceAll("\\", "/").replace(/^\/+/u, "").toLowerCase());
        return false;
      },
    });
  } catch {
    return false; // The Word reader tells what is wrong with it.
  }
  return !isWord;
}

/**
 * The files of an archive, folders and what systems add left out. Their names are `archive/file`.
 * @throws BulletinError `too-large` with the limit, `unreadable` where the archive is damaged
 */
export function readArchive(archive: string, bytes: Uint8Array): NamedBytes[] {
  const isFile = (name: string) => !/[\\/]$|(?:^|[\\/])(?:__MACOSX[\\/]|\.[^.\\/]|~\$|thumbs\.db$)/iu.test(name);
  return Object.entries(inflateChecked(archive, bytes, isFile)).map(([name, content]) => ({ name: `${archive}/${nameOf(name)}`, bytes: content }));
}

/**
 * The files of an archive whose names are wanted, by those names.
 * @throws BulletinError `too-large` with the limit, `unreadable` where the archive is damaged
 */
export function inflateChecked(archive: string, bytes: Uint8Array, isWanted: (name: string) => boolean): Record<string, Uint8Array> {
  let [entries, expanded] = [0, 0];
  const tooLarge = (measure: Measure, limit: string) => new BulletinError("too-large", { file: archive, measure, limit });
  const check = ({ size, originalSize }: UnzipFileInfo) => {
    entries += 1;
    expanded += originalSize;
    if (entries > archiveLimits.entries) throw tooLarge("entries", String(archiveLimits.entries));
    if (expanded > archiveLimits.expanded) throw tooLarge("expanded", `${archiveLimits.expanded / megabyte} MB`);
    if (originalSize > megabyte && originalSize > size * archiveLimits.ratio) throw tooLarge("ratio", String(archiveLimits.ratio));
  };
  try {
    return unzipSync(bytes, {
      filter: (entry) => {
        if (!isWanted(entry.name)) return false;
        check(entry);
        return true;
      },
    });
  } catch (cause) {
    if (cause instanceof BulletinError) throw cause;
    throw new BulletinError("unreadable", { file: archive }, { cause });
  }
}

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
