import { setAppearance, type Appearance } from "@pivotal/elements";
import { contrastOf, type Contrast } from "@pivotal/elements/contrast";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { TOKENS, type Token } from "../../packages/elements/src/styles/token-list.ts";
import { HOSTS, leaveHost, showHost } from "./hosts.ts";
import { styles } from "./theme-editor.styles.ts";

const SET_APART = new Set(["density", "color-scheme"]);
const tokens: readonly Token[] = TOKENS.filter((token) => !("of" in token) && !SET_APART.has(token.name));
const camel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const isGood = ({ kind }: Token, value: string) =>
  CSS.supports(kind === "length" ? "padding-top" : "color", value);

/** Tries tokens on a list, a record and badges of ours, and says what cannot be read. What is put into it is shown; see `setAppearance`. */
export class ThemeEditor extends LitElement {
  static override styles = styles;

  /** A design system to take variables from, by its name in `HOSTS`. */
  @property() host = "A plain page";
  @property() theme = "light";
  @property() density: "comfortable" | "compact" = "comfortable";
  @state() private values: Readonly<Record<string, string>> = {};
  @state() private contrasts: readonly Contrast[] = [];
  @state() private said = "";

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    leaveHost();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("host") || changed.has("theme")) {
      void showHost(this.host, this.theme).then(() => this.#measure());
    }
    if (["host", "theme", "density", "values"].some((name) => changed.has(name))) this.#measure();
  }

  get #appearance(): Appearance {
    const given = tokens.filter((token) => isGood(token, this.values[token.name] ?? ""));
    const variables = Object.fromEntries(given.map(({ name }) => [camel(name), this.values[name]]));
    return { theme: this.theme as "light" | "dark", density: this.density, variables };
  }

  /** Sets what was typed on the preview, and measures what came of it. */
  #measure(): void {
    const preview = this.renderRoot.querySelector<HTMLElement>(".preview");
    const badge = this.querySelector("pv-health-score");
    if (!preview || !badge) return;
    setAppearance(this.#appearance, preview);
    this.contrasts = contrastOf(badge);
  }

  get #css(): string {
    const lines = tokens.flatMap((token) => {
      const value = this.values[token.name] ?? "";
      return isGood(token, value) ? [`  --pv-${token.name}: ${value};`] : [];
    });
    if (this.density === "compact") lines.push("  --pv-density: 1;");
    return `:root {\n${lines.join("\n")}\n}`;
  }

  async #copy(text: string): Promise<void> {
    this.said = await navigator.clipboard.writeText(text).then(
      () => "Copied.",
      () => "The browser does not let this page copy: take it from below.",
    );
  }

  readonly #clear = (): void => {
    this.values = {};
  };

  #choice(label: string, name: "host" | "theme" | "density", values: readonly string[]): TemplateResult {
    const choose = (event: Event) =>
      Object.assign(this, { [name]: (event.target as HTMLSelectElement).value });
    return html`<label class="choice"
      >${label}
      <select @change=${choose}>
        ${values.map((value) => html`<option ?selected=${value === this[name]}>${value}</option>`)}
      </select></label
    >`;
  }

  #token(token: Token): TemplateResult {
    const { name, kind, paints } = token;
    const value = this.values[name] ?? "";
    const set = (event: Event) => {
      this.values = { ...this.values, [name]: (event.target as HTMLInputElement).value };
    };
    const wrong = value !== "" && !isGood(token, value);
    return html`<div class="token">
      <label for=${name} title=${paints}>${name}</label>
      <input
        id=${name}
        .value=${value}
        placeholder="default"
        aria-invalid=${wrong ? "true" : nothing}
        @input=${set}
      />
      ${
        kind === "color"
          ? html`<input
              type="color"
              aria-label="Pick ${name}"
              .value=${value.startsWith("#") ? value : "#808080"}
              @input=${set}
            />`
          : nothing
      }
    </div>`;
  }

  #contrastTable(): TemplateResult {
    const row = ({ front, ground, on, ratio, least, better }: Contrast) =>
      html`<tr class=${better ? "poor" : ""}>
        <th scope="row">
          ${front} on ${ground}${on === "surface" && ground !== "surface" ? ", floating" : ""}
        </th>
        <td class="ratio">${(Math.floor(ratio * 100) / 100).toFixed(2)}</td>
        <td>${better ? `too little, needs ${least.toString()}; try ${better}` : "good"}</td>
      </tr>`;
    const poorFirst = this.contrasts.toSorted((one, other) => Number(!one.better) - Number(!other.better));
    const poor = this.contrasts.filter(({ better }) => better).length;
    return html`<h2>Contrast</h2>
      <p role="status">
        ${poor === 0 ? `All ${this.contrasts.length.toString()} pairs can be read.` : `${poor.toString()} pairs have too little contrast.`}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Pair</th>
            <th scope="col">Ratio</th>
            <th scope="col">Result</th>
          </tr>
        </thead>
        <tbody>
          ${poorFirst.map(row)}
        </tbody>
      </table>`;
  }

  override render(): TemplateResult {
    const css = this.#css;
    const code = JSON.stringify(this.#appearance, null, 2);
    return html`<form @submit=${(event: Event) => event.preventDefault()}>
        <fieldset>
          <legend>Start from</legend>
          ${this.#choice("Page", "host", Object.keys(HOSTS))}
          ${this.#choice("Theme", "theme", ["light", "dark"])}
          ${this.#choice("Density", "density", ["comfortable", "compact"])}
        </fieldset>
        <fieldset>
          <legend>Tokens</legend>
          ${tokens.map((token) => this.#token(token))}
        </fieldset>
        <div class="buttons">
          <button type="button" @click=${() => this.#copy(css)}>Copy CSS</button>
          <button type="button" @click=${() => this.#copy(code)}>Copy appearance</button>
          <button type="button" @click=${this.#clear}>Clear tokens</button>
          <span role="status">${this.said}</span>
        </div>
        <details>
          <summary>What is copied</summary>
          <pre tabindex="0" role="region" aria-label="CSS">${css}</pre>
          <pre tabindex="0" role="region" aria-label="Appearance">${code}</pre>
        </details>
      </form>
      <div class="results">
        <div class="preview"><slot></slot></div>
        <section>${this.#contrastTable()}</section>
      </div>`;
  }
}

customElements.define("theme-editor", ThemeEditor);
