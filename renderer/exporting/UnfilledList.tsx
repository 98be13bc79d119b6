import { TriangleAlert } from "lucide-react";
import type { Unfilled } from "../../shared/workflow/unfilled.ts";
import type { Messages } from "../../shared/messages/index.ts";
import { useMessages } from "../app/messages.tsx";
import styles from "./exporting.module.css";

/** A list of the fields that are not filled in; each leads to its place. */
export function UnfilledList({
  places,
  onGoTo,
}: {
  places: readonly Unfilled[];
  onGoTo: (place: Unfilled) => void;
}) {
  const words = useMessages().exporting;
  return (
    <section className={styles.unfilled} aria-label={words.unfilled(places.length)}>
      <h3>
        <TriangleAlert size={15} aria-hidden="true" />
        {words.unfilled(places.length)}
      </h3>
      <ul>
        {places.map((place, index) => (
          // A field can occur twice in one paragraph, so it is no key; the list does not change while it is shown.
          // oxlint-disable-next-line no-array-index-key
          <li key={index}>
            <button type="button" onClick={() => onGoTo(place)}>
              {describe(place, words)}
            </button>
          </li>
        ))}
      </ul>
      <small>{words.unfilledHint}</small>
    </section>
  );
}

function describe(place: Unfilled, words: Messages["exporting"]): string {
  if (place.kind === "field") return words.field(place.name);
  return place.kind === "number" ? words.noNumber : words.noDate;
}
