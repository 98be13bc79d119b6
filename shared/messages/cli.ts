import type { Translation } from "../basics/language.ts";

/** The command line. */
export const zhCN = {
  help: `用法：bulletin 命令 [选项]

  show 来源                          显示一期的内容
  import 文件…                       把 Word、文本或 markdown 文件导入资料库
  import 文件夹                        把一个文件夹里的旧刊全部导入，作为定稿
  import 文件… --into 期号            把送回的校对稿合并到资料库里的一期
  import 文件… --manuscripts         把来稿（也可以是 zip 压缩包）收进稿库
  list                               列出资料库中的各期
  manuscripts                        列出稿库中的来稿
  export 来源 --out 文件夹           导出一期
  compare 甲 乙 --out 文件           比较两个来源，写成带修订的文件
  merge 原稿 副本… --out 文件        把几份校对稿的修订合到一份
  accept 来源 --all --out 文件       接受全部修订
  reject 来源 --all --out 文件       拒绝全部修订
  search 词…                         在各期里查找：词之间空格为都要有，OR 为有一个即可，-词 为不含，“”里的空格照查
  stats                              用稿统计；--out 写成 .xlsx、.csv 表格或 .docx、.pdf 通报
  backup                             备份资料库；--out 文件夹 另存一份
  restore 备份文件|newest             恢复一份备份；现在的内容先另做备份
  doctor                             检查资料库、备份、字体、设置、空间和权限；有问题返回 1
                                     --report 文件 另写一份报告，连同最近一周的程序日志
  check 来源                         检查一期，列出差错；有必错的返回 1
  points 来源                        列出按要点样式应整理的地方，不改动来源

来源是一个文件，或资料库中的期号；期号有重复时写 id:编号，编号见 list。文件里的修订和批注一并读入。
compare、merge、accept、reject 写出的文件由后缀定格式，.docx、.pdf、.bulletin 能保存修订和批注。

选项
  --format docx,pdf,html,txt,bulletin
                                     导出的格式（默认 docx,pdf）
  --markup none|all|original         最终稿（默认）、带修订和批注的 Word、修改前的原稿
  --style whole|after-ordinal|first-comma
                                     要点样式：整句（默认）、不含序数、到第一个逗号
  --section 栏目 --unit 单位 --from 日期 --to 日期 --limit 数目
                                     查找的范围，日期写作 2026-03-09（默认列 20 篇）
  --by unit|section|month|year|author --publication 刊名 --final
                                     统计方式（默认按单位）；只算一种刊物、只算已定稿的各期
  --library 文件夹                   资料库所在文件夹
  --json                             只输出一个 JSON 对象
  --lang zh-CN|en                    界面语言
  --help, --version

返回值：0 完成；1 有情况需要说明；2 命令写法不对；3 读不了输入`,
  unknownCommand: (command: string) =>
    `没有“${command}”这个命令，可用的有 show、import、list、manuscripts、export、compare、merge、accept、reject、search、stats、backup、restore、doctor、check、points`,
  needsSource: "缺少来源（文件或期号）",
  needsQuery: "缺少要查找的词",
  notDay: "--from、--to 要写成 2026-03-09 这样的日期",
  needsBackup: "缺少备份文件（或 newest）",
  restoredFrom: (path: string) => `已恢复 ${path}`,
  before: (path: string) => `恢复之前的内容在 ${path}`,
  unknownDimension: (word: string) => `--by 没有“${word}”，可用的有 unit、section、month、year、author`,
  unknownTable: (file: string) => `看不出“${file}”的格式，后缀可用 .xlsx、.csv、.docx、.pdf`,
  counted: (issues: number, articles: number) => `${issues} 期，用稿 ${articles} 篇：`,
  countedRow: (name: string, usedArticles: number, receivedArticles: number | null, points: number) =>
    `${name}  用稿 ${usedArticles}${receivedArticles === null ? "" : `  收稿 ${receivedArticles}`}  得分 ${points}`,
  notLimit: (most: number) => `--limit 是 1 到 ${most} 的数`,
  nothingFound: "没有找到。",
  searched: (total: number, milliseconds: number) => `找到 ${total} 篇（${milliseconds} 毫秒）：`,
  needsFiles: "缺少要导入的文件",
  unfilled: (places: readonly string[]) => `注意：还有 ${places.length} 处没有填：${places.join("、")}`,
  needsOut: "缺少 --out 文件夹",
  needsFile: "缺少 --out 文件",
  unknownSuffix: (file: string) => `看不出“${file}”的格式，后缀可用 .bulletin、.docx、.pdf、.html、.txt`,
  needsTwo: "compare 需要两个来源",
  needsCopies: "merge 需要原稿和至少一份副本",
  needsAll: "缺少 --all：在命令行上只能处理全部修订",
  marked: (file: string, revisions: number) =>
    revisions === 0 ? `${file}（没有修订）` : `${file}（${revisions} 处修订）`,
  settled: (file: string, decision: "accept" | "reject", revisions: number) =>
    `${file}（${decision === "accept" ? "接受" : "拒绝"}了 ${revisions} 处修订，没有修订留下）`,
  original: (revisions: number) =>
    revisions === 0 ? "来源没有修订，原稿与最终稿相同" : `原稿：不含 ${revisions} 处修订`,
  kept: (revisions: number) => `有 ${revisions} 处修订待决定`,
  withoutComments: (comments: number) =>
    `注意：来源的 ${comments} 条批注没有写进这个文件，要保留请写成 .bulletin`,
  noMarksIn: (format: string) =>
    `.${format} 文件不能保存修订和批注，没有写出；请写成 .docx、.pdf 或 .bulletin，或先用 accept 定稿`,
  noMarkupIn: (markup: string, formats: string) =>
    `${formats} 不能按 --markup ${markup} 写；all 用 docx 或 pdf，original 用 docx、pdf、html 或 txt，bulletin 总是带全部修订`,
  noteOn: (source: string, note: string) => `${source}：${note}`,
  received: (issue: string, author: string, marks: number, remarks: number) =>
    `${issue}：${author}，修订 ${marks} 处，批注 ${remarks} 条`,
  nothingReceived: (issue: string) => `${issue}：没有新的修订和批注`,
  accepted: (by: string, count: number) => `${by}的副本里已接受原有修订 ${count} 处，合并后仍待决定`,
  conflict: (about: string, keptAuthor: string, otherAuthor: string) =>
    `“${about}”：${keptAuthor}与${otherAuthor}的修改不同，保留了${keptAuthor}的`,
  revisions: (count: number) => `修订 ${count} 处：`,
  revisionKinds: {
    insertion: "插入",
    deletion: "删除",
    format: "格式",
    paragraph: "段落",
    field: "报头版记",
  },
  comments: (count: number) => `批注 ${count} 条：`,
  oneSource: "只能有一个来源",
  unknownFormat: (format: string) => `不支持的格式“${format}”，可用的有 docx、pdf、html、txt、bulletin`,
  unknownMarkup: (markup: string) => `没有“${markup}”这种修订方式，可用的有 none、all、original`,
  unknownStyle: (style: string) => `没有“${style}”这种要点样式，可用的有 whole、after-ordinal、first-comma`,
  unknownOption: (option: string) => `没有“${option}”这个选项，可用的见 --help`,
  unknownLanguage: (language: string) => `没有“${language}”这种语言，可用的有 zh-CN、en`,
  needsValue: (option: string) => `${option} 后面缺少内容`,
  needsNoValue: (option: string) => `${option} 后面不能带内容`,
  superfluous: (word: string) => `多出了“${word}”`,
  imported: (file: string, number: string, articles: number, changes: number) =>
    `${file}：${number}，${articles} 篇稿件，整理了 ${changes} 处`,
  takenIn: (file: string, what: string, characters: number) =>
    `${file}：${what}，${characters} 字，已收进稿库`,
  repeated: (file: string) => `${file}：稿库中已有同一份文件，没有再收`,
  noNumber: "未编号",
  issueNumber: (number: number) => `第${number}期`,
  written: (path: string, pages?: number) => (pages === undefined ? path : `${path}（${pages} 页）`),
  noIssues: "资料库中还没有任何一期。",
  noFindings: "没有发现差错。",
  findings: (count: number) => `发现 ${count} 处：`,
  levels: { error: "必错", suspect: "疑似", hint: "提示" },
  noPoints: "没有需要整理的要点。",
  points: (count: number) => `有 ${count} 处要点需要整理：`,
  changes: (count: number) => `整理了 ${count} 处：`,
  source: (units: string[]) => `供稿：${units.join("、")}`,
  person: (role: string, name: string) => `${role}：${name}`,
  characters: (count: number) => `${count} 字`,
};

export const en: Translation<typeof zhCN> = {
  help: `Usage: bulletin COMMAND [options]

  show SOURCE                        tells what is in an issue
  import FILE…                       imports Word, text or markdown files into the library
  import FOLDER                      takes in all old issues of a folder, as final
  import FILE… --into NUMBER         merges copies that came back into an issue of the library
  import FILE… --manuscripts         takes manuscripts (zip archives, too) into the manuscript store
  list                               lists the issues of the library
  manuscripts                        lists the manuscripts of the store
  export SOURCE --out FOLDER         exports an issue
  compare A B --out FILE             compares two sources, writes a file with marks
  merge BASE COPY… --out FILE        the marks of several proofread copies in one file
  accept SOURCE --all --out FILE     accepts all marks
  reject SOURCE --all --out FILE     rejects all marks
  search WORD…                       articles of all issues: words with spaces between must all be there, OR one of them, -WORD none; “…” keeps spaces
  stats                              who contributed how much; --out writes a table (.xlsx, .csv) or a report (.docx, .pdf)
  backup                             backs the library up; --out FOLDER puts a copy there too
  restore FILE|newest                restores a backup; what is there is backed up before
  doctor                             examines library, backups, fonts, settings, space, permissions; 1 where something is wrong
                                     --report FILE also writes a report, with the program's log of the last week
  check SOURCE                       checks an issue; 1 where something is wrong
  points SOURCE                      lists what a point style would change, changes nothing

SOURCE, A, B, BASE, COPY are files, or issue numbers of the library; where several issues have
the number, id:ID as list shows it. Marks and comments of a file are read with it. The suffix of
FILE says its format; .docx, .pdf and .bulletin hold marks and comments.

Options
  --format docx,pdf,html,txt,bulletin
                                     formats to export (docx,pdf where not given)
  --markup none|all|original         the final text (where not given), Word with marks and
                                     comments, the original text
  --style whole|after-ordinal|first-comma
                                     point style: whole sentence (where not given), without its
                                     ordinal, up to the first comma
  --section NAME --unit NAME --from DAY --to DAY --limit NUMBER
                                     what is searched, days as 2026-03-09 (20 articles unless said otherwise)
  --by unit|section|month|year|author --publication NAME --final
                                     what is counted by (units unless said otherwise); one publication, final issues only
  --library FOLDER                   folder of the library
  --json                             one JSON object and nothing else
  --lang zh-CN|en                    language
  --help, --version

Exit codes: 0 done; 1 something to report; 2 wrong usage; 3 input unreadable`,
  unknownCommand: (command) =>
    `no command “${command}”; there are show, import, list, manuscripts, export, compare, merge, accept, reject, search, stats, backup, restore, doctor, check, points`,
  needsQuery: "a word to search for is missing",
  needsBackup: "a backup file (or newest) is missing",
  restoredFrom: (path) => `restored ${path}`,
  before: (path) => `what was there before is in ${path}`,
  unknownDimension: (word) => `--by knows no ${word}; there are unit, section, month, year, author`,
  unknownTable: (file) => `cannot tell the format of ${file}; the suffix may be .xlsx, .csv, .docx, .pdf`,
  counted: (issues, articles) => `${issues} issues, ${articles} articles:`,
  countedRow: (name, usedArticles, receivedArticles, points) =>
    `${name}  ${usedArticles} articles${receivedArticles === null ? "" : `, ${receivedArticles} received`}, ${points} points`,
  notDay: "--from and --to are days as 2026-03-09",
  notLimit: (most) => `--limit is a number from 1 to ${most}`,
  nothingFound: "Nothing was found.",
  searched: (total, milliseconds) => `${total} found (${milliseconds} ms):`,
  needsSource: "SOURCE (a file or an issue number) is missing",
  needsFiles: "the files to import are missing",
  unfilled: (places) => `Not filled in (${places.length}): ${places.join(", ")}`,
  needsOut: "--out FOLDER is missing",
  needsFile: "--out FILE is missing",
  unknownSuffix: (file) =>
    `“${file}” does not say its format; suffixes are .bulletin, .docx, .pdf, .html, .txt`,
  needsTwo: "compare needs two sources",
  needsCopies: "merge needs the original and at least one copy",
  needsAll: "--all is missing: the command line decides on all marks only",
  marked: (file, revisions) => {
    if (revisions === 0) return `${file} (no marks)`;
    return revisions === 1 ? `${file} (1 mark)` : `${file} (${revisions} marks)`;
  },
  settled: (file, decision, revisions) =>
    `${file} (${decision === "accept" ? "accepted" : "rejected"}: ${revisions}; no marks left)`,
  original: (revisions) =>
    revisions === 0
      ? "The source has no marks: the original is the final text."
      : `The original text, without ${revisions} marks.`,
  kept: (revisions) => `${revisions} marks are open`,
  withoutComments: (comments) =>
    `The ${comments} comments of the source are not in this file; a .bulletin file would keep them.`,
  noMarksIn: (format) =>
    `a .${format} file cannot hold marks and comments; nothing was written. Write .docx, .pdf or .bulletin, or accept the marks first`,
  noMarkupIn: (markup, formats) =>
    `${formats} cannot be written with --markup ${markup}: all is for docx and pdf, original for docx, pdf, html and txt, and bulletin always has all marks`,
  noteOn: (source, note) => `${source}: ${note}`,
  received: (issue, author, marks, remarks) => `${issue}: ${author}, ${marks} marks, ${remarks} remarks`,
  nothingReceived: (issue) => `${issue}: no new marks or comments`,
  accepted: (by, count) => `${count} of the marks were accepted in ${by}'s copy; they are still open`,
  conflict: (about, keptAuthor, otherAuthor) =>
    `“${about}”: ${keptAuthor} and ${otherAuthor} changed it differently; ${keptAuthor}'s change stands`,
  revisions: (count) => `${count} marks:`,
  revisionKinds: {
    insertion: "inserted",
    deletion: "deleted",
    format: "format",
    paragraph: "paragraph",
    field: "field",
  },
  comments: (count) => `${count} comments:`,
  oneSource: "only one SOURCE at a time",
  unknownFormat: (format) => `no format “${format}”; there are docx, pdf, html, txt, bulletin`,
  unknownMarkup: (markup) => `no markup “${markup}”; there are none, all, original`,
  unknownStyle: (style) => `no point style “${style}”; there are whole, after-ordinal, first-comma`,
  unknownOption: (option) => `no option “${option}”; --help tells which there are`,
  unknownLanguage: (language) => `no language “${language}”; there are zh-CN, en`,
  needsValue: (option) => `${option} needs a value`,
  needsNoValue: (option) => `${option} takes no value`,
  superfluous: (word) => `“${word}” is one word too many`,
  imported: (file, number, articles, changes) =>
    `${file}: ${number}, ${articles} articles, ${changes} changes`,
  takenIn: (file, what, characters) => `${file}: ${what}, ${characters} characters, taken in`,
  repeated: (file) => `${file}: the same file is in the store already`,
  noNumber: "no number",
  issueNumber: (number) => `No. ${number}`,
  written: (path, pages) => (pages === undefined ? path : `${path} (${pages} pages)`),
  noIssues: "There is no issue in the library yet.",
  noFindings: "Nothing was found.",
  findings: (count) => `${count} found:`,
  levels: { error: "wrong", suspect: "likely", hint: "hint" },
  noPoints: "No point needs formatting.",
  points: (count) => (count === 1 ? "1 point needs formatting:" : `${count} points need formatting:`),
  changes: (count) => `${count} changes:`,
  source: (units) => `Source: ${units.join(", ")}`,
  person: (role, name) => `${role}: ${name}`,
  characters: (count) => `${count} characters`,
};
