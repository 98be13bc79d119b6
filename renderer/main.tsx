/** The entry point of the window: connects it to its shell and draws the first screen. */
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { bridgeOver } from "../shared/port/port-bridge.ts";
import { App } from "./frame/App.tsx";
import { installFaces } from "./app/faces.ts";
import { loopbackPort } from "./app/loopback-port.ts";
import { readRoute } from "./app/route.ts";
import { loadFirst } from "./frame/screens.tsx";
import "./app/tokens.css";
import "./app/base.css";

loadFirst(readRoute(location.hash));
installFaces();
const bridge = bridgeOver(window.bulletinShell ?? loopbackPort());
const root = document.getElementById("root");
if (!root) throw new Error("the page has no #root");
createRoot(root).render(
  <StrictMode>
    <App bridge={bridge} />
  </StrictMode>,
);
