/** The printed forms of headings without their frames, signs and numbers. */

/** Signs that offices put before an item or around the name of a section. */
export const headingSigns = "●○◎◇◆△▲▽▼★☆■□▪▫▓▎▍▌█※➢►▶◊❖✦❀•";
const edges = new RegExp(
  `^[${headingSigns}【［\\[〖〔《〈「『=＝—―─~～|｜\\s-]+|[${headingSigns}】］\\]〗〕》〉」』=＝—―─~～|｜\\s-]+$`,
  "gu",
);
const number = /^(?:[一二三四五六七八九十]{1,3}[、．.]|\d{1,2}(?:[．、.]|(?=\s)))/u;
const itemSign = new RegExp(`^\\s*(?:[${headingSigns}]{1,2}\\s*|\\d{1,2}\\s*[．、.]\\s*)?$`, "u");

const sign = new RegExp(`^[${headingSigns}]{1,2}\\s*`, "u");

/** The name of a section: ☆部门动态☆ and 一、部门动态 → 部门动态. The whole text if nothing would be left. */
export function sectionName(text: string): string {
  const plain = text.replaceAll(edges, "");
  const name = plain.replace(number, "").replaceAll(/[【】\s]/gu, "");
  return name === "" ? text.replaceAll(/[【】\s]/gu, "") : name;
}

/** Whether a text is only the sign or the number before an item, or nothing. */
export const isItemSign = (text: string): boolean => itemSign.test(text);

/** A title without brackets around it and without the stop or colon after it. */
export const bareTitle = (title: string): string =>
  title
    .replace(sign, "")
    .replace(/[：:。]$/u, "")
    .replace(/^【([^】]*)】$/u, "$1");

/** Whether a line of a title is its subtitle, which begins with a dash. */
export const isSubtitle = (title: string): boolean => /^\s*[—―─–-]/u.test(title);
