/** Enforces the decisions of `security.ts` on sessions and on everything that shows a page. */
import type { App, Session } from "electron";
import {
  isAllowedNavigation,
  isAllowedPermission,
  isAllowedRequest,
  windowOpenAnswer,
  type RequestRules,
} from "./security.ts";

/** Locks a session. Call it before any of its pages is loaded. */
export function lockSession(session: Session, rules: RequestRules): void {
  session.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(isAllowedPermission(permission)),
  );
  session.setPermissionCheckHandler((_contents, permission) => isAllowedPermission(permission));
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isAllowedRequest(url, rules) }));
  // The spell checker would download dictionaries.
  session.setSpellCheckerEnabled(false);
}

/** Prevents every page from navigating and from opening windows. Call it before any window is created. */
export function lockContents(app: App): void {
  app.on("web-contents-created", (_event, contents) => {
    contents.setWindowOpenHandler(() => windowOpenAnswer);
    contents.on("will-navigate", (event) => {
      if (!isAllowedNavigation(event.url)) event.preventDefault();
    });
    contents.on("will-frame-navigate", (event) => {
      if (!event.isMainFrame || !isAllowedNavigation(event.url)) event.preventDefault();
    });
    contents.on("will-redirect", (event) => event.preventDefault());
    contents.on("will-attach-webview", (event) => event.preventDefault());
  });
}
