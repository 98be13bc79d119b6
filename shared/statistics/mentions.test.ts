import { expect, test } from "vitest";
import { mentionedUnits } from "./mentions.ts";

test.each<[text: string, units: string[]]>([
  ["近日，开展清理活动。东河街道、柳溪镇、北坡镇也开展了相关活动。", ["东河街道", "柳溪镇", "北坡镇"]],
  ["东河街道、柳溪镇等单位也陆续开展了相关活动。", ["东河街道", "柳溪镇"]],
  ["此外，区教委、区妇联和南关街道也分别组织了宣传。", ["区教委", "区妇联", "南关街道"]],
  ["东河街道、东河街道也开展了活动；柳溪镇也举办了培训。", ["东河街道", "柳溪镇"]],
  ["居民也参加了活动。", []],
  ["近日，区城管局开展专项检查。", []],
  ["检查中也发现了问题。", []],
])("%s", (text, units) => {
  expect(mentionedUnits(text)).toEqual(units);
});
