import type { CustomerFormState } from "@pivotal/sdk/store/record";
import { html, nothing, type TemplateResult } from "lit";
import { edit as editWords } from "../../strings/edit.ts";
import { form as words } from "../../strings/form.ts";
import { wordOf } from "../../strings/word-of.ts";
import { errorSentence } from "../../templates/error-view.ts";

/** Why a field is not taken, in words, by the code of it. */
export const fieldProblem = (code: string | undefined): string | undefined =>
  code === undefined ? undefined : (wordOf(editWords.problems, code) ?? editWords.refused);

/** Why the customer was not added, and what can be done about it; nothing while there is no reason. */
export function formProblem({
  error,
  uncertain,
}: Pick<CustomerFormState, "error" | "uncertain">): TemplateResult | typeof nothing {
  if (!error) return nothing;
  const own: Readonly<Record<string, string>> = {
    permission_error: words.forbidden,
    idempotency_expired_error: words.expired,
    conflict: error.code === "slug_taken" ? words.slugTaken : errorSentence(error),
    invalid_request_error: editWords.refused,
  };
  return html`<div class="note grave">
    <p>${words.notAdded} ${own[error.type] ?? errorSentence(error)}</p>
    ${uncertain ? html`<p>${words.uncertain}</p>` : nothing}
  </div>`;
}
