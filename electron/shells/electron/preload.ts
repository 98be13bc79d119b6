/**
 * The preload script: runs in the sandbox before the page and gives it its port. It is bundled into one
 * CommonJS file, because the sandbox can load no other modules.
 */
import { contextBridge, ipcRenderer } from "electron";
import { portName } from "./channels.ts";
import { createShellPort } from "./port.ts";

contextBridge.exposeInMainWorld(portName, createShellPort(ipcRenderer));
