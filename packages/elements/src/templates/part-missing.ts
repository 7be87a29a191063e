import { html, type TemplateResult } from "lit";
import { common } from "../strings/common.ts";

/** Says that code which is loaded on demand did not come. What is there goes on without it. */
export const partMissing = (retry: () => void): TemplateResult =>
  html`<p class="note quiet" role="alert">
    ${common.partMissing} <button type="button" @click=${retry}>${common.retry}</button>
  </p>`;
