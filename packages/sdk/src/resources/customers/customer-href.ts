import type { Customer } from "./customers.schema.ts";

type Named = Pick<Customer, "id" | "display_id" | "slug">;

const FIELD = /\{(id|display_id|slug)\}/g;

/**
 * The address of a customer's page, `/customers/42` as in the product, or from a host's template such as `/accounts/{display_id}`;
 * `{id}` and `{slug}` work too, for a customer that is at hand. Undefined for a template that is empty, needs what a number does not
 * tell, or leads anywhere but to a web page.
 */
export function customerHref(
  customer: Named | number | string,
  template = "/customers/{display_id}",
): string | undefined {
  const named: Partial<Named> = typeof customer === "object" ? customer : { display_id: Number(customer) };
  let isKnown = template !== "";
  const href = template.replace(FIELD, (_, field: keyof Named) => {
    isKnown &&= named[field] !== undefined && !Number.isNaN(named[field]);
    // A lone surrogate has no encoding.
    return encodeURIComponent(String(named[field]).replace(/\p{Surrogate}/gu, "\ufffd"));
  });
  if (!isKnown || !URL.canParse(href, "https://host.invalid")) return undefined;
  return /^https?:$/.test(new URL(href, "https://host.invalid").protocol) ? href : undefined;
}
