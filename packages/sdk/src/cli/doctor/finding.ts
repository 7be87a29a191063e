/** One thing that was looked at. */
export interface Finding {
  /** `wrong`: it does not work, or is not safe. `hint`: worth a look. */
  readonly level: "ok" | "hint" | "wrong";
  readonly what: string;
  /** What to change; absent when there is nothing to. */
  readonly advice?: string;
}

export const ok = (what: string): Finding => ({ level: "ok", what });
export const hint = (what: string, advice: string): Finding => ({ level: "hint", what, advice });
export const wrong = (what: string, advice: string): Finding => ({ level: "wrong", what, advice });

/** A whole key, live or test; the bare prefix stands in our own messages. */
const KEY = /\bpivotal_[A-Za-z0-9_-]{16,}/;

/** Where a key stands in a text, which is all that may be said of it. */
export function keyIn(text: string): number | undefined {
  const at = text.search(KEY);
  return at < 0 ? undefined : at;
}
