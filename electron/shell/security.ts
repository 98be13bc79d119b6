/** What the windows of the program may do. Pure decisions; `lock.ts` puts them in force. Nothing leaves the machine. */
import { contentSecurityPolicy } from "../security.ts";

export const scheme = "app";
/** The window itself, served by `protocol.ts`. */
export const windowAddress = "app://bulletin/";
/** The page that is printed, which no window shows. It answers in a session of its own. */
export const printAddress = "app://print/";

/** The print page runs the inline script of `shared/layout/print-html.ts`; it loads nothing but faces. */
export const printSecurityPolicy = contentSecurityPolicy
  .replace("script-src 'self'", "script-src 'unsafe-inline'")
  .replace(" blob:", "")
  .replace("; connect-src 'self'", "")
  .replace("; worker-src 'self'", "");

function parse(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}

/** The address of `app:` has a host and nothing else: no name, password or port. */
const isAt = (url: URL | undefined, address: string): boolean =>
  url?.protocol === `${scheme}:` && url.href.startsWith(address);

/** A page may go nowhere but to itself: the window's own address, with whatever stands after `#`. */
export const isAllowedNavigation = (url: string): boolean => {
  const target = parse(url);
  return isAt(target, windowAddress) && target?.pathname === "/" && target.search === "";
};

/** Calls come from the window's own page, in its main frame. */
export const isAllowedSender = (frameUrl: string | undefined, isMainFrame: boolean): boolean =>
  isMainFrame && frameUrl !== undefined && isAllowedNavigation(frameUrl);

/** Camera, microphone, place, notifications, devices, …: the program needs none of them. */
export const isAllowedPermission = (_permission: string): boolean => false;

/** No window opens another one, and no address opens in a browser. */
export const windowOpenAnswer = { action: "deny" } as const;

export interface RequestRules {
  /** The one address that a session's pages may load from. */
  address: string;
  /** The developer tools load their own files; packaged programs have none. */
  packaged: boolean;
}

/** What a page may load: its own address, and what it has made itself. */
export function isAllowedRequest(url: string, { address, packaged }: RequestRules): boolean {
  const target = parse(url);
  if (target?.protocol === "devtools:") return !packaged;
  if (target?.protocol === "blob:") return url.startsWith(`blob:${address}`);
  return target?.protocol === "data:" || isAt(target, address);
}

/** Preferences of every window. */
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
