/** The issue on paper, edited in place, with the printed width and the printed line breaks. */
import { ContentEditable } from "@lexical/react/LexicalContentEditable";
import { useLayoutEffect, useRef, type CSSProperties } from "react";
import { faceRoles } from "../../../shared/publications/page-settings.ts";
import type { DateForm } from "../../../shared/publications/publication.ts";
import { cssFamily } from "../../../shared/layout/faces.ts";
import { gridPitch, letterSpacing, type PageProfile } from "../../../shared/layout/page.ts";
import { joinClasses } from "../../app/class-names.ts";
import { useMessages } from "../../app/messages.tsx";
import { Contents } from "./Contents.tsx";
import { ImprintFields } from "./ImprintFields.tsx";
import { MastheadFields } from "./MastheadFields.tsx";
import { usePage } from "./page-context.ts";
import "./paper.css";
import styles from "./paper.module.css";

export interface PaperProps {
  /** How a typed date is printed. */
  dateForm?: DateForm | undefined;
  /**
   * The scale, where 1 is life-size. By default the paper fits into the canvas, from half up to life-size.
   */
  zoom?: number | undefined;
  /** Shows the body without masthead and imprint, for a text that is not an issue (a template). */
  bodyOnly?: boolean;
  /** Shows revisions as marks in the text, or only as a bar beside changed paragraphs. */
  marks?: "all" | "simple";
  /** Keeps the paper rendered but hidden while something else is shown in its place. */
  isHidden?: boolean;
}

/** The scrolling canvas with the paper on it. It fills its parent element. */
export function Paper({
  dateForm = "arabic",
  zoom,
  bodyOnly = false,
  marks = "all",
  isHidden = false,
}: PaperProps) {
  const messages = useMessages().editor;
  const page = usePage();
  const canvas = useRef<HTMLDivElement>(null);
  useFit(canvas, page, zoom);
  return (
    <div className="canvas" ref={canvas} hidden={isHidden}>
      <article
        className={joinClasses("paper", bodyOnly && styles.bodyOnly)}
        style={pageVariables(page)}
        data-marks={marks}
        aria-label={messages.paper}
        lang="zh-CN"
      >
        {bodyOnly ? null : (
          <>
            <MastheadFields page={page} dateForm={dateForm} />
            <Contents />
          </>
        )}
        <div className={styles.paperBody}>
          <ContentEditable
            className="blocks"
            data-region="paper"
            ariaLabel={messages.body}
            ariaMultiline
            spellCheck={false}
            tabIndex={0}
            aria-placeholder={messages.bodyHint}
            placeholder={<p className="blocks-hint">{messages.bodyHint}</p>}
          />
        </div>
        {bodyOnly ? null : <ImprintFields />}
      </article>
    </div>
  );
}

/** The measures of the page as variables for `paper.css`. */
function pageVariables(page: PageProfile): CSSProperties {
  const { paper, margins, rules } = page;
  const pitch = gridPitch(page);
  return {
    "--page-width": `${paper.width}mm`,
    "--page-height": `${paper.height}mm`,
    "--page-margins": `${margins.top}mm ${margins.right}mm ${margins.bottom}mm ${margins.left}mm`,
    "--margin-top": `${margins.top}mm`,
    "--line-pitch": `${pitch.line}mm`,
    "--character-pitch": `${pitch.character}mm`,
    "--letter-spacing": `${letterSpacing(page)}mm`,
    "--body-size": `${page.bodySize}pt`,
    "--small-size": `${page.smallSize}pt`,
    "--number-lines": page.masthead.numberLines,
    "--issuer-lines": page.masthead.issuerLines,
    "--masthead-colour": page.masthead.colour,
    "--rule-masthead": `${rules.masthead}mm`,
    "--rule-outer": `${rules.outer}mm`,
    "--rule-inner": `${rules.inner}mm`,
    "--section-align": page.section === "centre" ? "center" : "left",
    ...Object.fromEntries(faceRoles.map((role) => [`--face-${role}`, cssFamily(role, page.faces)])),
  };
}

/** CSS pixels per millimetre (96 px per inch). */
const pixelsPerMillimetre = 96 / 25.4;
/** The minimum share of the canvas's width that stays free beside the paper. */
const freeShare = 0.12;

/** Sets the scale of the paper; without `zoom` it follows the width of the canvas. */
function useFit(
  canvas: { current: HTMLDivElement | null },
  page: PageProfile,
  zoom: number | undefined,
): void {
  useLayoutEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const setZoom = (value: number) =>
      element.style.setProperty("--paper-zoom", String(Math.round(value * 1000) / 1000));
    if (zoom !== undefined) {
      setZoom(zoom);
      return undefined;
    }
    const fit = () =>
      setZoom(
        Math.max(
          0.5,
          Math.min(1, (element.clientWidth * (1 - freeShare)) / (page.paper.width * pixelsPerMillimetre)),
        ),
      );
    fit();
    const observer = new ResizeObserver(fit);
    observer.observe(element);
    return () => observer.disconnect();
  }, [canvas, page, zoom]);
}
