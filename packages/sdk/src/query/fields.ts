import type { CustomField } from "../resources/custom-fields/custom-fields.schema.ts";
import type { Customer } from "../resources/customers/customers.schema.ts";
import { healthBucket } from "../resources/health/health-bucket.ts";
import { foldText } from "./fold.ts";
import type { QueryContext } from "./query.ts";

/** `text` matches the starts of words, `choice` and `id` whole values, `number` and `date` also compare. */
export type FieldType = "text" | "choice" | "number" | "date" | "id";

type Cell = string | number | null | undefined;

/** Something of a customer that a query can name. */
export interface QueryField {
  /** What is typed before the colon. */
  readonly name: string;
  /** For people, in English unless a custom field says otherwise. */
  readonly label: string;
  readonly type: FieldType;
  /** Values known ahead, in the order in which people meet them. */
  readonly values?: readonly string[];
  /** No other value than these means anything. */
  readonly closed?: boolean;
  /** Of a custom field. */
  readonly slug?: string;
  /** What a customer holds there; `mrr` in the major unit. Empty when it holds nothing. */
  readonly read: (customer: Customer, context: QueryContext) => readonly Cell[];
}

/** The fields that a query may name. */
export interface FieldSet {
  readonly all: readonly QueryField[];
  /** By name, whatever its case and width; a custom field also as `field.<slug>`. */
  get(name: string): QueryField | undefined;
}

// Not imported from the schema, which would bring zod along; a test holds the two together.
export const STATUSES: readonly string[] = ["onboarding", "active", "at_risk", "churned", "archived"];
const AGES = ["<7d", "<30d", ">30d", ">90d"];

const field = (
  name: string,
  label: string,
  type: FieldType,
  read: QueryField["read"],
  values?: readonly string[],
): QueryField => ({ name, label, type, read, values });

/** Every customer's own fields, without `is:`, `has:` and `no:`. */
export const builtInFields: readonly QueryField[] = [
  field("name", "Name", "text", (c) => [c.name]),
  field("domain", "Domain", "text", (c) => [c.domain]),
  field("contact", "Contact", "text", (c, context) =>
    (context.contacts(c.id) ?? []).flatMap(({ name, email }) => [name, email]),
  ),
  field("owner", "Owner", "choice", (c) => [c.owner, c.owner_email], ["me"]),
  field("plan", "Plan", "choice", (c) => [c.plan]),
  field("status", "Status", "choice", (c) => [c.status], STATUSES),
  field("tag", "Tag", "choice", (c) => c.tags ?? []),
  field("health", "Health", "number", (c) => [c.health_score]),
  {
    ...field("bucket", "Health bucket", "choice", (c, { thresholds }) => [
      healthBucket(c.health_score, thresholds),
    ]),
    values: ["healthy", "watch", "at_risk"],
    closed: true,
  },
  field("mrr", "MRR", "number", (c) => [c.mrr == null ? null : c.mrr / 100]),
  field("id", "Number", "id", (c) => [c.display_id, c.id]),
  field("slug", "Slug", "id", (c) => [c.slug]),
  field("created", "Created", "date", (c) => [c.created_at], AGES),
  field("updated", "Updated", "date", (c) => [c.updated_at], AGES),
  field("source", "Source", "choice", (c) => Object.values(c.field_sources ?? {})),
];

const PRESENCE = ["primary", "contact", "owner", "domain", "plan", "tag", "health", "mrr", "source"];
const WIRE_TYPES: Readonly<Record<string, FieldType>> = { number: "number", date: "date", select: "choice" };
const flag = (name: string, label: string, values: readonly string[]): QueryField => ({
  ...field(name, label, "choice", () => [], values),
  closed: true,
});

function customField(definition: CustomField | string, taken: (name: string) => boolean): QueryField {
  const { slug, label, type, options } =
    typeof definition === "string"
      ? { slug: definition, label: definition, type: "string", options: undefined }
      : definition;
  const plain = slug.replace(/[\s:：,"“”„＂]/gu, "_");
  const read = ({ custom_fields: held }: Customer): Cell[] =>
    held && Object.hasOwn(held, slug) ? [held[slug]] : [];
  // Without a letter or figure in front it would not be read as a field's name.
  const named = /^[\p{L}\p{N}_]/u.test(plain) && !taken(plain);
  const name = named ? plain : `field.${plain}`;
  return { ...field(name, label, WIRE_TYPES[type] ?? "text", read, options ?? undefined), slug };
}

/**
 * The built-in fields, the custom ones given (definitions, or their slugs when no more is known), and `is:`, `has:`, `no:`.
 * A custom field named like a built-in one is called `field.<slug>`, which works for every custom field.
 */
export function fieldSet(customFields: readonly (CustomField | string)[] = []): FieldSet {
  const byName = new Map<string, QueryField>();
  const all: QueryField[] = [];
  const add = (added: QueryField) => {
    const key = foldText(added.name);
    if (byName.has(key)) return;
    byName.set(key, added);
    all.push(added);
  };
  builtInFields.forEach(add);
  const own = new Set([...byName.keys(), "is", "has", "no"]);
  for (const definition of customFields) {
    const made = customField(definition, (name) => own.has(foldText(name)));
    add(made);
    const long = foldText(`field.${made.slug}`);
    if (!byName.has(long)) byName.set(long, made);
  }
  const present = [...PRESENCE, ...all.flatMap(({ slug, name }) => (slug === undefined ? [] : [name]))];
  add(flag("is", "Is", [...STATUSES, "frozen", "paused"]));
  add(flag("has", "Has", present));
  add(flag("no", "Has no", present));
  return { all, get: (name) => byName.get(foldText(name)) };
}
