import type { CustomField } from "@pivotal/sdk/schemas";
import { NOUN } from "../ids.ts";
import type { Ids } from "../ids.ts";

/** A person of the workspace as it is kept. */
export interface MemberRow {
  object: "member";
  id: string;
  name: string;
  email: string;
  role: string;
  avatar_url: null;
  me: boolean;
}

const PEOPLE: readonly [name: string, role: string][] = [
  ["Robin Achterberg", "owner"],
  ["Imani Castellan", "admin"],
  ["Søren Whitlock", "admin"],
  ["Yui Tachibana", "member"],
  ["Karim Najjar", "member"],
  ["Tessa Harlow", "member"],
  ["Dario Pell", "member"],
  ["Noa Barkai", "member"],
];

/** The people of a workspace; the second one is who the API keys stand for. */
export const seedMembers = (ids: Ids): MemberRow[] =>
  PEOPLE.map(([name, role], i) => ({
    object: "member",
    id: ids.of(NOUN.member, i + 1),
    name,
    email: `${name.split(" ")[0]?.normalize("NFKD").replace("ø", "o").toLowerCase()}@workspace.example`,
    role,
    avatar_url: null,
    me: i === 1,
  }));

export const INDUSTRIES = [
  "Retail",
  "Food and drink",
  "Health and beauty",
  "Home",
  "Sports",
  "Electronics",
] as const;
export const REGIONS = ["EMEA", "AMER", "APAC", "LATAM"] as const;
export const PLANS = ["starter", "growth", "scale", "enterprise", "Enterprise Plus (legacy)"] as const;
export const TAGS = [
  "vip",
  "q3-launch",
  "needs-training",
  "reference",
  "expansion",
  "Größe L",
  "お得意様",
  "شريك",
  "beta",
  "multi-store",
  "🔥 hot",
] as const;

/** Definitions of the custom fields that the seed fills. */
export const CUSTOM_FIELDS: readonly CustomField[] = [
  { object: "custom_field", slug: "industry", label: "Industry", type: "select", options: [...INDUSTRIES] },
  { object: "custom_field", slug: "region", label: "Region", type: "select", options: [...REGIONS] },
  { object: "custom_field", slug: "seats", label: "Seats", type: "number" },
  { object: "custom_field", slug: "renewal_date", label: "Renewal date", type: "date" },
  { object: "custom_field", slug: "account_notes", label: "Account notes", type: "string" },
];
