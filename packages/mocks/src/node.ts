import { setupServer } from "msw/node";
import type { SetupServer } from "msw/node";
import type { Backend } from "./backend.ts";

/** Intercepts the requests of a Node process for a backend. Call `listen()` to begin and `close()` to end. */
export const setupBackendServer = (backend: Backend): SetupServer => setupServer(...backend.handlers);
