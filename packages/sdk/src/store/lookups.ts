import { NotFoundError } from "../core/errors.ts";
import type { ListCall } from "../core/page.ts";
import type { CustomField } from "../resources/custom-fields/custom-fields.schema.ts";
import type { Member } from "../resources/members/members.schema.ts";
import type { Query } from "./query.ts";
import type { StoreClient } from "./store.ts";

interface Listed<T> {
  list(params: { limit: number }, options: { signal: AbortSignal; lane: "background" }): ListCall<T>;
}

/** A short list of the workspace, whole; `unavailable` where the server, or a client of the host's own, does not offer it. */
export const wholeList = <T>(
  key: string,
  of: (client: StoreClient) => Listed<T> | undefined,
): Query<readonly T[]> => ({
  key,
  capability: key,
  async load(client, signal) {
    const resource = of(client);
    if (!resource) throw new NotFoundError("The client does not offer this.", { status: 404 });
    return resource.list({ limit: 100 }, { signal, lane: "background" }).toArray();
  },
});

/** The workspace's people; where it is `unavailable`, `membersOf` names those whom customers name. [X] */
export const membersQuery: Query<readonly Member[]> = wholeList("members", ({ members }) => members);

/** What the custom fields are; where it is `unavailable`, `customFieldsOf` gives those that customers have. [X] */
export const customFieldsQuery: Query<readonly CustomField[]> = wholeList(
  "custom_fields",
  ({ customFields }) => customFields,
);
