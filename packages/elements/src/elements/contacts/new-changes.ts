import type { ContactChange, ContactRun } from "@pivotal/sdk/store/edits";

/** Changes of which a host has been told, by whichever element of the page was first. */
const told = new WeakSet<ContactChange>();

/** What was changed and nobody was told of: which fields of which contact. */
export function newChanges(run: ContactRun): [id: string, fields: readonly string[]][] {
  const fresh = (run.state.progress?.changes ?? []).filter((change) => !told.has(change));
  for (const change of fresh) told.add(change);
  return fresh.map(({ id, after }) => [id, Object.keys(after)]);
}
