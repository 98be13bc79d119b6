/** The point style (要点样式) of a publication: which part of a point is emphasised. */
import { z } from "zod";

/**
 * The emphasised part of a point:
 * - `whole`: the whole sentence, 一是问题台账要做实;
 * - `after-ordinal`: the sentence without the ordinal, 一是［问题台账要做实］;
 * - `first-comma`: the ordinal and the text up to the first comma, ［一是组织联动］，凝聚共建力量。
 */
export const pointExtents = ["whole", "after-ordinal", "first-comma"] as const;

/** See above. */
export const pointStyle = z.object({
  extent: z.enum(pointExtents),
  /** Whether the punctuation that closes the part (。 or ，) is emphasised too. */
  closingMark: z.boolean(),
});

export type PointExtent = (typeof pointExtents)[number];
export type PointStyle = z.infer<typeof pointStyle>;

/** The style of most points in real issues and in the sample: the whole sentence without its full stop. */
export const defaultPointStyle: PointStyle = { extent: "whole", closingMark: false };
