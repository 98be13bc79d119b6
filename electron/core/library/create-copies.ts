/** Puts the parts together that answer the calls `copies.*`. */
import { Copies } from "./safety/copies.ts";
import type { Database } from "./database/driver.ts";
import { IssueCopies } from "./safety/issue-copies.ts";
import type { Autosaves } from "./autosaves/autosaves.ts";
import type { Person } from "../../../shared/workflow/states.ts";
import type { Assets } from "./tables/assets.ts";
import type { Audit } from "./texts/audit.ts";
import type { Backups } from "./safety/backups.ts";
import type { Versions } from "./issues/versions.ts";
import type { Leases } from "./issues/leases.ts";
import { ManuscriptCopies } from "./safety/manuscript-copies.ts";
import { PictureCopies } from "./safety/picture-copies.ts";
import { TableCopies } from "./safety/table-copies.ts";

/** The services of the library that copies use. */
interface Services {
  assets: Assets;
  audit: Audit;
  autosaves: Autosaves;
  backups: Backups;
  versions: Versions;
}

interface Parts {
  leases: Leases;
  now: () => Date;
  person: () => Person;
  /** Gives what tells the windows that a list has changed. */
  announce: (
    list: "issues" | "versions" | "manuscripts" | "names" | "publications" | "templates",
  ) => () => void;
}

export function createCopies(
  database: Database,
  { assets, audit, autosaves, backups, versions }: Services,
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
