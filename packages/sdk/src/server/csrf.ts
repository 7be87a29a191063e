import { Refusal } from "./refusal.ts";

/** A page of another origin cannot set this header without a preflight, which the handler grants to the origins of its sessions only. */
const PROOF = "x-pivotal-client";

const refuse = (code: string, message: string) => new Refusal(403, code, message);

/**
 * Refuses what another site could have made the browser send, reads included. `own` are the origins that people see in their address bar;
 * without any, the request's own origin counts.
 */
export function refuseCrossSite(request: Request, own: readonly string[]): void {
  refuseStranger(request);
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  if (site !== null && site !== "same-origin") {
    throw refuse("cross_site", "This address answers its own pages only.");
  }
  if (site === null && origin === null) {
    throw refuse(
      "missing_origin",
      "The browser did not say which site is asking. Serve this page over https.",
    );
  }
  if (origin !== null && !isOwn(origin, request, own, site !== null)) {
    throw refuse(
      "foreign_origin",
      "This address answers its own pages only. Behind a proxy, give the handler the `origin` that people see.",
    );
  }
}

/** Refuses what is not sent by the client, which a form and an image cannot be. */
export function refuseStranger(request: Request): void {
  if (!request.headers.get(PROOF)) {
    throw refuse(
      "missing_client_header",
      "Only the Pivotal client may call this address: X-Pivotal-Client is missing.",
    );
  }
}

function isOwn(origin: string, request: Request, own: readonly string[], vouched: boolean): boolean {
  if (own.length > 0) return own.includes(origin);
  const asked = new URL(request.url);
  if (origin === asked.origin) return true;
  // With the browser's own word for it, only the scheme may differ: TLS often ends at a proxy in front of the host.
  return vouched && URL.canParse(origin) && new URL(origin).host === asked.host;
}

/** Refuses a body that is not declared as JSON, which is all that a cross-site form can send. */
export function refuseForeignBody(request: Request): void {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") {
    throw refuse("json_only", "Send the body as application/json.");
  }
}
