import type { Contact } from "../resources/contacts/contacts.schema.ts";

export type ContactAction = "promote" | "label" | "archive" | "unarchive" | "delete";

/**
 * What can be done with all of these contacts together, in the order of a menu; nothing for none. Promoting and deleting go one by one.
 * Archiving is offered where the server archives at all, which shows in `archived_at`. [D]
 */
export function contactActions(contacts: readonly Contact[]): readonly ContactAction[] {
  const [first] = contacts;
  if (!first) return [];
  const isSingle = contacts.length === 1;
  const isLive = contacts.every(({ archived_at }) => archived_at == null);
  const can: Record<ContactAction, boolean> = {
    promote: isSingle && isLive && !first.is_primary,
    label: isLive,
    archive: contacts.every(({ archived_at }) => archived_at === null),
    unarchive: contacts.every(({ archived_at }) => archived_at != null),
    delete: isSingle,
  };
  return (Object.keys(can) as ContactAction[]).filter((action) => can[action]);
}
