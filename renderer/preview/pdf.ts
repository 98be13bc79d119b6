/** Opens PDFs with pdf.js, which is loaded when pages are first shown. */
import type { PDFDocumentProxy } from "pdfjs-dist";
import workerUrl from "pdfjs-dist/build/pdf.worker.min.mjs?url";

let library: Promise<typeof import("pdfjs-dist")> | undefined;

/** Opens a PDF. The bytes are copied, because pdf.js transfers its input to a worker. */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  library ??= import("pdfjs-dist").then((pdfjs) => {
    pdfjs.GlobalWorkerOptions.workerSrc = workerUrl;
    return pdfjs;
  });
  const { getDocument } = await library;
  return getDocument({ data: bytes.slice(), useSystemFonts: false }).promise;
}
