import type { PivotalError } from "@pivotal/sdk";
import type { QueryState } from "@pivotal/sdk/store/core";
import { html, type TemplateResult } from "lit";
import { common } from "../strings/common.ts";
import { errorView } from "./error-view.ts";

/** What a view of one query shows besides its data. */
export interface DataViews<T> {
  /** The data is there; `error` when it could not be loaded again. */
  data(data: T, error: PivotalError | undefined): TemplateResult;
  /** In the layout of the data, shown after a moment. */
  skeleton(): TemplateResult;
  /** The server does not offer it; by default a sentence. */
  unavailable?(): TemplateResult;
  retry(): void;
  /** Whether there is a store to ask. */
  connected: boolean;
}

/** One of the four states of loaded data: pending, failed with a way to try again, not offered by this server, or there. */
export function dataStates<T>(
  { status, data, error }: Pick<QueryState<T>, "status" | "data" | "error">,
  views: DataViews<T>,
): TemplateResult {
  if (data !== undefined) return views.data(data, error);
  if (status === "unavailable") {
    return views.unavailable?.() ?? html`<p class="hint">${common.unavailable}</p>`;
  }
  if (error) return errorView(error, error.type === "permission_error" ? undefined : views.retry);
  if (!views.connected) return html`<p class="hint">${common.notConnected}</p>`;
  return html`<span class="hidden-text">${common.loading}</span>
    <div aria-hidden="true">${views.skeleton()}</div>`;
}
