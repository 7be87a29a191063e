import { html, type TemplateResult } from "lit";
import type { CustomerTab } from "./customer.events.ts";

/** A part of the record that is an element of its own. */
export interface RecordTab {
  /** Loads the element. */
  load(): Promise<unknown>;
  view(id: string, readOnly: boolean): TemplateResult;
}

/** In the order in which they stand. The overview is the record's own. */
export const RECORD_TABS: Readonly<Partial<Record<CustomerTab, RecordTab>>> = {
  contacts: {
    load: () => import("../contacts/define.ts"),
    view: (id, readOnly) => html`<pv-contacts customer-id=${id} ?read-only=${readOnly}></pv-contacts>`,
  },
  onboardings: {
    load: () => import("../onboardings/define.ts"),
    view: (id, readOnly) => html`<pv-onboardings customer-id=${id} ?read-only=${readOnly}></pv-onboardings>`,
  },
  activity: {
    load: () => import("../activity/define.ts"),
    view: (id, readOnly) => html`<pv-activity customer-id=${id} ?read-only=${readOnly}></pv-activity>`,
  },
  health: {
    load: () => import("../health-score/define.ts"),
    view: (id) => html`<pv-health-score customer-id=${id} variant="full"></pv-health-score>`,
  },
};
