import { resourceOf } from "./resource-of.ts";
import { Onboardings } from "../resources/onboardings/onboardings.ts";
import type { RequestOptions } from "../core/options.ts";
import type { Onboarding } from "../resources/onboardings/onboardings.schema.ts";
import { onboardingsQuery } from "./onboardings-query.ts";
import type { PivotalStore } from "./store.ts";

/** Pauses an onboarding; it shows at once, and is taken back if the server refuses it. Throws what the client throws. [P] */
export const pauseOnboarding = (store: PivotalStore, onboarding: Onboarding, options?: RequestOptions) =>
  setState(store, onboarding, "paused", options);

/** Resumes an onboarding, as `pauseOnboarding` pauses one. [P] */
export const resumeOnboarding = (store: PivotalStore, onboarding: Onboarding, options?: RequestOptions) =>
  setState(store, onboarding, "active", options);

async function setState(
  store: PivotalStore,
  onboarding: Onboarding,
  state: "paused" | "active",
  options?: RequestOptions,
): Promise<Onboarding> {
  const onboardings = resourceOf(await store.client(), "onboardings", Onboardings);
  const shown = { ...onboarding, state };
  replace(store, onboarding, () => shown);
  try {
    const write = state === "paused" ? onboardings.pause : onboardings.resume;
    const saved = await write.call(onboardings, onboarding.id, options);
    replace(store, onboarding, () => saved);
    return saved;
  } catch (error) {
    // What has come meanwhile is newer than what is taken back.
    replace(store, onboarding, (one) => (one === shown ? onboarding : one));
    throw error;
  } finally {
    store.outdate(onboarding.customer_id, "onboardings", "activity", "health");
  }
}

function replace(
  store: PivotalStore,
  { id, customer_id }: Onboarding,
  by: (onboarding: Onboarding) => Onboarding,
): void {
  const { display_id } = store.records.get(customer_id) ?? {};
  for (const name of [customer_id, ...(display_id === undefined ? [] : [String(display_id)])]) {
    const query = onboardingsQuery(name);
    const { data } = store.read(query);
    if (data)
      store.put(
        query,
        data.map((one) => (one.id === id ? by(one) : one)),
      );
  }
}
