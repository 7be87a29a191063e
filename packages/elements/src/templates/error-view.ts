import type { PivotalError } from "@pivotal/sdk";
import { css, html, nothing, type TemplateResult } from "lit";
import { common } from "../strings/common.ts";

/** What failed, in words for the reader. */
export const errorSentence = (error: PivotalError): string => {
  const { errors } = common;
  switch (error.type) {
    case "network_error":
      return errors.network;
    case "timeout_error":
      return errors.timeout;
    case "rate_limit_error":
      return errors.rateLimit;
    case "authentication_error":
      return errors.auth;
    case "permission_error":
      return errors.forbidden;
    case "not_found":
      return errors.notFound;
    case "config_error":
      return error.message;
    default:
      return errors.other;
  }
};

/** What failed, in words for the reader, with a way to try again. The technical part is folded away. */
export const errorView = (error: PivotalError, retry?: () => void): TemplateResult => html`
  <div class="error" role="alert">
    <p>${errorSentence(error)}</p>
    ${retry ? html`<button type="button" @click=${retry}>${common.retry}</button>` : nothing}
    <details>
      <summary>${common.details}</summary>
      <p>${error.message}</p>
      ${error.requestId ? html`<p>${common.requestId(error.requestId)}</p>` : nothing}
    </details>
  </div>
`;

export const errorStyles = css`
  .error {
    display: grid;
    justify-items: start;
    gap: calc(2 * var(--_pv-space));
    padding: calc(3 * var(--_pv-space)) calc(4 * var(--_pv-space));
    border-inline-start: 3px solid var(--_pv-at-risk-border);
  }
  .error p {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .error details {
    color: var(--_pv-text-quiet);
    font-size: var(--_pv-small);
  }
  .error summary {
    min-block-size: 24px;
    cursor: pointer;
  }
`;
