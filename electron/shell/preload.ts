/** Runs in the sandbox before the page: gives it its port. Bundled into one CommonJS file, as the sandbox loads no other. */
import { contextBridge, ipcRenderer } from "electron";
import { portName } from "./channels.ts";
import { shellPort } from "./port.ts";

contextBridge.exposeInMainWorld(portName, shellPort(ipcRenderer));
