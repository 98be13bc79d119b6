/** Whether a folder lies on another machine: SQLite's WAL does not work across machines, and two programs could harm the library. */
import { statfs } from "node:fs/promises";

/** Of Linux's file systems (statfs(2)): NFS, SMB, CIFS, SMB2, AFS, 9P, Ceph. */
const networkTypes: ReadonlySet<number> = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x01021997, 0x00c36400,
]);

/** Windows writes \\server\share; a drive that is mapped to one cannot be told from a disk here. */
export const isSharePath = (folder: string): boolean => /^(?:\\\\|\/\/)[^\\/?.]+[\\/]/u.test(folder);

export async function isNetworkFolder(
  folder: string,
  platform: NodeJS.Platform = process.platform,
  typeOf = async (path: string): Promise<number> => (await statfs(path)).type,
): Promise<boolean> {
  if (platform === "win32") return isSharePath(folder);
  if (platform !== "linux") return false;
  return networkTypes.has((await typeOf(folder).catch(() => 0)) >>> 0);
}
