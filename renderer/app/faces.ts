import { faceRoles } from "../../shared/publications/page-settings.ts";
import { cssFamily, fontFaceCss, screenFaceCss } from "../../shared/layout/faces.ts";

/**
 * Installs the bundled faces: as `@font-face` rules, and as the CSS variables `--face-fang`, `--face-hei`, …
 */
export function installFaces(): void {
  const style = document.createElement("style");
  const variables = faceRoles.map((role) => `--face-${role}:${cssFamily(role)}`).join(";");
  style.textContent = `${fontFaceCss("./fonts/")}\n${screenFaceCss("./fonts/")}\n:root{${variables}}`;
  document.head.append(style);
}
