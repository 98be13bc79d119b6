/**
 * Reads the package of a Word file (ECMA-376 part 2): a zip archive of parts that are connected by
 * relationships. Parts are looked up by name and nothing is written to disk, so a name with `..` does no
 * harm. A relationship to a target outside of the package is never followed.
 */
import { unzipSync, type UnzipFileInfo } from "fflate";
import { FormatError, LimitError, type WordLimits } from "../../files/word-limits.ts";
import { readXml } from "./xml.ts";

/** A relationship to another part of the package. */
export interface Relationship {
  id: string;
  /**
   * Last segment of the type's URI: officeDocument, styles, numbering, footnotes, … The same in transitional
   * and strict OOXML.
   */
  type: string;
  /** Name of the target part. */
  target: string;
}

/** Parts up to this size in bytes may have any compression ratio. */
const smallPart = 1024 * 1024;

/**
 * The key of a part name. Names are compared without case (part 2, 6.2.2.3), and some programs write
 * backslashes.
 */
const keyOf = (name: string): string => name.replaceAll("\\", "/").replace(/^\/+/u, "").toLowerCase();

/** The parts of a Word file, inflated when they are asked for. */
export class WordPackage {
  readonly #bytes: Uint8Array;
  readonly #limits: WordLimits;
  readonly #sizes = new Map<string, number>();
  /** The keys of names that several parts have. */
  readonly #doubles = new Set<string>();
  #expanded = 0;

  /** Reads the zip directory only. @throws FormatError, LimitError */
  constructor(bytes: Uint8Array, limits: WordLimits) {
    this.#bytes = bytes;
    this.#limits = limits;
    let entries = 0;
    this.#unzip((entry) => {
      entries += 1;
      if (entries > limits.entries) throw new LimitError("entries");
      const key = keyOf(entry.name);
      if (this.#sizes.has(key)) this.#doubles.add(key);
      this.#sizes.set(key, entry.originalSize);
      return false;
    });
  }

  /** Number of names that several parts have: programs may differ in which one they read. */
  get doubles(): number {
    return this.#doubles.size;
  }

  /** Tells if there is a part of this name. */
  has(name: string): boolean {
    return this.#sizes.has(keyOf(name));
  }

  /** Inflated size of a part in bytes, according to the directory. */
  sizeOfPart(name: string): number {
    return this.#sizes.get(keyOf(name)) ?? 0;
  }

  /** The bytes of a part; `undefined` if there is none of this name. @throws FormatError, LimitError */
  readPart(name: string): Uint8Array | undefined {
    const key = keyOf(name);
    if (!this.#sizes.has(key)) return undefined;
    const parts = this.#unzip((entry) => {
      if (keyOf(entry.name) !== key) return false;
      this.#check(entry);
      return true;
    });
    return Object.values(parts).at(-1);
  }

  /**
   * Checks an entry before it is inflated. fflate never inflates more bytes than the directory says; a stored
   * entry is as large as its packed size.
   */
  #check({ size, originalSize }: UnzipFileInfo): void {
    this.#expanded += Math.max(size, originalSize);
    if (this.#expanded > this.#limits.expanded) throw new LimitError("expanded");
    if (originalSize > smallPart && originalSize > size * this.#limits.ratio) throw new LimitError("ratio");
  }

  #unzip(filter: (entry: UnzipFileInfo) => boolean): Record<string, Uint8Array> {
    try {
      return unzipSync(this.#bytes, { filter });
    } catch (cause) {
      throw cause instanceof LimitError ? cause : new FormatError("word-damaged", cause);
    }
  }

  /**
   * The relationships of a part to other parts (part 2, 6.5).
   * @param source name of the part; empty for the package itself
   */
  relationships(source: string): Relationship[] {
    const at = source.lastIndexOf("/") + 1;
    const folder = source.slice(0, at);
    const file = source.slice(at);
    const bytes = this.readPart(`${folder}_rels/${file}.rels`);
    const relationships: Relationship[] = [];
    if (!bytes) return relationships;
    readXml(bytes, this.#limits, {
      open(name, { Id = "", Type = "", Target = "", TargetMode = "Internal" }) {
        if (name !== "rel:Relationship" || TargetMode !== "Internal") return;
        const target = resolveTarget(folder, Target);
        if (target !== null)
          relationships.push({ id: Id, type: Type.slice(Type.lastIndexOf("/") + 1), target });
      },
    });
    return relationships;
  }
}

/**
 * Resolves a target, which is relative to the folder of its source or begins at the root of the package.
 * @returns `null` if it leads out of the package
 */
export function resolveTarget(folder: string, target: string): string | null {
  if (/^[a-z][\w+.-]*:/iu.test(target)) return null;
  const parts: string[] = [];
  for (const part of (target.startsWith("/") ? target : folder + target).split("/")) {
    if (part === ".." && parts.pop() === undefined) return null;
    if (part !== ".." && part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}
