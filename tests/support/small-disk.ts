/**
 * A file system of a few megabytes that a test can fill up or make fail. Needs root on Linux, where one can
 * be mounted.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { rm, statfs, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const run = (command: string, ...words: string[]): boolean => spawnSync(command, words).status === 0;
const canMount = process.platform === "linux" && process.getuid?.() === 0;

export interface SmallDisk {
  /** The folder where it is mounted. */
  place: string;
  /**
   * Fills the disk up to `bytesLeft` bytes. Use `whileFilled` in a test: it frees the space whatever happens.
   */
  fill(bytesLeft: number): Promise<void>;
  /** Frees the space that `fill` took. */
  free(): Promise<void>;
  /**
   * Calls `work` on the filled disk with `bytesLeft` bytes of space, and frees the space afterwards, also
   * after an error.
   */
  whileFilled<Result>(bytesLeft: number, work: () => Promise<Result>): Promise<Result>;
  /** Unmounts the disk and removes its folder. */
  remove(): Promise<void>;
}

const createMountPoint = (): string => mkdtempSync(join(tmpdir(), "bulletin-disk-"));

/** Removes what was made for a disk that could not be mounted. */
function giveUp(...paths: string[]): null {
  for (const path of paths) rmSync(path, { recursive: true, force: true });
  return null;
}

function smallDisk(place: string, image: string | null): SmallDisk {
  const filler = join(place, "filler");

  const free = () => rm(filler, { force: true });

  async function fill(bytesLeft: number): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      await free();
      const { bavail, bsize } = await statfs(place);
      try {
        await writeFile(filler, Buffer.alloc(Math.max(0, bavail * bsize - bytesLeft)));
        return;
      } catch (error) {
        // A write beside this one took space after the question for it. Then the disk is full; for more space
        // than none, ask again.
        if ((error as NodeJS.ErrnoException).code !== "ENOSPC" || attempt === 20) throw error;
        if (bytesLeft === 0) return;
      }
    }
  }

  return {
    place,
    fill,
    free,
    async whileFilled(bytesLeft, work) {
      try {
        await fill(bytesLeft);
        return await work();
      } finally {
        await free();
      }
    },
    async remove() {
      run("umount", "-l", place);
      await rm(place, { recursive: true, force: true });
      if (image !== null) await rm(image, { force: true });
    },
  };
}

export interface MemoryDisk extends SmallDisk {
  /** Makes the disk read-only or writable. Read-only fails while a file is open for writing. */
  remount(mode: "ro" | "rw"): boolean;
}

/** A disk in memory; null where none can be mounted. */
export function memoryDisk(megabytes: number): MemoryDisk | null {
  if (!canMount) return null;
  const place = createMountPoint();
  if (!run("mount", "-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", place)) return giveUp(place);
  return { ...smallDisk(place, null), remount: (mode) => run("mount", "-o", `remount,${mode}`, place) };
}

/** A disk that can fail while files on it are open. */
export interface FailingDisk extends SmallDisk {
  /**
   * Does what the system does when a disk answers with errors: makes it read-only, also for files that are
   * open.
   */
  fail(): boolean;
  /** Unmounts the disk, repairs it and mounts it again. */
  replug(): boolean;
}

/** An ext4 file system in a file; null where none can be made. */
export function failingDisk(megabytes: number): FailingDisk | null {
  if (!canMount) return null;
  const place = createMountPoint();
  const image = `${place}.image`;
  writeFileSync(image, Buffer.alloc(megabytes * 1024 * 1024));
  const mount = (): boolean => run("mount", "-o", "loop", image, place);
  const disk = smallDisk(place, image);
  if (!run("mkfs.ext4", "-q", "-m", "0", image) || !mount()) return giveUp(place, image);
  return {
    ...disk,
    fail: () => run("mount", "-o", "remount,abort", place),
    replug: () => run("umount", place) && (run("fsck.ext4", "-p", image), mount()),
  };
}
