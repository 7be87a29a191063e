import { identitySchema } from "@pivotal/sdk/schemas";
import type { Db } from "../db.ts";
import { mix } from "../hash.ts";
import { NOUN } from "../ids.ts";
import type { RATE_LIMITS } from "../keys.ts";
import type { Route } from "../route.ts";

const TIERS: Record<keyof typeof RATE_LIMITS, string> = { live: "free", test: "test", paid: "paid" };

/** The part of a key that may be shown. */
export const keyPrefix = (key: string): string => key.slice(0, key.startsWith("pivotal_test_") ? 17 : 12);

const textHash = (text: string) =>
  mix(...Array.from(text, (letter) => letter.codePointAt(0) ?? 0)) & 0x7fff_ffff;

/** The id of the organization that a workspace belongs to. */
export const organizationId = (db: Db, workspace: string): string => db.id(NOUN.key, textHash(workspace));

export const meRoutes: Route[] = [
  {
    method: "GET",
    path: "/me",
    operation: "me.retrieve",
    summary: "Which key is asking, and whose workspace it opens",
    level: "published",
    answer: identitySchema,
    handle: ({ db, key, drift }) => {
      const prefix = keyPrefix(key.key);
      if (drift.legacyMe) return { object: "api_key_identity", key_name: key.name, key_prefix: prefix };
      return {
        object: "me",
        api_key: {
          id: db.id(NOUN.key, textHash(key.name)),
          name: key.name,
          prefix,
          scopes: ["read", "write"],
          rate_limit_tier: TIERS[key.tier],
        },
        organization: {
          id: organizationId(db, key.workspace),
          slug: key.workspace,
          name: key.workspace === "main" ? "Demo Workspace" : key.workspace,
        },
      };
    },
  },
];
