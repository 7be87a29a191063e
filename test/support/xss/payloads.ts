import { TAGS, HANDLERS, FOREIGN, MUTATION, ENTITIES } from "./markup.ts";
import { BREAKOUTS, TEMPLATES, URLS, CLOBBERING, STYLES } from "./values.ts";

/**
 * What may stand where a text is expected, and sets `window.__hit` should a browser take it for more than text. Each is of a form of its
 * own.
 */
export const PAYLOADS = {
  tags: TAGS,
  handlers: HANDLERS,
  foreign: FOREIGN,
  mutation: MUTATION,
  entities: ENTITIES,
  breakouts: BREAKOUTS,
  templates: TEMPLATES,
  urls: URLS,
  clobbering: CLOBBERING,
  styles: STYLES,
} as const satisfies Record<string, readonly string[]>;

export const ALL_PAYLOADS: readonly string[] = Object.values(PAYLOADS).flat();
