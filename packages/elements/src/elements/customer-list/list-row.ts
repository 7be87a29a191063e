import type { Customer, CustomerGrouping } from "@pivotal/sdk/store";
import { list as words } from "../../strings/list.ts";
import type { CellEditor } from "./cell-editor.ts";
import { append, makeCell, type CellContext, type ShowCell } from "./cells.ts";
import type { Column } from "./columns.ts";
import { groupCount, groupLabel } from "./group-label.ts";
import type { ListItem } from "./list-items.ts";

/** What rows are drawn with. */
export interface RowContext extends CellContext {
  readonly columns: readonly Column[];
  readonly selectable: boolean;
  readonly selected: ReadonlySet<string>;
  readonly editor: CellEditor | undefined;
  readonly groupBy: CustomerGrouping | "";
}

interface CellParts {
  readonly element: HTMLElement;
  readonly column: Column;
  readonly show: ShowCell;
  editable: boolean;
  place: HTMLElement | undefined;
}

/** One row on the screen. It shows whatever stands at a place of the list: scrolling changes its texts and makes no elements. */
export class ListRow {
  readonly element: HTMLElement;
  readonly #cells: CellParts[] = [];
  readonly #tick: HTMLInputElement | undefined;
  #head: { readonly cell: HTMLElement; readonly label: HTMLElement; readonly count: HTMLElement } | undefined;
  #shown: Customer | undefined;

  constructor({ columns, selectable }: RowContext) {
    this.element = document.createElement("div");
    this.element.className = "row";
    this.element.role = "row";
    if (selectable) {
      const cell = append(this.element, "div", "cell tick");
      cell.role = "gridcell";
      cell.dataset.column = "-1";
      this.#tick = append(cell, "input");
      this.#tick.type = "checkbox";
      this.#tick.tabIndex = -1;
    }
    columns.forEach((column, at) => {
      const element = append(this.element, "div", `cell c${at} ${column.kind}-cell`);
      element.role = column.kind === "name" ? "rowheader" : "gridcell";
      element.dataset.column = String(at);
      this.#cells.push({
        element,
        column,
        show: makeCell(element, column),
        editable: false,
        place: undefined,
      });
    });
  }

  /** The cell of a column, the tick box being column -1; of a group's head, the one it has. */
  cell(column: number): HTMLElement | undefined {
    if (this.#shown === undefined) return this.#head?.cell;
    return column < 0 ? (this.#tick?.parentElement ?? undefined) : this.#cells[column]?.element;
  }

  /** The row is taken down. */
  remove({ editor }: RowContext): void {
    this.#releaseAll(editor);
    this.element.remove();
  }

  show(item: ListItem, place: number, context: RowContext): void {
    const { element } = this;
    element.dataset.row = String(place);
    element.ariaRowIndex = String(place + 2);
    if (item.customer) this.#showCustomer(item.customer, context);
    else this.#showGroup(item, context);
  }

  #showGroup(item: ListItem & { customer?: undefined }, context: RowContext): void {
    this.#releaseAll(context.editor);
    this.#shown = undefined;
    this.element.className = "row group";
    this.element.ariaExpanded = String(item.open);
    this.element.ariaLevel = "1";
    this.element.ariaSelected = null;
    this.#head ??= this.#makeHead();
    this.#head.label.textContent = context.groupBy ? groupLabel(item.group, context.groupBy, context) : "";
    this.#head.count.textContent = groupCount(item.group, context.locale);
  }

  #makeHead() {
    const cell = append(this.element, "div", "group-head");
    cell.role = "rowheader";
    cell.dataset.column = "0";
    return { cell, label: append(cell, "bdi", "cut"), count: append(cell, "span", "badge number") };
  }

  #showCustomer(customer: Customer, context: RowContext): void {
    const { selected, groupBy, editor } = context;
    const { element } = this;
    if (this.#shown?.id !== customer.id) this.#releaseAll(context.editor);
    this.#shown = customer;
    const isSelected = selected.has(customer.id);
    // What is written although it stands there already costs as much as what is new.
    if (element.className !== "row") element.className = "row";
    if (element.ariaExpanded !== null) element.ariaExpanded = null;
    const level = groupBy ? "2" : null;
    if (element.ariaLevel !== level) element.ariaLevel = level;
    if (this.#tick) {
      if (element.ariaSelected !== String(isSelected)) element.ariaSelected = String(isSelected);
      this.#tick.checked = isSelected;
      this.#tick.ariaLabel = words.select(customer.name);
    }
    const held = editor?.holds(customer.id);
    for (const cell of this.#cells) {
      cell.show(customer, context);
      if (editor) this.#showEditor(cell, customer, editor, held === true);
    }
  }

  #showEditor(cell: CellParts, customer: Customer, editor: CellEditor, held: boolean): void {
    const editable = editor.canEdit(customer, cell.column);
    if (editable !== cell.editable) cell.element.classList.toggle("editable", (cell.editable = editable));
    if (!held) return this.#release(cell, editor);
    cell.place ??= append(cell.element, "div", "edit-place");
    if (editor.draw(cell.place, customer, cell.column)) cell.element.classList.add("edited");
    else this.#release(cell, editor);
  }

  #releaseAll(editor: CellEditor | undefined): void {
    if (editor) for (const cell of this.#cells) this.#release(cell, editor);
  }

  #release(cell: CellParts, editor: CellEditor): void {
    if (!cell.place) return;
    editor.release(cell.place);
    cell.place.remove();
    cell.place = undefined;
    cell.element.classList.remove("edited");
  }
}
