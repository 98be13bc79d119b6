/** Reads a file that the person opened in the file manager of the system, for the event `shell.openFile`. */
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import type { EventData } from "../../../shared/contract/calls.ts";
import { BulletinError } from "../../../shared/basics/errors.ts";
import { fileSizeLimit } from "../../core/importing/files/formats.ts";

/**
 * @throws BulletinError `too-large` (before reading), `not-found`, `unreadable` if it is no file or access is
 *   denied
 */
export async function readOpenedFile(path: string): Promise<EventData<"shell.openFile">> {
  const name = basename(path);
  const fail = (cause: NodeJS.ErrnoException): never => {
    throw cause.code === "ENOENT"
      ? new BulletinError("not-found", { what: "path", path }, { cause })
      : new BulletinError("unreadable", { file: name }, { cause });
  };
  const file = await stat(path).catch(fail);
  if (!file.isFile()) throw new BulletinError("unreadable", { file: name });
  const maximumSize = fileSizeLimit(name);
  if (file.size > maximumSize)
    throw new BulletinError("too-large", { file: name, limit: `${maximumSize / 1024 / 1024} MB` });
  return { name, bytes: (await readFile(path).catch(fail)).toString("base64") };
}
