import { html, nothing, type TemplateResult } from "lit";
import type { Column } from "./columns.ts";

/** Rows that stand where data is on its way, in the layout that it will have. */
export const skeletonRows = (columns: readonly Column[], selectable: boolean): TemplateResult =>
  html`<div class="below" aria-hidden="true">
    ${Array.from(
      { length: 8 },
      () =>
        html`<div class="row waiting">
          ${selectable ? html`<div class="cell tick"></div>` : nothing}
          ${columns.map(
            ({ kind }, at) =>
              html`<div class="cell c${at} ${kind}-cell"><span class="skeleton"></span></div>`,
          )}
        </div>`,
    )}
  </div>`;
