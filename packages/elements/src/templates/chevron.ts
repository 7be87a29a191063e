import { html } from "lit";

/** Says that a button opens something below it; drawn by `popoverStyles`. */
export const chevron = html`<svg class="chevron" viewBox="0 0 12 12" aria-hidden="true">
  <path d="m2 4 4 4 4-4" />
</svg>`;
