/** Damages a database file as a fault of the disk would, past any program that has it open. */
import { open, readFile } from "node:fs/promises";

/** In bytes, as `electron/core/library/database/settings.ts` sets it. */
const pageSize = 8192;

/** Overwrites the head of the page in which a text stands first. @throws if the file does not have the text */
export async function damagePageWith(text: string, path: string): Promise<void> {
  const at = (await readFile(path)).indexOf(text);
  if (at < 0) throw new Error(`${path} does not have ${text}`);
  const file = await open(path, "r+");
  await file.write(new Uint8Array(16).fill(0xff), 0, 16, Math.floor(at / pageSize) * pageSize);
  await file.close();
}
