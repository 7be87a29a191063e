import { css } from "lit";

/**
 * The roles every element paints with. Each is read from a public `--pv-*` token that a host may set on any ancestor, and has a default
 * that follows the host: text takes the host's colour, state colours follow its `color-scheme`. What a host may set is in
 * `token-list.ts`. Rows, fields and lines of menus have a height that follows the density, and never less than a target's 24 px.
 */
export const tokens = css`
  :host([density="comfortable"]) {
    --pv-density: 0;
  }
  :host([density="compact"]) {
    --pv-density: 1;
  }
  :host {
    color-scheme: var(--pv-color-scheme, inherit);
    --_pv-accent: var(--pv-accent, light-dark(oklch(0.5 0.17 262), oklch(0.76 0.12 262)));
    --_pv-on-accent: var(--pv-on-accent, light-dark(oklch(1 0 0), oklch(0.2 0.03 262)));
    --_pv-focus: var(--pv-focus, var(--_pv-accent));
    --_pv-surface: var(--pv-surface, light-dark(oklch(1 0 0), oklch(0.23 0.012 262)));
    --_pv-surface-text: var(--pv-surface-text, light-dark(oklch(0.25 0.02 262), oklch(0.94 0.008 262)));
    --_pv-text: var(--pv-text, inherit);
    --_pv-text-quiet: var(--pv-text-quiet, color-mix(in oklab, currentColor 72%, transparent));
    --_pv-border: var(--pv-border, color-mix(in oklab, currentColor 14%, transparent));
    --_pv-border-strong: var(--pv-border-strong, color-mix(in oklab, currentColor 56%, transparent));
    --_pv-hover: var(--pv-hover, color-mix(in oklab, currentColor 5%, transparent));
    --_pv-selected: var(--pv-selected, color-mix(in oklab, var(--_pv-accent) 12%, transparent));
    --_pv-mark: var(--pv-mark, light-dark(oklch(0.93 0.11 95), oklch(0.42 0.09 95)));

    --_pv-healthy-quiet: var(--pv-healthy-quiet, light-dark(oklch(0.96 0.04 155), oklch(0.29 0.05 155)));
    --_pv-healthy-border: var(--pv-healthy-border, light-dark(oklch(0.58 0.13 155), oklch(0.66 0.13 155)));
    --_pv-healthy-text: var(--pv-healthy-text, light-dark(oklch(0.41 0.1 155), oklch(0.87 0.11 155)));
    --_pv-watch-quiet: var(--pv-watch-quiet, light-dark(oklch(0.965 0.05 90), oklch(0.3 0.05 85)));
    --_pv-watch-border: var(--pv-watch-border, light-dark(oklch(0.6 0.13 75), oklch(0.72 0.13 85)));
    --_pv-watch-text: var(--pv-watch-text, light-dark(oklch(0.43 0.09 70), oklch(0.89 0.1 90)));
    --_pv-at-risk-quiet: var(--pv-at-risk-quiet, light-dark(oklch(0.965 0.025 25), oklch(0.29 0.06 25)));
    --_pv-at-risk-border: var(--pv-at-risk-border, light-dark(oklch(0.6 0.2 27), oklch(0.68 0.18 27)));
    --_pv-at-risk-text: var(--pv-at-risk-text, light-dark(oklch(0.46 0.17 27), oklch(0.87 0.09 25)));
    --_pv-neutral-quiet: var(--pv-neutral-quiet, color-mix(in oklab, currentColor 7%, transparent));
    --_pv-neutral-border: var(--pv-neutral-border, color-mix(in oklab, currentColor 56%, transparent));
    --_pv-neutral-text: var(--pv-neutral-text, color-mix(in oklab, currentColor 82%, transparent));
    --_pv-info-quiet: var(--pv-info-quiet, light-dark(oklch(0.96 0.025 250), oklch(0.29 0.05 250)));
    --_pv-info-border: var(--pv-info-border, light-dark(oklch(0.58 0.14 250), oklch(0.68 0.12 250)));
    --_pv-info-text: var(--pv-info-text, light-dark(oklch(0.43 0.13 250), oklch(0.86 0.07 250)));

    --_pv-density: clamp(0, var(--pv-density, 0), 1);
    --_pv-space: var(--pv-space, calc((4 - var(--_pv-density)) * 0.0625em));
    --_pv-row: calc(40px - 8px * var(--_pv-density));
    --_pv-control: calc(36px - 8px * var(--_pv-density));
    --_pv-line: calc(32px - 4px * var(--_pv-density));
    --_pv-radius: var(--pv-radius, 0.375em);
    --_pv-small: 0.875em;
    --_pv-quick: 140ms;
  }
`;

/** What every element does alike: takes the host's type, hides when told, shows focus, keeps still for those who ask. */
export const base = css`
  :host {
    box-sizing: border-box;
    color: var(--_pv-text);
    font: inherit;
    text-align: start;
  }
  :host([hidden]) {
    display: none !important;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  :focus-visible {
    outline: 2px solid var(--_pv-focus);
    outline-offset: 2px;
  }
  button {
    min-block-size: max(24px, 2em - 4px * var(--_pv-density));
    padding: 0 calc(3 * var(--_pv-space));
    border: 1px solid var(--_pv-border-strong);
    border-radius: var(--_pv-radius);
    background: transparent;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  button:hover {
    background: var(--_pv-hover);
  }
  button:disabled {
    cursor: default;
    opacity: 0.6;
  }
  .quiet {
    color: var(--_pv-text-quiet);
  }
  .number {
    font-variant-numeric: tabular-nums;
  }
  .hidden-text {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .cut {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .skeleton {
    display: inline-block;
    block-size: 0.75em;
    border-radius: var(--_pv-radius);
    background: currentColor;
    opacity: 0;
    /* Nothing flashes for an answer that comes at once. */
    animation: pv-appear var(--_pv-quick) 150ms ease-out forwards;
  }
  @keyframes pv-appear {
    to {
      opacity: var(--_pv-skeleton, 0.12);
    }
  }
  @media (forced-colors: active) {
    .skeleton {
      --_pv-skeleton: 0.4;
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      animation-duration: 0.01ms !important;
      transition: none !important;
    }
  }
`;
