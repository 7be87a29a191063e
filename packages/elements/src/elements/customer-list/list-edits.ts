import { canEdit, type Customer, type PivotalStore } from "@pivotal/sdk/store";
import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { CellEdits, CellEditsHost } from "../field-editor/cell-edits.ts";
import type { CellEditor } from "./cell-editor.ts";
import type { Column } from "./columns.ts";

/** The list's way to what edits its cells and its selection. Most who look at a list edit nothing, so that the code for it is loaded when first needed. */
export class ListEdits implements CellEditor, ReactiveController {
  readonly #store: () => PivotalStore | undefined;
  readonly #host: CellEditsHost;
  #edits: { of: PivotalStore; cells: CellEdits } | undefined;
  #connected = false;
  #hasBar = false;

  /** @param store of the customers shown; undefined for customers at hand, which cannot be edited. */
  constructor(host: ReactiveControllerHost, store: () => PivotalStore | undefined, cells: CellEditsHost) {
    this.#store = store;
    this.#host = cells;
    host.addController(this);
  }

  get store(): PivotalStore | undefined {
    return this.#store();
  }

  hostConnected(): void {
    this.#connected = true;
    this.#edits?.cells.connect();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#edits?.cells.disconnect();
  }

  hostUpdate(): void {
    if (!this.#edits || this.#edits.of === this.store) return;
    this.#edits.cells.disconnect();
    this.#edits = undefined;
  }

  canEdit(customer: Customer, { field }: Column): boolean {
    const { store } = this;
    return store !== undefined && !store.settings.readOnly && canEdit(customer, field);
  }

  edit(customer: Customer, column: Column): void {
    const store = this.store;
    if (!store || !this.canEdit(customer, column)) return;
    this.loadBar();
    if (this.#edits) return this.#edits.cells.edit(customer, column);
    const load = async () => {
      const { CellEdits } = await import("../field-editor/cell-edits.ts");
      if (this.store !== store) return;
      this.#edits ??= { of: store, cells: new CellEdits(store, this.#host) };
      if (this.#connected) this.#edits.cells.connect();
      this.#edits.cells.edit(customer, column);
    };
    load().catch(reportError);
  }

  holds(customerId: string): boolean {
    return this.#edits?.cells.holds(customerId) ?? false;
  }

  draw(place: HTMLElement, customer: Customer, column: Column): boolean {
    return this.#edits?.cells.draw(place, customer, column) ?? false;
  }

  release(place: HTMLElement): void {
    this.#edits?.cells.release(place);
  }

  /** Loads the bar in which the selection is edited and the last change undone. */
  loadBar(): void {
    if (this.#hasBar) return;
    this.#hasBar = true;
    import("../bulk-bar/define.ts").catch(reportError);
  }
}
