import { expect, test } from "vitest";
import { SettingsSender } from "./settings-sender.ts";

/** A sender whose calls are answered one by one, by `answer()`. */
function createSlowSender() {
  const sentChanges: object[] = [];
  const answers: (() => void)[] = [];
  const sender = new SettingsSender((change) => {
    sentChanges.push(change);
    return new Promise((resolve) => answers.push(resolve));
  });
  return { sender, sentChanges, answer: () => answers.shift()?.() };
}

test("a change is sent after the previous one is stored", async () => {
  const { sender, sentChanges, answer } = createSlowSender();
  const storedChanges: number[] = [];
  void sender.change({ paperZoom: 1.1 }).then(() => storedChanges.push(1));
  void sender.change({ paperZoom: 1.25 }).then(() => storedChanges.push(2));
  await expect.poll(() => sentChanges).toEqual([{ paperZoom: 1.1 }]);
  answer();
  await expect.poll(() => sentChanges).toEqual([{ paperZoom: 1.1 }, { paperZoom: 1.25 }]);
  expect(storedChanges).toEqual([1]);
  answer();
  await expect.poll(() => storedChanges).toEqual([1, 2]);
});

test("flush sends the waiting changes at once, merged into one, and only once", async () => {
  const { sender, sentChanges, answer } = createSlowSender();
  for (const paperZoom of [1.1, 1.25, 1]) void sender.change({ paperZoom });
  await expect.poll(() => sentChanges).toHaveLength(1);
  void sender.change({ theme: "dark" });
  sender.flush();
  expect(sentChanges).toEqual([{ paperZoom: 1.1 }, { paperZoom: 1, theme: "dark" }]);
  answer();
  answer();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(sentChanges).toHaveLength(2);
});
