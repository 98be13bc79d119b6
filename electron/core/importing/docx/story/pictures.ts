/**
 * Reads the pictures of a Word file: DrawingML (ECMA-376 part 1, 20.2, 20.4) and VML (part 4, 19.1). PNG and
 * JPEG pictures inside the file are kept up to the limits of the library. Vector graphics, other types, links
 * out of the file and pictures above the limits are left out.
 */
import { pictureLimits } from "../../../../../shared/document/picture.ts";
import { readPictureIfPossible, type PictureFile } from "../../../system/picture-file.ts";
import type { WordPicture } from "./flow.ts";
import type { WordLimits } from "../../files/word-limits.ts";
import type { Relationship, WordPackage } from "../parts/package.ts";
import type { Attributes } from "../parts/xml.ts";

/** The picture files of a part, by the ids of its relationships. Each is read once. */
export class PictureParts {
  readonly #file: WordPackage;
  readonly #limits: WordLimits;
  readonly #targets: ReadonlyMap<string, string>;
  readonly #read = new Map<string, PictureFile | null>();
  /** Total size in bytes of the pictures that were kept. */
  #bytes = 0;

  constructor(file: WordPackage, limits: WordLimits, relationships: readonly Relationship[]) {
    this.#file = file;
    this.#limits = limits;
    this.#targets = new Map(
      relationships.filter(({ type }) => type === "image").map(({ id, target }) => [id, target]),
    );
  }

  /**
   * The picture of a relationship; `null` if it is left out.
   * @throws LimitError if the part is made to exhaust the machine
   */
  get(id: string): PictureFile | null {
    const target = this.#targets.get(id);
    if (target === undefined) return null;
    let picture = this.#read.get(target);
    if (picture === undefined) {
      picture = this.#load(target);
      this.#read.set(target, picture);
    }
    return picture;
  }

  /** Reads a picture part. Parts that cannot be kept are not inflated. */
  #load(target: string): PictureFile | null {
    const size = this.#file.sizeOfPart(target);
    if (
      /\.(?:emf|wmf|emz|wmz|gif|bmp|tiff?|svg|wdp)$/iu.test(target) ||
      size > pictureLimits.bytes ||
      this.#bytes + size > this.#limits.pictures
    )
      return null;
    const bytes = this.#file.readPart(target);
    const picture = bytes ? readPictureIfPossible(bytes) : null;
    if (picture) this.#bytes += picture.bytes.length;
    return picture;
  }
}

/** Size in EMU and alternative text of an open drawing. */
interface Frame {
  width: number;
  height: number;
  alternative: string;
}

/**
 * Follows the elements of drawings. `add` is called with each picture, or `null` for one that is left out.
 */
export class Drawings {
  readonly #get: (id: string) => PictureFile | null;
  readonly #add: (picture: WordPicture | null) => void;
  /** Open drawings: a text box in one may contain others. */
  readonly #frames: Frame[] = [];
  /** Relationship id of the open picture. */
  #id = "";

  constructor(get: (id: string) => PictureFile | null, add: (picture: WordPicture | null) => void) {
    this.#get = get;
    this.#add = add;
  }

  /** @param path names of the elements around it */
  open(name: string, path: readonly string[], attributes: Attributes): void {
    const frame = this.#frames.at(-1);
    if (isFrame(name))
      this.#frames.push(
        name.startsWith("v:") ? shapeFrame(attributes) : { width: 0, height: 0, alternative: "" },
      );
    else if (name === "pic:pic") this.#id = "";
    // A shape may be filled with a picture too; that is not a picture of the text.
    else if (name === "a:blip" && path.at(-2) === "pic:pic") this.#id = attributes["r:embed"] ?? "";
    else if (name === "v:imagedata") this.#end(attributes["r:id"] ?? attributes["r:pict"] ?? "");
    else if (frame && name === "wp:extent") {
      frame.width = Number(attributes.cx) || 0;
      frame.height = Number(attributes.cy) || 0;
    } else if (frame && name === "wp:docPr") frame.alternative = attributes.descr ?? "";
  }

  close(name: string): void {
    if (name === "pic:pic") this.#end(this.#id);
    else if (isFrame(name)) this.#frames.pop();
  }

  #end(id: string): void {
    const picture = this.#get(id);
    const { width, height, alternative } = this.#frames.at(-1) ?? { width: 0, height: 0, alternative: "" };
    // The frame has the size before the picture is rotated; orientations from 5 exchange width and height.
    this.#add(picture && { picture, width: picture.orientation >= 5 ? height : width, alternative });
  }
}

const isFrame = (name: string): boolean =>
  name === "wp:inline" || name === "wp:anchor" || name === "v:shape" || name === "v:rect";

/** Units of length in EMU. */
const units: Record<string, number> = { pt: 12_700, in: 914_400, cm: 360_000, mm: 36_000, px: 9525 };

/** Reads the size of a VML shape, which is a style as in CSS (part 4, 19.1.2.19). */
function shapeFrame({ style = "", alt = "" }: Attributes): Frame {
  const length = (name: string) => {
    const [, value, unit = "pt"] =
      new RegExp(`(?:^|;)\\s*${name}:([\\d.]+)(pt|in|cm|mm|px)?`, "iu").exec(style) ?? [];
    return value === undefined ? 0 : (Number(value) || 0) * (units[unit.toLowerCase()] ?? 0);
  };
  return { width: length("width"), height: length("height"), alternative: alt };
}
