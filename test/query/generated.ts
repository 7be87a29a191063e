import fc from "fast-check";
import { fieldSet, type Customer } from "@pivotal/sdk/store";
import { contact, customer } from "../support/records.ts";

/** Custom fields with every type, one of them named like a built-in one, one with a name that cannot be typed as it is. */
export const fields = fieldSet([
  {
    object: "custom_field",
    slug: "segment",
    label: "Segment",
    type: "select",
    options: ["Mid market", "SMB"],
  },
  { object: "custom_field", slug: "seats", label: "Seats", type: "number" },
  { object: "custom_field", slug: "renewal", label: "Renewal", type: "date" },
  { object: "custom_field", slug: "plan", label: "Plan of theirs", type: "string" },
  "note: 1",
]);

const bits = [
  ...'ab1 -:,"\\<>=.#/“”＂：，　é明月ﬁ\n',
  "status",
  "field.plan",
  "tag:",
  "health:",
  "mrr:>=",
  "created:",
  "is:",
  "has:",
  "no:",
  "owner:me",
  "name:",
  "id:",
  "seats:",
  "renewal:",
  "segment:",
  "stauts:",
  "2026-01",
  "2026",
  "..",
  "7d",
  "+30d",
  "today",
  "1,000",
  "10k",
  "$5",
  "at risk",
  "active",
  "frozen",
  "primary",
  "http://",
  "aurora",
  "ぱ",
  "한",
];
/** Text as it may be typed or pasted into a search box. */
export const typedText = fc.oneof(
  fc.array(fc.constantFrom(...bits), { maxLength: 14 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 40 }),
);

const texts = [
  "Aurora Outfitters",
  "aurora.example",
  "Étoile & Co",
  "明月贸易ABC",
  "O'Brien  Mobília",
  "b a1",
  "ﬁne-print",
  "",
  "한빛",
];
const text = fc.constantFrom(...texts);
const stamp = fc
  .integer({ min: Date.UTC(2025, 11), max: Date.UTC(2026, 6) })
  .map((at) => new Date(at).toISOString());

export const someCustomer: fc.Arbitrary<Customer> = fc
  .record({
    display_id: fc.integer({ min: 1, max: 12 }),
    name: text,
    domain: fc.option(text),
    status: fc.constantFrom("active", "at_risk", "churned", "archived", "paused", "Active"),
    plan: fc.constantFrom(null, "Pro", "Pro Plus", "a"),
    mrr: fc.constantFrom(null, 0, 500, 100_000, 1_000_000),
    health_score: fc.constantFrom(null, 0, 39, 40, 69, 70, 100),
    tags: fc.array(fc.constantFrom("vip", "VIP", 'a:"b"', "1"), { maxLength: 2 }),
    owner: fc.constantFrom(null, "mem_1", "mem_2"),
    owner_email: fc.constantFrom(null, "jo@team.example"),
    created_at: stamp,
    updated_at: stamp,
    custom_fields: fc.record({
      segment: fc.constantFrom(null, "SMB", "Mid market"),
      seats: fc.constantFrom(null, 1, 1_000),
      renewal: fc.constantFrom(null, "2026-01-31", "2026-07-01"),
      plan: text,
    }),
  })
  .map(customer);

export const someContacts = fc.option(
  fc.array(fc.record({ name: text, is_primary: fc.boolean() }).map(contact), { maxLength: 2 }),
  { nil: undefined },
);
