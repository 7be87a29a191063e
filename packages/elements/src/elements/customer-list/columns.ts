import type { Customer, CustomerGrouping, QueryField } from "@pivotal/sdk/store";
import { list as words } from "../../strings/list.ts";

/** How a person wants a column. */
export interface ColumnSetting {
  /** A field of the query language: `name`, `tag`, `created`, a custom field's slug. */
  readonly name: string;
  /** In pixels; without it, the column takes its share of the room. */
  readonly width?: number;
  /** Stays in sight when the list is scrolled sideways. */
  readonly pinned?: boolean;
}

export type ColumnKind =
  "name" | "domain" | "owner" | "status" | "health" | "money" | "tags" | "day" | "number" | "id" | "text";

/** A column that the list can show. */
export interface Column extends ColumnSetting {
  readonly kind: ColumnKind;
  readonly label: string;
  /** The least room it takes, in em. */
  readonly em: number;
  /** Its share of the room that is left. */
  readonly grow: number;
  /** The field that an edit of a cell changes, as `canEdit` and `fieldUpdate` spell it. */
  readonly field: string;
  /** Set where the list can be grouped by it. */
  readonly group?: CustomerGrouping;
  /** What a cell says, for columns of plain text and numbers. */
  readonly read: (customer: Customer) => string | number | null | undefined;
}

type BuiltIn = Omit<Column, "label" | "name"> & { readonly name: keyof typeof words.columns };

const column = (
  name: BuiltIn["name"],
  kind: ColumnKind,
  em: number,
  grow: number,
  read: Column["read"],
  more: Partial<BuiltIn> = {},
): BuiltIn => ({ name, kind, em, grow, field: name, read, ...more });

const BUILT_IN = [
  column("name", "name", 14, 4, (c) => c.name),
  column("domain", "domain", 11, 3, (c) => c.domain),
  column("owner", "owner", 8, 2, (c) => c.owner_email ?? c.owner, { group: "owner" }),
  column("plan", "text", 6.5, 1, (c) => c.plan, { group: "plan" }),
  column("status", "status", 8.5, 0, (c) => c.status, { group: "status" }),
  column("health", "health", 9, 0, (c) => c.health_score, { group: "bucket" }),
  column("mrr", "money", 7, 0, (c) => c.mrr),
  column("tag", "tags", 10, 2, (c) => c.tags?.join(", "), { field: "tags" }),
  column("created", "day", 7.5, 0, (c) => c.created_at),
  column("updated", "day", 7.5, 0, (c) => c.updated_at),
  column("id", "id", 4.5, 0, (c) => c.display_id),
];

/** Whether a name is that of a custom field's column, or of none. */
export const isCustomColumn = (name: string): boolean => BUILT_IN.every((one) => one.name !== name);

const KINDS: Readonly<Record<string, ColumnKind>> = { number: "number", date: "day" };

function customColumn({ name, label, type, slug = name }: QueryField): Column {
  const readable =
    label === slug ? label.replace(/[_-]+/g, " ").replace(/^./u, (c) => c.toUpperCase()) : label;
  const read = ({ custom_fields: held }: Customer) =>
    held && Object.hasOwn(held, slug) ? held[slug] : undefined;
  return {
    // Under this name a sort finds it, whatever its slug is.
    name: name === slug ? name : `field.${slug}`,
    kind: KINDS[type] ?? "text",
    label: readable,
    em: 8,
    grow: 1,
    field: `custom_fields.${slug}`,
    read,
  };
}

/** Every column that there is, custom fields last. */
export const allColumns = (fields: readonly QueryField[]): readonly Column[] => [
  ...BUILT_IN.map((one) => ({ ...one, label: words.columns[one.name] })),
  ...fields.filter(({ slug }) => slug !== undefined).map(customColumn),
];

/** Most to least important: the last go first where there is no room. */
const BY_IMPORTANCE = ["name", "status", "health", "domain", "owner", "plan", "mrr", "created"];

/** Below this, in em, rows are cards, which have room for these however narrow they are. */
const CARD_ROOM = 36;
const CARD = new Set(["name", "status", "health", "domain"]);

/** The columns of a list for which nobody has chosen any: as many as fit in `room` em, without owners where no customer has one. */
export function defaultColumns(all: readonly Column[], room: number, hasOwners: boolean): readonly Column[] {
  let left = room;
  const kept = new Set<string>();
  for (const name of BY_IMPORTANCE) {
    const found = all.find((one) => one.name === name);
    if (!found || (name === "owner" && !hasOwners)) continue;
    left -= found.em;
    if (left < 0 && !CARD.has(name)) break;
    if (left >= 0 || room < CARD_ROOM) kept.add(name);
  }
  return all.filter(({ name }) => kept.has(name));
}

const MIN_WIDTH = 48;
const MAX_WIDTH = 1_200;

/** By one key or one choice of the menu, in pixels. */
export const WIDTH_STEP = 16;

/** A width that a column can have. */
export const columnWidth = (px: number): number => Math.round(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, px)));

/** The columns chosen, as they are here: the name is always among them, pinned ones stand first, what is not known is left out. */
export function chosenColumns(all: readonly Column[], settings: readonly ColumnSetting[]): readonly Column[] {
  const chosen = new Map<string, Column>();
  for (const { name, width, pinned } of settings) {
    const found = all.find((one) => one.name === name);
    if (found)
      chosen.set(name, { ...found, width: width === undefined ? undefined : columnWidth(width), pinned });
  }
  const columns = [...chosen.values()];
  const [first] = all;
  if (first && !chosen.has(first.name)) columns.unshift(first);
  return [...columns.filter(({ pinned }) => pinned), ...columns.filter(({ pinned }) => !pinned)];
}

/** What is worth remembering of columns. */
export const settingsOf = (columns: readonly Column[]): readonly ColumnSetting[] =>
  columns.map(({ name, width, pinned }) => ({
    name,
    ...(width === undefined ? {} : { width }),
    ...(pinned ? { pinned } : {}),
  }));

/** Moves a column by one place among those that are pinned as it is. */
export function moveColumn(
  columns: readonly ColumnSetting[],
  name: string,
  to: number,
): readonly ColumnSetting[] {
  const moved = columns.find((one) => one.name === name);
  if (!moved) return columns;
  const rest = columns.filter((one) => one !== moved);
  rest.splice(Math.max(0, Math.min(rest.length, to)), 0, moved);
  return rest;
}

/** Changes one column. */
export const changeColumn = (
  columns: readonly ColumnSetting[],
  name: string,
  change: Partial<ColumnSetting>,
): readonly ColumnSetting[] => columns.map((one) => (one.name === name ? { ...one, ...change } : one));
