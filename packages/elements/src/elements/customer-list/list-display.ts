import type { CustomerGrouping, CustomerSort } from "@pivotal/sdk/store";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { property, query, state } from "../../base/reactive.ts";
import { SpeakingElement } from "../../base/speaking-element.ts";
import { placePopover } from "../../base/place-popover.ts";
import { listDisplay as words } from "../../strings/list-display.ts";
import { popoverStyles } from "../../styles/popover.styles.ts";
import { chevron } from "../../templates/chevron.ts";
import { base, tokens } from "../../styles/tokens.styles.ts";
import { moveColumn, settingsOf, type Column, type ColumnSetting } from "./columns.ts";
import { displayStyles } from "./list-display.styles.ts";

/** Inside the list alone: how a person wants to see it. What is absent stays. */
export interface DisplayChange {
  readonly columns?: readonly ColumnSetting[];
  readonly sort?: readonly CustomerSort[];
  readonly groupBy?: CustomerGrouping | "";
}

declare global {
  interface HTMLElementEventMap {
    "pv-list-display": CustomEvent<DisplayChange>;
  }
}

/** The panel in which the columns are chosen and put in order, and the sort and the grouping, for which cards have no header. Private to the list. */
export class PvListDisplay extends SpeakingElement {
  static override styles = [tokens, base, popoverStyles, displayStyles];

  /** Every column there is. */
  @property({ attribute: false }) all: readonly Column[] = [];

  /** Those on show, in order. */
  @property({ attribute: false }) columns: readonly Column[] = [];
  @property({ attribute: false }) sort: readonly CustomerSort[] = [];
  @property({ attribute: false }) groupBy: CustomerGrouping | "" = "";

  /** Someone has chosen the columns. */
  @property({ attribute: false }) chosen = false;

  @state() private opened = false;
  #moved: { name: string; by: number } | undefined;
  @query("[popover]") private readonly panel!: HTMLElement;
  @query(".trigger") private readonly trigger!: HTMLElement;

  /** Opens the panel. */
  show(): void {
    this.panel.showPopover();
  }

  override render(): TemplateResult {
    return html`<button
        type="button"
        class="trigger"
        aria-haspopup="dialog"
        aria-expanded=${String(this.opened)}
        popovertarget="panel"
      >
        ${words.open} ${chevron}
      </button>
      <div
        id="panel"
        popover
        role="dialog"
        aria-label=${words.open}
        @beforetoggle=${this.#onBeforeToggle}
        @toggle=${this.#onToggle}
        @keydown=${(event: Event) => event.stopPropagation()}
      >
        ${this.opened ? this.#renderPanel() : nothing}
      </div>`;
  }

  #renderPanel(): TemplateResult {
    const [sort] = this.sort;
    const groups = this.all.filter(({ group }) => group !== undefined);
    return html`<label class="line"
        ><span>${words.group}</span>
        <select .value=${live(this.groupBy)} @input=${this.#onGroup}>
          <option value="">${words.none}</option>
          ${groups.map(
            ({ group, label }) =>
              html`<option value=${group ?? ""} ?selected=${group === this.groupBy}>${label}</option>`,
          )}
        </select></label
      >
      <div class="line">
        <label for="sort">${words.sort}</label>
        <select id="sort" @input=${this.#onSort}>
          <option value="">${words.newest}</option>
          ${this.all.map(
            ({ name, label }) =>
              html`<option value=${name} ?selected=${name === sort?.field}>${label}</option>`,
          )}
        </select>
        ${
          sort
            ? html`<button type="button" class="small" @click=${this.#onTurn}>
                ${sort.direction === "asc" ? words.rising : words.falling}
              </button>`
            : nothing
        }
      </div>
      <div role="group" aria-label=${words.columns}>
        <p class="label" aria-hidden="true">${words.columns}</p>
        <ul @change=${this.#onColumn}>
          ${this.columns.map((column, at) => this.#renderColumn(column, at))}
          ${this.all
            .filter(({ name }) => !this.columns.some((column) => column.name === name))
            .map((column) => this.#renderColumn(column, -1))}
        </ul>
      </div>
      ${
        this.chosen
          ? html`<button type="button" class="reset" @click=${() => this.#tell({ columns: [] })}>
              ${words.reset}
            </button>`
          : nothing
      }`;
  }

  #renderColumn({ name, label, pinned }: Column, at: number): TemplateResult {
    const [before, after] = [this.columns[at - 1], this.columns[at + 1]];
    const canMove = (other: Column | undefined) =>
      at >= 0 && other !== undefined && !other.pinned === !pinned;
    return html`<li data-name=${name}>
      <label
        ><input type="checkbox" .checked=${live(at >= 0)} ?disabled=${name === "name"} /><bdi class="cut"
          >${label}</bdi
        ></label
      >
      ${this.#renderMove(-1, words.up(label), "m2 8 4-4 4 4", canMove(before))}
      ${this.#renderMove(1, words.down(label), "m2 4 4 4 4-4", canMove(after))}
    </li>`;
  }

  #renderMove(by: number, label: string, path: string, can: boolean): TemplateResult | typeof nothing {
    if (!can) return nothing;
    return html`<button
      type="button"
      class="move ${by < 0 ? "up" : "down"}"
      data-by=${by}
      @click=${this.#onMove}
      aria-label=${label}
      title=${label}
    >
      <svg class="chevron" viewBox="0 0 12 12" aria-hidden="true"><path d=${path} /></svg>
    </button>`;
  }

  #tell(change: DisplayChange): void {
    this.dispatchEvent(new CustomEvent<DisplayChange>("pv-list-display", { detail: change }));
  }

  readonly #onGroup = (event: Event): void => {
    this.#tell({ groupBy: (event.target as HTMLSelectElement).value as CustomerGrouping | "" });
  };

  readonly #onSort = (event: Event): void => {
    const field = (event.target as HTMLSelectElement).value;
    this.#tell({ sort: field ? [{ field, direction: "asc" }] : [] });
  };

  readonly #onTurn = (): void => {
    const [first, ...rest] = this.sort;
    if (first)
      this.#tell({ sort: [{ ...first, direction: first.direction === "asc" ? "desc" : "asc" }, ...rest] });
  };

  readonly #onColumn = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const name = input.closest("li")?.dataset.name ?? "";
    const settings = settingsOf(this.columns);
    this.#tell({
      columns: input.checked ? [...settings, { name }] : settings.filter((one) => one.name !== name),
    });
  };

  readonly #onMove = (event: Event): void => {
    const button = event.currentTarget as HTMLElement;
    const name = button.closest("li")?.dataset.name;
    if (name === undefined) return;
    const by = Number(button.dataset.by);
    const at = this.columns.findIndex((column) => column.name === name);
    this.#tell({ columns: moveColumn(settingsOf(this.columns), name, at + by) });
    this.#moved = { name, by };
  };

  protected override updated(changed: PropertyValues<this>): void {
    if (this.#moved && changed.has("columns")) this.#refocus(this.#moved);
  }

  /** The button that was pressed may now stand elsewhere, or be gone at the end of the way. */
  #refocus({ name, by }: { name: string; by: number }): void {
    this.#moved = undefined;
    const row = [...this.panel.querySelectorAll("li")].find(({ dataset }) => dataset.name === name);
    const same = row?.querySelector<HTMLElement>(by < 0 ? ".up" : ".down");
    (same ?? row?.querySelector<HTMLElement>(".move") ?? row?.querySelector("input"))?.focus();
  }

  readonly #onBeforeToggle = (event: ToggleEvent): void => {
    this.opened = event.newState === "open";
    if (!this.opened) return;
    this.performUpdate();
    placePopover(this.panel, this.trigger);
  };

  readonly #onToggle = (event: ToggleEvent): void => {
    if (event.newState === "open") this.panel.querySelector("select")?.focus();
  };
}
