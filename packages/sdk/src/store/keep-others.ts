/**
 * The list to write when a person made `wanted` of what they saw as `held` and the server now has `fresh`: what others have added or
 * removed meanwhile stays so.
 */
export function keepOthers(
  wanted: readonly string[],
  held: readonly string[],
  fresh: readonly string[],
): string[] {
  const kept = fresh.filter((one) => wanted.includes(one) || !held.includes(one));
  return [...kept, ...wanted.filter((one) => !held.includes(one) && !kept.includes(one))];
}
