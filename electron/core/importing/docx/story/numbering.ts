/**
 * Writes automatic numbers as their printed labels (ECMA-376 part 1, 17.9): 一、（一）1. A `w:num` refers to an
 * abstract numbering of nine levels and may override some of them. All that refer to the same abstract
 * numbering share its counts.
 */
import { joinRuns, type OpenParagraph, type WordRun } from "./flow.ts";
import type { WordLimits } from "../../files/word-limits.ts";
import { formatNumber } from "../parts/number-formats.ts";
import type { Styles } from "../parts/styles.ts";
import { readXml } from "../parts/xml.ts";

interface Level {
  start: number;
  format: string;
  /** Pattern of the label; `%1.%2` stands for the numerals of these levels (17.9.11, lvlText). */
  text: string;
  /** What follows the label: `tab`, `space` or `nothing` (17.9.28, suff). */
  suffix: string;
  /**
   * Restarts after a number of this level (from 1) or a higher one; 0: never; `null`: after any higher level
   * (17.9.10, lvlRestart).
   */
  restart: number | null;
  /** True if all numerals of the label are plain digits (17.9.4, isLgl). */
  legal: boolean;
  /** Id of the paragraph style that uses this level (17.9.23, pStyle). */
  style: string | null;
}

interface AbstractNumbering {
  levels: Map<number, Level>;
  /** Id of the list style that has the levels, if they are not here (17.9.21, numStyleLink). */
  link: string | null;
}

/** A `w:num`: an abstract numbering with overrides by level. */
interface Numbering {
  abstract: string;
  levels: Map<number, Level>;
  starts: Map<number, number>;
}

/** Levels are 0 to 8 (17.9.3, ilvl). */
const deepestLevel = 8;
/** A level with the defaults of the standard. */
const plainLevel = (): Level => ({
  start: 0,
  format: "decimal",
  text: "",
  suffix: "tab",
  restart: null,
  legal: false,
  style: null,
});

/** The numberings of a file, with the counts reached so far. */
export class Numberings {
  readonly #abstracts = new Map<string, AbstractNumbering>();
  readonly #numberings = new Map<string, Numbering>();
  readonly #styles: Styles;
  /** Counts by level of each abstract numbering; `null` if there was no number on that level yet. */
  readonly #counts = new Map<string, (number | null)[]>();
  /**
   * Numbering and level of the start overrides that were used: each counts for the first number of its
   * numbering only (17.9.27).
   */
  readonly #startedLists = new Set<string>();

  constructor(bytes: Uint8Array | undefined, limits: WordLimits, styles: Styles) {
    this.#styles = styles;
    if (bytes) this.#read(bytes, limits);
  }

  #read(bytes: Uint8Array, limits: WordLimits): void {
    const abstracts = this.#abstracts;
    const numberings = this.#numberings;
    let abstract: AbstractNumbering | null = null;
    let numbering: Numbering | null = null;
    let level: Level | null = null;
    let index = 0;
    readXml(bytes, limits, {
      open(name, attributes) {
        const value = attributes["w:val"] ?? "";
        if (name === "w:abstractNum") {
          abstract = { levels: new Map(), link: null };
          abstracts.set(attributes["w:abstractNumId"] ?? "", abstract);
        } else if (name === "w:num") {
          numbering = { abstract: "", levels: new Map(), starts: new Map() };
          numberings.set(attributes["w:numId"] ?? "", numbering);
        } else if (name === "w:abstractNumId" && numbering) numbering.abstract = value;
        else if (name === "w:numStyleLink" && abstract) abstract.link = value;
        else if (name === "w:lvlOverride") index = Number(attributes["w:ilvl"] ?? 0);
        else if (name === "w:startOverride" && numbering) numbering.starts.set(index, toCount(value));
        else if (name === "w:lvl") {
          level = plainLevel();
          (numbering ?? abstract)?.levels.set(Number(attributes["w:ilvl"] ?? 0), level);
        } else if (level) readLevel(level, name, value);
      },
      close(name) {
        if (name === "w:lvl") level = null;
        else if (name === "w:abstractNum") abstract = null;
        else if (name === "w:num") numbering = null;
      },
    });
  }

  /**
   * Counts up a level of a numbering and returns its label with the gap after it; empty if there is no such
   * numbering or level.
   * @param id id of the `w:num`
   * @param index level, from 0
   */
  next(id: string, index: number): string {
    const numbering = this.#numberings.get(id);
    if (!numbering || !(index >= 0 && index <= deepestLevel)) return "";
    const { key, levels } = this.#levelsOf(numbering);
    const level = levels(index);
    if (!level) return "";

    const counts = this.#counts.get(key) ?? Array.from({ length: deepestLevel + 1 }, () => null);
    this.#counts.set(key, counts);
    const override = numbering.starts.get(index);
    const place = `${id}:${index}`;
    if (override !== undefined && !this.#startedLists.has(place)) counts[index] = override;
    else counts[index] = counts[index] == null ? (override ?? level.start) : counts[index] + 1;
    this.#startedLists.add(place);

    for (let deeper = index + 1; deeper <= deepestLevel; deeper += 1) {
      const restart = levels(deeper)?.restart ?? null;
      if (restart === null || index < restart) counts[deeper] = null;
    }

    const label = labelOf(level, index, counts, levels);
    return label === "" ? "" : label + gapAfter(label, level.suffix);
  }

  /**
   * The level that names a paragraph style, if one does. It takes precedence over the level in the style
   * (17.9.3).
   */
  levelOf(id: string, style: string | null): number | undefined {
    const numbering = this.#numberings.get(id);
    if (!numbering || style === null) return undefined;
    const { levels } = this.#levelsOf(numbering);
    return Array.from({ length: deepestLevel + 1 }, (_, index) => index).find(
      (index) => levels(index)?.style === style,
    );
  }

  /** The levels of a numbering: its own first, then those of the abstract numbering or of its list style. */
  #levelsOf(numbering: Numbering): { key: string; levels: (index: number) => Level | undefined } {
    let key = numbering.abstract;
    // A list style refers to a numbering that refers to the levels. The number of steps is limited because a
    // file may contain a circle.
    for (let step = 0; step < 4; step += 1) {
      const link = this.#abstracts.get(key)?.link;
      const next = link ? this.#numberings.get(this.#styles.numbering(link)?.id ?? "") : undefined;
      if (!next) break;
      key = next.abstract;
    }
    const sharedLevels = this.#abstracts.get(key)?.levels;
    return { key, levels: (index) => numbering.levels.get(index) ?? sharedLevels?.get(index) };
  }
}

const toCount = (value: string): number => Math.min(Math.max(0, Math.trunc(Number(value)) || 0), 1_000_000);

function readLevel(level: Level, name: string, value: string): void {
  if (name === "w:start") level.start = toCount(value);
  else if (name === "w:numFmt") level.format = value;
  else if (name === "w:lvlText") level.text = value.slice(0, 100);
  else if (name === "w:suff") level.suffix = value;
  else if (name === "w:lvlRestart") level.restart = toCount(value);
  else if (name === "w:pStyle") level.style = value;
  else if (name === "w:isLgl") level.legal = !["0", "false", "off"].includes(value);
}

/** The label of a level. A higher level without a number yet shows its start. */
function labelOf(
  level: Level,
  index: number,
  counts: (number | null)[],
  levels: (index: number) => Level | undefined,
): string {
  if (level.format === "bullet") return bullet(level.text);
  return level.text.replaceAll(/%([1-9])/gu, (_, digit: string) => {
    const at = Number(digit) - 1;
    const other = levels(at);
    if (!other || at > index) return "";
    return formatNumber(counts[at] ?? other.start, level.legal ? "decimal" : other.format);
  });
}

/**
 * A bullet. Symbol fonts have their signs in the private use area (Wingdings: F06C is a disc), which become a
 * plain •.
 */
const bullet = (text: string): string =>
  text.trim() === "" ? "" : text.replaceAll(/[\u{e000}-\u{f8ff}]/gu, "•");

/** The gap after a label, as people type it: none after 一、 and （一）, a space after 1. and •. */
function gapAfter(label: string, suffix: string): string {
  if (suffix === "nothing") return "";
  return suffix === "tab" && /[、，。：；）】〕]$/u.test(label) ? "" : " ";
}

/**
 * Puts the label of an automatic number before the text of a paragraph, with the looks of its first run. A
 * paragraph without text gets none: Word shows a label there, but it is no text of a manuscript.
 * @returns `runs` itself if there is no label
 */
export function addLabel(
  { style, numbering }: OpenParagraph,
  runs: WordRun[],
  { styles, numberings }: { styles: Styles; numberings: Numberings },
): WordRun[] {
  const styleNumbering = styles.numbering(style);
  const id = numbering.id ?? styleNumbering?.id;
  if (id === undefined || id === "0") return runs;

  const levelOfStyle = numbering.id === undefined ? numberings.levelOf(id, style) : undefined;
  const label = numberings.next(id, numbering.level ?? levelOfStyle ?? styleNumbering?.level ?? 0);
  const [first] = runs;
  return label === "" || !first ? runs : joinRuns([{ ...first, text: label }], runs);
}
