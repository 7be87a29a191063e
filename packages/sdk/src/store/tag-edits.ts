import { resourceOf } from "./resource-of.ts";
import { Tags } from "../resources/tags/tags.ts";
import { isNotOffered } from "../core/capabilities.ts";
import { ConfigError, InvalidRequestError, PivotalError } from "../core/errors.ts";
import { same } from "../internal/same.ts";
import type { CustomerUpdate } from "../resources/customers/customers.schema.ts";
import type { Tag } from "../resources/tags/tags.schema.ts";
import { bulkEdit, valuesOf, type BulkOptions, type BulkProgress, type CustomerChange } from "./bulk-edit.ts";
import { tagsQuery } from "./tags-query.ts";
import type { PivotalStore } from "./store.ts";
import { wholeReplica } from "./whole-replica.ts";
import { WriteRun } from "./write-run.ts";

/** How a tag was renamed: at once by the server [X], or customer by customer, of which some may have failed or been left. [D] */
export type TagRename =
  { readonly by: "server"; readonly tag: Tag } | { readonly by: "rows"; readonly progress: BulkProgress };

const tidy = (tag: string): string => {
  const name = tag.trim();
  if (!name) throw new InvalidRequestError("A tag needs a name", { field: "name", code: "too_small" });
  return name;
};

/** The cuids of all customers that have a tag; waits until every customer is here. */
async function having(store: PivotalStore, tag: string, signal: AbortSignal): Promise<string[]> {
  await wholeReplica(store, signal);
  return store.records.values().flatMap(({ id, tags }) => (tags?.includes(tag) ? [id] : []));
}

/**
 * Renames a tag on every customer; one that exists already takes it in. Where the server does not do it, one write a customer, waiting for
 * the rate limit: what failed or was left is in `progress`, and another call goes on. Throws what the client throws. [X], else [D]
 */
export async function renameTag(
  store: PivotalStore,
  from: string,
  to: string,
  options: BulkOptions = {},
): Promise<TagRename> {
  const name = tidy(to);
  const { signal = new AbortController().signal } = options;
  const tag = await renameAtOnce(store, from, name, signal);
  if (tag) return { by: "server", tag };
  const ids = from === name ? [] : await having(store, from, signal);
  const progress = await bulkEdit(store, ids, { tags: { add: [name], remove: [from] } }, options);
  return { by: "rows", progress };
}

async function renameAtOnce(
  store: PivotalStore,
  from: string,
  name: string,
  signal: AbortSignal,
): Promise<Tag | undefined> {
  if (store.missing.has("tags")) return undefined;
  let tag: Tag;
  try {
    tag = await resourceOf(await store.client(), "tags", Tags).update(from, { name }, { signal });
  } catch (error) {
    // A tag such as `a/b` cannot stand in a path.
    if (isNotOffered(error) || error instanceof ConfigError) return undefined;
    throw error;
  }
  const renamed = store.records.values().filter((row) => row.tags?.includes(from));
  const put = (held: readonly string[] = []) => [...new Set(held.map((one) => (one === from ? name : one)))];
  store.records.put(renamed.map((row) => ({ ...row, tags: put(row.tags) })));
  for (const { id } of renamed) store.outdate(id, "activity");
  void store.refresh(tagsQuery);
  return tag;
}

/** What a tag becomes. */
export interface TagPromotion {
  /** Of a custom field that is defined already: the published API defines none. */
  readonly slug: string;
  /** What the field holds on every customer that has the tag. */
  readonly value: string | number;
  /** The tag stays beside the field. Default false. */
  readonly keepTag?: boolean;
}

/**
 * Makes a tag the value of a custom field on every customer that has it, tag and field in one write each. A field that holds another value
 * already is left as it is, tag too, and counted as `unchanged`. What failed or was left can be gone on with by another call; `changes` can
 * be undone by `undoChanges`. Throws what the client throws while it looks who has the tag. [D]
 */
export async function promoteTagToField(
  store: PivotalStore,
  tag: string,
  { slug, value, keepTag = false }: TagPromotion,
  { signal = new AbortController().signal, onProgress }: BulkOptions = {},
): Promise<BulkProgress> {
  const { session } = store;
  const ids = await having(store, tag, signal);
  const { customers } = await store.client();
  const run = new WriteRun<CustomerChange>(
    store,
    ids,
    {
      nameOf: (id) => store.records.get(id)?.name,
      async write(id, turn) {
        const customer = await turn((options) => customers.retrieve(id, options));
        if (session === store.session) store.records.put([customer]);
        const { tags = [], custom_fields = {} } = customer;
        const held = Object.hasOwn(custom_fields, slug) ? custom_fields[slug] : null;
        if (!tags.includes(tag) || (held != null && held !== value)) return undefined;
        const edit: CustomerUpdate = {
          custom_fields: { ...custom_fields, [slug]: value },
          ...(!keepTag && { tags: tags.filter((one) => one !== tag) }),
        };
        const saved = await turn((options) => store.updateCustomer(id, edit, options));
        if (!same(saved.custom_fields?.[slug], value))
          throw new PivotalError("The server did not keep the change", { code: "not_kept" });
        return { id, before: valuesOf(customer, edit), after: valuesOf(saved, edit) };
      },
    },
    signal,
  );
  return run.start(onProgress);
}
