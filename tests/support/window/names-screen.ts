/** The table of names on the screen. */
import { expect, type Page } from "@playwright/test";

export const grid = (page: Page) => page.getByRole("grid");
export const cell = (page: Page, label: string) => grid(page).getByLabel(label, { exact: true });
/** The cells of each row, joined by ` | `. */
export const rows = async (page: Page) =>
  grid(page)
    .locator("[data-row]")
    .evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll("input")].map(({ value }) => value).join(" | ")),
    );
export const expectSaved = (page: Page) => expect(page.locator(".names_state")).toHaveText("已保存");
