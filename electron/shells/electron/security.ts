/**
 * Decides what the windows of the program may do. Pure; `lock.ts` enforces the decisions. Nothing leaves the
 * machine.
 */
import { contentSecurityPolicy } from "../window/security.ts";

export const scheme = "app";
/** The address of the window, served by `protocol.ts`. */
export const windowAddress = "app://bulletin/";
/** The address of the page that is printed, in its own session. No visible window shows it. */
export const printAddress = "app://print/";

/**
 * The policy of the print page. It runs the inline script of `shared/layout/print-html.ts` and loads only
 * fonts.
 */
export const printSecurityPolicy = contentSecurityPolicy
  .replace("script-src 'self'", "script-src 'unsafe-inline'")
  .replace(" blob:", "")
  .replace("; connect-src 'self'", "")
  .replace("; worker-src 'self'", "");

function parse(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}

/** Whether a URL is below an address of `app:`. Those have only a host: no user name, password or port. */
const isAt = (url: URL | undefined, address: string): boolean =>
  url?.protocol === `${scheme}:` && url.href.startsWith(address);

/**
 * Whether a page may navigate to a URL: only to the address of the window itself, with any fragment after
 * `#`.
 */
export const isAllowedNavigation = (url: string): boolean => {
  const target = parse(url);
  return isAt(target, windowAddress) && target?.pathname === "/" && target.search === "";
};

/** Whether calls from a frame are answered: only those from the page of the window, in its main frame. */
export const isAllowedSender = (frameUrl: string | undefined, isMainFrame: boolean): boolean =>
  isMainFrame && frameUrl !== undefined && isAllowedNavigation(frameUrl);

/**
 * No permission is granted (camera, microphone, location, notifications, devices, …): the program needs none.
 */
export const isAllowedPermission = (_permission: string): boolean => false;

/** The answer to every attempt to open a window. Links do not open in a browser either. */
export const windowOpenAnswer = { action: "deny" } as const;

export interface RequestRules {
  /** The only address that the pages of the session may load from. */
  address: string;
  /** Whether the program is packaged. If not, the developer tools may load their own files. */
  isPackaged: boolean;
}

/** Whether a page may load a URL: its own address, and data that it created itself (`data:`, `blob:`). */
export function isAllowedRequest(url: string, { address, isPackaged: packaged }: RequestRules): boolean {
  const target = parse(url);
  if (target?.protocol === "devtools:") return !packaged;
  if (target?.protocol === "blob:") return url.startsWith(`blob:${address}`);
  return target?.protocol === "data:" || isAt(target, address);
}

/** The `webPreferences` of every window. */
export const securePreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
} as const;
