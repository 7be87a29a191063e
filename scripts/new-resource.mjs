/** Makes a new resource of the SDK: `node scripts/new-resource.mjs renewals` for `pivotal.renewals`. */
import { resourceFiles, resourceLines } from "./templates/resource.mjs";
import { addLine, runGenerator, spellings, writeNew } from "./lib/scaffold.mjs";

function singular(name) {
  if (name.endsWith("ies")) return `${name.slice(0, -3)}y`;
  return name.endsWith("s") && !name.endsWith("ss") ? name.slice(0, -1) : `${name}-row`;
}

runGenerator((spelling) => {
  const nouns = {
    ...spelling,
    one: spellings(singular(spelling.name)),
    path: spelling.name.replaceAll("-", "_"),
  };
  writeNew(resourceFiles(nouns));
  for (const [file, line, like] of resourceLines(nouns)) addLine(file, line, like);
  console.log(`\npivotal.${spelling.camel} is there. Run: npm test -- types lint unit`);
});
