import type { CustomerGrouping, CustomerSort, QueryField } from "@pivotal/sdk/store";
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { formatNumber } from "../../format/number.ts";
import { tongue } from "../../languages/spoken.ts";
import { list as words } from "../../strings/list.ts";
import type { ColumnActionDetail, ColumnMenuState } from "./column-menu.ts";
import {
  allColumns,
  changeColumn,
  chosenColumns,
  defaultColumns,
  isCustomColumn,
  moveColumn,
  settingsOf,
  type Column,
  type ColumnSetting,
} from "./columns.ts";
import type { PvCustomerListChangedDetail } from "./customer-list.events.ts";
import { HeadPointer } from "./head-pointer.ts";
import type { DisplayChange } from "./list-display.ts";
import { pressSort } from "./press-sort.ts";
import { keepColumns, readColumns } from "./remembered-columns.ts";

/** The list, as far as its arrangement goes. */
export interface ArrangedList extends ReactiveControllerHost, HTMLElement {
  query: string;
  sort: readonly CustomerSort[];
  groupBy: CustomerGrouping | "";
  columns: readonly (ColumnSetting | string)[];
  includeInactive: boolean;
  remember?: string;
}

/** How a list is arranged. What is absent of a change stays. */
export interface Arrangement {
  readonly columns: readonly ColumnSetting[];
  readonly sort: readonly CustomerSort[];
  readonly groupBy: CustomerGrouping | "";
}

/** What a person can change of a list. */
export interface ListChange extends Arrangement {
  readonly query: string;
  readonly includeInactive: boolean;
}

/** Which columns the list has, in which order, and what a person makes of them: by menu, keyboard, mouse or panel. */
export class Arranger implements ReactiveController {
  /** Every column that there is. */
  all: readonly Column[] = [];
  /** Those on show. */
  shown: readonly Column[] = [];
  /** The column that is dragged, and the place it would take. */
  dragged: { readonly name: string; readonly to: number } | undefined;
  readonly #list: ArrangedList;
  readonly #say: (text: string) => void;
  readonly #locale: () => string;
  #fields: readonly QueryField[] | undefined;
  #remembered: string | undefined;
  #key = "";
  #tongue: unknown;

  readonly pointer = new HeadPointer({
    resize: (at, width) => this.resize(this.shown[at], width),
    drag: (at, to) => this.#drag(this.shown[at], to),
    drop: (at, to) => this.#drop(this.shown[at], to),
    press: (at, event) => this.press(this.shown[at], event.shiftKey),
  });

  constructor(list: ArrangedList, locale: () => string, say: (text: string) => void) {
    this.#list = list;
    this.#locale = locale;
    this.#say = say;
    list.addController(this);
  }

  /** Someone has chosen the columns. */
  get chosen(): boolean {
    return this.#list.columns.length > 0;
  }

  /** A column is chosen that is not built in. */
  get needsFields(): boolean {
    return this.#list.columns.some((one) => isCustomColumn(typeof one === "string" ? one : one.name));
  }

  /** Takes up what is remembered, once for each name; columns that the host has given stay. */
  hostUpdate(): void {
    const { remember, columns } = this.#list;
    if (remember === this.#remembered) return;
    this.#remembered = remember;
    if (remember && columns.length === 0) this.#list.columns = readColumns(remember) ?? [];
  }

  /** Works out the columns: those chosen, else those that fit and that the customers have. */
  follow(fields: readonly QueryField[], room: () => number, hasOwners: boolean): void {
    const isOther = tongue() !== this.#tongue;
    this.#tongue = tongue();
    if (fields !== this.#fields || isOther) this.all = allColumns((this.#fields = fields));
    const settings = this.#list.columns.map((one) => (typeof one === "string" ? { name: one } : one));
    const shown = this.chosen
      ? chosenColumns(this.all, settings)
      : defaultColumns(this.all, room(), hasOwners);
    const key = JSON.stringify([settingsOf(shown), shown.map(({ label, kind }) => [label, kind])]);
    // The same columns stay the same array, by which what is made of them is told.
    if (key !== this.#key || isOther) this.shown = shown;
    this.#key = key;
  }

  /** Makes a change that a person wants, keeps what is to be remembered, and tells the host. */
  change(change: Partial<ListChange>): void {
    const list = this.#list;
    Object.assign(list, change);
    if (change.columns && list.remember) {
      keepColumns(list.remember, change.columns.length > 0 ? change.columns : undefined);
    }
    if (change.sort) this.#say(words.sorted(change.sort.map((one) => this.#sortWords(one)).join(", ")));
    if (change.groupBy !== undefined) {
      this.#say(words.grouped(this.all.find(({ group }) => group === change.groupBy)?.label ?? ""));
    }
    const { query, sort, groupBy, includeInactive } = list;
    const columns = list.columns.map((one) => (typeof one === "string" ? { name: one } : one));
    const detail: PvCustomerListChangedDetail = { query, sort, groupBy, columns, includeInactive };
    list.dispatchEvent(
      new CustomEvent("pv-customer-list-changed", { detail, bubbles: true, composed: true }),
    );
  }

  /** What the menu of a column shows. */
  menuState(column: Column): ColumnMenuState {
    const { shown } = this;
    const at = shown.findIndex(({ name }) => name === column.name);
    const beside = (other: Column | undefined) => other !== undefined && !other.pinned === !column.pinned;
    return {
      column: shown[at] ?? column,
      sort: this.#list.sort,
      grouped: column.group !== undefined && this.#list.groupBy === column.group,
      isFirst: !beside(shown[at - 1]),
      isLast: !beside(shown[at + 1]),
    };
  }

  act({ name, action, change: changeOf }: ColumnActionDetail, width: number): void {
    const column = this.shown.find((one) => one.name === name);
    if (!column) return;
    const change = changeOf(action, column, this.shown, this.#list, width);
    this.change(change);
    if (action === "hide") this.#say(words.hiddenColumn(column.label));
    else if (change.columns) this.#sayPlace(column, change.columns);
  }

  press(column: Column | undefined, add: boolean): void {
    if (column) this.change({ sort: pressSort(this.#list.sort, column, add) });
  }

  resize(column: Column | undefined, width: number): void {
    if (!column || column.width === width) return;
    this.change({ columns: changeColumn(settingsOf(this.shown), column.name, { width }) });
    this.#say(words.width(column.label, this.#number(width), width));
  }

  display(change: DisplayChange): void {
    this.change(change);
  }

  #drag(column: Column | undefined, to: number | undefined): void {
    this.dragged = column && to !== undefined ? { name: column.name, to } : undefined;
    this.#list.requestUpdate();
  }

  #drop(column: Column | undefined, to: number): void {
    this.#drag(undefined, undefined);
    const target = this.shown[to];
    if (!column || !target || target === column) return;
    // Dropped among those that are kept in sight, it is kept in sight too.
    const moved = moveColumn(settingsOf(this.shown), column.name, to);
    const columns = changeColumn(moved, column.name, { pinned: target.pinned });
    this.change({ columns });
    this.#sayPlace(column, columns);
  }

  #sayPlace({ name, label, width }: Column, columns: readonly ColumnSetting[]): void {
    const at = columns.findIndex((one) => one.name === name);
    const now = columns[at];
    if (now?.width !== undefined && now.width !== width)
      this.#say(words.width(label, this.#number(now.width), now.width));
    else this.#say(words.moved(label, this.#number(at + 1), this.#number(columns.length)));
  }

  #number(value: number): string {
    return formatNumber(value, this.#locale());
  }

  #sortWords({ field, direction }: CustomerSort): string {
    const label = this.all.find(({ name }) => name === field)?.label ?? field;
    return words.sortedBy(label, direction === "asc");
  }
}
