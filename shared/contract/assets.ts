/**
 * Calls for pictures. The library stores their bytes under their digest, by which a document refers to them
 * (`figure.asset`).
 */
import { z } from "zod";
import { call } from "./call.ts";
import { figure } from "../document/schema.ts";

const asset = figure.shape.asset;

export const assetsCalls = {
  /**
   * Stores a PNG or JPEG file and returns the properties for its figure; width and height are in pixels,
   * after the rotation that the file asks for. Equal bytes are stored once. `name` appears in errors:
   * `unreadable` (`not-picture`, `picture-type`, `picture-damaged`) and `too-large` (`picture`, `pixels`).
   */
  "assets.add": call({
    input: z.object({ name: z.string(), bytes: z.base64() }),
    output: z.object({
      asset,
      type: figure.shape.type,
      width: figure.shape.width,
      height: figure.shape.height,
    }),
    effect: "idempotent",
  }),
  /** Fails with `not-found` if the library has no such picture. */
  "assets.get": call({
    input: z.object({ asset }),
    output: z.object({ type: figure.shape.type, bytes: z.base64() }),
    effect: "none",
  }),
};
