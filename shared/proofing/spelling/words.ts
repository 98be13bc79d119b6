/**
 * The words of the language model as a tree of letters: the children of a node are the letters that may follow.
 * `resources/language/pack.ts` writes it as arrays, so that it is read without work.
 *
 * Nodes are numbered by depth, and the children of a node stand in a row, in order of their codes. Node 0 is
 * the root.
 */

export interface WordTree {
  /** By node, its letter (UTF-16). */
  letters: Uint16Array;
  /** By node, its first child; the children end where those of the next node begin. One more at the end. */
  firstChild: Uint32Array;
  /** By node, the id of the word that ends there plus 1; 0 if none does. */
  wordIds: Uint32Array;
}

/** No node. */
export const nowhere = -1;
export const root = 0;

/** Gives the child of a node with a letter; `nowhere` if there is none. */
export function childOf({ letters, firstChild }: WordTree, node: number, letter: number): number {
  let low = firstChild[node] ?? 0;
  let high = (firstChild[node + 1] ?? 0) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = letters[middle] ?? 0;
    if (found === letter) return middle;
    if (found < letter) low = middle + 1;
    else high = middle - 1;
  }
  return nowhere;
}

/** Lists all words below a node with their ids. */
export function* wordsBelow(tree: WordTree, node = root, before = ""): Generator<[word: string, id: number]> {
  const id = (tree.wordIds[node] ?? 0) - 1;
  if (id >= 0) yield [before, id];
  const end = tree.firstChild[node + 1] ?? 0;
  for (let child = tree.firstChild[node] ?? 0; child < end; child += 1)
    yield* wordsBelow(tree, child, before + String.fromCharCode(tree.letters[child] ?? 0));
}
