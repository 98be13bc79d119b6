/** The calls about pictures. The library keeps their bytes under their digest; a document names them by it (`figure.asset`). */
import { z } from "zod";
import { figure } from "../bulletin/schema.ts";

const asset = figure.shape.asset;

export const assetsCalls = {
  /**
   * Keeps a PNG or JPEG file and says what a figure is to say of it; pixels are those of the picture as it is seen. The same
   * bytes are kept once. `name` is for errors: `unreadable` (`not-picture`, `picture-type`, `picture-damaged`), `too-large`
   * (`picture`, `pixels`).
   */
  "assets.add": {
    input: z.object({ name: z.string(), bytes: z.base64() }),
    output: z.object({
      asset,
      type: figure.shape.type,
      width: figure.shape.width,
      height: figure.shape.height,
    }),
  },
  /** Fails with `not-found` where the library has no such picture. */
  "assets.get": {
    input: z.object({ asset }),
    output: z.object({ type: figure.shape.type, bytes: z.base64() }),
  },
} as const;
