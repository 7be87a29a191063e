import type { Customer, CustomerGroup } from "@pivotal/sdk/store";
import type { ReactiveController, ReactiveElement } from "lit";
import { WindowController } from "../../controllers/window-controller.ts";
import { speak } from "../../languages/spoken.ts";
import { ActiveCell } from "./active-cell.ts";
import { backdropOf } from "../../base/backdrop.ts";
import { columnRules, TICK_PX } from "./column-rules.ts";
import { columnWidth, WIDTH_STEP, type Column } from "./columns.ts";
import { moveInGrid, type GridPlace } from "./grid-moves.ts";
import { ListItems } from "./list-items.ts";
import type { RowContext } from "./list-row.ts";
import { RowPool } from "./row-pool.ts";
import { showWhole } from "./whole-text.ts";

/** The parts of the list that the grid draws into. */
export interface GridParts {
  /** Has the focus. */
  readonly grid: HTMLElement;
  readonly head: HTMLElement;
  readonly scroller: HTMLElement;
  readonly sizer: HTMLElement;
}

/** What a person does in the grid, for the list to carry out. */
export interface GridActions {
  open(customer: Customer, event: MouseEvent | KeyboardEvent): void;
  tick(place: number, range: boolean): void;
  tickAll(): void;
  toggle(group: CustomerGroup): void;
  /** Sorts by a column. */
  press(column: Column, add: boolean): void;
  menu(column: Column, anchor: Element): void;
  resize(column: Column, width: number): void;
}

/** The rows of the list, and the keyboard and the mouse in them. Draws on a scroll without the list having to render. */
export class GridController implements ReactiveController {
  items = new ListItems();
  readonly #host: ReactiveElement;
  readonly #parts: () => GridParts | undefined;
  readonly #context: () => RowContext;
  readonly #actions: GridActions;
  readonly #window: WindowController;
  readonly #active = new ActiveCell();
  #sheet: CSSStyleSheet | undefined;
  #pool: RowPool | undefined;
  #rules = "";
  #asksRoom = false;
  #scrollTo: { place: number; shift: number } | undefined;

  constructor(
    host: ReactiveElement,
    parts: () => GridParts | undefined,
    context: () => RowContext,
    actions: GridActions,
  ) {
    this.#host = host;
    this.#parts = parts;
    this.#context = context;
    this.#actions = actions;
    this.#window = new WindowController(host, {
      draw: () => this.#draw(),
      resized: () => {
        if (this.#asksRoom) host.requestUpdate();
      },
      shifted: (left) => this.#shift(left),
    });
    host.addController(this);
  }

  /** The room for columns, in em. */
  room(selectable: boolean): number {
    this.#asksRoom = true;
    return this.#window.room(selectable ? TICK_PX : 0);
  }

  get place(): GridPlace {
    return this.#active.at;
  }

  /** The customer that the keyboard is on. */
  get customer(): Customer | undefined {
    return this.items.at(this.place.place)?.customer;
  }

  /** Takes other rows in. Those in view stay where they are, unless other ones were asked for. True when the active customer has left. */
  show(items: ListItems, asked: boolean): boolean {
    const { place, shift } = this.#window.first;
    const first = this.items.at(place)?.customer?.id;
    this.items = items;
    if (asked) {
      this.#scrollTo = { place: 0, shift: 0 };
      return false;
    }
    const now = place > 0 ? items.placeOf(first) : -1;
    if (now >= 0 && now !== place) this.#scrollTo = { place: now, shift };
    return this.#active.follow(items) === "gone";
  }

  hostUpdate(): void {
    this.#asksRoom = false;
  }

  hostUpdated(): void {
    const parts = this.#parts();
    if (!parts) return;
    const { scroller, sizer } = parts;
    this.#pool ??= new RowPool(sizer, this.#context);
    this.#style();
    this.#size(sizer);
    this.#window.follow(scroller);
    if (this.#scrollTo) this.#window.scrollTo(this.#scrollTo.place, this.#scrollTo.shift);
    this.#scrollTo = undefined;
    this.#pool.invalidate();
    this.#draw();
    this.#window.remeasure();
  }

  hostDisconnected(): void {
    this.#pool?.clear();
  }

  /** Draws one customer's row again, as when an edit of it begins or ends. */
  redraw(): void {
    this.#pool?.invalidate();
    this.#draw();
  }

  /** Gives the focus to the cell that the keyboard was on. */
  focus(): void {
    this.#parts()?.grid.focus({ preventScroll: true });
  }

  /** What is cut is read in place from now on. */
  readonly onFocus = (): void => this.#style();

  readonly onKeydown = (event: KeyboardEvent): void => {
    const parts = this.#parts();
    if (!parts || event.target !== parts.grid || event.altKey) return;
    const { place } = this.place;
    const item = this.items.at(place);
    const done =
      place < 0
        ? this.#onHeadKey(event)
        : item?.group
          ? this.#onGroupKey(event, item.group, item.open)
          : item !== undefined && this.#onRowKey(event, item.customer);
    if (done || this.#move(event, parts)) event.preventDefault();
  };

  readonly onClick = (event: MouseEvent): void => {
    const target = event.target as Element;
    const cell = target.closest<HTMLElement>("[data-column]");
    if (!cell || target.closest(".edit-place")) return;
    const column = Number(cell.dataset.column);
    const row = target.closest<HTMLElement>("[data-row]");
    if (!row) return this.#onHeadClick(target, column);
    const place = Number(row.dataset.row);
    const item = this.items.at(place);
    this.#activate({ place, column: item?.group ? this.place.column : column });
    this.focus();
    if (item?.group) this.#actions.toggle(item.group);
    else if (target instanceof HTMLInputElement) this.#actions.tick(place, event.shiftKey);
    else if (item && (target.closest("a[href]") || !this.#canEdit(item.customer, column))) {
      this.#actions.open(item.customer, event);
    }
  };

  readonly onDoubleClick = (event: MouseEvent): void => {
    if ((event.target as Element).closest("a[href], input, .edit-place")) return;
    this.#edit();
  };

  /** A text that is cut says the whole of itself to a pointer; most never meet one, so that it is worked out only then. */
  readonly onPointerOver = (event: PointerEvent): void =>
    showWhole(event.target as Element, this.#context().locale);

  #onHeadClick(target: Element, column: number): void {
    const found = this.#context().columns[column];
    const menu = target.closest(".menu");
    if (!menu || !found) return;
    this.#activate({ place: -1, column });
    this.#actions.menu(found, menu);
  }

  #onHeadKey(event: KeyboardEvent): boolean {
    const { column: at } = this.place;
    const column = this.#context().columns[at];
    const cell = this.#active.element;
    const { key } = event;
    if (at < 0 && (key === " " || key === "Enter")) this.#actions.tickAll();
    else if (!column || !cell) return false;
    else if (key === "Enter" || key === " ") this.#actions.press(column, event.shiftKey);
    else if (key === "F2" || key === "ContextMenu" || (key === "F10" && event.shiftKey))
      this.#actions.menu(column, cell);
    else if (event.shiftKey && (key === "ArrowLeft" || key === "ArrowRight")) {
      const wider = (key === "ArrowRight") !== (getComputedStyle(cell).direction === "rtl");
      this.#actions.resize(column, columnWidth(cell.offsetWidth + (wider ? WIDTH_STEP : -WIDTH_STEP)));
    } else return false;
    return true;
  }

  #onGroupKey(event: KeyboardEvent, group: CustomerGroup, open: boolean): boolean {
    const isRtl = this.#isRtl();
    const folds = event.key === (isRtl ? "ArrowRight" : "ArrowLeft");
    const unfolds = event.key === (isRtl ? "ArrowLeft" : "ArrowRight");
    if (event.key === "Enter" || event.key === " ") this.#actions.toggle(group);
    else if (folds || unfolds) {
      if (open === folds) this.#actions.toggle(group);
    } else return false;
    return true;
  }

  #onRowKey(event: KeyboardEvent, customer: Customer): boolean {
    const { selectable } = this.#context();
    const { place, column } = this.place;
    const { key } = event;
    if (key === "F2") return this.#edit();
    if (key === "Enter") {
      if (event.metaKey || event.ctrlKey || column <= 0 || !this.#edit()) this.#actions.open(customer, event);
    } else if (key === " " && selectable) this.#actions.tick(place, event.shiftKey);
    else if (key === "a" && selectable && (event.metaKey || event.ctrlKey)) this.#actions.tickAll();
    else return false;
    return true;
  }

  #canEdit(customer: Customer, at: number): boolean {
    const { editor, columns } = this.#context();
    const column = columns[at];
    return editor !== undefined && column !== undefined && editor.canEdit(customer, column);
  }

  #edit(): boolean {
    const { customer, place } = this;
    const { editor, columns } = this.#context();
    const column = columns[place.column];
    if (!customer || !column || !editor?.canEdit(customer, column)) return false;
    editor.edit(customer, column);
    this.redraw();
    return true;
  }

  #move(event: KeyboardEvent, { head }: GridParts): boolean {
    const { columns, selectable } = this.#context();
    const to = moveInGrid(event, this.place, {
      rows: this.items.length,
      columns: columns.length,
      first: selectable ? -1 : 0,
      page: this.#window.pageSize,
      isRtl: this.#isRtl(),
      isCards: head.offsetHeight === 0,
    });
    if (!to) return false;
    const before = this.place.place;
    this.#activate(to);
    const extends_ = event.shiftKey && selectable && to.place !== before && to.place >= 0;
    if (extends_) this.#actions.tick(to.place, true);
    return true;
  }

  #activate(at: GridPlace): void {
    this.#active.move(at, this.items);
    if (at.place >= 0) this.#window.reveal(at.place);
    this.#draw();
    // Sideways, and within the page around the list.
    this.#active.element?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  #isRtl(): boolean {
    return getComputedStyle(this.#host).direction === "rtl";
  }

  #draw(): void {
    const parts = this.#parts();
    if (!parts || !this.#pool) return;
    // A scroll draws without an update of the list.
    speak(this.#host);
    this.#size(parts.sizer);
    const { start, end } = this.#window.range(this.items.length);
    this.#pool.draw(this.items, start, end, this.#window.rowHeight);
    const id = this.#active.mark(this.#pool, parts.head);
    if (id === null) parts.grid.removeAttribute("aria-activedescendant");
    else if (parts.grid.getAttribute("aria-activedescendant") !== id) {
      parts.grid.setAttribute("aria-activedescendant", id);
    }
  }

  /** Set through the object model, since a strict CSP refuses style attributes. */
  #size(sizer: HTMLElement): void {
    const size = `${this.items.length * this.#window.rowHeight}px`;
    if (sizer.style.blockSize !== size) sizer.style.blockSize = size;
  }

  #shift(left: number): void {
    const parts = this.#parts();
    if (!parts?.head.parentElement) return;
    parts.head.parentElement.scrollLeft = left;
    parts.grid.classList.toggle("shifted", left !== 0);
  }

  /** Widths stand in a style sheet of the list's own. What covers other cells needs the page's colour behind it. */
  #style(): void {
    const { columns, selectable } = this.#context();
    const covers = columns.some(({ pinned }) => pinned) || this.#parts()?.grid.matches(":focus");
    // Asking for it has the styles worked out, which a list that is only looked at does not wait for.
    const backdrop = covers ? `:host{--_pv-backdrop:${backdropOf(this.#host)}}` : "";
    const rules = backdrop + columnRules(columns, selectable);
    const { adoptedStyleSheets } = this.#host.renderRoot as ShadowRoot;
    const sheet = (this.#sheet ??= new CSSStyleSheet());
    if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
    if (rules !== this.#rules) sheet.replaceSync((this.#rules = rules));
  }
}
