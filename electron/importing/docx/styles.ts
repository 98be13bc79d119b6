/** The styles of a Word file (ECMA-376 part 1, 17.7): what a paragraph's and a run's style says of looks and numbering. */
import { styleNames, type WordStyle } from "../../exporting/docx/style-names.ts";
import { readLayout, type Layout } from "./layout.ts";
import type { WordLimits } from "./limits.ts";
import { readXml, type Attributes } from "./xml.ts";

/** Looks that are set; undefined: not said. */
export interface Looks {
  bold?: boolean | undefined;
  underline?: boolean | undefined;
  hidden?: boolean | undefined;
}

interface Style extends Looks, Layout {
  name: string;
  basedOn: string | null;
  numbering?: { id?: string; level?: number };
}

/** What is seen in the end. */
export interface SeenLayout {
  indented: boolean;
  alignment: string | null;
  heading: boolean;
}
export type SeenLooks = { [Look in keyof Looks]-?: boolean };

/** A property that is on unless it says otherwise (17.17.4, ST_OnOff). */
export const isOn = (attributes: Attributes): boolean =>
  !["0", "false", "off"].includes(attributes["w:val"] ?? "1");

/** Reads one property of a run into its looks. */
export function readLook(looks: Looks, name: string, attributes: Attributes): void {
  if (name === "w:b") looks.bold = isOn(attributes);
  else if (name === "w:u") looks.underline = (attributes["w:val"] ?? "none") !== "none";
  else if (name === "w:vanish") looks.hidden = isOn(attributes);
}

/** A style is based on another, that on a third, …; a file may make a circle of it. */
const longestChain = 50;
const ownNames = new Map<string, WordStyle>(
  Object.entries(styleNames).map(([style, name]) => [name, style as WordStyle]),
);
/** A file with all of these is one that this program wrote, however its paragraphs were edited since. */
const telling: WordStyle[] = ["section", "body", "source", "title", "point", "number"];

export class Styles {
  readonly #styles = new Map<string, Style>();
  readonly #cache = new Map<string, Looks>();
  readonly #defaults: Looks = {};
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
        if (
          attributes["w:type"] === "paragraph" &&
          attributes["w:default"] !== undefined &&
          isOn({ "w:val": attributes["w:default"] })
        )
          this.#defaultParagraph = id;
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

  /** Our own style of this id. By its name: Word and LibreOffice give styles new ids when they save. */
  own(id: string | null): WordStyle | null {
    return (id !== null && ownNames.get(this.#styles.get(id)?.name ?? "")) || null;
  }

  /** Whether a style is Word's own for captions (题注), which keeps its English name in a file, or is based on it. */
  isCaption(id: string | null): boolean {
    return id !== null && Array.from(this.#based(id), ({ name }) => name.toLowerCase()).includes("caption");
  }

  /** True for a file that this program wrote. */
  get areOwn(): boolean {
    const names = new Set(Array.from(this.#styles.values(), ({ name }) => name));
    return telling.every((style) => names.has(styleNames[style]));
  }

  /**
   * What is seen of a run, from its own properties, its style and its paragraph's. Bold and hidden are toggled: set in both
   * styles they cancel out (17.7.3). The looks of our own styles mean nothing, and so does a link's underline.
   */
  looks(paragraph: string | null, run: string | null, direct: Looks): SeenLooks {
    const [below, above] = [this.#chain(paragraph ?? this.#defaultParagraph), this.#chain(run)];
    const toggled = (look: "bold" | "hidden") =>
      direct[look] ?? ((below[look] ?? false) !== (above[look] ?? false) || (this.#defaults[look] ?? false));
    return {
      bold: toggled("bold"),
      hidden: toggled("hidden"),
      underline: direct.underline ?? above.underline ?? below.underline ?? this.#defaults.underline ?? false,
    };
  }

  #chain(id: string | null): Looks {
    if (id === null) return {};
    const known = this.#cache.get(id);
    if (known) return known;
    const looks: Looks = {};
    for (const style of this.#based(id)) {
      if (ownNames.has(style.name)) break;
      looks.bold ??= style.bold;
      looks.hidden ??= style.hidden;
      if (!/hyperlink/iu.test(style.name)) looks.underline ??= style.underline;
    }
    this.#cache.set(id, looks);
    return looks;
  }

  /** What is seen of a paragraph's layout, from its own properties and its style. */
  layout(paragraph: string | null, direct: Layout): SeenLayout {
    const found = { ...direct };
    for (const { indented, alignment, heading } of this.#based(paragraph ?? this.#defaultParagraph)) {
      found.indented ??= indented;
      found.alignment ??= alignment;
      found.heading ??= heading;
    }
    return {
      indented: found.indented ?? false,
      alignment: found.alignment ?? null,
      heading: found.heading ?? false,
    };
  }

  *#based(id: string): Generator<Style> {
    let next: string | null = id;
    for (let step = 0; step < longestChain && next !== null; step += 1) {
      const style = this.#styles.get(next);
      if (!style) return;
      yield style;
      next = style.basedOn;
    }
  }

  /** The numbering that a style gives its paragraphs (17.3.1.19); id 0 is none. */
  numbering(id: string | null): { id: string; level: number } | null {
    let level: number | undefined;
    for (const { numbering } of this.#based(id ?? this.#defaultParagraph)) {
      level ??= numbering?.level;
      if (numbering?.id !== undefined) return { id: numbering.id, level: level ?? 0 };
    }
    return null;
  }
}
