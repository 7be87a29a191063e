import {
  BUILT_IN_VIEWS,
  sameContent,
  savedViews,
  type SavedView,
  type SavedViews,
  type ViewContent,
} from "@pivotal/sdk/store";
import { html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "../../base/reactive.ts";
import { SpeakingElement } from "../../base/speaking-element.ts";
import { speak } from "../../languages/spoken.ts";
import { moveInMenu } from "../../base/menu-keys.ts";
import { placePopover } from "../../base/place-popover.ts";
import { StoreController } from "../../controllers/store-controller.ts";
import { views as words } from "../../strings/views.ts";
import { wordOf } from "../../strings/word-of.ts";
import { menuStyles } from "../../styles/menu.styles.ts";
import { popoverStyles } from "../../styles/popover.styles.ts";
import { chevron } from "../../templates/chevron.ts";
import { base, tokens } from "../../styles/tokens.styles.ts";
import type { ViewChoice } from "./customer-views.events.ts";
import { styles } from "./customer-views.styles.ts";
import { viewActions, type ViewAction } from "./view-actions.ts";

export const viewName = ({ id, name, builtIn }: SavedView): string =>
  (builtIn ? wordOf(words.names, id) : undefined) ?? name;

/**
 * The menu of saved views in the list's bar: chooses one, saves what is on show, and renames, shares or deletes the chosen one. Private
 * to the list.
 */
export class PvCustomerViews extends SpeakingElement {
  static override styles = [tokens, base, popoverStyles, menuStyles, styles];

  /** What the list shows now. */
  @property({ attribute: false }) content: ViewContent = { query: "", columns: [], sort: [] };

  /** Id of the view it started from; empty for none. */
  @property() view = "";

  /** The list has its first rows, which need not share the way to the server any more. */
  @property({ attribute: false }) ready = false;

  @state() private opened = false;
  @state() private announcement = "";
  @query("[popover]") private readonly menu!: HTMLElement;
  @query(".trigger") private readonly trigger!: HTMLElement;

  readonly #source = new StoreController(this, () => this.#follow());
  #watched: { readonly saved: SavedViews; readonly peek: boolean; readonly off: () => void } | undefined;
  /** The chosen view as it was kept when the list last showed just that: what is saved over it must not be anything else. */
  #since: SavedView | undefined;

  /** The view that the list started from, as it is now. */
  get chosen(): SavedView | undefined {
    return this.#views().find(({ id }) => id === this.view);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#follow();
  }

  override render(): TemplateResult {
    const { chosen } = this;
    const edited = this.#isEdited();
    return html`<button
        type="button"
        class="trigger"
        aria-haspopup="menu"
        aria-expanded=${String(this.opened)}
        popovertarget="menu"
        @keydown=${this.#onTriggerKey}
      >
        <bdi class="cut">${chosen ? viewName(chosen) : words.all}</bdi>
        ${edited ? html`<span class="edited">${words.edited}</span>` : nothing} ${chevron}
      </button>
      <div
        id="menu"
        popover
        role="menu"
        aria-label=${words.label}
        @beforetoggle=${this.#onBeforeToggle}
        @toggle=${this.#onToggle}
        @keydown=${this.#onKeydown}
        @click=${this.#onClick}
      >
        ${this.opened ? this.#renderMenu() : nothing}
      </div>
      <div class="hidden-text" role="status">${this.announcement}</div>`;
  }

  protected override willUpdate(): void {
    this.#follow();
    const kept = this.#saved()?.confirmed(this.view);
    if (this.#since?.id !== this.view) this.#since = undefined;
    if (kept && sameContent(kept, this.content)) this.#since = kept;
  }

  #views(): readonly SavedView[] {
    return this.#saved()?.state.views ?? BUILT_IN_VIEWS;
  }

  #saved() {
    const { store } = this.#source;
    return store && savedViews(store);
  }

  #isEdited(): boolean {
    const { chosen, content } = this;
    if (!chosen) return false;
    // A built-in view leaves the columns to the list.
    return !sameContent(chosen, chosen.builtIn ? { ...content, columns: chosen.columns } : content);
  }

  #follow(): void {
    const saved = this.isConnected ? this.#saved() : undefined;
    const peek = !this.ready && !this.opened && !this.#watched?.saved.state.keptBy;
    if (this.#watched?.saved === saved && this.#watched?.peek === peek) return;
    this.#watched?.off();
    this.#watched = saved && { saved, peek, off: saved.watch(() => this.requestUpdate(), { peek }) };
  }

  #renderMenu(): TemplateResult {
    const views = this.#views();
    const actions = this.#actions();
    return html`${this.#renderView(undefined)}
    ${this.#renderGroup(
      words.builtIn,
      views.filter(({ builtIn }) => builtIn),
    )}
    ${this.#renderGroup(
      words.own,
      views.filter(({ builtIn, shared }) => !builtIn && !shared),
    )}
    ${this.#renderGroup(
      words.shared,
      views.filter(({ builtIn, shared }) => !builtIn && shared),
    )}
    ${
      actions.length > 0
        ? html`<hr class="rule" />
            <div role="group" aria-label=${words.actions}>
              ${actions.map(
                ({ word }, index) =>
                  html`<button type="button" class="item" role="menuitem" tabindex="-1" data-action=${index}>
                    <svg class="check" viewBox="0 0 16 16" aria-hidden="true"></svg>
                    <span class="cut">${word}</span>
                  </button>`,
              )}
            </div>`
        : nothing
    }`;
  }

  #renderGroup(label: string, views: readonly SavedView[]): TemplateResult | typeof nothing {
    if (views.length === 0) return nothing;
    return html`<div role="group" aria-label=${label}>
      <p class="label" aria-hidden="true">${label}</p>
      ${views.map((view) => this.#renderView(view))}
    </div>`;
  }

  #renderView(view: SavedView | undefined): TemplateResult {
    const name = view ? viewName(view) : words.all;
    const isDefault = view && this.#saved()?.state.byDefault?.id === view.id;
    return html`<button
      type="button"
      class="item"
      role="menuitemradio"
      aria-checked=${String((this.chosen?.id ?? "") === (view?.id ?? ""))}
      tabindex="-1"
      data-view=${view?.id ?? ""}
      title=${name}
    >
      <svg class="check" viewBox="0 0 16 16" aria-hidden="true"><path d="m3 8.5 3.5 3.5L13 5" /></svg>
      <span class="cut"><bdi>${name}</bdi></span>
      ${isDefault ? html`<span class="mark">${words.byDefault}</span>` : nothing}
    </button>`;
  }

  #actions(): readonly ViewAction[] {
    const { store } = this.#source;
    const views = this.#saved();
    if (!store || !views) return [];
    return viewActions({
      views,
      readOnly: store.settings.readOnly,
      chosen: this.chosen,
      content: this.content,
      edited: this.#isEdited(),
      since: this.#since,
      root: this.renderRoot as ShadowRoot,
      choose: (view, apply) => this.#choose(view, apply),
      say: (text) => {
        speak(this);
        this.announcement = text();
      },
    });
  }

  #items(): HTMLElement[] {
    return [...this.menu.querySelectorAll<HTMLElement>(".item")];
  }

  #choose(view: SavedView | undefined, apply: boolean): void {
    if (apply) this.announcement = words.chosen(view ? viewName(view) : words.all);
    this.dispatchEvent(new CustomEvent<ViewChoice>("pv-customer-views-choose", { detail: { view, apply } }));
  }

  readonly #onBeforeToggle = (event: ToggleEvent): void => {
    this.opened = event.newState === "open";
    if (!this.opened) return;
    this.performUpdate();
    placePopover(this.menu, this.trigger);
  };

  readonly #onToggle = (event: ToggleEvent): void => {
    if (event.newState === "open") {
      (this.menu.querySelector<HTMLElement>("[aria-checked=true]") ?? this.#items()[0])?.focus();
    } else if (this.shadowRoot?.activeElement === null && document.activeElement === document.body) {
      this.trigger.focus();
    }
  };

  readonly #onTriggerKey = (event: KeyboardEvent): void => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    this.menu.showPopover();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key === "Tab") this.menu.hidePopover();
    else if (moveInMenu(event, this.#items())) event.preventDefault();
  };

  readonly #onClick = (event: MouseEvent): void => {
    const item = (event.target as Element).closest<HTMLElement>(".item");
    if (!item) return;
    const { view, action } = item.dataset;
    const act = action === undefined ? undefined : this.#actions()[Number(action)];
    this.menu.hidePopover();
    if (act) void act.run();
    else if (view !== undefined)
      this.#choose(
        this.#views().find(({ id }) => id === view),
        true,
      );
  };
}
