import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { languageFile } from "../../../electron/core/system/resources.ts";
import { readConfusions } from "./confusions.ts";
import { createSpeller } from "./index.ts";
import { LanguageModel, unknownWord } from "./model.ts";
import { nameLikeness } from "./names.ts";
import { segment } from "./segment.ts";

const bytes = new Uint8Array(readFileSync(languageFile("model.bin"))).buffer;
const model = new LanguageModel(bytes);
const confusionsText = readFileSync(languageFile("confusions.txt"), "utf8");
const confusionsOf = readConfusions(confusionsText);
const speller = createSpeller(bytes, confusionsText);

const wordsOf = (text: string) =>
  segment(model, text).words.map(({ start, length }) => text.slice(start, start + length));
const fixesOf = (text: string) =>
  speller.find(text, 0).map(({ start, end, right }) => `${text.slice(start, end)}→${right}`);

test("a file that is no model is refused", () => {
  expect(() => new LanguageModel(new ArrayBuffer(4))).toThrow("not a language model");
  expect(() => new LanguageModel(new ArrayBuffer(4096))).toThrow("not a language model");
});

test("a usual word is more probable than a rare one, and after a usual neighbour more than alone", () => {
  const [work, rare, carry] = ["工作", "舔舐", "开展"].map((word) => model.idOf(word));
  expect(model.idOf("众视")).toBe(unknownWord);
  expect(model.probability(work ?? unknownWord)).toBeGreaterThan(model.probability(rare ?? unknownWord));
  expect(model.hasPair(carry ?? unknownWord, work ?? unknownWord)).toBe(true);
  expect(model.probabilityOfPair(carry ?? unknownWord, work ?? unknownWord)).toBeGreaterThan(
    model.probability(work ?? unknownWord),
  );
});

test("words that were added are words", () => {
  const own = new LanguageModel(bytes);
  expect(segment(own, "到溪瀛坞检查").words.map(({ length }) => length)).not.toContain(3);
  own.add(["溪瀛坞"]);
  expect(segment(own, "到溪瀛坞检查").words.map(({ length }) => length)).toEqual([1, 3, 2]);
});

test("a text is divided into its words", () => {
  expect(wordsOf("各单位要严格落实责任")).toEqual(["各", "单位", "要", "严格", "落实", "责任"]);
  expect(wordsOf("〇")).toEqual(["〇"]);
});

test("letters are confused by sound, by speech and by shape; the stronger reason counts", () => {
  expect(confusionsOf("署").get("暑")).toBe("both");
  expect(confusionsOf("厂").get("场")).toBe("sound");
  expect(confusionsOf("治").get("冶")).toBe("shape");
  expect(confusionsOf("事").get("四")).toBe("speech");
  expect(confusionsOf("A").size).toBe(0);
});

test.each([
  ["镇村干部逐户排查安全生厂隐患。", "厂→产"],
  ["各级各部门要高度众视这项工作。", "众→重"],
  ["共发放宣传资抖两百份。", "抖→料"],
  ["逐项明确任责分工。", "任责→责任"],
  ["严格执形值班制度。", "形→行"],
])("%s", (text, fix) => expect(fixesOf(text)).toEqual([fix]));

test.each([
  "全区共出动巡查人员326人次，排查隐患42处，已全部整改销号。",
  "下一步，将持续巩固提升，推动各项工作走深走实。",
  "区领导韩松到溪瀛镇调研，区农业农村局负责同志参加。",
  "12个分会场同步收看。",
])("%s has no mistake", (text) => expect(speller.find(text, 1.5)).toEqual([]));

test("a letter of a name is told by its surname and by what follows", () => {
  const everywhere = () => true;
  expect(nameLikeness("沈望川参加", 1, everywhere)).toBeGreaterThan(0.5);
  expect(nameLikeness("到绮霞苑检查", 1, everywhere)).toBeGreaterThan(0.5);
  expect(nameLikeness("落实责任", 1, () => false)).toBe(0);
});
