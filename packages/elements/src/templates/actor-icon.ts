import { css, svg, html, type TemplateResult } from "lit";

/** Paths on a grid of 16, outlined. */
const ICONS: Readonly<Record<string, string>> = {
  user: "M8 8a2.75 2.75 0 1 0 0-5.5A2.75 2.75 0 0 0 8 8zm-5 5.5c.5-2.4 2.4-3.7 5-3.7s4.5 1.3 5 3.7",
  contact:
    "M2.5 3.5h11v9h-11zM6 8.2a1.4 1.4 0 1 0 0-2.8 1.4 1.4 0 0 0 0 2.8zm-2 2.6c.3-1 1-1.4 2-1.4s1.7.4 2 1.4M10.3 6.5h1.7m-1.7 2.5h1.7",
  api_key: "M10.5 8.5a3 3 0 1 0-2.9-2.3L2.5 11.3v2.2h2.3v-1.7h1.7v-1.7l1.3-1.9c.8.2 1.7.3 2.7.3zm.5-3.2v.1",
  pi: "M3 4.5h10M6 4.5v8m4-8v6.5c0 1 .5 1.5 1.5 1.5",
  integration: "M6 2.5v3m4-3v3m-5.5 0h7v2.5a3.5 3.5 0 0 1-7 0zM8 11.5v2",
  hubspot:
    "M9.5 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zm0-5v-3m0 0a1 1 0 1 0 0-2 1 1 0 0 0 0 2zM7.6 8.4 4 5.6m3.8 6-1.6 1.6",
  salesforce: "M5 12.5a2.7 2.7 0 0 1-.5-5.3A3 3 0 0 1 9.7 5.3a3.3 3.3 0 1 1 1.5 7.2z",
  stripe: "M2.5 4.5h11v7h-11zm0 2.3h11M4.5 9.5h2.5",
  slack: "M6 2.5v11m4-11v11M2.5 6h11m-11 4h11",
  intercom: "M2.5 3h11v8h-5L5.5 13.5V11h-3zM5.5 8.3c1.5 1 3.5 1 5 0",
};
const OTHER = "M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM8 6v4M6 8h4";

const own = (name: string): string | undefined => (Object.hasOwn(ICONS, name) ? ICONS[name] : undefined);

/** Who or what did something: a person, a key, the integration by its name, Pi. Hidden from assistive technology: a word stands beside. */
export function actorIcon(type: string, actor: string): TemplateResult {
  const path = (type === "integration" ? own(actor.toLowerCase()) : undefined) ?? own(type) ?? OTHER;
  return html`<svg class="actor-icon" viewBox="0 0 16 16" aria-hidden="true">
    ${svg`<path d=${path}></path>`}
  </svg>`;
}

export const actorIconStyles = css`
  .actor-icon {
    flex: none;
    inline-size: 1em;
    block-size: 1em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.25;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
`;
