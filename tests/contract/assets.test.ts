/** Contract of the calls `assets.*`, over every bridge. */
import { createHash } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";
import { errorSentence } from "../../shared/messages/index.ts";
import { answerOf, failure } from "./answers.ts";
import { pictureLimits } from "../../shared/document/picture.ts";
import { jpegOf, pngOf } from "../support/samples/pictures.ts";
import { bridges, type OpenBridge } from "./bridges.ts";

let open: OpenBridge | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
/** A PNG of one pixel whose header claims another size. */
function claiming(width: number, height: number): Buffer {
  const bytes = pngOf(1, 1);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

describe.each(bridges)("$name", ({ make }) => {
  test("a picture is stored once under its digest and comes back byte for byte", async () => {
    open = await make();
    const { bridge } = open;
    const [png, turnedPicture] = [pngOf(40, 30), jpegOf(6)];
    const figure = { asset: digest(png), type: "image/png", width: 40, height: 30 };
    for (const name of ["甲.png", "乙.jpg"])
      expect(await answerOf(bridge, "assets.add", { name, bytes: base64(png) })).toEqual({
        ok: true,
        value: figure,
      });
    expect(await answerOf(bridge, "assets.add", { name: "丙.jpg", bytes: base64(turnedPicture) })).toEqual({
      ok: true,
      value: { asset: digest(turnedPicture), type: "image/jpeg", width: 16, height: 32 },
    });
    for (const [bytes, type] of [
      [png, "image/png"],
      [turnedPicture, "image/jpeg"],
    ] as const) {
      expect(await answerOf(bridge, "assets.get", { asset: digest(bytes) })).toEqual({
        ok: true,
        value: { type, bytes: base64(bytes) },
      });
    }
  });

  test("a refused picture gives the reason, and nothing of it is stored", async () => {
    open = await make();
    const { bridge } = open;
    const refusalOf = async (bytes: Uint8Array) => {
      const refusal = await failure(bridge, "assets.add", { name: "某图", bytes: base64(bytes) });
      expect(await answerOf(bridge, "assets.get", { asset: digest(bytes) })).toMatchObject({
        ok: false,
        error: { code: "not-found", details: { what: "asset" } },
      });
      return refusal;
    };
    const file = "某图";
    expect(await refusalOf(Buffer.from("快报"))).toMatchObject({
      code: "unreadable",
      details: { file, reason: "not-picture" },
    });
    const gif = await refusalOf(Buffer.from("GIF89a\u0001\0\u0001\0"));
    expect(gif).toMatchObject({ details: { reason: "picture-type", found: "GIF" } });
    expect(errorSentence(gif, "zh-CN")).toBe("无法插入“某图”：它是 GIF 图片。请另存为 PNG 或 JPG 后再试。");
    expect(await refusalOf(pngOf(40, 30).subarray(0, 60))).toMatchObject({
      code: "unreadable",
      details: { reason: "picture-damaged" },
    });
    expect(await refusalOf(Buffer.concat([pngOf(4, 3), Buffer.alloc(pictureLimits.bytes)]))).toMatchObject({
      code: "too-large",
      details: { measure: "picture", limit: "10 MB" },
    });
    expect(await refusalOf(claiming(10_001, 10_000))).toMatchObject({
      code: "too-large",
      details: { measure: "pixels", limit: "100" },
    });
    expect(await answerOf(bridge, "assets.get", { asset: "ff" })).toMatchObject({
      ok: false,
      error: { code: "invalid-input" },
    });
  });
});
