/** A disk of a few megabytes for tests that fill it up or make it fail: for real, where Linux lets us mount one. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { rm, statfs, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const run = (command: string, ...words: string[]): boolean => spawnSync(command, words).status === 0;
const canMount = process.platform === "linux" && process.getuid?.() === 0;

export interface SmallDisk {
  /** Where it is mounted. */
  place: string;
  /** Leaves so many bytes free. */
  fill(left: number): Promise<void>;
  /** Makes what was filled free again. */
  free(): Promise<void>;
  remove(): Promise<void>;
}

const mountPoint = (): string => mkdtempSync(join(tmpdir(), "bulletin-disk-"));

function without(...paths: string[]): null {
  for (const path of paths) rmSync(path, { recursive: true, force: true });
  return null;
}

function smallDisk(place: string, image: string | null): SmallDisk {
  const filler = join(place, "filler");
  return {
    place,
    async fill(left) {
      const { bavail, bsize } = await statfs(place);
      await writeFile(filler, Buffer.alloc(Math.max(0, bavail * bsize - left)));
    },
    free: () => rm(filler),
    async remove() {
      run("umount", "-l", place);
      await rm(place, { recursive: true, force: true });
      if (image !== null) await rm(image, { force: true });
    },
  };
}

export interface MemoryDisk extends SmallDisk {
  /** Where no file is open for writing. */
  remount(how: "ro" | "rw"): boolean;
}

/** In memory; null where none can be mounted. */
export function memoryDisk(megabytes: number): MemoryDisk | null {
  if (!canMount) return null;
  const place = mountPoint();
  if (!run("mount", "-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", place)) return without(place);
  return { ...smallDisk(place, null), remount: (how) => run("mount", "-o", `remount,${how}`, place) };
}

/** A disk that can fail under open files. */
export interface FailingDisk extends SmallDisk {
  /** As the system does when a disk answers with errors: from now on it can only be read, by open files too. */
  fail(): boolean;
  /** Pulled out and put in again, sound. */
  replug(): boolean;
}

/** An ext4 file system in a file; null where none can be made. */
export function failingDisk(megabytes: number): FailingDisk | null {
  if (!canMount) return null;
  const place = mountPoint();
  const image = `${place}.image`;
  writeFileSync(image, Buffer.alloc(megabytes * 1024 * 1024));
  const mount = (): boolean => run("mount", "-o", "loop", image, place);
  const disk = smallDisk(place, image);
  if (!run("mkfs.ext4", "-q", "-m", "0", image) || !mount()) return without(place, image);
  return {
    ...disk,
    fail: () => run("mount", "-o", "remount,abort", place),
    replug: () => run("umount", place) && (run("fsck.ext4", "-p", image), mount()),
  };
}
