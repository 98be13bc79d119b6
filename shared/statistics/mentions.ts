/** Finds the units that a brief names because they did the same: …、…也开展了相关活动. */
import { looksLikeUnit } from "../manuscripts/unit-form.ts";

const sentence =
  /(?<=^|[。；\n])([^。；\n]*?)(?:等[^，。；、]{0,10})?也(?:都|均)?(?:先后|陆续|分别|相继)?(?:开展|组织|举办|参加|召开)/gu;
/** Text before the first unit: 此外，… 同时，…. */
const opening = /^.*[，：:]/u;

/** The mentioned units as printed, without repeats. */
export function mentionedUnits(text: string): string[] {
  const names = [...text.matchAll(sentence)].flatMap(([, list = ""]) =>
    list
      .replace(opening, "")
      .split(/[、和及]/u)
      .map((unit) => unit.trim()),
  );
  return [...new Set(names.filter(looksLikeUnit))];
}
