/** A fake of the calls `names.*` in memory. */
import { findUnlistedUnits } from "../../shared/names/unlisted-units.ts";
import { deriveOutline } from "../../shared/document/outline.ts";
import type { BulletinDocument } from "../../shared/document/schema.ts";
import type { Emit, Handlers } from "../../shared/port/bridge.ts";
import { BulletinError } from "../../shared/basics/errors.ts";
import { namesCalls, type SavedNames } from "../../shared/contract/names.ts";

/** @param issues gives the issues that are not in the bin. */
export function memoryNames(
  issues: () => readonly BulletinDocument[],
  emit: Emit,
): Pick<Handlers, keyof typeof namesCalls> {
  let names: SavedNames = { revision: 0, units: [], people: [] };
  return {
    "names.list": async () => structuredClone(names),
    "names.save": async (input) => {
      const { revision } = input;
      const after = { ...structuredClone(input), revision: revision + 1 };
      if (
        JSON.stringify([names.revision, names.units, names.people]) ===
        JSON.stringify([after.revision, after.units, after.people])
      )
        return { revision: revision + 1 };
      if (names.revision !== revision) throw new BulletinError("conflict", { names: "" });
      names = after;
      emit("names.changed", {});
      return { revision: revision + 1 };
    },
    "names.findUnlisted": async () => {
      const articles = issues().flatMap((document) =>
        deriveOutline(document).sections.flatMap((section) => section.articles),
      );
      return {
        units: findUnlistedUnits(
          articles.map(({ source }) => ({ units: source, articles: 1 })),
          names.units,
        ),
      };
    },
  };
}
