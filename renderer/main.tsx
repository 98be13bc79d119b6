/** The entry point of the window: connects it to its shell and draws the first screen. */
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { bridgeOver } from "../shared/port/port-bridge.ts";
import { App } from "./frame/App.tsx";
import { WindowBoundary } from "./frame/WindowBoundary.tsx";
import { watchFaults } from "./app/report-fault.ts";
import { installFaces } from "./app/faces.ts";
import { loopbackPort } from "./app/loopback-port.ts";
import { readRoute } from "./app/route.ts";
import { loadFirst } from "./frame/screens.tsx";
import "./app/tokens.css";
import "./app/base.css";

loadFirst(readRoute(location.hash));
installFaces();
const bridge = bridgeOver(window.bulletinShell ?? loopbackPort());
watchFaults(bridge);
const root = document.getElementById("root");
if (!root) throw new Error("the page has no #root");
createRoot(root).render(
  <StrictMode>
    <WindowBoundary bridge={bridge}>
      <App bridge={bridge} />
    </WindowBoundary>
  </StrictMode>,
);
