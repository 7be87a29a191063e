import { ConfigError } from "../core/errors.ts";

/** A cuid, a display_id, or a display_id as a string. */
export type Id = string | number;

// A dot segment, encoded or not, would change the route, and encodeURIComponent lets it through; a lone surrogate makes it throw.
const UNSAFE = /^$|^\.\.?$|[/\\\0-\x1f\x7f\p{Cs}]|%(2e|2f|5c)/iu;

const segment = (id: Id): string => {
  const text = String(id);
  const isId = typeof id === "string" || (Number.isSafeInteger(id) && id >= 0);
  if (!isId || UNSAFE.test(text)) throw new ConfigError("An id is empty, or holds what a path cannot carry");
  return "/" + encodeURIComponent(text);
};

/** `/a/b` from its segments, encoded. Throws ConfigError for what would not stay one segment. */
export const pathOf = (...segments: Id[]): string => segments.map(segment).join("");

const decode = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new ConfigError("A path holds a broken % escape");
  }
};

/** A caller's path, rebuilt from validated segments. Throws ConfigError. */
export const checkedPath = (path: string): string => {
  const [root, ...parts] = path.split("/");
  if (root || !parts.length || /[?#]/.test(path))
    throw new ConfigError("A path begins with / and has no query");
  return pathOf(...parts.map(decode));
};
