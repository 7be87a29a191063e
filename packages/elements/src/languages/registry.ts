import { VERSION } from "../base/version.ts";
import type { Language, PartialWords } from "./language.ts";

/** A language, or single words of one. */
export type SomeLanguage = PartialWords<Language>;

/** The languages of the page, by their codes: of every copy of this version, whether it is a module or a script, and whenever it comes. */
export const languages: Record<string, SomeLanguage | undefined> = ((globalThis as Record<symbol, unknown>)[
  Symbol.for(`pv-languages ${VERSION}`)
] ??= {}) as Record<string, SomeLanguage | undefined>;

/** A table whose words are looked up when they are read: those of another, as far as it has them. */
export function overlaid<T extends object>(own: T, other: () => unknown): T {
  return new Proxy(own, {
    get(_, key) {
      const mine: unknown = Reflect.get(own, key);
      const read = () => (other() as Record<typeof key, unknown> | undefined)?.[key];
      return mine && typeof mine === "object" ? overlaid(mine, read) : (read() ?? mine);
    },
  });
}
