/**
 * Reads the styles of a Word file (ECMA-376 part 1, 17.7): the looks, layout and numbering that they give to
 * paragraphs and runs.
 */
import { namesOf } from "../../../../../shared/basics/lookup.ts";
import { styleNames, type WordStyle } from "../../../ooxml/style-names.ts";
import { readLayout, type Layout } from "./layout.ts";
import type { WordLimits } from "../../files/word-limits.ts";
import { readXml, type Attributes } from "./xml.ts";

/** Looks of a style or a run; `undefined` for what it does not set. */
export interface Looks {
  bold?: boolean | undefined;
  underline?: boolean | undefined;
  hidden?: boolean | undefined;
  /** In half points (17.3.2.38). */
  size?: number | undefined;
}

interface Style extends Looks, Layout {
  name: string;
  basedOn: string | null;
  numbering?: { id?: string; level?: number };
}

/** Layout of a paragraph with its style taken into account. */
export interface EffectiveLayout {
  indented: boolean;
  alignment: string | null;
  /** The level of a heading; `null` for body text. */
  outlineLevel: number | null;
}
/** Looks of a run with its styles taken into account. */
export type EffectiveLooks = { [Look in "bold" | "underline" | "hidden"]: boolean } & {
  /** `null` if the file does not say it. */
  size: number | null;
};

/** True for a property that is on, which is the case unless its value says otherwise (17.17.4, ST_OnOff). */
export const isOn = (attributes: Attributes): boolean =>
  !["0", "false", "off"].includes(attributes["w:val"] ?? "1");

/** Reads a property of a run or a style into its looks. */
export function readLook(looks: Looks, name: string, attributes: Attributes): void {
  if (name === "w:b") looks.bold = isOn(attributes);
  else if (name === "w:u") looks.underline = (attributes["w:val"] ?? "none") !== "none";
  else if (name === "w:vanish") looks.hidden = isOn(attributes);
  else if (name === "w:sz") looks.size = Number(attributes["w:val"]) || undefined;
}

/** Limit on the styles that a style is based on one after another: a file may contain a circle. */
const longestChain = 50;
/** Our styles by the names that they have in a file. */
const ownNames = new Map<string, WordStyle>(namesOf(styleNames).map((style) => [styleNames[style], style]));
/** A file with all of these styles was written by this program, however its paragraphs were edited since. */
const identifyingStyles: WordStyle[] = ["section", "body", "source", "title", "point", "number"];

/** The styles of a file by id. */
export class Styles {
  readonly #styles = new Map<string, Style>();
  /** Cache of the looks of a style with those it is based on. */
  readonly #cache = new Map<string, Looks>();
  readonly #defaults: Looks = {};
  /** Id of the style of paragraphs that name none. */
  #defaultParagraph = "";

  constructor(bytes: Uint8Array | undefined, limits: WordLimits) {
    if (bytes) this.#read(bytes, limits);
  }

  #read(bytes: Uint8Array, limits: WordLimits): void {
    const path: string[] = [];
    let style: Style | null = null;
    const open = (name: string, attributes: Attributes): void => {
      const parent = path.at(-1);
      path.push(name);
      const value = attributes["w:val"] ?? "";
      if (name === "w:style") {
        style = { name: "", basedOn: null };
        const id = attributes["w:styleId"] ?? "";
        this.#styles.set(id, style);
        const isDefault = attributes["w:default"] !== undefined && isOn({ "w:val": attributes["w:default"] });
        if (attributes["w:type"] === "paragraph" && isDefault) this.#defaultParagraph = id;
      } else if (parent === "w:rPr" && path.at(-3) === "w:rPrDefault")
        readLook(this.#defaults, name, attributes);
      else if (!style) return;
      else if (parent === "w:rPr" && path.at(-3) === "w:style") readLook(style, name, attributes);
      else if (parent === "w:pPr" && path.at(-3) === "w:style") readLayout(style, name, attributes);
      else if (parent === "w:style" && name === "w:name") style.name = value;
      else if (parent === "w:style" && name === "w:basedOn") style.basedOn = value;
      else if (parent === "w:numPr" && name === "w:numId")
        style.numbering = { ...style.numbering, id: value };
      else if (parent === "w:numPr" && name === "w:ilvl")
        style.numbering = { ...style.numbering, level: Number(value) };
    };
    readXml(bytes, limits, {
      open,
      close(name) {
        path.pop();
        if (name === "w:style") style = null;
      },
    });
  }

  /**
   * The style of ours with this id, found by its name: Word and LibreOffice give styles new ids when they
   * save.
   */
  ownStyle(id: string | null): WordStyle | null {
    return (id !== null && ownNames.get(this.#styles.get(id)?.name ?? "")) || null;
  }

  /**
   * True for Word's own style for captions (题注), which has its English name in files of any language, and for
   * styles based on it.
   */
  isCaption(id: string | null): boolean {
    return (
      id !== null && Array.from(this.#withBases(id), ({ name }) => name.toLowerCase()).includes("caption")
    );
  }

  /** True for a file that this program wrote. */
  get isOwnFile(): boolean {
    const names = new Set(Array.from(this.#styles.values(), ({ name }) => name));
    return identifyingStyles.every((style) => names.has(styleNames[style]));
  }

  /**
   * The effective looks of a run, from its own properties, its style and the style of its paragraph. Bold and
   * hidden are toggle properties: if both styles set them, they cancel out (17.7.3). The looks of our own
   * styles are ignored, and so is the underline of links.
   */
  effectiveLooks(paragraph: string | null, run: string | null, direct: Looks): EffectiveLooks {
    const paragraphLooks = this.#styleLooks(paragraph ?? this.#defaultParagraph);
    const runLooks = this.#styleLooks(run);
    const toggle = (look: "bold" | "hidden") =>
      direct[look] ??
      ((paragraphLooks[look] ?? false) !== (runLooks[look] ?? false) || (this.#defaults[look] ?? false));
    return {
      bold: toggle("bold"),
      hidden: toggle("hidden"),
      underline:
        direct.underline ??
        runLooks.underline ??
        paragraphLooks.underline ??
        this.#defaults.underline ??
        false,
      size: direct.size ?? runLooks.size ?? paragraphLooks.size ?? this.#defaults.size ?? null,
    };
  }

  /** The looks that a style and those that it is based on set, up to the first style of ours. */
  #styleLooks(id: string | null): Looks {
    if (id === null) return {};
    const cachedLooks = this.#cache.get(id);
    if (cachedLooks) return cachedLooks;
    const looks: Looks = {};
    for (const style of this.#withBases(id)) {
      if (ownNames.has(style.name)) break;
      looks.bold ??= style.bold;
      looks.hidden ??= style.hidden;
      looks.size ??= style.size;
      if (!/hyperlink/iu.test(style.name)) looks.underline ??= style.underline;
    }
    this.#cache.set(id, looks);
    return looks;
  }

  /** The effective layout of a paragraph, from its own properties and its style. */
  effectiveLayout(paragraph: string | null, direct: Layout): EffectiveLayout {
    const layout = { ...direct };
    for (const { indented, alignment, outlineLevel } of this.#withBases(
      paragraph ?? this.#defaultParagraph,
    )) {
      layout.indented ??= indented;
      layout.alignment ??= alignment;
      layout.outlineLevel ??= outlineLevel;
    }
    return {
      indented: layout.indented ?? false,
      alignment: layout.alignment ?? null,
      outlineLevel: (layout.outlineLevel ?? 9) < 9 ? (layout.outlineLevel ?? 0) : null,
    };
  }

  /** A style and the styles that it is based on, in order. */
  *#withBases(id: string): Generator<Style> {
    let next: string | null = id;
    for (let step = 0; step < longestChain && next !== null; step += 1) {
      const style = this.#styles.get(next);
      if (!style) return;
      yield style;
      next = style.basedOn;
    }
  }

  /** The numbering that a style gives its paragraphs (17.3.1.19). Id 0 means no numbering. */
  numbering(id: string | null): { id: string; level: number } | null {
    let level: number | undefined;
    for (const { numbering } of this.#withBases(id ?? this.#defaultParagraph)) {
      level ??= numbering?.level;
      if (numbering?.id !== undefined) return { id: numbering.id, level: level ?? 0 };
    }
    return null;
  }
}
