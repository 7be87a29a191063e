import type { FieldSet } from "@pivotal/sdk/store";
import { tongue } from "../../languages/spoken.ts";
import { query as words } from "../../strings/query.ts";
import { wordOf } from "../../strings/word-of.ts";

const made = new WeakMap<FieldSet, { readonly by: unknown; readonly fields: FieldSet }>();

/** The fields under the names that they have in the language of the element at work; the same ones until that is another. */
export function spokenFields(fields: FieldSet): FieldSet {
  const by = tongue();
  if (!by) return fields;
  let known = made.get(fields);
  if (known?.by !== by) {
    const spoken = new Map(
      fields.all.map((field) => [
        field.name,
        { ...field, label: (field.slug === undefined && wordOf(words.fields, field.name)) || field.label },
      ]),
    );
    const get: FieldSet["get"] = (name) => spoken.get(fields.get(name)?.name ?? "");
    made.set(fields, (known = { by, fields: { all: [...spoken.values()], get } }));
  }
  return known.fields;
}
