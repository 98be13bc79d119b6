/** A fake of the calls `assets.*` in memory. */
import { readPictureFile, type PictureFile } from "../../electron/core/system/picture-file.ts";
import type { Handlers } from "../../shared/port/bridge.ts";
import type { assetsCalls } from "../../shared/contract/assets.ts";
import { BulletinError } from "../../shared/basics/errors.ts";

export function memoryAssets(): Pick<Handlers, keyof typeof assetsCalls> {
  const all = new Map<string, PictureFile>();
  return {
    "assets.add": async ({ name, bytes }) => {
      const picture = readPictureFile(name, Buffer.from(bytes, "base64"));
      all.set(picture.asset, picture);
      const { asset, type, width, height } = picture;
      return { asset, type, width, height };
    },
    "assets.get": async ({ asset }) => {
      const picture = all.get(asset);
      if (!picture) throw new BulletinError("not-found", { asset: "" });
      return { type: picture.type, bytes: Buffer.from(picture.bytes).toString("base64") };
    },
  };
}
