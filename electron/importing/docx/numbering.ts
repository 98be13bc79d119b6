/**
 * Automatic numbers as their real labels (ECMA-376 part 1, 17.9): 一、（一）1. as they are printed. A `w:num` points to an
 * abstract numbering of nine levels and may override some; all that point to the same one count on together.
 */
import type { WordLimits } from "./limits.ts";
import { numeral } from "./number-formats.ts";
import type { Styles } from "./styles.ts";
import { readXml } from "./xml.ts";

interface Level {
  start: number;
  format: string;
  /** `%1.%2`: the numerals of these levels (17.9.11, lvlText). */
  text: string;
  /** What stands between label and text (17.9.28, suff). */
  suffix: string;
  /** Restarts after a number of this level or a higher one; 0 never (17.9.10, lvlRestart). */
  restart: number | null;
  /** All numerals of the label are plain digits (17.9.4, isLgl). */
  legal: boolean;
  /** The paragraph style that has this level (17.9.23, pStyle). */
  style: string | null;
}

interface AbstractNumbering {
  levels: Map<number, Level>;
  /** Of a list style: the style that holds the levels (17.9.21, numStyleLink). */
  link: string | null;
}

interface Numbering {
  abstract: string;
  levels: Map<number, Level>;
  starts: Map<number, number>;
}

/** Levels are 0 to 8 (17.9.3, ilvl). */
const deepest = 8;
const plainLevel = (): Level => ({
  start: 0,
  format: "decimal",
  text: "",
  suffix: "tab",
  restart: null,
  legal: false,
  style: null,
});

export class Numberings {
  readonly #abstracts = new Map<string, AbstractNumbering>();
  readonly #numberings = new Map<string, Numbering>();
  readonly #styles: Styles;
  /** Counts of each abstract numbering; null: none yet on that level. */
  readonly #counts = new Map<string, (number | null)[]>();
  /** Start overrides that were used: each holds for the first number of its numbering only (17.9.27). */
  readonly #started = new Set<string>();

  constructor(bytes: Uint8Array | undefined, limits: WordLimits, styles: Styles) {
    this.#styles = styles;
    if (bytes) this.#read(bytes, limits);
  }

  #read(bytes: Uint8Array, limits: WordLimits): void {
    const [abstracts, numberings] = [this.#abstracts, this.#numberings];
    let abstract: AbstractNumbering | null = null;
    let numbering: Numbering | null = null;
    let level: Level | null = null;
    let index = 0;
    readXml(bytes, limits, {
      open(name, attributes) {
        const value = attributes["w:val"] ?? "";
        if (name === "w:abstractNum")
          abstracts.set(attributes["w:abstractNumId"] ?? "", (abstract = { levels: new Map(), link: null }));
        else if (name === "w:num")
          numberings.set(
            attributes["w:numId"] ?? "",
            (numbering = { abstract: "", levels: new Map(), starts: new Map() }),
          );
        else if (name === "w:abstractNumId" && numbering) numbering.abstract = value;
        else if (name === "w:numStyleLink" && abstract) abstract.link = value;
        else if (name === "w:lvlOverride") index = Number(attributes["w:ilvl"] ?? 0);
        else if (name === "w:startOverride" && numbering) numbering.starts.set(index, count(value));
        else if (name === "w:lvl")
          (numbering ?? abstract)?.levels.set(Number(attributes["w:ilvl"] ?? 0), (level = plainLevel()));
        else if (level) readLevel(level, name, value);
      },
      close(name) {
        if (name === "w:lvl") level = null;
        else if (name === "w:abstractNum") abstract = null;
        else if (name === "w:num") numbering = null;
      },
    });
  }

  /** The next label of a numbering, with the gap after it; empty where the numbering or the level is not there. */
  next(id: string, index: number): string {
    const numbering = this.#numberings.get(id);
    if (!numbering || !(index >= 0 && index <= deepest)) return "";
    const { key, levels } = this.#levelsOf(numbering);
    const level = levels(index);
    if (!level) return "";
    const counts = this.#counts.get(key) ?? Array.from({ length: deepest + 1 }, () => null);
    this.#counts.set(key, counts);
    const override = numbering.starts.get(index);
    const place = `${id}:${index}`;
    if (override !== undefined && !this.#started.has(place)) counts[index] = override;
    else counts[index] = counts[index] == null ? (override ?? level.start) : counts[index] + 1;
    this.#started.add(place);
    for (let deeper = index + 1; deeper <= deepest; deeper += 1) {
      const restart = levels(deeper)?.restart ?? null;
      if (restart === null || index < restart) counts[deeper] = null;
    }
    const label = labelOf(level, index, counts, levels);
    return label === "" ? "" : label + gapAfter(label, level.suffix);
  }

  /** The level of a numbering that a paragraph style has. Where the levels name their styles, they say it, not the style (17.9.3). */
  levelOf(id: string, style: string | null): number | undefined {
    const numbering = this.#numberings.get(id);
    if (!numbering || style === null) return undefined;
    const { levels } = this.#levelsOf(numbering);
    return Array.from({ length: deepest + 1 }, (_, index) => index).find(
      (index) => levels(index)?.style === style,
    );
  }

  /** A numbering's levels, its own before the abstract ones, those before a list style's. */
  #levelsOf(numbering: Numbering): { key: string; levels: (index: number) => Level | undefined } {
    let key = numbering.abstract;
    // A list style points to a numbering that points to the levels; a file may make a circle of it.
    for (let step = 0; step < 4; step += 1) {
      const link = this.#abstracts.get(key)?.link;
      const next = link ? this.#numberings.get(this.#styles.numbering(link)?.id ?? "") : undefined;
      if (!next) break;
      key = next.abstract;
    }
    const shared = this.#abstracts.get(key)?.levels;
    return { key, levels: (index) => numbering.levels.get(index) ?? shared?.get(index) };
  }
}

const count = (value: string): number => Math.min(Math.max(0, Math.trunc(Number(value)) || 0), 1_000_000);

function readLevel(level: Level, name: string, value: string): void {
  if (name === "w:start") level.start = count(value);
  else if (name === "w:numFmt") level.format = value;
  else if (name === "w:lvlText") level.text = value.slice(0, 100);
  else if (name === "w:suff") level.suffix = value;
  else if (name === "w:lvlRestart") level.restart = count(value);
  else if (name === "w:pStyle") level.style = value;
  else if (name === "w:isLgl") level.legal = !["0", "false", "off"].includes(value);
}

/** A level above that has no number yet shows its start. */
function labelOf(
  level: Level,
  index: number,
  counts: (number | null)[],
  levels: (index: number) => Level | undefined,
): string {
  if (level.format === "bullet") return bullet(level.text);
  return level.text.replaceAll(/%([1-9])/gu, (_, written: string) => {
    const at = Number(written) - 1;
    const other = levels(at);
    if (!other || at > index) return "";
    return numeral(counts[at] ?? other.start, level.legal ? "decimal" : other.format);
  });
}

/** Symbol fonts have their signs in the private area (Wingdings: F06C is a disc): shown as a plain bullet. */
const bullet = (text: string): string =>
  text.trim() === "" ? "" : text.replaceAll(/[\u{e000}-\u{f8ff}]/gu, "•");

/** As one types it: 一、 and （一） are followed by their text, 1. and • by a space. */
function gapAfter(label: string, suffix: string): string {
  if (suffix === "nothing") return "";
  return suffix === "tab" && /[、，。：；）】〕]$/u.test(label) ? "" : " ";
}
