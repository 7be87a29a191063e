import type { CustomerCreate } from "../resources/customers/customers.schema.ts";
import { hostOf } from "../resources/customers/host-of.ts";

/** A value that cannot be what its field needs. The message names the field and the fault, never the value. */
export class BadValueError extends Error {
  override name = "BadValueError";
}

/** A field of `CustomerCreate`, or one key inside `metadata` or `custom_fields`. */
export type ImportField = keyof typeof FIELDS | `metadata.${string}` | `custom_fields.${string}`;

interface Field {
  /** Column names, in lower case without spaces and signs, that mean this field; the best one first. */
  columns: readonly string[];
  read(text: string): unknown;
}

const asText = (text: string) => text;

const FIELDS = {
  name: field(
    [
      "name",
      "companyname",
      "company",
      "customername",
      "customer",
      "accountname",
      "account",
      "organization",
      "organisation",
      "security",
    ],
    asText,
  ),
  slug: field(["slug"], asText),
  domain: field(
    ["domain", "companydomain", "website", "companywebsite", "websiteurl", "homepage", "url"],
    asDomain,
  ),
  status: field(["status", "customerstatus"], (text) => text.toLowerCase().replace(/[\s-]+/g, "_")),
  plan: field(["plan", "planname", "subscriptionplan"], asText),
  mrr: field(["mrr"], asInteger("mrr is not a whole number (of the currency's minor unit)")),
  monthly_orders: field(
    ["monthlyorders", "ordersmonthly", "orderspermonth"],
    asInteger("monthly_orders is not a whole number"),
  ),
  hubspot_company_id: field(["hubspotcompanyid", "hubspotid"], asText),
  hubspot_deal_id: field(["hubspotdealid"], asText),
  stripe_customer_id: field(["stripecustomerid", "stripeid"], asText),
  intercom_company_id: field(["intercomcompanyid", "intercomid"], asText),
  slack_channel_id: field(["slackchannelid"], asText),
  owner: field(["owner", "ownerid"], asText),
  tags: field(["tags", "tag"], (text) =>
    text
      .split(/[,;|]/)
      .map((tag) => tag.trim())
      .filter(Boolean),
  ),
  metadata: field(["metadata"], asObject("metadata is not a JSON object")),
  custom_fields: field(["customfields"], asObject("custom_fields is not a JSON object")),
} as const satisfies Partial<Record<keyof CustomerCreate, Field>>;

function field(columns: readonly string[], read: (text: string) => unknown): Field {
  return { columns, read };
}

const plainFields = Object.entries(FIELDS) as [keyof typeof FIELDS, Field][];

/** Whether an import can fill this field. */
export const isImportField = (name: string): name is ImportField =>
  Object.hasOwn(FIELDS, name) || /^(metadata|custom_fields)\.[^.]/.test(name);

/** Which field each column fills when nobody says otherwise. */
export function recogniseColumns(columns: readonly string[]): Map<ImportField, string> {
  const found = new Map<ImportField, string>();
  const normal = columns.map((column) => column.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ""));
  for (const [name, { columns: known }] of plainFields) {
    const best = known.map((one) => normal.indexOf(one)).find((index) => index >= 0);
    const column = columns[best ?? -1];
    if (column !== undefined) found.set(name, column);
  }
  for (const column of columns) {
    if (column.includes(".") && isImportField(column)) found.set(column, column);
  }
  return found;
}

/**
 * Puts one cell into the body. An empty cell leaves its field out; a value that is no text is taken as it is.
 * @throws {BadValueError}
 */
export function setField(body: Record<string, unknown>, name: ImportField, value: unknown): void {
  const text = typeof value === "string" ? value.trim() : value;
  if (text === undefined || text === "") return;
  const dot = name.indexOf(".");
  if (dot < 0) {
    const { read } = FIELDS[name as keyof typeof FIELDS];
    body[name] = typeof text === "string" ? read(text) : text;
    return;
  }
  const parent = name.slice(0, dot);
  body[parent] = { ...(body[parent] as object | undefined), [name.slice(dot + 1)]: text };
}

function asDomain(text: string): string {
  const host = hostOf(text);
  if (host === undefined) throw new BadValueError("domain is not a host name");
  return host;
}

function asInteger(fault: string) {
  return (text: string): number => {
    if (!/^-?\d{1,15}$/.test(text)) throw new BadValueError(fault);
    return Number(text);
  };
}

function asObject(fault: string) {
  return (text: string): unknown => {
    const value = parseJson(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) throw new BadValueError(fault);
    return value;
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
