import type { Customer } from "@pivotal/sdk/store/core";
import { tagsOf, tagsQuery } from "@pivotal/sdk/store";
import { editsOf, type FieldDraft, type FieldSession } from "@pivotal/sdk/store/edits";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { PvCustomerElement } from "../../base/customer-element.ts";
import { announceSaved } from "../../base/customer-saved.ts";
import { guardDrafts } from "../../base/guard-drafts.ts";
import { moveInMenu } from "../../base/menu-keys.ts";
import { placePopover } from "../../base/place-popover.ts";
import { property, query, state } from "../../base/reactive.ts";
import { PoliteController } from "../../controllers/polite-controller.ts";
import { QueryController } from "../../controllers/query-controller.ts";
import { WatchController } from "../../controllers/watch-controller.ts";
import { speak } from "../../languages/spoken.ts";
import { tags as words } from "../../strings/tags.ts";
import { dataStates } from "../../templates/data-states.ts";
import { conflictChoices, problemChoices } from "../../templates/edit-choices.ts";
import { saveMark } from "../../templates/save-mark.ts";
import type { PvTagDialog } from "../tag-dialog/tag-dialog.ts";
import type { TagUse } from "../tag-input/tag-options.ts";
import "../tag-input/define.ts";
import { styles } from "./tags.styles.ts";

const cross = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="m4 4 8 8m0-8-8 8" /></svg>`;

type Shown = FieldSession["state"] | undefined;

/**
 * A customer's tags: type to add one, from those in use or a new one, remove them one by one, rename one everywhere, make one a custom
 * field. [D], counts [X]
 *
 * @summary A customer's tags, added by typing.
 * @fires pv-ready - Once, when the element first shows its data.
 * @fires pv-error - For each failure that the element shows.
 * @fires {CustomEvent<PvCustomerSavedDetail>} pv-customer-saved - The tags that were changed here are saved.
 * @csspart chip - One tag.
 * @cssproperty --pv-accent - The one accent colour.
 * @cssproperty --pv-radius - The one corner radius.
 * @cssproperty --pv-space - The one spacing unit.
 */
export class PvTags extends PvCustomerElement {
  static override styles = [...PvCustomerElement.styles, ...styles];

  /** The tag whose menu is open. */
  @state() private asked: string | undefined;
  /** Suggestions are loaded with the first key. */
  @state() private wanted = false;
  @state() private hasDialog = false;
  @query("pv-tag-input") private readonly input!: HTMLElement | null;
  @query(".menu") private readonly menu!: HTMLElement | null;
  @query("pv-tag-dialog") private readonly dialog!: PvTagDialog | null;

  readonly #known = new QueryController<readonly TagUse[]>(this, () => (this.wanted ? tagsQuery : null));
  readonly #polite = new PoliteController(this, () => this.#said);
  /** Counted over all customers at hand, which takes its time: once each time the input is entered. */
  #counted: readonly TagUse[] = [];
  #said = "";
  #shown: Shown;
  /** A save that was begun here is on its way: only this element tells the host of it. */
  #isOurs = false;

  /** What the tags are on how many customers, told by a host that has its own list; nothing is asked for then. [X] */
  @property({ attribute: false }) known?: readonly TagUse[];

  constructor() {
    super();
    new WatchController(
      this,
      () => (this.canWrite ? this.store : undefined),
      (store) => {
        const edits = editsOf(store);
        guardDrafts(edits);
        return edits.changed.add(() => {
          const { shown } = this;
          if (shown && this.#session(shown)?.state !== this.#shown) this.requestUpdate();
        });
      },
    );
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#follow();
  }

  override render(): TemplateResult {
    return html`${dataStates(
        { ...this.record.state, data: this.shown },
        {
          data: (customer) => this.#renderTags(customer),
          skeleton: () =>
            html`<span class="box"
              >${[1, 2, 3].map(() => html`<span class="chip still"><span class="skeleton"></span></span>`)}</span
            >`,
          retry: this.record.refresh,
          connected: this.record.connected,
        },
      )} <span class="hidden-text" role="status">${this.#polite.text}</span>`;
  }

  #renderTags(customer: Customer): TemplateResult {
    if (customer.tags === undefined) return html`<p class="hint">${words.notOffered}</p>`;
    const held = this.#held(customer);
    if (!this.canWrite) return this.#renderStill(customer, held);
    return html`<div class="box" role="group" aria-label=${words.of(customer.name)}>
        <ul class="chips">
          ${repeat(
            held,
            (tag) => tag,
            (tag, at) => this.#renderChip(tag, at === held.length - 1),
          )}
        </ul>
        <pv-tag-input
          .used=${this.known ?? this.#known.state.data ?? this.#counted}
          .held=${held}
          .add=${this.#onAdd}
          .back=${this.#onBack}
          .enter=${this.#onEnter}
        ></pv-tag-input>
        ${this.#shown ? saveMark(this.#shown) : nothing}
      </div>
      ${this.#renderProblem(customer)} ${this.#renderMenu()}
      ${this.hasDialog ? html`<pv-tag-dialog .store=${this.store}></pv-tag-dialog>` : nothing}`;
  }

  #renderStill(customer: Customer, held: readonly string[]): TemplateResult {
    if (held.length === 0) return html`<p class="hint">${words.none}</p>`;
    return html`<ul class="box" aria-label=${words.of(customer.name)}>
      ${held.map((tag) => html`<li class="chip still" part="chip"><bdi class="cut" title=${tag}>${tag}</bdi></li>`)}
    </ul>`;
  }

  #renderChip(tag: string, isLast: boolean): TemplateResult {
    return html`<li>
      <span class="chip" part="chip"
        ><button
          type="button"
          class="name cut"
          tabindex=${isLast ? 0 : -1}
          aria-haspopup="menu"
          aria-expanded=${String(this.asked === tag)}
          title=${tag}
          @click=${(event: Event) => this.#ask(tag, event.currentTarget as HTMLElement)}
          @keydown=${(event: KeyboardEvent) => this.#onChipKey(event, tag)}
        >
          <bdi>${tag}</bdi></button
        ><button
          type="button"
          class="remove"
          tabindex="-1"
          aria-label=${words.removeTag(tag)}
          @click=${() => this.#remove(tag)}
        >
          ${cross}
        </button></span
      >
    </li>`;
  }

  #renderProblem(customer: Customer): TemplateResult | typeof nothing {
    const current = this.#shown;
    if (current?.draft === undefined || current.editing) return nothing;
    const { draft, theirs, error } = current;
    const text = (value: FieldDraft) => (typeof value === "string" ? value : value.join(", "));
    if (theirs !== undefined) {
      const choices = {
        keep: () => this.#session(customer)?.keep(),
        take: () => this.#session(customer)?.cancel(),
      };
      return html`<div class="more">${conflictChoices(text(theirs), text(draft), choices)}</div>`;
    }
    if (!error) return nothing;
    return html`<div class="more">
      <p>${words.notSaved}</p>
      ${problemChoices(error, {
        retry: () => this.#commit(customer),
        discard: () => this.#session(customer)?.cancel(),
      })}
    </div>`;
  }

  #renderMenu(): TemplateResult {
    const item = (label: string, act: (tag: string) => void) =>
      html`<button type="button" role="menuitem" class="item" tabindex="-1" @click=${() => this.#choose(act)}>
        ${label}
      </button>`;
    return html`<div
      class="menu"
      popover
      role="menu"
      @keydown=${this.#onMenuKey}
      @toggle=${this.#onMenuToggle}
    >
      ${item(words.remove, (tag) => this.#remove(tag))}
      ${item(words.rename, (tag) => void this.#openDialog("rename", tag))}
      ${item(words.promote, (tag) => void this.#openDialog("promote", tag))}
    </div>`;
  }

  /** The tags as they are to be, whatever is on its way. */
  #held(customer: Customer): readonly string[] {
    const { draft, next } = this.#shown ?? {};
    const value = draft ?? next ?? customer.tags ?? [];
    return typeof value === "string" ? [] : value;
  }

  #session(customer: Customer): FieldSession | undefined {
    return this.store && editsOf(this.store).get(customer.id, "tags");
  }

  #follow(): void {
    const before = this.#shown;
    const customer = this.shown;
    this.#shown = customer && this.canWrite ? this.#session(customer)?.state : undefined;
    if (!customer || !before?.saving || !this.#isOurs || this.#shown?.saving) return;
    this.#isOurs = false;
    this.#said = this.#shown?.error ? words.notSaved : words.saved;
    if (!this.#shown?.error) announceSaved(this, customer.id, ["tags"]);
  }

  #change(change: (held: readonly string[]) => readonly string[]): void {
    const customer = this.shown;
    if (!customer || !this.store || !this.canWrite) return;
    const session = editsOf(this.store).open(customer.id, "tags");
    session?.type(change(this.#heldBy(session, customer)));
    this.#commit(customer);
  }

  #heldBy({ state: { draft } }: FieldSession, customer: Customer): readonly string[] {
    return typeof draft === "object" ? draft : this.#held(customer);
  }

  #commit(customer: Customer): void {
    this.#isOurs = true;
    this.#session(customer)?.commit();
    this.requestUpdate();
  }

  readonly #onAdd = (names: readonly string[]): void => {
    const customer = this.shown;
    if (!customer) return;
    const held = this.#held(customer);
    const fresh = names.filter((name) => !held.includes(name));
    this.#said = fresh.length > 0 ? words.added(fresh.join(", ")) : words.has(names.join(", "));
    if (fresh.length > 0) this.#change((now) => [...now, ...fresh]);
    this.requestUpdate();
  };

  /** Takes a tag away; the focus goes to its neighbour, or to the input when there is none. */
  #remove(tag: string): void {
    const customer = this.shown;
    if (!customer) return;
    const held = this.#held(customer);
    const at = held.indexOf(tag);
    this.#said = words.removed(tag);
    this.#change((now) => now.filter((one) => one !== tag));
    void this.updateComplete.then(() => this.#focusChip(Math.min(at, held.length - 2)));
  }

  #focusChip(at: number): void {
    const chips = this.renderRoot.querySelectorAll<HTMLElement>(".chip .name");
    (chips[at] ?? this.input)?.focus();
  }

  #ask(tag: string, anchor: HTMLElement): void {
    const { menu } = this;
    if (!menu) return;
    this.asked = tag;
    placePopover(menu, anchor);
    menu.showPopover();
    menu.querySelector<HTMLElement>("button")?.focus();
  }

  #choose(act: (tag: string) => void): void {
    const tag = this.asked;
    this.menu?.hidePopover();
    if (tag !== undefined) act(tag);
  }

  async #openDialog(kind: "rename" | "promote", tag: string): Promise<void> {
    try {
      await import("../tag-dialog/define.ts");
    } catch (error) {
      speak(this);
      this.#said = words.dialogNotLoaded;
      this.requestUpdate();
      return reportError(error);
    }
    this.wanted = this.hasDialog = true;
    await this.updateComplete;
    this.dialog?.ask(kind, tag, () => this.#focusTag(tag));
  }

  #focusTag(tag: string): void {
    const chips = [...this.renderRoot.querySelectorAll<HTMLElement>(".chip .name")];
    (chips.find(({ title }) => title === tag) ?? chips.at(-1) ?? this.input)?.focus();
  }

  readonly #onEnter = (): void => {
    this.wanted = this.known === undefined;
    if (this.store) this.#counted = tagsOf(this.store.records.values());
  };

  readonly #onBack = (): void => {
    const last = this.renderRoot.querySelectorAll(".chip .name").length - 1;
    if (last >= 0) this.#focusChip(last);
  };

  /** The arrow towards the beginning of the line. */
  #isBack(key: string): boolean {
    return key === (this.isRtl ? "ArrowRight" : "ArrowLeft");
  }

  #onChipKey(event: KeyboardEvent, tag: string): void {
    const chips = [...this.renderRoot.querySelectorAll<HTMLElement>(".chip .name")];
    const at = chips.indexOf(event.currentTarget as HTMLElement);
    const { key } = event;
    if (key === "Delete" || key === "Backspace") this.#remove(tag);
    else if (key === "ArrowLeft" || key === "ArrowRight") this.#focusStep(at, this.#isBack(key) ? -1 : 1);
    else if (key === "Home") this.#focusChip(0);
    else if (key === "End") this.input?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #focusStep(at: number, step: number): void {
    if (at + step >= 0) this.#focusChip(at + step);
  }

  readonly #onMenuKey = (event: KeyboardEvent): void => {
    const items = [...(this.menu?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
    if (event.key === "Escape" || event.key === "Tab") this.menu?.hidePopover();
    else if (!moveInMenu(event, items)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  readonly #onMenuToggle = (event: ToggleEvent): void => {
    if (event.newState === "open") return;
    const tag = this.asked;
    this.asked = undefined;
    const { activeElement } = this.renderRoot as ShadowRoot;
    if (tag !== undefined && (activeElement === null || this.menu?.contains(activeElement)))
      this.#focusTag(tag);
  };
}
