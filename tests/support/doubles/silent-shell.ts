import type { ShellServices } from "../../../electron/core/shell-services.ts";

/** The services of a shell that opens and shows nothing, for tests of the core. */
export const silentShell = (name: ShellServices["name"] = "browser"): ShellServices => ({
  name,
  version: "0",
  chooseFolder: null,
  openPath: async () => {},
  showInFolder: async () => {},
});
