import { setupWorker } from "msw/browser";
import type { SetupWorker } from "msw/browser";
import type { Backend } from "./backend.ts";

/** Intercepts the requests of a page for a backend, through MSW's service worker. Call `start()` to begin. */
export const setupBackendWorker = (backend: Backend): SetupWorker => setupWorker(...backend.handlers);
