import type { CustomerSort } from "@pivotal/sdk/store";
import { html, nothing, type TemplateResult } from "lit";
import { query, state } from "../../base/reactive.ts";
import { SpeakingElement } from "../../base/speaking-element.ts";
import { moveInMenu } from "../../base/menu-keys.ts";
import { placePopover } from "../../base/place-popover.ts";
import { columnMenu as words } from "../../strings/column-menu.ts";
import { menuStyles } from "../../styles/menu.styles.ts";
import { popoverStyles } from "../../styles/popover.styles.ts";
import { base, tokens } from "../../styles/tokens.styles.ts";
import { actOnColumn } from "./column-actions.ts";
import { styles } from "./column-menu.styles.ts";
import type { Column } from "./columns.ts";

export type ColumnAction =
  | "asc"
  | "desc"
  | "add"
  | "unsort"
  | "group"
  | "pin"
  | "earlier"
  | "later"
  | "wider"
  | "narrower"
  | "share"
  | "hide";

/** What the menu of a column can do now. */
export interface ColumnMenuState {
  readonly column: Column;
  readonly sort: readonly CustomerSort[];
  readonly grouped: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** Inside the list alone: what a person wants of a column. */
export interface ColumnActionDetail {
  readonly name: string;
  readonly action: ColumnAction;
  /** What it makes of the list's arrangement; it comes with the menu, which most pages never open. */
  readonly change: typeof actOnColumn;
}

declare global {
  interface HTMLElementEventMap {
    "pv-column-action": CustomEvent<ColumnActionDetail>;
  }
}

interface Item {
  readonly action: ColumnAction;
  readonly word: string;
  readonly key?: string;
  readonly checked?: boolean;
  readonly off?: boolean;
  /** The menu stays for more of the same. */
  readonly again?: boolean;
}

/** The menu of one column. Private to the list. */
export class PvColumnMenu extends SpeakingElement {
  static override styles = [tokens, base, popoverStyles, menuStyles, styles];

  @state() private shown: ColumnMenuState | undefined;
  @query("[popover]") private readonly menu!: HTMLElement;
  #closed: (() => void) | undefined;

  /** Opens beside an element; `closed` is called when it is gone again, to give the focus back. */
  open(anchor: Element, shown: ColumnMenuState, closed: () => void): void {
    this.shown = shown;
    this.#closed = closed;
    this.performUpdate();
    placePopover(this.menu, anchor);
    this.menu.showPopover();
    this.#items()[0]?.focus();
  }

  /** The column has changed while the menu is open. */
  follow(shown: ColumnMenuState): void {
    if (this.shown && this.shown.column.name === shown.column.name) this.shown = shown;
  }

  get column(): string | undefined {
    return this.shown?.column.name;
  }

  override render(): TemplateResult {
    const { shown } = this;
    return html`<div
      popover
      role="menu"
      aria-label=${shown ? words.label(shown.column.label) : nothing}
      @keydown=${this.#onKeydown}
      @click=${this.#onClick}
      @toggle=${this.#onToggle}
    >
      ${
        shown
          ? this.#groups(shown).map(
              (items) =>
                html`<div role="group" class="items">
                  ${items.filter(({ off }) => !off).map((item) => this.#renderItem(item))}
                </div>`,
            )
          : nothing
      }
    </div>`;
  }

  #groups({ column, sort, grouped, isFirst, isLast }: ColumnMenuState): readonly Item[][] {
    const held = sort.find(({ field }) => field === column.name);
    const only = held !== undefined && sort.length === 1;
    const [asc, desc] = words.orders(column.kind);
    const isRtl = getComputedStyle(this).direction === "rtl";
    return [
      [
        { action: "asc", word: asc, checked: held?.direction === "asc" },
        { action: "desc", word: desc, checked: held?.direction === "desc" },
        { action: "add", word: words.add, key: words.keys.add, off: held !== undefined || sort.length === 0 },
        { action: "unsort", word: only ? words.unsort : words.unsortOne, off: held === undefined },
      ],
      [
        { action: "group", word: words.group, checked: grouped, off: column.group === undefined },
        { action: "pin", word: words.pin, checked: column.pinned === true },
      ],
      [
        { action: "earlier", word: isRtl ? words.right : words.left, off: isFirst, again: true },
        { action: "later", word: isRtl ? words.left : words.right, off: isLast, again: true },
        { action: "wider", word: words.wider, key: isRtl ? words.keys.left : words.keys.right, again: true },
        {
          action: "narrower",
          word: words.narrower,
          key: isRtl ? words.keys.right : words.keys.left,
          again: true,
        },
        { action: "share", word: words.share, off: column.width === undefined },
      ],
      [{ action: "hide", word: words.hide, off: column.name === "name" }],
    ];
  }

  #renderItem({ action, word, key, checked, again }: Item): TemplateResult {
    return html`<button
      type="button"
      class="item"
      role=${checked === undefined ? "menuitem" : "menuitemcheckbox"}
      aria-checked=${checked === undefined ? nothing : String(checked)}
      aria-keyshortcuts=${key === words.keys.add ? "Shift+Enter" : nothing}
      tabindex="-1"
      data-action=${action}
      data-again=${again ? "" : nothing}
    >
      <svg class="check" viewBox="0 0 16 16" aria-hidden="true"><path d="m3 8.5 3.5 3.5L13 5" /></svg>
      <span class="cut">${word}</span>${key ? html`<kbd aria-hidden="true">${key}</kbd>` : nothing}
    </button>`;
  }

  #items(): HTMLElement[] {
    return [...this.menu.querySelectorAll<HTMLElement>(".item")];
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key === "Tab") this.menu.hidePopover();
    else if (moveInMenu(event, this.#items())) event.preventDefault();
    // Keys of the menu are not the list's.
    event.stopPropagation();
  };

  readonly #onClick = (event: MouseEvent): void => {
    const { action, again } = (event.target as Element).closest<HTMLElement>(".item")?.dataset ?? {};
    const name = this.shown?.column.name;
    if (action === undefined || name === undefined) return;
    if (again === undefined) this.menu.hidePopover();
    this.dispatchEvent(
      new CustomEvent<ColumnActionDetail>("pv-column-action", {
        detail: { name, action: action as ColumnAction, change: actOnColumn },
      }),
    );
  };

  readonly #onToggle = (event: ToggleEvent): void => {
    if (event.newState === "open") return;
    this.shown = undefined;
    this.#closed?.();
    this.#closed = undefined;
  };
}
