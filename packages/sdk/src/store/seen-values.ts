import type { CustomField } from "../resources/custom-fields/custom-fields.schema.ts";
import type { Customer } from "../resources/customers/customers.schema.ts";
import type { Member } from "../resources/members/members.schema.ts";
import type { Tag } from "../resources/tags/tags.schema.ts";

const nameOf = (email: string): string => email.split("@")[0] || email;

/** The people whom customers name as owners, as far as they are known: an id, an e-mail or both. */
export function membersOf(customers: Iterable<Customer>): Member[] {
  const members = new Map<string, Member>();
  for (const { owner, owner_email: email } of customers) {
    const id = owner ?? email;
    // Of an owner known by id alone, a later customer may say the e-mail.
    if (!id || (members.has(id) && (members.get(id)?.email || !email))) continue;
    members.set(id, {
      object: "member",
      id,
      name: email ? nameOf(email) : id,
      email: email ?? "",
      role: "member",
      avatar_url: null,
    });
  }
  return [...members.values()].sort((a, b) => a.name.localeCompare(b.name));
}

const readable = (slug: string): string => {
  const words = slug.replace(/[_-]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** The custom fields that customers have: a number where every value is one, else text. */
export function customFieldsOf(customers: Iterable<Customer>): CustomField[] {
  const kinds = new Map<string, "number" | "string" | undefined>();
  for (const { custom_fields } of customers) {
    for (const [slug, value] of Object.entries(custom_fields ?? {})) {
      const kind = value === null || kinds.get(slug) === "string" ? kinds.get(slug) : typeof value;
      kinds.set(slug, kind as "number" | "string" | undefined);
    }
  }
  return [...kinds].sort().map(([slug, type = "string"]) => ({
    object: "custom_field",
    slug,
    label: readable(slug),
    type,
  }));
}

/** The tags of the customers at hand and on how many of them each is. */
export function tagsOf(customers: Iterable<Customer>): Tag[] {
  const counts = new Map<string, number>();
  for (const { tags } of customers) {
    for (const tag of new Set(tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return [...counts].sort().map(([name, count]) => ({ object: "tag", name, count }));
}
