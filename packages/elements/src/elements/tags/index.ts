export { PvTags } from "./tags.ts";
