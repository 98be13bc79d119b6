/**
 * Detects folders on other machines. SQLite's WAL does not work across machines: two programs could damage a
 * library in such a folder.
 */
import { statfs } from "node:fs/promises";

/** Types of network file systems on Linux (statfs(2)): NFS, SMB, CIFS, SMB2, AFS, 9P, Ceph. */
const networkTypes: ReadonlySet<number> = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x01021997, 0x00c36400,
]);

/**
 * Whether a path has the form \\server\share of Windows. A drive letter that is mapped to a share cannot be
 * detected.
 */
export const isSharePath = (folder: string): boolean => /^(?:\\\\|\/\/)[^\\/?.]+[\\/]/u.test(folder);

/** Whether a folder is on another machine. Always false on systems other than Linux and Windows. */
export async function isNetworkFolder(
  folder: string,
  platform: NodeJS.Platform = process.platform,
  typeOf = async (path: string): Promise<number> => (await statfs(path)).type,
): Promise<boolean> {
  if (platform === "win32") return isSharePath(folder);
  if (platform !== "linux") return false;
  return networkTypes.has((await typeOf(folder).catch(() => 0)) >>> 0);
}
