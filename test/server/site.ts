import {
  createPivotalHandler,
  type AuditEntry,
  type PivotalAlert,
  type PivotalHandler,
} from "@pivotal/sdk/server";
import type { PivotalHandlerOptions } from "@pivotal/sdk/server";
import { startUpstream, type Upstream } from "./recording-upstream.ts";

/** A key that must appear nowhere. */
export const CANARY = "pivotal_Canary000000000000000000";

export interface TestSite {
  readonly upstream: Upstream;
  readonly handler: PivotalHandler;
  readonly audit: AuditEntry[];
  readonly alerts: PivotalAlert[];
}

/** A handler in front of a recording service. Everybody may do everything, unless told otherwise. */
export async function openTestSite(options: Partial<PivotalHandlerOptions> = {}): Promise<TestSite> {
  const upstream = await startUpstream();
  const audit: AuditEntry[] = [];
  const alerts: PivotalAlert[] = [];
  const handler = createPivotalHandler({
    apiKey: CANARY,
    baseUrl: upstream.baseUrl,
    authorize: () => ({ allow: true, user: "ana" }),
    onAudit: (entry) => void audit.push(entry),
    onAlert: (alert) => void alerts.push(alert),
    ...options,
  });
  return { upstream, handler, audit, alerts };
}

/** Runs a test against a site of its own, and closes it however the test ends. */
export const withSite =
  (options: Partial<PivotalHandlerOptions>, test: (site: TestSite) => Promise<void>): (() => Promise<void>) =>
  async () => {
    const site = await openTestSite(options);
    try {
      await test(site);
    } finally {
      await site.upstream.close();
    }
  };
