/** The contributing units of a source line, apart from its labels and the persons who wrote. */

const labels =
  /(?:供稿单位|供稿人|供稿|撰稿人|撰稿|撰文|来稿单位|来稿|稿件来源|信息来源|资料来源|来源|稿源|编写人|执笔人|执笔|作者|特约通讯员|通讯员|本刊记者|本报记者|记者|反映人|课题组组长|组长|成员|整理|报送单位|摄影|图文|文\s*[/／]\s*图)\s*[：:]?/gu;
const opening = /^本[\p{Script=Han}]{1,4}讯\s*(?=[（(])/u;
/** Labels before persons, never before units. */
const personLabels = /(?:供稿人|撰稿人|撰稿|撰文|编写人|执笔人|执笔|作者|通讯员|记者|摄影)\s*[：:]?\s*$/u;
/** The endings of the names of units. */
export const unitEnding =
  /(?:省|市|区|县|旗|乡|镇|村|街道|社区|局|委|办|厅|部|处|科|股|室|院|所|站|队|会|社|厂|库|公司|集团|中心|学校|中学|小学|大学|学院|幼儿园|医院|银行|党委|总支|纪委|政府|机关|小组|专班|组|馆|园|台|联|庭|团|本刊|主席团)$/u;

/**
 * The units of a source line: （本刊、东河街道） → 本刊, 东河街道; （供稿：柳溪街道 撰稿：王小明） → 柳溪街道. A name
 * of two to four letters after a unit and white space is a person, and so are those that follow.
 */
export function sourceUnits(text: string): string[] {
  const plain = text
    .trim()
    .replace(opening, "")
    .replaceAll(/^[（(【［]|[）)】］]$/gu, "");
  const units: string[] = [];
  let at = 0;
  let isPrevious = false;
  for (const { index, text: name } of namesIn(plain)) {
    const before = plain.slice(at, index);
    const isAfterUnit = units.length > 0 && /^\s+$/u.test(before);
    const isLabelled = personLabels.test(plain.slice(Math.max(0, index - 12), index));
    at = index + name.length;
    const isPerson = /^\p{Script=Han}{2,4}$/u.test(name) && !unitEnding.test(name);
    isPrevious = isPerson && (isAfterUnit || isLabelled || isPrevious);
    if (!isPrevious) units.push(name);
  }
  return units;
}

/** The names in a text with their places, without labels. */
function namesIn(text: string): { index: number; text: string }[] {
  const blanked = text.replaceAll(labels, (label) => "，".repeat(label.length));
  return Array.from(blanked.matchAll(/[^、，,；;：:\s]+/gu), ({ index, 0: name }) => ({ index, text: name }));
}
