import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { bridgeOver } from "../shared/contract/port-bridge.ts";
import { App } from "./app/App.tsx";
import { installFaces } from "./app/faces.ts";
import { loopbackPort } from "./app/loopback-port.ts";
import "./app/tokens.css";
import "./app/base.css";

installFaces();
const bridge = bridgeOver(window.bulletinShell ?? loopbackPort());
createRoot(document.getElementById("root") as HTMLElement).render(
  <StrictMode>
    <App bridge={bridge} />
  </StrictMode>,
);
