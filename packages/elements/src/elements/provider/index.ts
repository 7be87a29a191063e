export { PvProvider } from "./provider.ts";
