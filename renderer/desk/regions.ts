/** The parts of the desk among which F6 goes, in the order of the screen. */
const regions = [".desk-header", ".desk-tools", ".outline", ".waiting", ".blocks", ".side-panel", ".status"];
const stops = "button:enabled:not([tabindex='-1']), input:enabled, select:enabled, [tabindex='0']";

/** Takes the keyboard to the next or previous part of the desk, as Word does with F6. `toText` gives the caret back to the text. */
export function goToRegion(direction: 1 | -1, toText: () => void): void {
  if (document.querySelector("[role=dialog]")) return;
  const shown = regions
    .map((selector) => document.querySelector(selector))
    .filter((element) => element !== null);
  const current = shown.findIndex((element) => element.contains(document.activeElement));
  // From elsewhere (the masthead, say) the text is the way in.
  const text = shown.findIndex((element) => element.matches(".blocks"));
  const next = shown[current < 0 ? text : (current + direction + shown.length) % shown.length];
  if (next?.matches(".blocks")) toText();
  else next?.querySelector<HTMLElement>(stops)?.focus();
}
