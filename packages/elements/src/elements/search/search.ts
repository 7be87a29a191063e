import type { PivotalError } from "@pivotal/sdk";
import { adoptStyles, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { PvElement } from "../../base/pv-element.ts";
import { property, state } from "../../base/reactive.ts";
import { StoreController } from "../../controllers/store-controller.ts";
import { search as words } from "../../strings/search.ts";
import type { PvSearchAction } from "./search-action.ts";
import { searchIcon, shortcutView } from "./search-marks.ts";
import { partMissing } from "../../templates/part-missing.ts";
import type { SearchPanel } from "./search-panel.ts";
import { styles } from "./search.styles.ts";
import { isApple, listenForShortcut } from "./shortcut.ts";

/** The page has shown what it has to show by then, in milliseconds. */
const PAUSE_MS = 500;

/** What opens is loaded once the page has time, or as soon as it is wanted. */
const loadPanel = () => import("./search-panel.ts");

/**
 * Finds customers by a query: by the words of their names, domains, contacts, tags and fields, and by `field:value`. It looks in what is
 * loaded as one types, and asks the server where that can look something up. A palette that opens with ⌘K, or Ctrl+K where there is no
 * Command key, from anywhere on the page; or, with `inline`, a field on the page.
 *
 * @summary Finds a customer from anywhere, by keyboard.
 * @fires pv-customer-select - A person opens a customer; cancelable, then the link is not followed.
 * @fires pv-query-select - A person wants all that matches as a list; cancelable, then the list of `list` is left alone.
 * @fires pv-ready - Once, when the element can be used.
 * @fires pv-error - For each failure that the element shows.
 * @csspart trigger - The button that opens the search.
 * @csspart dialog - The surface that floats.
 * @csspart field - The field on the page, with `inline`.
 * @cssproperty --pv-surface - The background of what floats.
 * @cssproperty --pv-surface-text - The text of what floats.
 * @cssproperty --pv-accent - The one accent colour.
 */
export class PvSearch extends PvElement {
  static override styles = [...PvElement.styles, ...styles];

  /** Where a customer's page is in the host, such as `/customers/{display_id}`; `{id}` and `{slug}` work too. */
  @property() href?: string;

  /** What the empty field says, in place of what it says in the language around it. */
  @property() placeholder?: string;

  /** A field on the page, with the results below it, in place of a button and a dialog. */
  @property({ type: Boolean, reflect: true }) inline = false;

  /** ⌘K and Ctrl+K are left to the host. */
  @property({ type: Boolean, attribute: "no-shortcut" }) noShortcut = false;

  /** Most customers shown. Default 20. */
  @property({ type: Number }) limit = 20;

  /**
   * Offers to show all that matches as a list: the id of the `<pv-customer-list>` whose `query` is then set. Left empty, it only tells the
   * host, by `pv-query-select`.
   */
  @property() list?: string;

  /** What the host offers beside customers. */
  @property({ attribute: false }) actions: readonly PvSearchAction[] = [];

  @state() private panel: SearchPanel | undefined;
  @state() private missing = false;

  readonly #source = new StoreController(this);
  #coming: Promise<void> | undefined;
  #offShortcut: (() => void) | undefined;
  #idle: ReturnType<typeof setTimeout> | undefined;

  /** Whether the search is open. */
  get isOpen(): boolean {
    return this.panel?.isOpen ?? false;
  }

  /** Opens the search and puts the caret in it. Before the element has rendered, opens as soon as it has. */
  show(): void {
    if (!this.hasUpdated) void this.updateComplete.then(() => this.show());
    else if (!this.isConnected) return;
    else if (this.panel) this.panel.open();
    else void this.#load().then(() => this.panel && this.show());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#followShortcut();
    this.#idle = setTimeout(() => void this.#load(), this.inline ? 0 : PAUSE_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#idle);
    this.#offShortcut?.();
    this.#offShortcut = undefined;
  }

  protected override isReady(): boolean {
    return this.#source.store !== undefined;
  }

  protected override currentError(): PivotalError | undefined {
    return this.panel?.error;
  }

  protected override isLoading(): boolean {
    return this.panel?.isLoading ?? false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has("noShortcut")) this.#followShortcut();
  }

  override render(): TemplateResult {
    const panel = this.panel?.render() ?? (this.missing ? partMissing(() => this.show()) : nothing);
    if (this.inline) return html`${panel === nothing ? html`<div class="place"></div>` : panel}`;
    return html`<button
        type="button"
        class="trigger"
        part="trigger"
        aria-haspopup="dialog"
        aria-keyshortcuts=${this.noShortcut ? nothing : isApple() ? "Meta+K" : "Control+K"}
        @click=${this.show}
        @pointerenter=${this.#load}
        @focus=${this.#load}
      >
        ${searchIcon}
        <span class="cut">${words.open}</span>
        ${this.noShortcut ? nothing : shortcutView()}
      </button>
      ${panel}`;
  }

  /** Brings the panel, once. A failure is reported, and the next wish tries again. */
  readonly #load = (): Promise<void> => (this.#coming ??= this.#bring());

  async #bring(): Promise<void> {
    try {
      const { SearchPanel, panelStyles } = await loadPanel();
      if (!this.renderRoot) await this.updateComplete;
      adoptStyles(this.renderRoot as ShadowRoot, [...PvSearch.elementStyles, ...panelStyles]);
      this.panel = new SearchPanel(this);
      this.missing = false;
      await this.updateComplete;
    } catch (error) {
      this.#coming = undefined;
      this.missing = true;
      reportError(error);
    }
  }

  #followShortcut(): void {
    this.#offShortcut?.();
    this.#offShortcut = this.noShortcut || !this.isConnected ? undefined : listenForShortcut(this);
  }
}
