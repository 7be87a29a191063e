import { Tags } from "../resources/tags/tags.ts";
import type { Tag } from "../resources/tags/tags.schema.ts";
import { wholeList } from "./lookups.ts";
import type { Query } from "./query.ts";
import { resourceOf } from "./resource-of.ts";

/** The tags in use with their counts; where it is `unavailable`, `tagsOf` counts those of the customers at hand. [X] */
export const tagsQuery: Query<readonly Tag[]> = wholeList("tags", (client) =>
  resourceOf(client, "tags", Tags),
);
