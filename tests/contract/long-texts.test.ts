/** A long text neither blocks the core, which answers all calls, nor makes the library wait for each article. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Core } from "../../electron/core/core.ts";
import { contentLimits } from "../../electron/core/importing/files/limits.ts";
import { temporaryCore } from "./bridges.ts";

let core: Core;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ core, close } = await temporaryCore("browser"));
});
afterAll(() => close());

/** Notes when a call is answered. */
const answers: string[] = [];
const note = async <Answer>(name: string, call: Promise<Answer>): Promise<Answer> => {
  const answer = await call;
  answers.push(name);
  return answer;
};
const listIssues = () => core.handlers["issues.list"]({ deleted: false });

test("issues are listed while a text with as many paragraphs as there may be is read", async () => {
  const text = Array.from({ length: contentLimits.paragraphs }, (_, index) => `第${index}段，没有别的。`);
  const bytes = Buffer.from(text.join("\n")).toString("base64");
  answers.length = 0;
  const reading = note("read", core.handlers["importing.read"]({ name: "长文.txt", bytes }));
  await Promise.all([reading, note("list", listIssues())]);
  expect(answers).toEqual(["list", "read"]);
  expect((await reading).document.blocks).toHaveLength(contentLimits.paragraphs);
});
