/**
 * The package (ECMA-376 part 2): a zip archive of parts, tied together by relationships. Parts are only ever looked up by
 * name: nothing is written to disk, so that a name with `..` is one that nobody asks for. A relationship that leads out of
 * the package is never followed.
 */
import { unzipSync, type UnzipFileInfo } from "fflate";
import { FormatError, LimitError, type WordLimits } from "./limits.ts";
import { readXml } from "./xml.ts";

export interface Relationship {
  id: string;
  /** The last part of the type's address: officeDocument, styles, numbering, footnotes, …: transitional and strict alike. */
  type: string;
  /** Name of the part. */
  target: string;
}

/** Too small to matter, however well it is packed. */
const smallPart = 1024 * 1024;

/** Part names are compared without case (part 2, 6.2.2.3); some programs write backslashes. */
const keyOf = (name: string): string => name.replaceAll("\\", "/").replace(/^\/+/u, "").toLowerCase();

export class WordPackage {
  readonly #bytes: Uint8Array;
  readonly #limits: WordLimits;
  readonly #sizes = new Map<string, number>();
  #expanded = 0;

  /** Reads the directory only. @throws FormatError, LimitError */
  constructor(bytes: Uint8Array, limits: WordLimits) {
    this.#bytes = bytes;
    this.#limits = limits;
    let entries = 0;
    this.#unzip((entry) => {
      entries += 1;
      if (entries > limits.entries) throw new LimitError("entries");
      this.#sizes.set(keyOf(entry.name), entry.originalSize);
      return false;
    });
  }

  has(name: string): boolean {
    return this.#sizes.has(keyOf(name));
  }

  /** Bytes of a part when it is inflated, as the directory says. */
  size(name: string): number {
    return this.#sizes.get(keyOf(name)) ?? 0;
  }

  /** A part's bytes; undefined where there is none. @throws FormatError, LimitError */
  part(name: string): Uint8Array | undefined {
    const wanted = keyOf(name);
    if (!this.#sizes.has(wanted)) return undefined;
    const found = this.#unzip((entry) => {
      if (keyOf(entry.name) !== wanted) return false;
      this.#check(entry);
      return true;
    });
    return Object.values(found).at(-1);
  }

  /** Before it is inflated: fflate gives a part no more room than the directory says, and a stored one what it takes. */
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

  /** What a part refers to inside the package. `source`: its name, empty for the package itself (part 2, 6.5). */
  relationships(source: string): Relationship[] {
    const at = source.lastIndexOf("/") + 1;
    const [folder, file] = [source.slice(0, at), source.slice(at)];
    const bytes = this.part(`${folder}_rels/${file}.rels`);
    const found: Relationship[] = [];
    if (!bytes) return found;
    readXml(bytes, this.#limits, {
      open(name, { Id = "", Type = "", Target = "", TargetMode = "Internal" }) {
        if (name !== "rel:Relationship" || TargetMode !== "Internal") return;
        const target = resolveTarget(folder, Target);
        if (target !== null) found.push({ id: Id, type: Type.slice(Type.lastIndexOf("/") + 1), target });
      },
    });
    return found;
  }
}

/** A target is relative to its source's folder, or begins at the package's root. Null: it leads out of the package. */
export function resolveTarget(folder: string, target: string): string | null {
  if (/^[a-z][\w+.-]*:/iu.test(target)) return null;
  const parts: string[] = [];
  for (const part of (target.startsWith("/") ? target : folder + target).split("/")) {
    if (part === ".." && parts.pop() === undefined) return null;
    if (part !== ".." && part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}
