import type { PivotalError } from "@pivotal/sdk";
import { customerHref, type Replica } from "@pivotal/sdk/store";
import { html, nothing, type ReactiveController, type TemplateResult } from "lit";
import { intendCustomerSelect } from "../../base/customer-select.ts";
import { PoliteController } from "../../controllers/polite-controller.ts";
import { localeOf } from "../../format/locale.ts";
import { formatNumber } from "../../format/number.ts";
import { common } from "../../strings/common.ts";
import { spokenFields } from "../query-field/spoken-fields.ts";
import { searchPanel as words } from "../../strings/search-panel.ts";
import { queryField as fieldWords } from "../../strings/query-field.ts";
import { search as shell } from "../../strings/search.ts";
import { QueryBox } from "../query-field/query-box.ts";
import { addRecent } from "./recents.ts";
import { findActions } from "./search-action.ts";
import { searchBody, searchReach } from "./search-body.ts";
import { searchGroups, type SearchChoices, type SearchGroup, type SearchItem } from "./search-groups.ts";
import { SearchFinder } from "./search-finder.ts";
import { searchIcon, shortcutView } from "./search-marks.ts";
import type { PvSearch } from "./search.ts";
import type { PvQuerySelectDetail } from "./search.events.ts";

export { panelStyles } from "./search-panel.styles.ts";

const isNarrow = ({ fields }: Replica, field: string): boolean =>
  !["text", "id", "date"].includes(fields.get(field)?.type ?? "text");

/** What opens: the field and its results, and all that is done there. A search on a page that nobody uses does without. */
export class SearchPanel implements ReactiveController {
  readonly #host: PvSearch;
  readonly #box: QueryBox;
  readonly #finder: SearchFinder;
  readonly #polite: PoliteController;
  #opened = false;
  #chosen: string | undefined;
  #groups: readonly SearchGroup[] = [];
  #items: readonly SearchItem[] = [];
  #moved = false;

  constructor(host: PvSearch) {
    this.#host = host;
    this.#box = new QueryBox(
      host,
      () => this.#finder.source,
      () => this.#onChange(),
    );
    this.#finder = new SearchFinder(
      host,
      () => this.#opened,
      () => this.#box.query,
    );
    this.#polite = new PoliteController(host, () => this.#count());
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#opened;
  }

  get error(): PivotalError | undefined {
    return this.#opened ? this.#finder.error : undefined;
  }

  get isLoading(): boolean {
    return this.#opened && this.#finder.fetching;
  }

  get #root(): HTMLElement | DocumentFragment {
    return this.#host.renderRoot;
  }

  get #dialog(): HTMLDialogElement {
    const dialog = this.#root.querySelector("dialog");
    if (!dialog) throw new Error("The search is not rendered yet.");
    return dialog;
  }

  get #locale(): string {
    return localeOf(this.#host);
  }

  // Made last, so that the other controllers have followed what changed.
  hostUpdate(): void {
    this.#groups = this.#opened ? this.#find() : [];
    this.#items = this.#groups.flatMap(({ items }) => items);
    const chosen = this.#items.find(({ id }) => id === this.#chosen);
    // Until a person has chosen, a customer that arrives takes the place of an offer, and of no other customer.
    if (!chosen || (!this.#moved && chosen.kind === "other")) this.#chosen = this.#items[0]?.id;
  }

  hostUpdated(): void {
    this.#root.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }

  hostDisconnected(): void {
    this.shut();
  }

  /** The field on the page with its results, or the dialog. */
  render(): TemplateResult {
    if (this.#host.inline) {
      return html`<div
        class="panel inline"
        part="field"
        role="search"
        @click=${this.#onClick}
        @keydown=${this.#onKeydown}
        @focusin=${this.#onFocusIn}
        @focusout=${this.#onFocusOut}
      >
        ${this.#renderPanel()}
      </div>`;
    }
    return html`<dialog part="dialog" aria-label=${shell.open} closedby="any" @close=${this.#onClose}>
      <div class="panel" @click=${this.#onClick} @keydown=${this.#onKeydown}>${this.#renderPanel()}</div>
    </dialog>`;
  }

  #renderPanel(): TemplateResult {
    const expanded = this.#items.length > 0;
    return html`<div class="field">
        ${searchIcon}
        ${this.#box.render({
          label: shell.open,
          placeholder: this.#host.placeholder ?? shell.placeholder,
          list: "results",
          expanded,
          active: expanded ? this.#chosen : undefined,
        })}
        ${
          this.#host.inline
            ? this.#host.noShortcut || this.#box.value
              ? nothing
              : shortcutView()
            : html`<button type="button" class="close" @click=${this.shut}>${words.close}</button>`
        }
      </div>
      ${this.#opened ? this.#renderBody() : nothing}
      <div class="hidden-text" role="status">${this.#polite.text}</div>`;
  }

  #renderBody(): TemplateResult {
    const error = this.error;
    return searchBody({
      groups: this.#groups,
      chosen: this.#chosen,
      note: this.#note(error !== undefined),
      error,
      reach: searchReach(this.#finder.coverage, this.#box.value.includes("@"), this.#locale),
      opensLinks: this.#host.href !== undefined,
      retry: this.#retry,
    });
  }

  #note(failed: boolean): string | undefined {
    const text = this.#box.query;
    if (!this.#finder.store) return common.notConnected;
    if (this.#countFound() > 0 || failed || (!text && this.#box.inValue)) return undefined;
    if (text ? !this.#finder.isSettled : this.#finder.recents.fetching) return "waiting";
    return text ? (this.#box.diagnostic?.message ?? words.nothing(text)) : words.hint;
  }

  #find(): SearchGroup[] {
    const { store, replica, recents } = this.#finder;
    if (!store || !replica) return [];
    const text = this.#box.query;
    const { completions } = this.#box;
    const matches = this.#finder.match(this.#host.limit);
    return searchGroups(
      {
        query: text,
        matches,
        recents: recents.customers,
        actions: findActions(this.#host.actions, text),
        // With nothing typed, those fields are worth a hint that words alone do not reach.
        completions: this.#box.value
          ? completions
          : completions.filter(({ field }) => isNarrow(replica, field)),
        inValue: this.#box.inValue,
        valuesOf: spokenFields(replica.fields).get(completions[0]?.field ?? "")?.label ?? "",
        nearest: matches.length === 0 ? (this.#box.corrected ?? this.#finder.nearest()) : undefined,
        showAll: this.#host.list !== undefined,
        thresholds: store.settings.thresholds,
        locale: this.#locale,
      },
      this.#choices,
    );
  }

  #countFound(): number {
    return this.#items.filter(({ kind }) => kind !== "other").length;
  }

  /** What the live region says of the results; `undefined` while nothing is certain. */
  #count(): string | undefined {
    const text = this.#box.query;
    if (!this.#opened || !this.#box.value) return "";
    const count = this.#countFound();
    if (this.#box.inValue) {
      const { length } = this.#box.completions;
      return fieldWords.suggestions(formatNumber(length, this.#locale), length);
    }
    if (count === 0) return this.#finder.isSettled ? words.nothing(text) : undefined;
    return words.found(formatNumber(count, this.#locale), count);
  }

  readonly #retry = (): void => this.#finder.retry();

  /** The text has changed: what was chosen was chosen among other results. */
  #onChange(): void {
    this.#chosen = undefined;
    this.#moved = false;
    this.#host.requestUpdate();
    if (this.#host.inline && this.#hasFocus()) this.#setOpen(true);
    this.#finder.follow();
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    // A key that ends or steers a composition belongs to the input method, not to the list.
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
    if (event.target !== this.#box.input) return;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const step = steps[event.key];
    if (step !== undefined) this.#move(step);
    else if (event.key === "Enter") this.#choose(this.#chosen, event.metaKey || event.ctrlKey);
    else if (event.key === "Escape" && this.#box.value) this.#box.clear();
    else if (event.key === "Escape" && this.#host.inline && this.#opened) this.#setOpen(false);
    else return;
    event.preventDefault();
  };

  readonly #onClick = (event: MouseEvent): void => {
    const option = (event.target as Element).closest(".results [role=option]");
    if (option) this.#choose(option.id, event.metaKey || event.ctrlKey);
    else if (this.#host.inline && event.target === this.#box.input) this.#expand();
  };

  readonly #onFocusIn = (): void => this.#expand();

  readonly #onFocusOut = (event: FocusEvent): void => {
    const to = event.relatedTarget;
    if (!(to instanceof Node && this.#root.contains(to))) this.#setOpen(false);
  };

  readonly #onClose = (): void => {
    // The event comes a moment later; by then the search may have been opened anew.
    if (!this.#dialog.open && this.#opened) this.shut();
  };

  /** Shows the results, with the caret in the field. */
  open(): void {
    if (this.#host.inline) this.#box.input.focus();
    else if (!this.#opened) {
      // The dialog gives the focus back to what had it; a page that had none gets it where the search is.
      if (document.activeElement === document.body)
        this.#root.querySelector<HTMLElement>(".trigger")?.focus();
      this.#dialog.showModal();
      this.#box.input.focus();
    }
    this.#expand();
  }

  #expand(): void {
    if (this.#opened) return;
    this.#setOpen(true);
    this.#finder.recents.read();
    this.#box.suggest();
  }

  /** Closes, and forgets what was typed. */
  readonly shut = (): void => {
    this.#setOpen(false);
    this.#box.value = "";
    if (this.#host.hasUpdated && !this.#host.inline) this.#dialog.close();
  };

  #setOpen(opened: boolean): void {
    this.#opened = opened;
    this.#host.requestUpdate();
  }

  #hasFocus(): boolean {
    return this.#root instanceof ShadowRoot && this.#root.activeElement !== null;
  }

  #move(step: number): void {
    if (this.#host.inline && !this.#opened) return this.#expand();
    const count = this.#items.length;
    if (count === 0) return;
    const at = this.#items.findIndex(({ id }) => id === this.#chosen);
    const to =
      Math.abs(step) === 1 ? (at + step + count) % count : Math.max(0, Math.min(count - 1, at + step));
    this.#chosen = this.#items[to]?.id;
    this.#moved = true;
    this.#host.requestUpdate();
  }

  readonly #choose = (id: string | undefined, newTab: boolean): void => {
    const item = this.#items.find((found) => found.id === id);
    if (item) item.choose(newTab);
    else this.#box.commit();
  };

  readonly #choices: SearchChoices = {
    open: (customer, newTab) => {
      addRecent(customer.id);
      this.shut();
      const href = customerHref(customer, this.#host.href ?? "");
      if (!intendCustomerSelect(this.#host, customer) || !href) return;
      if (newTab) window.open(href, "_blank", "noopener");
      else window.location.assign(href);
    },
    complete: (completion) => this.#box.accept(completion),
    run: (action) => {
      this.shut();
      action.run();
    },
    showAll: () => {
      const detail: PvQuerySelectDetail = { query: this.#box.query };
      this.shut();
      const event = new CustomEvent("pv-query-select", {
        detail,
        bubbles: true,
        composed: true,
        cancelable: true,
      });
      if (!this.#host.dispatchEvent(event) || !this.#host.list) return;
      const root = this.#host.getRootNode();
      const list =
        root instanceof Document || root instanceof ShadowRoot ? root.getElementById(this.#host.list) : null;
      if (list) Object.assign(list, detail);
    },
    searchFor: (text) => {
      this.#box.value = text;
      this.#onChange();
    },
  };
}
