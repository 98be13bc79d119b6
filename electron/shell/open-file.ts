/** A file that the person opened in the system's file manager, as the window takes it. */
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import type { EventData } from "../../shared/contract/calls.ts";
import { BulletinError } from "../../shared/contract/errors.ts";
import { maximumFileSize } from "../importing/formats.ts";

/** @throws BulletinError `too-large` before it is read, `not-found`, `unreadable` for what is no file or may not be read */
export async function readOpenedFile(path: string): Promise<EventData<"shell.openFile">> {
  const name = basename(path);
  const failed = (cause: NodeJS.ErrnoException): never => {
    throw new BulletinError(
      cause.code === "ENOENT" ? "not-found" : "unreadable",
      { what: path, file: name },
      { cause },
    );
  };
  const found = await stat(path).catch(failed);
  if (!found.isFile()) throw new BulletinError("unreadable", { file: name });
  const largest = maximumFileSize(name);
  if (found.size > largest)
    throw new BulletinError("too-large", { file: name, limit: `${largest / 1024 / 1024} MB` });
  return { name, bytes: (await readFile(path).catch(failed)).toString("base64") };
}
