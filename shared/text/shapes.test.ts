/** Bulletins in the shapes of many offices: what is read as masthead, section, title, source and note. */
import { expect, test } from "vitest";
import { deriveOutline } from "../document/outline.ts";
import { readText } from "./read.ts";

/** Sections with the titles of their articles and the contributing units. */
const outlineOf = (text: string): string[] =>
  deriveOutline(readText(text).document).sections.flatMap(({ title, articles }) => [
    ...(title === "" ? [] : [`# ${title}`]),
    ...articles.map((article) =>
      [article.title ?? "–", ...(article.subtitle ? [article.subtitle] : []), article.source.join("、")].join(
        " | ",
      ),
    ),
  ]);
const head = "桐江快报\n第7期\n桐江县府办　2025年3月1日\n\n";
const text = "3月1日，桐江县召开会议，部署下一步工作。";

test.each<[line: string, number: number | null, running?: number]>([
  ["第7期", 7],
  ["第（7）期", 7],
  ["（第7期）", 7],
  ["第007期", 7],
  ["第二十七期", 27],
  ["第一百〇五期", 105],
  ["2025年第7期", 7],
  ["2025年度第7期", 7],
  ["〔2025〕第7期", 7],
  ["（2025）第7期", 7],
  ["〔2025〕7期", 7],
  ["〔2025〕7", 7],
  ["第7号", 7],
  ["第7期（总第107期）", 7, 107],
  ["第7期　总第107期", 7, 107],
  ["2025年第7期·总第107期", 7, 107],
  ["**第7期**", 7],
  ["第7期（增刊）", 7],
  ["特刊第7期", 7],
  ["总第107期", null, 107],
])("the number of %s", (line, number, running) => {
  const { masthead } = readText(`桐江快报\n${line}\n桐江县府办　2025年3月1日\n\n${text}`).document;
  expect(masthead).toMatchObject({ name: ["桐江快报"], number, issuer: "桐江县府办", date: "2025-03-01" });
  expect(masthead.runningNumber).toBe(running);
});

test.each<[why: string, lines: string, expected: Record<string, unknown>]>([
  ["number and date on one line", "桐江快报\n第7期　2025年3月1日\n桐江县府办", { issuer: "桐江县府办" }],
  ["name, number and date on one line", "桐江快报 第7期\n桐江县府办 2025年3月1日", { issuer: "桐江县府办" }],
  [
    "the running number on a line",
    "桐江快报\n第7期\n（总第107期）\n桐江县府办编　2025年3月1日",
    { runningNumber: 107, issuer: "桐江县府办" },
  ],
  [
    "a notice",
    "内部资料　注意保存\n桐江快报\n第7期\n桐江县府办　2025年3月1日",
    { secrecy: "内部资料　注意保存" },
  ],
  ["a moment", "桐江快报\n第7期\n桐江县府办　2025年3月1日 17:30", { issuer: "桐江县府办" }],
  ["an issue within bars", "# 桐江快报\n\n第7期 | 桐江县府办 | 2025年3月1日", { issuer: "桐江县府办" }],
  [
    "a table of markdown",
    "| 桐江快报 | 内部交流 |\n| --- | --- |\n| 第7期 | 桐江县府办　2025年3月1日 |",
    { secrecy: "内部交流" },
  ],
])("a masthead with %s", (_why, lines, expected) => {
  expect(readText(`${lines}\n\n某县召开会议\n\n${text}`).document.masthead).toMatchObject({
    name: ["桐江快报"],
    number: 7,
    date: "2025-03-01",
    ...expected,
  });
});

test("lines of the masthead that no field holds stand at the top as notes", () => {
  const { document } = readText(
    `编号：0012\n桐江快报\n第7期（增刊）\n桐江县府办　2025年3月1日\n\n某县召开会议\n\n${text}`,
  );
  expect(document.blocks.slice(0, 2).map(({ style, runs }) => [style, runs[0]?.text])).toEqual([
    ["note", "编号：0012"],
    ["note", "（增刊）"],
  ]);
});

test.each<[why: string, text: string]>([
  ["a number within text", `某局召开会议\n\n第7期培训班3月1日开班。\n\n${text}`],
  ["a document number", `某局关于开展检查的通知\n某局发〔2025〕7号\n\n各单位：\n\n${text}`],
])("%s makes no masthead", (_why, body) => {
  expect(readText(body).document.masthead.number).toBeNull();
});

test.each<[why: string, body: string, outline: string[]]>([
  [
    "titles on lines of their own",
    `某镇开展清河行动\n\n${text}\n（某镇）\n\n某局举办培训班\n\n${text}（某局）`,
    ["某镇开展清河行动 | 某镇", "某局举办培训班 | 某局"],
  ],
  [
    "titles without blank lines",
    `某镇开展清河行动\n${text}\n（某镇）\n某局举办培训班\n${text}\n（某局）`,
    ["某镇开展清河行动 | 某镇", "某局举办培训班 | 某局"],
  ],
  [
    "titles without sources",
    `某镇开展清河行动\n\n${text}\n\n某局举办培训班\n\n${text}`,
    ["某镇开展清河行动 | ", "某局举办培训班 | "],
  ],
  [
    "a title of two lines with a subtitle",
    `关于全县二季度河道\n清理情况的通报\n——某局工作综述\n\n${text}`,
    ["关于全县二季度河道清理情况的通报 | ——某局工作综述 | "],
  ],
  ["a title with a colon", `某村：小院坝里的大课堂\n\n${text}\n（某镇）`, ["某村：小院坝里的大课堂 | 某镇"]],
  ["an author below the title", `某镇开展清河行动\n来源：某镇\n${text}`, ["某镇开展清河行动 | 某镇"]],
  [
    "headings within an article",
    `关于清河行动的通报\n\n各乡镇：\n\n${text}\n\n一、主要做法\n\n${text}\n\n（一）清理河道\n\n${text}`,
    ["关于清河行动的通报 | "],
  ],
  [
    "short headings without numbers",
    `某镇开展清河行动成效明显\n\n${text}\n\n强化领导\n\n${text}\n\n强化巡查\n\n${text}`,
    ["某镇开展清河行动成效明显 | "],
  ],
  [
    "numbered titles where there are no others",
    `一、某镇深入开展清河专项行动\n\n${text}\n\n二、某局举办业务骨干培训班\n\n${text}`,
    ["一、某镇深入开展清河专项行动 | ", "二、某局举办业务骨干培训班 | "],
  ],
  [
    "a short name after a sign",
    `某镇开展清河行动\n\n${text}（某镇）\n\n▲ 简讯\n某局召开会议。3月1日，某局研究工作。`,
    ["某镇开展清河行动 | 某镇", "# 简讯", "– | "],
  ],
  [
    "a signature and its date",
    `关于清河行动的通报\n\n${text}\n\n某县水利局\n2025年3月1日`,
    ["关于清河行动的通报 | "],
  ],
  [
    "sections in frames",
    `☆要闻☆\n\n某镇开展清河行动\n\n${text}\n\n［动态］\n\n某局举办培训班\n\n${text}`,
    ["# 要闻", "某镇开展清河行动 | ", "# 动态", "某局举办培训班 | "],
  ],
  [
    "sections between rules of signs",
    `== 要闻 ==\n\n某镇开展清河行动\n\n${text}\n\n== 动态 ==\n\n某局举办培训班\n\n${text}`,
    ["# 要闻", "某镇开展清河行动 | ", "# 动态", "某局举办培训班 | "],
  ],
  [
    "sections and titles after different signs",
    `▲要闻\n\n△某镇开展清河行动\n\n${text}\n\n▲动态\n\n△某局举办培训班\n\n${text}`,
    ["# 要闻", "某镇开展清河行动 | ", "# 动态", "某局举办培训班 | "],
  ],
  [
    "numbered sections above articles",
    `一、要闻\n\n某镇开展清河行动\n\n${text}\n\n二、动态\n\n某局举办培训班\n\n${text}`,
    ["# 要闻", "某镇开展清河行动 | ", "# 动态", "某局举办培训班 | "],
  ],
  [
    "markdown by level",
    `## 要闻\n\n### 某镇开展清河行动\n\n${text}\n\n*供稿：某镇*\n\n## 动态\n\n### 某局举办培训班\n\n${text}`,
    ["# 要闻", "某镇开展清河行动 | 某镇", "# 动态", "某局举办培训班 | "],
  ],
  [
    "briefs with titles",
    `【要闻】\n◇ 某镇清理河道。组织干部群众清理河道三公里。（某镇）\n◇ 某局举办培训。共有六十名学员参加培训班。（某局）`,
    ["# 要闻", "某镇清理河道 | 某镇", "某局举办培训 | 某局"],
  ],
  [
    "briefs of units",
    `【要闻】\n● 某某社区：组织居民清理楼道。\n● 某某村：完成秋粮测产工作。`,
    ["# 要闻", "某某社区 | 某某社区", "某某村 | 某某村"],
  ],
  [
    "briefs without titles",
    `△8时，全县普降大雨，水库运行正常。（某局）\n△9时，某镇召开会议，部署防汛工作。`,
    ["– | 某局", "– | "],
  ],
  [
    "titles in brackets before their text",
    `【要闻】\n【某镇“清河”行动扎实推进】3月1日，某镇清理河道。（某镇）\n【某局培训】3月2日，某局举办培训。（某局）`,
    ["# 要闻", "某镇“清河”行动扎实推进 | 某镇", "某局培训 | 某局"],
  ],
  [
    "an editor's note and an order",
    `编者按：现刊发某镇的做法。\n\n领导批示\n请各乡镇学习。\n\n某镇开展清河行动\n\n${text}`,
    ["某镇开展清河行动 | "],
  ],
])("%s are read", (_why, body, outline) => {
  expect(outlineOf(head + body)).toEqual(outline);
});

test.each<[source: string, units: string[]]>([
  ["（供稿：柳溪街道 撰稿：王小明）", ["柳溪街道"]],
  ["（供稿单位：区住建局）", ["区住建局"]],
  ["来源：区住建局", ["区住建局"]],
  ["文/图　北塘镇　周一帆", ["北塘镇"]],
  ["（北塘镇 周一帆、钱多）", ["北塘镇"]],
  ["【区团委　供稿】", ["区团委"]],
])("%s is a source", (source, units) => {
  const { document } = readText(`${head}某镇开展清河行动\n\n${text}\n${source}\n\n某局举办培训班\n\n${text}`);
  expect(document.blocks[2]).toMatchObject({ style: "source", runs: [{ text: source }] });
  expect(deriveOutline(document).sections[0]?.articles[0]?.source).toEqual(units);
});

test.each(["（总第120期）", "（增刊）", "（2025年3月6日）", "（名单略）", "（根据录音整理）"])(
  "%s is no source",
  (line) => {
    const { document } = readText(`${head}某镇开展清河行动\n\n${text}\n\n${line}\n\n${text}`);
    expect(document.blocks.map(({ style }) => style)).not.toContain("source");
  },
);

test("names before the text become a source above it, as a change that can be declined", () => {
  const body = `${head}某镇开展清河行动\n\n本报讯（通讯员　周一帆）${text}`;
  const { document, changes } = readText(body);
  expect(document.blocks.map(({ style }) => style)).toEqual(["body", "source", "body"]);
  expect(changes.map(({ kind }) => kind)).toEqual(["source-line"]);
  expect(readText(body, [changes[0]?.id ?? ""]).document.blocks).toHaveLength(2);
});

test.each<[why: string, typed: string]>([
  ["tabs", "乡镇\t户数\t进度\n东河镇\t12\t60%"],
  ["columns of spaces", "乡镇    户数    进度\n东河镇  12      60%\n北坡镇  9       45%"],
  ["markdown", "| 乡镇 | 户数 | 进度 |\n|---|---:|---|\n| 东河镇 | 12 | 60% |"],
])("a table of %s is a table, and stays text if that is declined", (_why, typed) => {
  const body = `${head}某镇开展清河行动\n\n${text}\n\n${typed}\n\n${text}`;
  const { document, changes } = readText(body);
  expect(document.blocks[2]?.table?.rows[1]?.map((cell) => cell.text)).toEqual(["东河镇", "12", "60%"]);
  expect(changes.map(({ kind }) => kind)).toEqual(["text-table"]);
  expect(readText(body, [changes[0]?.id ?? ""]).document.blocks.some(({ table }) => table)).toBe(false);
});

test("an imprint of any labels ends the body", () => {
  const { document } = readText(
    `${head}某镇开展清河行动\n\n${text}\n\n责任编辑：何小雨　　审核：马卫东　　签发：高建平\n主送：某局\n抄送：各乡镇\n（共印80份）`,
  );
  expect(document.blocks).toHaveLength(2);
  expect(document.imprint.copies).toBe(80);
});

test.each<[what: string, written: string, usual: string]>([
  ["radicals", "⼯作⽼人⾼度⻓河⻔口", "工作老人高度长河门口"],
  ["compatibility forms", "金色\uf92f动", "金色勞动"],
  ["full-width letters and digits", "ＡＢ１２", "AB12"],
  ["invisible marks", "松\u200b河\u00ad镇\ufeff街", "松河镇街"],
  ["no-break spaces between ideographs", "松\u00a0河镇", "松河镇"],
  ["middle dots of other kinds", "阿依古丽•买买提、帕提古丽・吐尔逊", "阿依古丽·买买提、帕提古丽·吐尔逊"],
])("%s are put right, each as a change that can be declined", (_what, written, usual) => {
  const { document, changes } = readText(`${written}到会。`);
  expect(document.blocks[0]?.runs[0]?.text).toBe(`${usual}到会。`);
  expect(new Set(changes.map(({ kind }) => kind))).toEqual(new Set(["lookalike"]));
  const declined = readText(
    `${written}到会。`,
    changes.map(({ id }) => id),
  );
  expect(declined.document.blocks[0]?.runs[0]?.text).toBe(`${written}到会。`);
});

test("lines that were cut by hand at one length are joined, and titles stay apart", () => {
  const cut = [
    "某镇开展清河行动",
    "",
    "　　三月一日，某镇组织干部群众一百二十余人对东河沿线开展集中清理，共清理河道三公里，清运",
    "垃圾二十余车。各村落实河长责任，建立巡查台账，做到一日一查、一周一清、一月一评，确保河道",
    "常年清洁，群众满意。下一步，某镇将健全长效管护机制，落实管护经费，把清河行动一直抓下去，",
    "抓出成效。",
  ].join("\n");
  expect(
    readText(head + cut).document.blocks.map(({ runs }) => runs.map((run) => run.text.length).join()),
  ).toEqual(["8", "135"]);
});
