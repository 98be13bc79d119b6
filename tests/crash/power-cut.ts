/**
 * A model of power cuts: strace records what a worker does to the files of a library, and the folder is rebuilt
 * as a cut after any of these operations could leave it. What was not synced may be lost, in any part: the
 * content of a file until it is synced, a name until its folder is synced.
 */
import { spawnSync } from "node:child_process";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Random } from "../support/generators/random.ts";
import { traceWork } from "./killed-worker.ts";
import type { Work } from "./text.ts";

/** Whether strace is there, and may trace. */
export const hasTracer =
  process.platform === "linux" && spawnSync("strace", ["-o", "/dev/null", "true"]).status === 0;

/** A file by its content, whatever its names. */
interface Content {
  synced: Buffer;
  /** Writes (`at`, `bytes`) and truncations (`size`) since it was synced. */
  unsynced: ({ at: number; bytes: Buffer } | { size: number })[];
}
type Node = Content | "folder";
/** A change of names: `node` gets a name, loses it, or another. */
type Naming = { to: string; node: Node } | { from: string } | { from: string; to: string };

/** What one call of the system does. `answer`: the worker prints an acknowledgment. */
type Operation =
  | { kind: "open"; path: string; fd: number; creates: boolean; empties: boolean; appends: boolean }
  | { kind: "write"; fd: number; bytes: Buffer; at: number | null }
  | { kind: "truncate"; fd: number; size: number }
  | { kind: "sync" | "close"; fd: number }
  | { kind: "name"; naming: { folder: string } | { from: string } | { from: string; to: string } }
  | { kind: "answer" };

/** Whether a file is the index of a log, which SQLite makes anew after a cut. */
const isShared = (path: string): boolean => path.endsWith("-shm");

export interface Recording {
  /** The folder before the work, by path; a folder has no content. */
  before: ReadonlyMap<string, Buffer | null>;
  operations: readonly Operation[];
}

/** How much of what was not synced is left: nothing, everything, or a part drawn by chance. */
export type Left = "synced" | "everything" | "a part";

/** Lets the worker do a kind of work that ends by itself, and records what it does in `folder`. */
export async function record(folder: string, work: Work): Promise<Recording> {
  const before = new Map<string, Buffer | null>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!isShared(path)) before.set(path, entry.isFile() ? await readFile(path) : null);
  }
  before.set(folder, null);
  const trace = await traceWork(folder, work, tracedCalls);
  return { before, operations: [...readOperations(trace, folder)] };
}

const text = (escaped: string): string => bytesOf(escaped).toString("utf8");
/** The bytes of a string as strace writes it with `-xx`. */
const bytesOf = (escaped: string): Buffer => Buffer.from(escaped.replaceAll("\\x", ""), "hex");

/** Reads the lines of strace. The parts of a call that another thread interrupts are joined. */
function* readOperations(trace: string, folder: string): Generator<Operation> {
  const begun = new Map<string, string>();
  for (const line of trace.split("\n")) {
    const [, thread = "", rest = ""] = /^(\d+)\s+(.*)$/u.exec(line) ?? [];
    const [, beginning] = /^(.*?)\s*<unfinished \.\.\.>$/u.exec(rest) ?? [];
    if (beginning !== undefined) {
      begun.set(thread, beginning);
      continue;
    }
    const [, end] = /^<\.\.\. \w+ resumed>(.*)$/u.exec(rest) ?? [];
    const call = end === undefined ? rest : `${begun.get(thread) ?? ""}${end}`;
    const [, name = "", parameters = "", result = "-1"] = /^(\w+)\((.*)\)\s+= (\d+)/u.exec(call) ?? [];
    const strings = [...parameters.matchAll(/"((?:\\x[0-9a-f]{2})*)"/gu)].map(([, each = ""]) => each);
    const operation = toOperation(name, parameters, strings, Number(result));
    if (operation && isWithin(operation, folder)) yield operation;
  }
}

function toOperation(
  name: string,
  parameters: string,
  strings: readonly string[],
  result: number,
): Operation | null {
  const fd = Number(/^\d+/u.exec(parameters)?.[0] ?? -1);
  const [first = "", second = ""] = strings;
  const lastNumber = Number(/(\d+)$/u.exec(parameters)?.[1] ?? 0);
  switch (name) {
    case "openat":
    case "open":
      return {
        kind: "open",
        path: text(first),
        fd: result,
        creates: parameters.includes("O_CREAT"),
        empties: parameters.includes("O_TRUNC"),
        appends: parameters.includes("O_APPEND"),
      };
    case "write":
      if (fd === 1) return { kind: "answer" };
      return { kind: "write", fd, bytes: bytesOf(first), at: null };
    case "writev":
      return { kind: "write", fd, bytes: Buffer.concat(strings.map(bytesOf)), at: null };
    case "pwrite64":
      return { kind: "write", fd, bytes: bytesOf(first), at: lastNumber };
    case "ftruncate":
      return { kind: "truncate", fd, size: lastNumber };
    case "fsync":
    case "fdatasync":
      return { kind: "sync", fd };
    case "close":
      return { kind: "close", fd };
    case "rename":
    case "renameat":
    case "renameat2":
      return { kind: "name", naming: { from: text(first), to: text(second) } };
    case "unlink":
    case "unlinkat":
    case "rmdir":
      return { kind: "name", naming: { from: text(first) } };
    case "mkdir":
    case "mkdirat":
      return { kind: "name", naming: { folder: text(first) } };
    default:
      return null;
  }
}

/** The calls of the system that `toOperation` reads: all that Node and SQLite use to write here. */
const tracedCalls =
  "openat,open,close,write,writev,pwrite64,ftruncate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,rmdir,mkdir,mkdirat";

/** Whether names are in the folder. Which file a call with the number of an open one means is found out later. */
const isWithin = (operation: Operation, folder: string): boolean =>
  operation.kind !== "name" ||
  Object.values(operation.naming).every((path) => path.startsWith(folder) && !isShared(path));

/** The state of a disk while the operations are carried out. */
class Disk {
  readonly #folder: string;
  readonly #syncedNames = new Map<string, Node>();
  readonly #names = new Map<string, Node>();
  #unsyncedNamings: Naming[] = [];
  readonly #open = new Map<number, { node: Node; path: string; at: number; appends: boolean }>();

  constructor(folder: string, before: Recording["before"]) {
    this.#folder = folder;
    for (const [path, bytes] of before) {
      const node: Node = bytes === null ? "folder" : { synced: bytes, unsynced: [] };
      this.#syncedNames.set(path, node);
      this.#names.set(path, node);
    }
  }

  do(operation: Operation): void {
    switch (operation.kind) {
      case "open":
        return this.#openFile(operation);
      case "write": {
        const file = this.#open.get(operation.fd);
        if (!file || file.node === "folder") return;
        const at = operation.at ?? (file.appends ? sizeOf(file.node) : file.at);
        file.node.unsynced.push({ at, bytes: operation.bytes });
        if (operation.at === null) file.at = at + operation.bytes.length;
        return;
      }
      case "truncate": {
        const file = this.#open.get(operation.fd);
        if (file && file.node !== "folder") file.node.unsynced.push({ size: operation.size });
        return;
      }
      case "sync":
        return this.#sync(operation.fd);
      case "close":
        return void this.#open.delete(operation.fd);
      case "name":
        return this.#change(
          "folder" in operation.naming ? { to: operation.naming.folder, node: "folder" } : operation.naming,
        );
      case "answer":
    }
  }

  #openFile({ path, fd, creates, empties, appends }: Extract<Operation, { kind: "open" }>): void {
    this.#open.delete(fd);
    if (!path.startsWith(this.#folder) || isShared(path)) return;
    if (!this.#names.has(path) && creates)
      this.#change({ to: path, node: { synced: Buffer.alloc(0), unsynced: [] } });
    const node = this.#names.get(path);
    if (!node) return;
    if (empties && node !== "folder") node.unsynced.push({ size: 0 });
    this.#open.set(fd, { node, path, at: 0, appends });
  }

  #change(naming: Naming): void {
    this.#unsyncedNamings.push(naming);
    apply(naming, this.#names);
  }

  #sync(fd: number): void {
    const file = this.#open.get(fd);
    if (!file) return;
    if (file.node !== "folder") {
      file.node.synced = contentOf(file.node, () => true);
      file.node.unsynced = [];
      return;
    }
    const isOfFolder = (naming: Naming): boolean =>
      ["from" in naming ? naming.from : "", "to" in naming ? naming.to : ""].some(
        (path) => dirname(path) === file.path,
      );
    for (const naming of this.#unsyncedNamings.filter(isOfFolder)) apply(naming, this.#syncedNames);
    this.#unsyncedNamings = this.#unsyncedNamings.filter((naming) => !isOfFolder(naming));
  }

  /** The files after a cut, by path. */
  filesAfterCut(left: Left, random: Random): Map<string, Buffer> {
    const names = new Map(this.#syncedNames);
    // The file system keeps the order of names: a later change is not left without the earlier ones.
    const count = {
      synced: 0,
      everything: Infinity,
      "a part": Math.floor(random() * (this.#unsyncedNamings.length + 1)),
    };
    for (const naming of this.#unsyncedNamings.slice(0, count[left])) apply(naming, names);
    const isLeft = { synced: () => false, everything: () => true, "a part": () => random() < 0.5 };
    const files = new Map<string, Buffer>();
    for (const [path, node] of names)
      if (node !== "folder" && names.get(dirname(path)) === "folder")
        files.set(path, contentOf(node, isLeft[left]));
    return files;
  }
}

function apply(naming: Naming, names: Map<string, Node>): void {
  const node = "node" in naming ? naming.node : names.get(naming.from);
  if ("from" in naming) names.delete(naming.from);
  if ("to" in naming && node) names.set(naming.to, node);
}

function contentOf({ synced, unsynced }: Content, isLeft: () => boolean): Buffer {
  const changes = unsynced.filter(isLeft);
  const ends = changes.map((change) => ("size" in change ? change.size : change.at + change.bytes.length));
  const content = Buffer.alloc(Math.max(synced.length, ...ends));
  synced.copy(content);
  let size = synced.length;
  for (const change of changes) {
    if ("size" in change) {
      content.fill(0, change.size, Math.max(size, change.size));
      ({ size } = change);
    } else {
      change.bytes.copy(content, change.at);
      size = Math.max(size, change.at + change.bytes.length);
    }
  }
  return content.subarray(0, size);
}

const sizeOf = (content: Content): number => contentOf(content, () => true).length;

/** Puts into `folder` what a cut after the first `count` operations leaves. */
export async function rebuild(
  { before, operations }: Recording,
  folder: string,
  count: number,
  left: Left,
  random: Random,
): Promise<void> {
  const disk = new Disk(folder, before);
  for (const operation of operations.slice(0, count)) disk.do(operation);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  for (const [path, bytes] of disk.filesAfterCut(left, random)) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  }
}
