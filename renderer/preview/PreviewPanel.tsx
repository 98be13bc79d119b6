import { useEffect, useRef, useState } from "react";
import type { PDFDocumentProxy } from "pdfjs-dist";
import { useMessages } from "../app/messages.tsx";
import { openPdf } from "./pdf.ts";
import { PageHints } from "./PageHints.tsx";
import type { PrintedPages } from "./use-printed-pages.ts";
import kit from "../ui/kit.module.css";
import styles from "./preview.module.css";

export interface PreviewPanelProps extends PrintedPages {
  /** Goes to the paragraph of a hint. */
  onGoTo: (block: string) => void;
}

/** The printed pages beside the paper: the same PDF that an export writes. */
export function PreviewPanel({ newestPrint, isStale, failure, onGoTo }: PreviewPanelProps) {
  const words = useMessages().desk;
  const [openedPdf, setOpenedPdf] = useState<PDFDocumentProxy | null>(null);
  useEffect(() => {
    if (!newestPrint) return;
    let isLatest = true;
    void openPdf(newestPrint.pdf).then((pdf) =>
      isLatest ? setOpenedPdf(pdf) : void pdf.loadingTask.destroy(),
    );
    return () => {
      isLatest = false;
    };
  }, [newestPrint]);
  // The old pages stay until the new ones are open, so that they do not flicker while typing.
  useEffect(() => () => void openedPdf?.loadingTask.destroy(), [openedPdf]);
  return (
    <section className={styles.preview} aria-label={words.pages} aria-busy={isStale}>
      <header className={styles.header}>
        <span className={kit.faint} aria-live="polite">
          {isStale || !newestPrint ? words.counting : words.pagesOf(newestPrint.pages)}
        </span>
      </header>
      {newestPrint && newestPrint.hints.length > 0 ? (
        <PageHints hints={newestPrint.hints} onGoTo={onGoTo} />
      ) : null}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the pages scroll by keyboard */}
      <div className={styles.pages} role="group" aria-label={words.pages} tabIndex={0}>
        {failure ? <p className={styles.failure}>{failure}</p> : null}
        {openedPdf
          ? Array.from({ length: openedPdf.numPages }, (_, index) => (
              <Page key={index} pdf={openedPdf} number={index + 1} />
            ))
          : null}
      </div>
    </section>
  );
}

/** One page, drawn when it scrolls into view. */
function Page({ pdf, number }: { pdf: PDFDocumentProxy; number: number }) {
  const words = useMessages().desk;
  const canvas = useRef<HTMLCanvasElement>(null);
  const isInView = useInView(canvas);
  useEffect(() => {
    if (!isInView || !canvas.current) return;
    const target = canvas.current;
    let cancel = () => {};
    void (async () => {
      const page = await pdf.getPage(number);
      const scale = (target.clientWidth * devicePixelRatio) / page.getViewport({ scale: 1 }).width;
      const viewport = page.getViewport({ scale });
      // Draw on a second canvas and copy it when it is complete, so that the old page stays visible until
      // then.
      const buffer = document.createElement("canvas");
      buffer.width = Math.round(viewport.width);
      buffer.height = Math.round(viewport.height);
      const task = page.render({ canvas: buffer, viewport });
      cancel = () => task.cancel();
      await task.promise;
      target.width = buffer.width;
      target.height = buffer.height;
      target.getContext("2d")?.drawImage(buffer, 0, 0);
      target.dataset.drawn = "true";
    })().catch(() => {
      // Cancelled: newer pages are being drawn.
    });
    return () => cancel();
  }, [pdf, number, isInView]);
  return (
    <canvas ref={canvas} className={styles.page} role="img" aria-label={words.page(number, pdf.numPages)} />
  );
}

/** Whether the element is in view, or less than 300 px away from it. */
function useInView(element: React.RefObject<HTMLElement | null>): boolean {
  const [isInView, setIsInView] = useState(false);
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver(
      (entries) => setIsInView(entries.some((entry) => entry.isIntersecting)),
      { rootMargin: "300px" },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return isInView;
}
