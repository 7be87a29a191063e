import { createBackend, type Backend, type BackendOptions } from "@pivotal/mocks";
import { faultsByName, latencyByName } from "./knobs.ts";

/** Where the elements of every story send their requests, as they would to a host's own handler. */
export const BASE_URL = "/api/pivotal";

/**
 * What a story asks of its backend, in `parameters: { backend: { customers: 40, level: "published" } }`; the toolbar
 * wins over it. Default: seed 1, 60 customers, level full, no latency, no faults, no rate limit.
 */
export type BackendParameters = BackendOptions;

const usual: BackendParameters = { seed: 1, customers: 60, level: "full", rateLimit: false, mount: BASE_URL };

function fromToolbar({ level, latency, faults }: Record<string, string | undefined>): BackendParameters {
  return {
    ...(level && { level: level as BackendParameters["level"] }),
    ...(latency && { latency: latencyByName[latency] }),
    ...(faults && { faults: faultsByName[faults] }),
  };
}

let held: { key: string; backend: Backend } | undefined;

/** The backend of the story on show: the same one while its controls change, a new one for another story or toolbar. */
export function backendFor(
  story: string,
  parameters: BackendParameters,
  toolbar: Record<string, string | undefined>,
): Backend {
  const chosen = fromToolbar(toolbar);
  const key = `${story} ${JSON.stringify(chosen)}`;
  if (held?.key !== key) held = { key, backend: createBackend({ ...usual, ...parameters, ...chosen }) };
  return held.backend;
}

/** Forgets the backend, so that the next story (or the same one, mounted again) starts from the seed. */
export function releaseBackend(): void {
  held = undefined;
}
