/** The point style (要点样式) of a publication: how much of a point is emphasised. */
import { z } from "zod";

/**
 * How far the emphasis goes, always from the start of the point:
 * - `whole`: its whole sentence, 一是问题台账要做实;
 * - `after-ordinal`: the same without the ordinal, 一是［问题台账要做实］;
 * - `first-comma`: ordinal and text up to the first comma, ［一是组织联动］，凝聚共建力量。
 */
export const pointExtents = ["whole", "after-ordinal", "first-comma"] as const;

export const pointStyle = z.object({
  extent: z.enum(pointExtents),
  /** Whether the mark that closes it (。 or ，) is emphasised too. */
  closingMark: z.boolean(),
});

export type PointExtent = (typeof pointExtents)[number];
export type PointStyle = z.infer<typeof pointStyle>;

/** What most points of real issues and of the sample have: the whole sentence, its full stop left plain. */
export const defaultPointStyle: PointStyle = { extent: "whole", closingMark: false };
