import { runToEnd } from "../lib/processes.mjs";

export default () => runToEnd(process.execPath, ["scripts/build.mjs"]);
