import type { Customer } from "@pivotal/sdk/store/core";
import { customFieldsOf } from "@pivotal/sdk/store";
import { isCalendarDay } from "../../format/calendar-day.ts";

/** A custom field, defined by the workspace or told by what customers hold. */
export type CustomFieldView = ReturnType<typeof customFieldsOf>[number];

/** What a customer's fields are where nobody has defined them: numbers and days by the values that customers here have. */
export function guessFields(customers: readonly Customer[]): readonly CustomFieldView[] {
  const isDays = (slug: string) =>
    customers.every(({ custom_fields: held = {} }) => {
      const value = Object.hasOwn(held, slug) ? held[slug] : null;
      return value === null || value === undefined || isCalendarDay(String(value));
    });
  return customFieldsOf(customers).map((field) =>
    field.type === "string" && isDays(field.slug) && isHeld(customers, field.slug)
      ? { ...field, type: "date" }
      : field,
  );
}

const isHeld = (customers: readonly Customer[], slug: string): boolean =>
  customers.some(({ custom_fields: held = {} }) => Object.hasOwn(held, slug) && held[slug] !== null);

/** The fields to show of a customer: those defined in their order, then what it holds besides. */
export function fieldsOf(
  customer: Customer,
  defined: readonly CustomFieldView[] | undefined,
  guessed: readonly CustomFieldView[],
): readonly CustomFieldView[] {
  const own = customer.custom_fields ?? {};
  const known = new Set(defined?.map(({ slug }) => slug));
  const others = guessed.filter(({ slug }) => !known.has(slug) && (!defined || Object.hasOwn(own, slug)));
  return [...(defined ?? []), ...others];
}
