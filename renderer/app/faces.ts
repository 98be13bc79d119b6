import { faceRoles } from "../../shared/bulletin/page-settings.ts";
import { cssFamily, fontFaceCss, screenFaceCss } from "../../shared/layout/faces.ts";

/** Makes the bundled faces known to the window: as `@font-face`, and as `--face-fang`, `--face-hei`, … for its styles. */
export function installFaces(): void {
  const style = document.createElement("style");
  const variables = faceRoles.map((role) => `--face-${role}:${cssFamily(role)}`).join(";");
  style.textContent = `${fontFaceCss("./fonts/")}\n${screenFaceCss("./fonts/")}\n:root{${variables}}`;
  document.head.append(style);
}
