/** A double of `electron-store`: the same `conf`, but it does not ask Electron for a folder. */
import Conf from "conf";

export default class Store extends Conf<Record<string, unknown>> {
  constructor({ name = "config", ...options }: { cwd: string; name?: string; clearInvalidConfig?: boolean }) {
    super({ ...options, configName: name });
  }
}
