import { useEffect, useRef, useState } from "react";
import type { PDFDocumentProxy } from "pdfjs-dist";
import { useMessages } from "../app/messages.tsx";
import { openPdf } from "./pdf.ts";
import { PageHints } from "./PageHints.tsx";
import type { PrintedIssue } from "./use-printed-pages.ts";
import "./preview.css";

export interface PreviewPanelProps {
  printed: PrintedIssue | null;
  isStale: boolean;
  failure: string | null;
  /** Goes to the paragraph of a hint. */
  onGoTo: (block: string) => void;
}

/** The printed pages beside the paper: the very PDF that an export writes. */
export function PreviewPanel({ printed, isStale, failure, onGoTo }: PreviewPanelProps) {
  const words = useMessages().desk;
  const [shown, setShown] = useState<PDFDocumentProxy | null>(null);
  useEffect(() => {
    if (!printed) return;
    let isLatest = true;
    void openPdf(printed.pdf).then((pdf) => (isLatest ? setShown(pdf) : void pdf.loadingTask.destroy()));
    return () => {
      isLatest = false;
    };
  }, [printed]);
  // The old pages stay until the new ones are there: no flicker while typing.
  useEffect(() => () => void shown?.loadingTask.destroy(), [shown]);
  return (
    <section className="preview" aria-label={words.pages} aria-busy={isStale}>
      <header className="preview-header">
        <span className="faint" aria-live="polite">
          {isStale || !printed ? words.counting : words.pagesOf(printed.pages)}
        </span>
      </header>
      {printed && printed.hints.length > 0 ? <PageHints hints={printed.hints} onGoTo={onGoTo} /> : null}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls by keys */}
      <div className="preview-pages" role="group" aria-label={words.pages} tabIndex={0}>
        {failure ? <p className="preview-failure">{failure}</p> : null}
        {shown
          ? Array.from({ length: shown.numPages }, (_, index) => (
              <Page key={index} pdf={shown} number={index + 1} />
            ))
          : null}
      </div>
    </section>
  );
}

/** One page, drawn when it comes into sight. */
function Page({ pdf, number }: { pdf: PDFDocumentProxy; number: number }) {
  const words = useMessages().desk;
  const canvas = useRef<HTMLCanvasElement>(null);
  const isInSight = useInSight(canvas);
  useEffect(() => {
    if (!isInSight || !canvas.current) return;
    const target = canvas.current;
    let cancel = () => {};
    void (async () => {
      const page = await pdf.getPage(number);
      const scale = (target.clientWidth * devicePixelRatio) / page.getViewport({ scale: 1 }).width;
      const viewport = page.getViewport({ scale });
      // Drawn aside and copied when done, so that the old page is seen until then.
      const aside = document.createElement("canvas");
      aside.width = Math.round(viewport.width);
      aside.height = Math.round(viewport.height);
      const task = page.render({ canvas: aside, viewport });
      cancel = () => task.cancel();
      await task.promise;
      target.width = aside.width;
      target.height = aside.height;
      target.getContext("2d")?.drawImage(aside, 0, 0);
      target.dataset.drawn = "true";
    })().catch(() => {
      // Cancelled: newer pages are on their way.
    });
    return () => cancel();
  }, [pdf, number, isInSight]);
  return (
    <canvas ref={canvas} className="preview-page" role="img" aria-label={words.page(number, pdf.numPages)} />
  );
}

function useInSight(element: React.RefObject<HTMLElement | null>): boolean {
  const [isInSight, setIsInSight] = useState(false);
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver(
      (entries) => setIsInSight(entries.some((entry) => entry.isIntersecting)),
      { rootMargin: "300px" },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return isInSight;
}
