import { expect, test } from "vitest";
import { SettingsSender } from "./settings-sender.ts";

/** A sender whose answers come when they are told to. */
function slow() {
  const sent: object[] = [];
  const answers: (() => void)[] = [];
  const sender = new SettingsSender((change) => {
    sent.push(change);
    return new Promise((resolve) => answers.push(resolve));
  });
  return { sender, sent, answer: () => answers.shift()?.() };
}

test("a change is sent once the one before it is kept", async () => {
  const { sender, sent, answer } = slow();
  const kept: number[] = [];
  void sender.change({ paperZoom: 1.1 }).then(() => kept.push(1));
  void sender.change({ paperZoom: 1.25 }).then(() => kept.push(2));
  await expect.poll(() => sent).toEqual([{ paperZoom: 1.1 }]);
  answer();
  await expect.poll(() => sent).toEqual([{ paperZoom: 1.1 }, { paperZoom: 1.25 }]);
  expect(kept).toEqual([1]);
  answer();
  await expect.poll(() => kept).toEqual([1, 2]);
});

test("what waits while the window is left goes at once, as one, and not again", async () => {
  const { sender, sent, answer } = slow();
  for (const paperZoom of [1.1, 1.25, 1]) void sender.change({ paperZoom });
  await expect.poll(() => sent).toHaveLength(1);
  void sender.change({ theme: "dark" });
  sender.flush();
  expect(sent).toEqual([{ paperZoom: 1.1 }, { paperZoom: 1, theme: "dark" }]);
  answer();
  answer();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(sent).toHaveLength(2);
});
