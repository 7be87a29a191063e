import { HttpResponse } from "msw";

/** What a fault may look at to choose its requests. */
export interface FaultRequest {
  method: string;
  /** Below `/api/v1`. */
  path: string;
  /** The path of the route that matches, with its `{parameters}`; undefined when none does. */
  route: string | undefined;
  query: URLSearchParams;
  headers: Headers;
}

interface Aim {
  /** Which requests are hit. `path` is a path, a route such as `/customers/{id}`, or a pattern. All, when left out. */
  match?: { method?: string; path?: string | RegExp } | ((request: FaultRequest) => boolean);
  /** How many requests are hit before the fault is spent. Default: all. */
  times?: number;
}

/** Answers in place of the backend: nothing is written. */
type Instead =
  | { kind: "status"; status: number; code?: string; headers?: Record<string, string>; body?: string }
  | { kind: "html"; status?: number }
  | { kind: "empty"; status?: number }
  | { kind: "networkError" }
  | { kind: "hang" }
  | { kind: "respond"; respond: (request: Request) => Response | Promise<Response> };

/**
 * Spoils the real answer: what was asked for did happen. `lost` never arrives, `truncated` ends early as if whole, `reset` breaks
 * off in the middle, `stall` stops in the middle for good, `trickle` sends a byte every `ms`.
 */
type Spoiled =
  | { kind: "lost" }
  | { kind: "truncated" }
  | { kind: "reset" }
  | { kind: "stall" }
  | { kind: "trickle"; ms: number };

/** Something that goes wrong on purpose. `delay` adds to whatever else happens. */
export type Fault = Aim & (Instead | Spoiled | { kind: "delay"; ms: number });

const TYPES: Record<number, string> = {
  400: "invalid_request_error",
  401: "authentication_error",
  403: "permission_error",
  404: "not_found",
  409: "conflict",
  429: "rate_limit_error",
};

/** Counts how often each fault has hit, so that the caller's objects stay as they are. */
export class FaultCounter {
  #hits = new WeakMap<Fault, number>();

  /** The faults that hit a request; each is counted. Of several only the first that is no delay counts. */
  take(faults: readonly Fault[], request: FaultRequest): Fault[] {
    const hit: Fault[] = [];
    for (const fault of faults) {
      const settled = hit.some(({ kind }) => kind !== "delay");
      if ((fault.kind !== "delay" && settled) || !this.#isLeft(fault) || !aims(fault, request)) continue;
      this.#hits.set(fault, (this.#hits.get(fault) ?? 0) + 1);
      hit.push(fault);
    }
    return hit;
  }

  clear(): void {
    this.#hits = new WeakMap();
  }

  #isLeft(fault: Fault): boolean {
    return (this.#hits.get(fault) ?? 0) < (fault.times ?? Infinity);
  }
}

const aims = ({ match }: Fault, request: FaultRequest): boolean => {
  if (!match) return true;
  if (typeof match === "function") return match(request);
  const { method = request.method, path = request.path } = match;
  if (method.toUpperCase() !== request.method) return false;
  return typeof path === "string" ? path === request.path || path === request.route : path.test(request.path);
};

const forever = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const stop = () => reject(signal.reason as Error);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });

/** The answer of a fault that stands in for the backend, or `undefined` when the backend has to answer itself. */
export const answerInstead = async (
  fault: Fault,
  request: Request,
  signal: AbortSignal,
): Promise<Response | undefined> => {
  switch (fault.kind) {
    case "status": {
      const type = TYPES[fault.status] ?? "internal_error";
      const envelope = { error: { type, code: fault.code ?? type, message: "Injected by a fault." } };
      const bodyless = [204, 205, 304].includes(fault.status);
      return new HttpResponse(bodyless ? null : (fault.body ?? JSON.stringify(envelope)), {
        status: fault.status,
        headers: { "Content-Type": "application/json", ...fault.headers },
      });
    }
    case "html":
      return new HttpResponse("<!doctype html><title>Bad gateway</title><h1>Bad gateway</h1>", {
        status: fault.status ?? 502,
        headers: { "Content-Type": "text/html" },
      });
    case "empty":
      return new HttpResponse(null, { status: fault.status ?? 504 });
    case "networkError":
      return HttpResponse.error();
    case "hang":
      return forever(signal);
    case "respond":
      return fault.respond(request);
    default:
      return undefined;
  }
};

/** The real answer, spoiled. */
export const spoil = async (fault: Fault, answer: Response, signal: AbortSignal): Promise<Response> => {
  if (fault.kind === "lost") return HttpResponse.error();
  const whole = new TextEncoder().encode(await answer.text());
  const half = whole.slice(0, Math.ceil(whole.length / 2));
  const init = { status: answer.status, headers: answer.headers };
  switch (fault.kind) {
    case "truncated":
      return new HttpResponse(half, init);
    case "reset":
    case "stall":
    case "trickle":
      return new HttpResponse(brokenBody(fault, whole, half, signal), init);
    default:
      return new HttpResponse(whole, init);
  }
};

const brokenBody = (
  fault: Extract<Fault, { kind: "reset" | "stall" | "trickle" }>,
  whole: Uint8Array,
  half: Uint8Array,
  signal: AbortSignal,
): ReadableStream<Uint8Array> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return new ReadableStream({
    start(controller) {
      const abort = () => {
        clearTimeout(timer);
        controller.error(signal.reason);
      };
      signal.addEventListener("abort", abort, { once: true });
      if (fault.kind !== "trickle") controller.enqueue(half);
      if (fault.kind !== "trickle") return;
      let sent = 0;
      const send = () => {
        controller.enqueue(whole.slice(sent, ++sent));
        if (sent < whole.length) timer = setTimeout(send, fault.ms);
        else controller.close();
      };
      timer = setTimeout(send, fault.ms);
    },
    pull(controller) {
      if (fault.kind === "reset") controller.error(new TypeError("terminated"));
    },
    cancel() {
      clearTimeout(timer);
    },
  });
};
