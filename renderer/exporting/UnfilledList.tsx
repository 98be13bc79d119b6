import { TriangleAlert } from "lucide-react";
import type { Unfilled } from "../../shared/bulletin/unfilled.ts";
import { useMessages } from "../app/messages.tsx";

/** What the issue still lacks; each leads there. */
export function UnfilledList({
  places,
  onGoTo,
}: {
  places: readonly Unfilled[];
  onGoTo: (place: Unfilled) => void;
}) {
  const words = useMessages().exporting;
  return (
    <section className="unfilled" aria-label={words.unfilled(places.length)}>
      <h3>
        <TriangleAlert size={15} aria-hidden="true" />
        {words.unfilled(places.length)}
      </h3>
      <ul>
        {places.map((place, index) => (
          // The same field may stand in one paragraph twice; the list stays as it is while it is shown.
          // oxlint-disable-next-line no-array-index-key
          <li key={index}>
            <button type="button" onClick={() => onGoTo(place)}>
              {place.kind === "field"
                ? words.field(place.name)
                : place.kind === "number"
                  ? words.noNumber
                  : words.noDate}
            </button>
          </li>
        ))}
      </ul>
      <small>{words.unfilledHint}</small>
    </section>
  );
}
