/** The gallery's page: the frame with its list, or one specimen where the address names one. */
import { StrictMode, useSyncExternalStore } from "react";
import { createRoot } from "react-dom/client";
import { bridgeOver } from "../../shared/port/port-bridge.ts";
import { installFaces } from "../app/faces.ts";
import { loopbackPort } from "../app/loopback-port.ts";
import { Gallery } from "./Gallery.tsx";
import { Specimen } from "./Specimen.tsx";
import { readAddress } from "./address.ts";
import { fetchData } from "./specimens.tsx";
import "../app/tokens.css";
import "../app/base.css";

const bridge = bridgeOver(loopbackPort());

function onHashChange(listener: () => void): () => void {
  addEventListener("hashchange", listener);
  return () => removeEventListener("hashchange", listener);
}

/** Follows the address without a reload: the frame of the gallery changes only the hash. */
function Page() {
  const hash = useSyncExternalStore(onHashChange, () => location.hash);
  const { show, theme, locale } = readAddress(hash);
  if (show === null) return <Gallery />;
  return (
    <Specimen key={hash} bridge={bridge} data={fetchData(bridge)} name={show} theme={theme} locale={locale} />
  );
}

installFaces();
const root = document.getElementById("root");
if (!root) throw new Error("the page has no #root");
createRoot(root).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
