/** The speller: finds letters that make no word where they stand. */
import { readConfusions } from "./confusions.ts";
import { LanguageModel } from "./model.ts";
import { Speller } from "./speller.ts";

export { Speller, type Misspelling } from "./speller.ts";

/** The files of the speller, in `resources/language`. */
export const spellerFiles = ["model.bin", "confusions.txt"] as const;

/**
 * Creates a speller from the contents of its files.
 * @throws Error if the model is no language model
 */
export const createSpeller = (model: ArrayBuffer, confusions: string): Speller =>
  new Speller(new LanguageModel(model), readConfusions(confusions));
