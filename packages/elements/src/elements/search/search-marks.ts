import { html, type TemplateResult } from "lit";
import { search as words } from "../../strings/search.ts";
import { isApple } from "./shortcut.ts";

export const searchIcon = html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
  <circle cx="7" cy="7" r="4.5" />
  <path d="m10.5 10.5 4 4" />
</svg>`;

/** The shortcut, shown where its action is. Assistive technology has it from `aria-keyshortcuts`. */
export const shortcutView = (): TemplateResult =>
  html`<kbd aria-hidden="true">${isApple() ? "⌘K" : `${words.control} K`}</kbd>`;
