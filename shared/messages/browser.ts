import type { Translation } from "../basics/language.ts";

/** The start in a browser: lines of the terminal, and the page for refused visitors. */
export const zhCN = {
  openingIn: (browser: string) => `在浏览器窗口中打开：${browser}`,
  openYourself: "没有找到可以打开窗口的浏览器，请在本机浏览器中打开下面的地址。",
  refusedTitle: "无法打开",
  refusedText: "这个地址只能打开一次，或者不属于本机。请回到快报工作站的窗口，或重新启动程序。",
  startingIn: (shell: "electron" | "browser", reason: string) =>
    `${shell === "electron" ? "在 Electron 中启动" : "在浏览器中启动"}：${reason}`,
  hasElectron: "找到了 Electron 和显示器",
  asked: "命令行指定",
  noDisplay: "没有显示器",
  noElectron: (reason: string) => `没有可用的 Electron（${reason}）`,
  fetching: "正在下载 Electron（只在第一次需要，最多等一分钟）……",
  building: "正在准备界面（只在第一次或更新后需要）……",
};

export const en: Translation<typeof zhCN> = {
  openingIn: (browser) => `Opening in a browser window: ${browser}`,
  openYourself:
    "No browser that can show a window was found. Open the address below in a browser of this machine.",
  refusedTitle: "Cannot open",
  refusedText:
    "This address opens only once, or does not belong to this machine. Go back to the program's window, or start it again.",
  startingIn: (shell, reason) =>
    `Starting in ${shell === "electron" ? "Electron" : "the browser"}: ${reason}`,
  hasElectron: "Electron and a display were found",
  asked: "asked for on the command line",
  noDisplay: "there is no display",
  noElectron: (reason) => `Electron cannot be had (${reason})`,
  fetching: "Fetching Electron (only the first time, for a minute at most) …",
  building: "Preparing the window (only the first time, or after an update) …",
};
