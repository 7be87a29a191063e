import type { PivotalStore } from "@pivotal/sdk/store/core";
import { EditSession } from "@pivotal/sdk/store/edits";
import { setCustomerStatus, statusReason } from "@pivotal/sdk/store/record";
import { setUnsaved } from "../../base/unsaved-guard.ts";

/** A status, and why, as a person chooses it. An empty reason is none. */
export interface StatusChoice {
  readonly status: string;
  readonly reason: string;
}

/** The status of one customer being changed, wherever it is shown. Outlives the elements that show it. */
export class StatusEdit {
  readonly session: EditSession<StatusChoice>;
  /** A reason that was typed and is saved nowhere: offered when its status is chosen again. */
  readonly reasons = new Map<string, string>();
  /** Statuses that the customer has had here, so that one that is not known otherwise can be chosen again. */
  readonly had = new Set<string>();
  /** The disagreement of score and status that a person does not want to hear of again; another one is shown. */
  dismissed: string | undefined;

  constructor(store: PivotalStore, id: string) {
    this.session = new EditSession<StatusChoice>({
      value: () => {
        const customer = store.records.get(id);
        return customer && { status: customer.status, reason: statusReason(customer) ?? "" };
      },
      clean: ({ status, reason }) => ({ status, reason: reason.trim() }),
      check: () => undefined,
      save: async ({ status, reason }) => {
        const saved = await setCustomerStatus(store, id, status, { reason });
        this.reasons.delete(status);
        return { status: saved.status, reason: statusReason(saved) ?? "" };
      },
    });
    this.session.changed.add(() => setUnsaved(this, this.session.busy));
  }

  /** Saves a choice that needs no more words. */
  choose(choice: StatusChoice): void {
    this.session.open();
    this.session.type(choice);
    this.session.commit();
  }
}

const held = new WeakMap<PivotalStore, Map<string, StatusEdit>>();

/** The change of a customer's status in a store, made when first asked for. `id` is a cuid. */
export function statusEditOf(store: PivotalStore, id: string): StatusEdit {
  let edits = held.get(store);
  if (!edits) {
    const made = new Map<string, StatusEdit>();
    held.set(store, (edits = made));
    store.cleared.add(() => {
      for (const edit of made.values()) setUnsaved(edit, false);
      made.clear();
    });
  }
  let edit = edits.get(id);
  if (!edit) edits.set(id, (edit = new StatusEdit(store, id)));
  return edit;
}
