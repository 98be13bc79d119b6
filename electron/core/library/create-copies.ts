/** Puts the parts together that answer the calls `copies.*`. */
import { Copies } from "./safety/copies.ts";
import type { Database } from "./database/driver.ts";
import type { ChangedList, Library, LibraryOptions } from "./index.ts";
import { IssueCopies } from "./safety/issue-copies.ts";
import type { Leases } from "./issues/leases.ts";
import { ManuscriptCopies } from "./safety/manuscript-copies.ts";
import { PictureCopies } from "./safety/picture-copies.ts";
import { TableCopies } from "./safety/table-copies.ts";

interface Parts extends Pick<Required<LibraryOptions>, "now" | "person"> {
  leases: Leases;
  announce: (list: ChangedList) => () => void;
}

export function createCopies(
  database: Database,
  { assets, audit, autosaves, backups, versions }: Library,
  { now, person, leases, announce }: Parts,
): Copies {
  const pictures = new PictureCopies(database, assets, backups);
  const bringPictures = (digests: readonly string[], firstPath: string) => pictures.bring(digests, firstPath);
  return new Copies(
    database,
    backups,
    pictures,
    {
      issue: new IssueCopies(database, {
        now,
        person,
        leases,
        audit,
        versions,
        autosaves,
        bringPictures,
        onChange: () => {
          announce("issues")();
          announce("versions")();
        },
      }),
      manuscript: new ManuscriptCopies(database, {
        now,
        backUp: () => backups.make("restore"),
        autosaves,
        onChange: announce("manuscripts"),
      }),
    },
    new TableCopies(database, {
      now,
      listBackups: () => backups.listAll(),
      backUp: () => backups.make("restore"),
      autosaves,
      bringPictures,
      onChange: (table) => {
        announce(table)();
        if (table === "publications") announce("issues")();
      },
    }),
  );
}
