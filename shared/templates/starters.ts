/** The templates of a new library. Offices change them and add their own. */
import { sequentialIds } from "../basics/identifiers.ts";
import type { Block, Run, TextStyle } from "../document/schema.ts";
import type { TemplateContent, TemplateKind } from "./template.ts";

const title = (text: string): Run => ({ text, title: true });
const point = (text: string): Run => ({ text, point: true });
const tag = (text: string): Run => ({ text: `【${text}】`, tag: true });
type Line = [TextStyle, ...(string | Run)[]];

function template(name: string, kind: TemplateKind, limit: number | null, lines: Line[]): TemplateContent {
  const makeId = sequentialIds();
  const blocks = lines.map(([style, ...runs]): Block => ({
    id: makeId(),
    style,
    runs: runs.map((run) => (typeof run === "string" ? { text: run } : run)),
  }));
  return { name, kind, limit, blocks };
}

const demands: (string | Run)[] = [
  point("一是［要点一］。"),
  "［怎么做，达到什么］。",
  point("二是［要点二］。"),
  "［怎么做，达到什么］。",
  point("三是［要点三］。"),
  "［怎么做，达到什么］。",
];
const measures: (string | Run)[] = [
  "一是",
  point("［做法一］"),
  "，［目的］。［怎么做的，用数字说话］。二是",
  point("［做法二］"),
  "，［目的］。［怎么做的，用数字说话］。三是",
  point("［做法三］"),
  "，［目的］。［怎么做的，用数字说话］。截至目前，［成效］。",
];
const practice: Line[] = [
  ["body", title("［单位］“［做法名称］”推进［工作］"), "　", ...measures],
  ["source", "（［供稿单位］）"],
];

/** The content of a new template before the user edits it. */
export const blankTemplate = (name: string): TemplateContent =>
  template(name, "article", null, [
    ["body", title("［题］"), "　［正文］"],
    ["source", "（［供稿单位］）"],
  ]);

/** The templates that are stored in a new library. */
export const starterTemplates: readonly TemplateContent[] = [
  template("检查督导", "section", 800, [
    ["section", "【检查督导】"],
    [
      "body",
      title("督导组［日期］开展［事项］实地督导"),
      "　实地查看了［点位］创建指标落实情况。［参加单位］相关负责同志参加。督导组要求：",
      ...demands,
    ],
    ["source", "（本刊、［供稿单位］）"],
  ]),
  template("常态创建", "section", 600, [["section", "【常态创建】"], ...practice]),
  template("简讯", "section", 150, [
    ["section", "【简　讯】"],
    [
      "brief",
      tag("文明实践"),
      title("［单位］："),
      "近日，组织开展“［活动名称］”新时代文明实践活动。［做了什么］，［人数］余人参加。",
    ],
    [
      "brief",
      tag("文明培育"),
      title("［单位］："),
      "［日期］，在［地点］举办“［活动名称］”活动，［人数］余人参加。",
    ],
    ["brief", tag("常态创建"), title("［单位］："), "近日，［做了什么］，［成效］。"],
  ]),
  template("领导调研", "article", 800, [
    [
      "body",
      title("［领导］［日期］到［单位］调研［工作］"),
      "　先后来到［地点］，了解［情况］。［参加人员］参加。",
    ],
    ["body", "在［地点］，［领导］［看了什么、问了什么］，强调要［要求］。"],
    ["body", "［领导］要求：", ...demands],
    ["source", "（［供稿单位］）"],
  ]),
  template("会议", "article", 600, [
    [
      "body",
      title("［单位］［日期］召开［会议名称］"),
      "　会议传达学习了［精神］，通报了［情况］，部署了［工作］。［领导］出席并讲话，［参加人员］参加。会议要求：",
      ...demands,
    ],
    ["source", "（［供稿单位］）"],
  ]),
  template("单位做法", "article", 600, practice),
  template("简讯一条", "article", 150, [
    ["brief", tag("［标签］"), title("［单位］："), "近日，［做了什么］，［人数］余人参加。"],
  ]),
];
