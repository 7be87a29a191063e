import { createContext } from "@lit/context";
import type { PivotalStore } from "@pivotal/sdk/store/core";

/** Carries the store's identity, never its data: a change of data re-renders only who reads it. */
export const storeContext = createContext<PivotalStore | undefined>(Symbol.for("@pivotal/elements/store"));
