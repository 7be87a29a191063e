import { html, type TemplateResult } from "lit";

/** Entries to come, in their layout. */
export const activitySkeleton = (): TemplateResult =>
  html`<div class="feed waiting">
    <ol>
      ${Array.from(
        { length: 4 },
        () =>
          html`<li class="entry">
            <span class="skeleton dot-skeleton"></span><span class="what"><span class="skeleton"></span></span
            ><span class="skeleton time-skeleton"></span>
          </li>`,
      )}
    </ol>
  </div>`;
