/** Puts the decisions of `security.ts` in force, on a session and on everything that shows a page. */
import type { App, Session } from "electron";
import {
  isAllowedNavigation,
  isAllowedPermission,
  isAllowedRequest,
  windowOpenAnswer,
  type RequestRules,
} from "./security.ts";

/** Before any page of the session is loaded. */
export function lockSession(session: Session, rules: RequestRules): void {
  session.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(isAllowedPermission(permission)),
  );
  session.setPermissionCheckHandler((_contents, permission) => isAllowedPermission(permission));
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isAllowedRequest(url, rules) }));
  // The spell checker would fetch its dictionaries.
  session.setSpellCheckerEnabled(false);
}

/** Before any window is made: each page, whoever opens it, stays where it is and opens nothing. */
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
