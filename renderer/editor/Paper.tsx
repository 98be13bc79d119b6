/** The issue on paper: as wide as it is printed, with the printed lines, edited in place. */
import { ContentEditable } from "@lexical/react/LexicalContentEditable";
import { useLayoutEffect, useRef, type CSSProperties } from "react";
import { faceRoles } from "../../shared/bulletin/page-settings.ts";
import type { DateForm } from "../../shared/bulletin/publication.ts";
import { cssFamily } from "../../shared/layout/faces.ts";
import { gridPitch, letterSpacing, type PageProfile } from "../../shared/layout/page.ts";
import { useMessages } from "../app/messages.tsx";
import { Contents } from "./Contents.tsx";
import { ImprintFields } from "./ImprintFields.tsx";
import { MastheadFields } from "./MastheadFields.tsx";
import { usePage } from "./page-context.ts";
import "./paper.css";

export interface PaperProps {
  /** How a date that is typed is printed. */
  dateForm?: DateForm | undefined;
  /** 1 is life-size; by default the paper fits the room it has, up to life-size. */
  zoom?: number | undefined;
  /** Without masthead and imprint: a text that is no issue. */
  bodyOnly?: boolean;
  /** How revisions are shown: as marks in the text, or as a bar beside what changed. */
  marks?: "all" | "simple";
  /** Out of sight, but there: something else is shown in its place. */
  isHidden?: boolean;
}

/** The scrolling canvas with the paper on it. It fills the element that it is put into. */
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
        className={bodyOnly ? "paper paper-body-only" : "paper"}
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
        <div className="paper-body">
          <ContentEditable
            className="blocks"
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

/** The figures of the page, for the style sheet. */
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
  } as CSSProperties;
}

const pixelsPerMillimetre = 96 / 25.4;
/** Of the canvas's width, how much stays beside the paper at least. */
const beside = 0.12;

/** Keeps the paper as wide as there is room for. */
function useFit(
  canvas: { current: HTMLDivElement | null },
  page: PageProfile,
  zoom: number | undefined,
): void {
  useLayoutEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const set = (value: number) =>
      element.style.setProperty("--paper-zoom", String(Math.round(value * 1000) / 1000));
    if (zoom !== undefined) {
      set(zoom);
      return undefined;
    }
    const fit = () =>
      set(
        Math.max(
          0.5,
          Math.min(1, (element.clientWidth * (1 - beside)) / (page.paper.width * pixelsPerMillimetre)),
        ),
      );
    fit();
    const observer = new ResizeObserver(fit);
    observer.observe(element);
    return () => observer.disconnect();
  }, [canvas, page, zoom]);
}
