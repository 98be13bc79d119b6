/**
 * The lines of an imprint with any label that offices print: 签发 审核 核稿 责任编辑 抄送 印发 共印N份 … They
 * end the body, whatever their fields become (`imprint.ts`).
 */
import { seenText } from "./line-forms.ts";
import type { Line } from "./lines.ts";

const spaced = (label: string): string => [...label].join("\\s*");
const staffLabels =
  "责任编辑|执行编辑|本期责编|本期编辑|责任校对|副主编|执行主编|主编|总编辑|总编|责编|编辑|编审|编校|编制|编印|编发|编写|校对|审核|审签|审稿|审定|审阅|审校|终审|初审|复审|核稿|核签|核发|复核|签发人|签发|批准|拟稿人|拟稿|承办人|承办|经办人|经办|统计|制表|记录|整理|录入|排版|打印|摄影|记者|值班员|值班领导|带班领导|值班|主办单位|主办|承办单位|联系人|编|校|审";
const listLabels = "主报|主送|抄报|抄送|呈报|呈送|报送|分送|分发|发送|印发|发至|赠阅|呈|报|送|发|抄";
const addressLabels =
  "联系电话|值班电话|投稿电话|热线电话|电话|内线|传真|投稿邮箱|电子邮箱|电子邮件|电子信箱|邮箱|信箱|E-?mail|地址|网址|邮编|邮政编码|公众号|微信公众号|投稿方式|投稿";
const countLabels = "印数|份数|印刷份数|发行|印";
const label = `(?:${[staffLabels, listLabels, addressLabels, countLabels].join("|").split("|").map(spaced).join("|")})`;
const labelled = new RegExp(`^${label}\\s*[：:]`, "iu");
/** A label without a colon, in columns: 报 省局办公室. */
const columned = new RegExp(`^${label}[\\u3000\\t]\\s*\\S|^${label} {2,}\\S`, "iu");
const copies = /^[（(]?\s*(?:共\s*印|印\s*数|印)\s*[：:]?\s*\d{1,7}\s*[份册][）)]?$/u;
/** 某某办公室  2025年4月3日印发 */
const issued = /^\S.{0,40}\d{1,2}月\d{1,2}日\s*印发$/u;

/** Whether a line has the form of a line of an imprint. */
export const isImprintText = (text: string): boolean =>
  text.length <= 200 &&
  (labelled.test(text) ||
    columned.test(text) ||
    copies.test(text) ||
    issued.test(text) ||
    (/[（(]\s*共\s*印\s*\d+\s*份\s*[）)]$/u.test(text) && text.length <= 60));

const startsWithLabel = new RegExp(`^[（(]?${label}`, "iu");

/** A line that may stand within an imprint but does not open one: a remark in brackets. */
const isRemark = (text: string): boolean => /^[（(][^。]{1,40}[）)]$/u.test(text);

/**
 * The index at which an imprint at the end begins: the first of the last lines that are all of its forms. The
 * number of lines if there is none. A single line 联系人 or 电话 is a part of the last article.
 */
export function findImprintLines(lines: readonly Line[]): number {
  let start = lines.length;
  let count = 0;
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const line = lines[at];
    const text = line ? seenText(line) : "";
    if (!line || line.style !== undefined || line.content) break;
    if (isImprintText(text)) {
      start = at;
      count += 1;
    } else if (
      !isRemark(text) ||
      !lines.slice(Math.max(0, at - 2), at).every((each) => isImprintText(seenText(each))) ||
      at < 2
    )
      break;
  }
  const first = lines[start];
  const isLone = count === 1 && first !== undefined && /^(?:联\s*系|电\s*话)/u.test(first.text);
  return count === 0 || isLone || !first || (!startsWithLabel.test(first.text) && count < 2)
    ? lines.length
    : start;
}
