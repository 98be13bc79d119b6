/** Words that are printed on the paper; they are Chinese in every language of the screen. */
export const printedWords = {
  number: ["第", "期"],
  runningNumber: ["（总第", "期）"],
  copies: ["共印", "份"],
  editor: "编辑：",
  proofreader: "校对：",
  approver: "核签：",
  report: "报：",
  deliver: "送：",
  send: "发：",
  email: "电子邮箱：",
  phone: "电话：",
} as const;
