import { setAppearance, type Appearance } from "./context/appearance.ts";
import { configure, type ConnectOptions } from "./context/configure.ts";
import { whenUsed } from "./context/when-used.ts";

export * from "./first.ts";

const isOn = (value: string | undefined): boolean => value !== undefined && value !== "false";

/**
 * What a script tag may carry: `data-base-url`, `data-healthy-from`, `data-watch-from`, `data-read-only`, `data-live`; and of the looks
 * `data-theme`, `data-density` and each token, such as `data-on-accent`.
 */
function optionsOf({ dataset }: HTMLScriptElement): ConnectOptions | undefined {
  const { baseUrl, healthyFrom, watchFrom, readOnly, live } = dataset;
  if (!baseUrl) return undefined;
  return {
    baseUrl,
    readOnly: isOn(readOnly),
    live: isOn(live),
    ...(healthyFrom || watchFrom
      ? { thresholds: { healthy: Number(healthyFrom ?? 70), watch: Number(watchFrom ?? 40) } }
      : {}),
  };
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  const { theme, density, ...variables } = script.dataset as Appearance & Appearance["variables"];
  // In the task that defines the elements, so that none is painted without.
  setAppearance({ theme, density, variables }, undefined, true);
  const options = optionsOf(script);
  if (options) configure(options);
}
// One customer's record is most of the code, and most pages show none.
whenUsed(() => import("./record.ts"));
