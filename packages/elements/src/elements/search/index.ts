export { PvSearch } from "./search.ts";
