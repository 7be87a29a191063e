import type { CustomField, Member } from "@pivotal/sdk";
import type { PivotalStore } from "@pivotal/sdk/store/core";
import {
  customFieldsOf,
  customFieldsQuery,
  membersQuery,
  plansInUse,
  tagsOf,
  tagsQuery,
} from "@pivotal/sdk/store/record";
import { fieldChoices, type Choice } from "../field-editor/field-choices.ts";

/** What a form can offer for a new customer, as far as it is known here. */
export interface FormFacts {
  /** Undefined where the server has no owners. */
  readonly owners: readonly Choice[] | undefined;
  readonly me: Pick<Member, "id" | "role"> | undefined;
  readonly plans: readonly string[];
  /** Undefined where the server has no tags. */
  readonly tags: readonly string[] | undefined;
  /** Undefined where the server has no custom fields. */
  readonly fields: readonly CustomField[] | undefined;
}

const MANY = 200;

/** Goes over all customers that are held: to be asked for when these have changed, and not for each key. */
export function formFacts(store: PivotalStore): FormFacts {
  const customers = store.records.values();
  const members = store.read(membersQuery).data;
  const sends = (field: "owner" | "tags" | "custom_fields") =>
    members !== undefined || customers.some((customer) => customer[field] !== undefined);
  const { me } = store.settings;
  const own = members?.find((one) => one.me || one.id === me?.id || (me?.email && one.email === me.email));
  const tags = store.read(tagsQuery).data ?? tagsOf(customers);
  return {
    owners: sends("owner") ? fieldChoices(store, "owner").choices : undefined,
    me: own ?? (me?.id === undefined ? undefined : { id: me.id, role: "admin" }),
    plans: plansInUse(store)
      .slice(0, MANY)
      .map(({ value }) => value),
    tags: sends("tags")
      ? [...tags]
          .sort((a, b) => b.count - a.count)
          .slice(0, MANY)
          .map(({ name }) => name)
      : undefined,
    fields: sends("custom_fields")
      ? (store.read(customFieldsQuery).data ?? customFieldsOf(customers))
      : undefined,
  };
}
