import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from "@tanstack/virtual-core";
import { css, html, LitElement } from "lit";
import { columns, ROW_HEIGHT, sortedByName } from "./columns.js";

/** Plain Lit rows on TanStack's virtualizer: rows are drawn by position, without keys. */
class LitVirtual extends LitElement {
  static properties = { rows: { attribute: false } };
  static styles = css`
    :host {
      display: block;
      height: 100%;
    }
    .head,
    .row {
      display: grid;
      grid-template-columns: 220px 200px 170px 100px 100px 70px 110px 130px 100px;
      height: 40px;
    }
    .scroller {
      position: relative;
      height: calc(100% - 40px);
      overflow: auto;
    }
    .window {
      position: absolute;
      top: 0;
    }
    .cell {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
  `;

  #virtualizer;

  constructor() {
    super();
    this.rows = [];
  }

  get scroller() {
    return this.renderRoot.querySelector(".scroller");
  }

  #options() {
    return {
      count: this.rows.length,
      getScrollElement: () => this.scroller,
      estimateSize: () => ROW_HEIGHT,
      overscan: 4,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: () => this.requestUpdate(),
    };
  }

  willUpdate(changed) {
    if (!changed.has("rows")) return;
    if (this.#virtualizer) this.#virtualizer.setOptions(this.#options());
    else this.#virtualizer = new Virtualizer(this.#options());
  }

  firstUpdated() {
    this.#virtualizer._didMount();
  }

  updated(changed) {
    this.#virtualizer._willUpdate();
    this.renderRoot.querySelector(".sizer").style.height = `${this.#virtualizer.getTotalSize()}px`;
    const start = this.#virtualizer.getVirtualItems()[0]?.start ?? 0;
    this.renderRoot.querySelector(".window").style.transform = `translateY(${start}px)`;
    if (changed.has("rows")) this.scroller.scrollTop = 0;
  }

  render() {
    return html`<div class="head">${columns.map(({ title }) => html`<div class="cell">${title}</div>`)}</div>
      <div class="scroller">
        <div class="sizer"></div>
        <div class="window">
          ${this.#virtualizer
            .getVirtualItems()
            .map(
              ({ index }) =>
                html`<div class="row">
                  ${columns.map(({ text }) => html`<div class="cell">${text(this.rows[index])}</div>`)}
                </div>`,
            )}
        </div>
      </div>`;
  }
}
customElements.define("lit-virtual", LitVirtual);

export function mount(host, customers) {
  const element = document.createElement("lit-virtual");
  element.rows = customers;
  host.append(element);
  return {
    scroller: () => element.scroller,
    sortByName: () => (element.rows = sortedByName(customers)),
    filterByStatus: (status) =>
      (element.rows = status === null ? customers : customers.filter((row) => row.status === status)),
  };
}
