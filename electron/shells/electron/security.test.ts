import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { contentSecurityPolicy } from "../window/security.ts";
import {
  isAllowedNavigation,
  isAllowedPermission,
  isAllowedRequest,
  isAllowedSender,
  printAddress,
  printSecurityPolicy,
  securePreferences,
  windowAddress,
  windowOpenAnswer,
} from "./security.ts";

test.each([
  [windowAddress, true],
  ["app://bulletin/#/issue/3", true],
  ["app://bulletin/?x=1", false],
  ["app://bulletin/assets/index.js", false],
  ["app://bulletin", false],
  ["app://bulletin:80/", false],
  ["app://user@bulletin/", false],
  ["app://bulletin.example/", false],
  ["app://print/", false],
  ["https://bulletin/", false],
  ["http://127.0.0.1/", false],
  ["file:///etc/passwd", false],
  ["data:text/html,x", false],
  ["javascript:alert(1)", false],
  ["blob:app://bulletin/1", false],
  ["about:blank", false],
  ["", false],
  ["no address", false],
])("navigation to %s: %s", (url, isAllowed) => expect(isAllowedNavigation(url)).toBe(isAllowed));

test.each([
  [windowAddress, true, true],
  ["app://bulletin/#/bin", true, true],
  [windowAddress, false, false],
  [undefined, true, false],
  ["app://print/", true, false],
  ["https://example.org/", true, false],
])("calls from %s, main frame %s: %s", (url, isMainFrame, isAllowed) =>
  expect(isAllowedSender(url, isMainFrame)).toBe(isAllowed),
);

test.each([
  ["app://bulletin/assets/index.js", true],
  ["app://bulletin/fonts/a.woff2", true],
  ["blob:app://bulletin/6f2c", true],
  ["blob:https://example.org/6f2c", false],
  ["data:image/png;base64,AA==", true],
  ["app://print/", false],
  ["app://bulletin.example/", false],
  ["http://example.org/", false],
  ["https://example.org/", false],
  ["ws://127.0.0.1:9000/", false],
  ["file:///etc/passwd", false],
  ["ftp://example.org/", false],
  ["chrome://gpu/", false],
  ["devtools://devtools/bundled/inspector.html", false],
  ["nonsense", false],
])("request of %s: %s", (url, isAllowed) =>
  expect(isAllowedRequest(url, { address: windowAddress, isPackaged: true })).toBe(isAllowed),
);

test("developer tools load their files only if the program is not packaged; the print page loads no files of the window", () => {
  expect(
    isAllowedRequest("devtools://devtools/bundled/inspector.html", {
      address: windowAddress,
      isPackaged: false,
    }),
  ).toBe(true);
  expect(isAllowedRequest("app://print/fonts/a.woff2", { address: printAddress, isPackaged: true })).toBe(
    true,
  );
  expect(isAllowedRequest("app://bulletin/", { address: printAddress, isPackaged: true })).toBe(false);
});

test.each([
  "media",
  "geolocation",
  "notifications",
  "clipboard-read",
  "openExternal",
  "fileSystem",
  "usb",
  "unknown",
])("permission %s is denied", (permission) => expect(isAllowedPermission(permission)).toBe(false));

test("new windows are denied, and the preferences are the strict ones, with no others beside them", () => {
  expect(windowOpenAnswer.action).toBe("deny");
  expect(securePreferences).toEqual({
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
  });
});

// Electron's own list forbids or restricts them, and the program needs none of them.
test.each([
  "openExternal(",
  "loadFile(",
  "enableBlinkFeatures:",
  "enable-blink-features",
  "<webview",
  "ELECTRON_DISABLE_SECURITY_WARNINGS",
])("no source of the program contains %s", (text) => {
  const root = fileURLToPath(new URL("../../..", import.meta.url));
  const sources = globSync("{electron,renderer,shared}/**/*.{ts,tsx,html}", { cwd: root }).filter(
    (path) => !/\.test\.tsx?$/u.test(path),
  );
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.filter((path) => readFileSync(join(root, path), "utf8").includes(text))).toEqual([]);
});

test("both policies deny by default; the print page may run its inline script, load fonts and connect to nothing", () => {
  expect(contentSecurityPolicy).toMatch(/^default-src 'none';/u);
  expect(contentSecurityPolicy).not.toMatch(/script-src[^;]*'unsafe-/u);
  expect(printSecurityPolicy).toBe(
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
});
