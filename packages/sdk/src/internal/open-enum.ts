import * as z from "zod/mini";

/** A union that is known today and may grow tomorrow: known members complete in editors, any other string is kept. */
export type Open<Known extends string> = Known | (string & {});

/**
 * A string schema typed as an open union. The service adds enum values without notice, so a reader must never refuse one.
 * The known values are for people and generated documents only, which is why they are not checked here.
 */
export const openEnum = <const Known extends readonly [string, ...string[]]>(known: Known) => {
  void known;
  return z.string() as unknown as z.ZodMiniType<Open<Known[number]>, Open<Known[number]>>;
};
