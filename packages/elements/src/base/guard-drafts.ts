import { setUnsaved } from "./unsaved-guard.ts";

/** Whatever holds drafts that outlive the views of them. */
export interface Drafts {
  readonly changed: { add(told: () => void): () => void };
  /** How many would be lost with the page. */
  readonly unsaved: number;
}

const guarded = new WeakSet<Drafts>();

/** Has the browser ask before the page is left with a draft, also while no view shows it. */
export function guardDrafts(drafts: Drafts): void {
  if (guarded.has(drafts)) return;
  guarded.add(drafts);
  const look = () => setUnsaved(drafts, drafts.unsaved > 0);
  drafts.changed.add(look);
  look();
}
