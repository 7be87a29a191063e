import type { PivotalError, PivotalStore, StoreClient } from "@pivotal/sdk/store/core";

/** What a host learns when its user's session has ended. */
export interface PvSessionEndedDetail {
  /** Why, such as `signed_out`, `session_expired` or `session_renewal_failed`. */
  readonly code: string | undefined;
  /** Goes on: asks again for all that is shown. To be called once the same user has signed in again; drafts are there still. */
  resume(): void;
}

declare global {
  interface HTMLElementEventMap {
    "pv-session-ended": CustomEvent<PvSessionEndedDetail>;
  }
}

/** Stores whose host knows, until something is answered again. */
const told = new WeakSet<PivotalStore>();

/** Tells the host that its user's session has ended, once for all that was refused. */
export function tellEnded(
  { code }: PivotalError,
  transport: StoreClient["transport"],
  store: PivotalStore,
  place: EventTarget | undefined,
): void {
  if (!place || told.has(store)) return;
  told.add(store);
  const forget = () => {
    told.delete(store);
    unwatch?.();
    offCleared();
  };
  const offCleared = store.cleared.add(forget);
  const unwatch = transport?.watch((call) => void call.then(forget, () => undefined));
  const detail: PvSessionEndedDetail = {
    code,
    resume() {
      forget();
      store.revalidate();
    },
  };
  place.dispatchEvent(new CustomEvent("pv-session-ended", { detail, bubbles: true, composed: true }));
}
