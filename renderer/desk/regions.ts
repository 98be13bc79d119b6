/** The parts of the desk that F6 goes through (`data-region`), in the order of the screen. */
const regions = ["header", "tools", "outline", "waiting", "paper", "panel", "status"];
/** The elements of a part that can take the focus. */
const focusable = "button:enabled:not([tabindex='-1']), input:enabled, select:enabled, [tabindex='0']";

/**
 * Moves the focus to the next or previous part of the desk, as F6 does in Word; does nothing while a dialog
 * is open.
 * @param toText puts the caret back into the text
 */
export function goToRegion(direction: 1 | -1, toText: () => void): void {
  if (document.querySelector("[role=dialog]")) return;
  const parts = regions
    .map((name) => document.querySelector<HTMLElement>(`[data-region="${name}"]`))
    .filter((element) => element !== null);
  const current = parts.findIndex((element) => element.contains(document.activeElement));
  // If the focus is in none of them (in the masthead, for example), go to the text.
  const text = parts.findIndex((element) => element.dataset.region === "paper");
  const next = parts[current < 0 ? text : (current + direction + parts.length) % parts.length];
  if (next?.dataset.region === "paper") toText();
  else next?.querySelector<HTMLElement>(focusable)?.focus();
}
