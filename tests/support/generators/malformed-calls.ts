/**
 * Malformed calls of the contract, always the same for one seed: values of wrong types, missing and foreign
 * properties, hostile texts and numbers.
 */
import { emptyDocument } from "../../../shared/document/empty.ts";
import { calls } from "../../../shared/contract/calls.ts";
import { between, pick, randomOf, type Random } from "./random.ts";

export interface MalformedCall {
  name: string;
  input: unknown;
}

/**
 * Calls without an input cannot be malformed, and some of them work for long. A preview that is well formed by
 * chance would start a browser.
 */
const names = Object.entries(calls)
  .filter(([name, { input }]) => Object.keys(input.shape).length > 0 && name !== "exporting.preview")
  .map(([name]) => name);
const foreignNames = [
  "__proto__",
  "constructor",
  "toString",
  "",
  "issues",
  "issues.",
  "a".repeat(2000),
  "\0",
  "快报",
];
const texts = [
  "",
  " ",
  "\0",
  "\ud800",
  "a".repeat(5000),
  "__proto__",
  "%00",
  "(\\S+)+@",
  "'; DROP TABLE issues; --",
  "<script>alert(1)</script>",
  "2026-02-30",
  "9999-99-99T99:99:99.999Z",
  "session-of-nobody",
  "=1+1",
  "e30=",
];
/** Paths that no system can write to: the program must not create anything in a test. */
const paths = ["", "\0", "/no\0where", `/${"a".repeat(5000)}`];
const numbers = [0, -1, 1, 0.5, 1e308, -1e308, 2 ** 53, 2 ** 31, 5e-324];
const properties = ["id", "text", "length", "toString", "constructor", "blocks", "runs"];

const isPath = (property: string): boolean => /folder|path|start|file/iu.test(property);

function createValue(property: string, depth: number, random: Random): unknown {
  if (property === "document" && random() < 0.4) return emptyDocument();
  if (isPath(property) && random() < 0.8) return pick(paths, random);
  switch (between(0, depth > 0 ? 7 : 5, random)) {
    case 0:
      return null;
    case 1:
      return random() < 0.5;
    case 2:
      return pick(numbers, random);
    case 6:
      return Array.from({ length: between(0, 4, random) }, () => createValue(property, depth - 1, random));
    case 7:
      return createObject(properties, depth - 1, random);
    default:
      return isPath(property) ? pick(paths, random) : pick(texts, random);
  }
}

/** An object with most of the properties, and perhaps a foreign one that JSON can carry but code cannot. */
function createObject(properties: readonly string[], depth: number, random: Random): unknown {
  const entries = properties
    .filter(() => random() < 0.85)
    .map((property) => [property, createValue(property, depth, random)] as const);
  const object = Object.fromEntries(entries);
  if (random() < 0.2)
    Object.defineProperty(object, "__proto__", { value: { isAdmin: true }, enumerable: true });
  return object;
}

/** Makes malformed calls; some are well formed by chance. */
export function createMalformedCalls(count: number, seed: number): MalformedCall[] {
  const random = randomOf(seed);
  return Array.from({ length: count }, () => {
    if (random() < 0.03) return { name: pick(foreignNames, random), input: createValue("", 3, random) };
    const name = pick(names, random);
    const properties = Object.keys(calls[name as keyof typeof calls].input.shape);
    return {
      name,
      input: random() < 0.05 ? createValue("", 3, random) : createObject(properties, 3, random),
    };
  });
}
