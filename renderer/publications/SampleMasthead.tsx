import type { CSSProperties } from "react";
import { datedAs, type PublicationProfile } from "../../shared/bulletin/publication.ts";
import type { Masthead } from "../../shared/bulletin/schema.ts";
import { dateLine, numberLine } from "../../shared/layout/html.ts";
import { nameLines, standardPage } from "../../shared/layout/page.ts";
import { useMessages } from "../app/messages.tsx";

/** The masthead that a profile gives, small. */
export function SampleMasthead({ profile, day }: { profile: PublicationProfile; day: string }) {
  const words = useMessages().publications;
  const { name, issuer, numbering, dateForm } = profile;
  const masthead: Masthead = { name, number: 1, issuer, ...datedAs(day, dateForm), ...(numbering === "yearly" && { runningNumber: 100 }) };
  return (
    <div className="sample-masthead" role="img" aria-label={words.sample}>
      {nameLines(name, standardPage).map(({ text, size, spacing }, index) => (
        // The lines of a name never change places.
        // oxlint-disable-next-line no-array-index-key
        <span key={index} className="sample-name" style={{ "--size": size, "--spacing": spacing } as CSSProperties}>
          {text || " "}
        </span>
      ))}
      <span>{numberLine(masthead)}</span>
      <span className="sample-issuer">
        <span>{issuer}</span>
        <span>{dateLine(masthead)}</span>
      </span>
    </div>
  );
}
