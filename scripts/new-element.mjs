/** Makes a new element: `node scripts/new-element.mjs customer-badge` for `<pv-customer-badge>`. */
import { elementFiles } from "./templates/element.mjs";
import { addLine, runGenerator, writeNew } from "./lib/scaffold.mjs";

runGenerator((spelling) => {
  writeNew(elementFiles(spelling));
  const line = `export { Pv${spelling.pascal} } from "./elements/${spelling.name}/define.ts";`;
  addLine("packages/elements/src/record.ts", line, /^export \{ Pv\w+ \} from "\.\/elements\//);
  console.log(`\n<pv-${spelling.name}> is defined. Run: npm test -- types lint elements`);
});
