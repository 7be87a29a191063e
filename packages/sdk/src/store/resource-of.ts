import { NotFoundError } from "../core/errors.ts";
import type { Requester } from "../core/options.ts";
import type { StoreClient } from "./store.ts";

/** The resources of a client of which a page carries the code only with what asks for them. */
type Later = "activity" | "contacts" | "me" | "onboardings" | "tags" | "views";

/**
 * A resource of a client: its own, else one over its transport. Throws NotFoundError for a client that has neither, which does not offer
 * it.
 */
export function resourceOf<N extends Later>(
  client: StoreClient,
  name: N,
  make: new (transport: Requester) => NonNullable<StoreClient[N]>,
): NonNullable<StoreClient[N]> {
  const own = client[name];
  if (own) return own;
  if (client.transport) return new make(client.transport);
  throw new NotFoundError(`The client does not offer ${name}.`, { status: 404 });
}
