/** Whether two JSON values are equal; null and absent are. */
export const same = (a: unknown, b: unknown): boolean => {
  if (a === b || (a ?? b) == null) return true;
  if (typeof a !== "object" || typeof b !== "object" || !a || !b || Array.isArray(a) !== Array.isArray(b))
    return false;
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return Object.keys({ ...one, ...other }).every((key) => same(one[key], other[key]));
};
