import { ContextProvider } from "@lit/context";
import {
  DEFAULT_HEALTH_THRESHOLDS,
  type PivotalStore,
  type StoreClient,
  type ViewStorage,
} from "@pivotal/sdk/store/core";
import { css, html, isServer, type PropertyValues, type TemplateResult } from "lit";
import { property } from "../../base/reactive.ts";
import { ServedElement } from "../../base/served-element.ts";
import { setAppearance, type Appearance } from "../../context/appearance.ts";
import { connect } from "../../context/configure.ts";
import { followLive } from "../../context/follow-live.ts";
import { followPage } from "../../context/follow-page.ts";
import { storeContext } from "../../context/store-context.ts";

/** An attribute that was removed gives `null`, and one that is no number NaN: both mean the default. */
const bound = (value: number | null, usual: number): number =>
  value !== null && Number.isFinite(value) ? value : usual;

/**
 * Gives every element inside it one connection and one store. Takes no room on the page.
 *
 * @summary Connects the elements inside it to Pivotal.
 * @fires pv-session-ended - When the user's session has ended; `detail.resume()` goes on. The page's own connection fires it on `body`.
 * @slot - The page, or the part of it that shows Pivotal's views.
 */
export class PvProvider extends ServedElement {
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  /** Where the host mounted `createPivotalHandler`, such as `/api/pivotal`. */
  @property({ attribute: "base-url" }) baseUrl?: string;

  /** A client made by the host; wins over `base-url`. Another client means another user: what was held is dropped. */
  @property({ attribute: false }) client?: StoreClient;

  /** Score from which a customer is Healthy. Default 70. */
  @property({ type: Number, attribute: "healthy-from" }) healthyFrom = DEFAULT_HEALTH_THRESHOLDS.healthy;

  /** Score from which a customer is on Watch; below it is At risk. Default 40. */
  @property({ type: Number, attribute: "watch-from" }) watchFrom = DEFAULT_HEALTH_THRESHOLDS.watch;

  /** Nothing can be edited in the elements inside. */
  @property({ type: Boolean, attribute: "read-only" }) readOnly = false;

  /** Keeps saved views where the server does not. Default: this browser does. */
  @property({ attribute: false }) viewStorage?: ViewStorage;

  /**
   * What tells the signed-in user from others, such as a user id. With it the tabs of an origin share one walk over the customers.
   * Another session means another user: what was held is dropped. Default: each tab works alone.
   */
  @property() session?: string;

  /** Keeps customers in this browser, so that a page shows them at once. Give a `session` too where people share a browser. */
  @property({ type: Boolean }) persist = false;

  /** Whose contacts are held for the search: of customers that were opened, or little by little of all. Default `opened`. */
  @property() contacts?: "opened" | "all";

  /** Rows change as soon as the host's handler is told of it, while the page can be seen. Default: with the next pass. */
  @property({ type: Boolean }) live = false;

  /** How the elements inside look. */
  @property({ attribute: false }) appearance?: Appearance | null;

  readonly #provider = new ContextProvider(this, { context: storeContext, initialValue: undefined });
  #unfollow: (() => void) | undefined;
  readonly #follow = followLive();

  /** The store shared by the elements inside; undefined until `base-url` or `client` is set. */
  get store(): PivotalStore | undefined {
    return this.#provider.value;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unfollow = followPage(() => this.store);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unfollow?.();
    this.#follow(undefined);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const settings = {
      thresholds: {
        healthy: bound(this.healthyFrom, DEFAULT_HEALTH_THRESHOLDS.healthy),
        watch: bound(this.watchFrom, DEFAULT_HEALTH_THRESHOLDS.watch),
      },
      readOnly: this.readOnly,
      viewStorage: this.viewStorage,
      contacts: this.contacts,
      session: this.session ?? undefined,
      persist: this.persist,
    };
    const isOther = (["baseUrl", "client", "session", "persist"] as const).some((name) => changed.has(name));
    if (isOther && !isServer) this.#connect(settings);
    else if (changed.size > 0) this.store?.configure(settings);
    this.#follow(this.isConnected && this.live ? this.store : undefined);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("appearance")) setAppearance(this.appearance, this);
  }

  override render(): TemplateResult {
    return html`<slot></slot>`;
  }

  #connect(settings: Parameters<PivotalStore["configure"]>[0]): void {
    const previous = this.store;
    const { baseUrl, client } = this;
    const place = (store: PivotalStore) => (store === this.store ? this : undefined);
    this.#provider.setValue(baseUrl || client ? connect({ baseUrl, client, ...settings }, place) : undefined);
    previous?.clear();
  }
}
