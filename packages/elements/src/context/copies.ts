/**
 * What the copies of this package on one page know of each other: how the elements of each are connected. Copies of any version meet
 * here: more may be added, and nothing changed.
 */
export interface Copies extends Set<(options: object | null) => void> {
  /** What the page was connected by last, for a copy that comes later. */
  options?: object | null;
  /** The page was told that there are several. */
  warned?: boolean;
}

const KEY = Symbol.for("@pivotal/elements");

/** Of the page's registry, where the copies meet. */
export const copies = (): Copies =>
  ((customElements as unknown as Record<symbol, Copies>)[KEY] ??= new Set());
