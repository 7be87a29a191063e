import { configure, type ConnectOptions } from "./context/configure.ts";
import { whenUsed } from "./context/when-used.ts";

export * from "./first.ts";

const isOn = (value: string | undefined): boolean => value !== undefined && value !== "false";

/** What a script tag may carry: `data-base-url`, `data-healthy-from`, `data-watch-from`, `data-read-only`, `data-live`. */
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
const options = script instanceof HTMLScriptElement ? optionsOf(script) : undefined;
if (options) configure(options);
// One customer's record is most of the code, and most pages show none.
whenUsed(() => import("./record.ts"));
