/** A 32-bit hash of a few integers (murmur3's finaliser, once each): the same numbers give the same fact in every engine. */
export const mix = (...parts: number[]): number => {
  let h = 0x2545f491;
  for (const part of parts) {
    h = Math.imul(h ^ part, 0x9e3779b1);
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    h ^= h >>> 16;
  }
  return h >>> 0;
};

/** The same, in [0, 1). */
export const unit = (...parts: number[]): number => mix(...parts) / 0x1_0000_0000;

/** One member of a list, chosen by a hash. */
export const pick = <T>(from: readonly T[], hash: number): T => from[hash % from.length] as T;
