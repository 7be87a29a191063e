export { checkContrast } from "./check-contrast.ts";
export { contrastOf, type Contrast } from "./contrast-of.ts";
