import type { Translation } from "../basics/language.ts";

/** Lines of the terminal about Electron's binary and the making of packages. */
export const zhCN = {
  absence: {
    packageMissing: () => "没有安装 npm 包 electron，请先运行 npm ci",
    unsupported: (system: string) => `Electron 没有 ${system} 版`,
    overrideMissing: (path: string) => `ELECTRON_OVERRIDE_DIST_PATH 指定的 ${path} 不存在或不能执行`,
    notInstalled: () => "这台机器上没有 Electron 的程序文件",
    fetchFailed: (problem: string) => `Electron 的程序文件下载失败：${problem}`,
    fetchTimedOut: (seconds: string) => `Electron 的程序文件在 ${seconds} 秒内没有下载完`,
  },
  noPackage: (reason: string) => `不能打包：${reason}。`,
  packageHint:
    "请在能联网的机器上运行 npm run package；也可以设置 ELECTRON_MIRROR 指向可用的镜像，或用 ELECTRON_OVERRIDE_DIST_PATH 指向已解压的 Electron 文件夹。",
  packaged: (files: string) => `已打包：\n${files}`,
};

export const en: Translation<typeof zhCN> = {
  absence: {
    packageMissing: () => "the npm package electron is not installed; run npm ci first",
    unsupported: (system) => `there is no Electron for ${system}`,
    overrideMissing: (path) =>
      `${path}, named by ELECTRON_OVERRIDE_DIST_PATH, does not exist or cannot be run`,
    notInstalled: () => "Electron's binary is not on this machine",
    fetchFailed: (problem) => `Electron's binary could not be downloaded: ${problem}`,
    fetchTimedOut: (seconds) => `Electron's binary did not arrive within ${seconds} seconds`,
  },
  noPackage: (reason) => `Cannot make packages: ${reason}.`,
  packageHint:
    "Run npm run package on a machine with a network; or point ELECTRON_MIRROR at a mirror, or ELECTRON_OVERRIDE_DIST_PATH at an unpacked Electron folder.",
  packaged: (files) => `Packaged:\n${files}`,
};
