import type { CSSProperties } from "react";
import { toDateFields, type PublicationProfile } from "../../shared/publications/publication.ts";
import type { Masthead } from "../../shared/document/schema.ts";
import { cssFamily } from "../../shared/layout/faces.ts";
import { dateLine, numberLine } from "../../shared/layout/html.ts";
import {
  gridPitch,
  issuerSize,
  millimetresPerPoint,
  nameLines,
  pageOf,
  typeArea,
} from "../../shared/layout/page.ts";
import { useMessages } from "../app/messages.tsx";
import styles from "./publications.module.css";

/** A small picture of the masthead that a profile gives; everything in it has the same scale. */
export function SampleMasthead({ profile, day }: { profile: PublicationProfile; day: string }) {
  const words = useMessages().publications;
  const { name, issuer, numbering, dateForm, sections } = profile;
  const masthead: Masthead = {
    name,
    number: 1,
    issuer,
    ...toDateFields(day, dateForm),
    ...(numbering === "yearly" && { runningNumber: 100 }),
  };
  const page = pageOf(profile);
  const line = gridPitch(page).line / millimetresPerPoint;
  // In points; the style sheet scales them.
  const figures: CSSProperties = {
    "--width": typeArea(page).width / millimetresPerPoint,
    "--line": line,
    "--body": page.bodySize,
    "--issuer": issuerSize(issuer, dateLine(masthead), page),
    "--issuer-height": page.masthead.issuerLines * line,
    "--rule": page.rules.masthead / millimetresPerPoint,
    "--red-of-masthead": page.masthead.colour,
    "--section-align": page.section === "centre" ? "center" : "left",
    "--face-title": cssFamily("title", page.faces),
    "--face-hei": cssFamily("hei", page.faces),
    "--face-fang": cssFamily("fang", page.faces),
  };
  return (
    <div className={styles.sampleMasthead} role="img" aria-label={words.sample} style={figures}>
      {nameLines(name, page).map(({ text, size, spacing, lines }, index) => (
        // The lines of a name do not move, so the index is a stable key.
        // oxlint-disable-next-line no-array-index-key
        <span
          key={index}
          className={styles.sampleName}
          style={{ "--size": size, "--spacing": spacing, "--height": lines * line }}
        >
          {text || " "}
        </span>
      ))}
      <span>{numberLine(masthead)}</span>
      <span className={styles.sampleIssuer}>
        <span>{issuer}</span>
        <span>{dateLine(masthead)}</span>
      </span>
      {sections[0] ? <span className={styles.sampleSection}>{sections[0]}</span> : null}
    </div>
  );
}
