import { useState } from "react";
import { locales, type Locale } from "../../shared/messages/index.ts";
import { themes, writeAddress } from "./address.ts";
import { specimens } from "./specimens.tsx";
import styles from "./gallery.module.css";

const names = Object.keys(specimens);

/**
 * The frame of the gallery: a list of all specimens, and the chosen one in both themes side by side. Each
 * theme is a frame of its own, because the theme and the focus of a modal dialog belong to a whole document.
 */
export function Gallery() {
  const [name, setName] = useState(names[0] ?? "");
  const [locale, setLocale] = useState<Locale>("zh-CN");
  return (
    <div className={styles.gallery}>
      <nav className={styles.list} aria-label="Specimens">
        <select
          aria-label="Language"
          value={locale}
          onChange={(event) => setLocale(locales.find((each) => each === event.target.value) ?? locale)}
        >
          {locales.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
        {names.map((each) => (
          <button key={each} type="button" aria-pressed={each === name} onClick={() => setName(each)}>
            {each}
          </button>
        ))}
      </nav>
      {themes.map((theme) => {
        const address = writeAddress({ show: name, theme, locale });
        // oxlint-disable-next-line react/iframe-missing-sandbox -- the frame shows this very page
        return <iframe key={theme} className={styles.frame} title={`${name}, ${theme}`} src={address} />;
      })}
    </div>
  );
}
