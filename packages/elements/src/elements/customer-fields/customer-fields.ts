import type { CustomField } from "@pivotal/sdk";
import type { Customer, PivotalStore } from "@pivotal/sdk/store/core";
import {
  customFieldsQuery,
  duplicatesOf,
  membersQuery,
  recentCustomersQuery,
  tagsQuery,
  type CustomerForm,
  type CustomerFormField,
  type CustomerFormState,
} from "@pivotal/sdk/store/record";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, query, state } from "../../base/reactive.ts";
import { SpeakingElement } from "../../base/speaking-element.ts";
import { localeOf } from "../../format/locale.ts";
import { form as words } from "../../strings/form.ts";
import { base, tokens } from "../../styles/tokens.styles.ts";
import { styles } from "./customer-fields.styles.ts";
import { duplicatesView } from "./duplicates-view.ts";
import { formFacts, type FormFacts } from "./form-facts.ts";
import { formField } from "./form-field.ts";
import { formProblem } from "./form-problem.ts";

const asChoices = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
const UNTOUCHED: Pick<CustomerFormState, "values" | "problems"> = { values: {}, problems: {} };
/** Custom fields that are not typed as text. */
const KINDS: ReadonlyMap<string, "number" | "date"> = new Map([
  ["number", "number"],
  ["date", "date"],
]);

/** The fields of a customer that is being added. Private to `<pv-customer-form>`. */
export class PvCustomerFields extends SpeakingElement {
  static override styles = [tokens, base, ...styles];

  @property({ attribute: false }) store?: PivotalStore;
  @property({ attribute: false }) form?: CustomerForm;
  /** The address of a customer's page. */
  @property({ attribute: false }) href?: string;
  /** The name takes the focus when it is there. */
  @property({ attribute: false }) wantsFocus = false;
  /** Called with the customer that was added. */
  @property({ attribute: false }) added?: (customer: Customer) => void;
  /** Called when the person wants to leave; without it there is nothing to leave. */
  @property({ attribute: false }) cancelled?: () => void;
  /** Called with a customer that the person wants to see. */
  @property({ attribute: false }) opened?: (customer: Customer) => void;

  /** What is there was typed before this was shown. */
  @state() private restored = false;
  /** The domain whose customers are named: not each part of one that is being typed. */
  @state() private looked = "";
  /** What the domain was taken from. */
  @state() private domainFrom = "";
  /** The customer that was added last. */
  @state() private last: Customer | undefined;
  /** A tag that is being typed and is not among the others yet. */
  @state() private tag = "";
  @query("input[name=name]") private readonly nameInput!: HTMLInputElement | null;

  #watched: { store: PivotalStore; form: CustomerForm; off: (() => void)[] } | undefined;
  #facts: FormFacts | undefined;
  #same: { key: string; customers: readonly Customer[] } = { key: "", customers: [] };

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch();
  }

  protected override willUpdate(): void {
    this.toggleAttribute("inline", !this.cancelled);
    const { store, form } = this;
    if (!this.isConnected || !store || !form) return this.#unwatch();
    if (this.#watched?.store !== store || this.#watched.form !== form) this.#watch(store, form);
    this.#facts ??= formFacts(store);
  }

  protected override updated(_changed: PropertyValues): void {
    if (!this.wantsFocus || !this.nameInput) return;
    this.wantsFocus = false;
    this.nameInput.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { form } = this;
    const facts = this.#facts;
    if (!form || !facts) return nothing;
    if (facts.me?.role === "member") {
      return html`<div class="body"><p class="note">${words.forbidden}</p></div>`;
    }
    return html`<form novalidate @submit=${this.#onSubmit} @keydown=${this.#onKeydown}>
      <div class="body">
        ${this.restored ? this.#renderRestored() : nothing}
        ${this.#renderField("name", words.name, { required: true, maxLength: 500 })}
        ${this.#renderDomain(form)}
        ${facts.owners && facts.owners.length > 0 ? this.#renderOwner(facts, facts.owners) : nothing}
        ${this.#renderField("plan", words.plan, { choices: asChoices(facts.plans), maxLength: 200 })}
        ${this.#renderMore(facts)}
        <div class="live" role="alert">${formProblem(form.state)}</div>
        <div class="live" role="status">${this.last ? this.#renderAdded(this.last) : nothing}</div>
      </div>
      <div class="foot actions end">${this.#renderActions(form)}</div>
    </form>`;
  }

  #renderAdded(last: Customer): TemplateResult {
    return html`<p class="note restored">
      <span>${words.added}: <bdi>${last.name}</bdi> #${last.display_id}</span>
      <button type="button" class="plain" @click=${() => this.opened?.(last)}>${words.open}</button>
    </p>`;
  }

  #renderRestored(): TemplateResult {
    return html`<p class="note restored">
      ${words.restored}<button type="button" class="plain" @click=${this.#onStartOver}>
        ${words.startOver}
      </button>
    </p>`;
  }

  #renderField(
    name: CustomerFormField,
    label: string,
    more: Partial<Parameters<typeof formField>[0]> = {},
  ): TemplateResult {
    const { values, problems } = this.form?.state ?? UNTOUCHED;
    return formField({
      name,
      label,
      value: String(values[name] ?? ""),
      problem: problems[name],
      input: (event) => this.form?.type(name, (event.target as HTMLInputElement).value),
      ...more,
    });
  }

  #renderDomain({ state }: CustomerForm): TemplateResult {
    const { domain = "" } = state.values;
    const isLooked = domain !== "" && domain === this.looked && state.problems["domain"] === undefined;
    return this.#renderField("domain", words.domain, {
      input: this.#onDomain,
      left: this.#onDomainLeft,
      maxLength: 2000,
      hint: html`<p class="hint">
          ${
            this.domainFrom && isLooked
              ? html`${words.domainFrom} <bdi>${this.domainFrom}</bdi>`
              : words.domainHint
          }
        </p>
        <div role="status">${isLooked ? this.#renderDuplicates(String(domain)) : nothing}</div>`,
    });
  }

  #renderDuplicates(domain: string): TemplateResult | typeof nothing {
    const { store } = this;
    if (!store) return nothing;
    const held = store.records.size;
    const key = `${domain} ${held}`;
    // Going over all customers takes its time, so that it is done once for each domain and not for each key.
    if (this.#same.key !== key) this.#same = { key, customers: duplicatesOf(store, domain) };
    return duplicatesView({
      customers: this.#same.customers,
      held,
      href: this.href,
      locale: localeOf(this),
      open: this.#onDuplicate,
    });
  }

  #renderOwner({ me }: FormFacts, owners: NonNullable<FormFacts["owners"]>): TemplateResult {
    const named = owners.map((one) => (one.value === me?.id ? { ...one, label: words.me(one.label) } : one));
    return this.#renderField("owner", words.owner, {
      kind: "select",
      value: String(this.form?.state.values.owner ?? me?.id ?? ""),
      choices: [{ value: "", label: words.nobody }, ...named],
    });
  }

  #renderMore({ tags, fields = [] }: FormFacts): TemplateResult | typeof nothing {
    if (!tags && fields.length === 0) return nothing;
    const { values, problems } = this.form?.state ?? UNTOUCHED;
    const uses = (name: string) => name === "tags" || name.startsWith("custom_fields.");
    const isUsed = [...Object.keys(values), ...Object.keys(problems)].some(uses);
    return html`<details ?open=${isUsed}>
      <summary>${words.more}</summary>
      <div class="all">
        ${tags ? this.#renderTags(tags) : nothing} ${fields.map((field) => this.#renderCustomField(field))}
      </div>
    </details>`;
  }

  #renderTags(known: readonly string[]): TemplateResult {
    const tags = this.#tags;
    return this.#renderField("tags", words.tags, {
      value: this.tag,
      choices: asChoices(known.filter((tag) => !tags.includes(tag))),
      input: this.#onTag,
      left: this.#onTagLeft,
      keydown: this.#onTagKey,
      hint: html`<ul class="chips">
          ${tags.map(
            (tag) =>
              html`<li>
                <button
                  type="button"
                  class="chip"
                  aria-label=${words.removeTag(tag)}
                  @click=${() => this.#removeTag(tag)}
                >
                  <bdi class="cut">${tag}</bdi><span aria-hidden="true">×</span>
                </button>
              </li>`,
          )}
        </ul>
        <p class="hint">${words.tagsHint}</p>`,
    });
  }

  #renderCustomField({ slug, label, type, options }: CustomField): TemplateResult {
    const name = `custom_fields.${slug}` as const;
    const kind = type === "select" && options ? "select" : (KINDS.get(type) ?? "text");
    return this.#renderField(name, label, {
      kind,
      ...(kind === "select" && {
        choices: [{ value: "", label: words.choose }, ...asChoices(options ?? [])],
      }),
    });
  }

  #renderActions({ state, unsaved }: CustomerForm): TemplateResult {
    const leave = this.cancelled
      ? html`<button type="button" @click=${this.cancelled}>${words.cancel}</button>`
      : unsaved && !state.saving
        ? html`<button type="button" @click=${this.#onStartOver}>${words.clear}</button>`
        : nothing;
    return html`${leave}
      <button class="main" aria-disabled=${state.saving ? "true" : nothing}>
        ${state.saving ? words.saving : words.act}
      </button>`;
  }

  get #tags(): readonly string[] {
    const { tags = [] } = this.form?.state.values ?? {};
    return typeof tags === "string" ? [] : tags;
  }

  #watch(store: PivotalStore, form: CustomerForm): void {
    this.#unwatch();
    this.restored = form.unsaved > 0 && !form.state.saving;
    const domain = form.state.values.domain;
    this.looked = typeof domain === "string" ? domain : "";
    const look = () => {
      this.#facts = undefined;
      this.requestUpdate();
    };
    const off = [form.changed.add(() => this.requestUpdate())];
    // A page that holds no customers has nothing to suggest or to warn of: the newest tell most of it.
    if (store.records.size < 2) off.push(store.watch(recentCustomersQuery, look));
    for (const one of [membersQuery, customFieldsQuery, tagsQuery]) off.push(store.watch<unknown>(one, look));
    this.#watched = { store, form, off };
    this.#facts = undefined;
  }

  #unwatch(): void {
    for (const off of this.#watched?.off ?? []) off();
    this.#watched = undefined;
  }

  /** Puts the typed tags among the others; false when there is none. */
  #addTags(): boolean {
    const tags = this.tag.split(",").map((tag) => tag.trim());
    const added = tags.filter((tag) => tag !== "");
    this.tag = "";
    if (added.length > 0) this.form?.type("tags", [...new Set([...this.#tags, ...added])]);
    return added.length > 0;
  }

  #removeTag(gone: string): void {
    this.form?.type(
      "tags",
      this.#tags.filter((tag) => tag !== gone),
    );
    this.renderRoot.querySelector<HTMLElement>("input[name=tags]")?.focus();
  }

  async #submit(): Promise<void> {
    const { form } = this;
    const facts = this.#facts;
    if (!form || !facts || form.state.saving) return;
    this.#addTags();
    this.last = undefined;
    this.restored = false;
    const types = new Map(facts.fields?.map(({ slug, type }) => [slug, type]));
    const added = await form.submit({ ...(facts.owners?.length && { owner: facts.me?.id }), types });
    if (!this.isConnected) return;
    if (!added) return this.#focusProblem();
    this.looked = this.domainFrom = "";
    this.last = added;
    this.added?.(added);
  }

  /** Where the person goes on. */
  async #focusProblem(): Promise<void> {
    await this.updateComplete;
    const wrong = this.renderRoot.querySelector<HTMLElement>("[aria-invalid=true]");
    const hidden = wrong?.closest("details");
    if (hidden) hidden.open = true;
    wrong?.focus();
    if (!wrong) this.renderRoot.querySelector("[role=alert].live")?.scrollIntoView({ block: "nearest" });
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.#submit();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.isComposing || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    void this.#submit();
  };

  readonly #onDomain = (event: Event): void => {
    this.domainFrom = "";
    this.form?.type("domain", (event.target as HTMLInputElement).value);
    if (/^insertFrom(Paste|Drop)/.test((event as InputEvent).inputType)) this.#onDomainLeft();
  };

  readonly #onDomainLeft = (): void => {
    const typed = String(this.form?.state.values.domain ?? "").trim();
    this.form?.clean("domain");
    const domain = String(this.form?.state.values.domain ?? "");
    if (typed !== domain) this.domainFrom = typed;
    this.looked = domain;
  };

  readonly #onDuplicate = (customer: Customer, event: Event): void => {
    const { metaKey, ctrlKey, shiftKey } = event as MouseEvent;
    // The browser opens a link in another tab or window by itself.
    if (metaKey || ctrlKey || shiftKey) return;
    event.preventDefault();
    this.opened?.(customer);
  };

  readonly #onTag = (event: Event): void => {
    this.tag = (event.target as HTMLInputElement).value;
    if (this.tag.includes(",")) this.#addTags();
  };

  readonly #onTagLeft = (): void => void this.#addTags();

  readonly #onTagKey = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && !event.isComposing && this.#addTags()) event.preventDefault();
  };

  readonly #onStartOver = (): void => {
    this.form?.discard();
    this.restored = false;
    this.tag = this.looked = this.domainFrom = "";
    this.nameInput?.focus();
  };
}
