import { dependenciesOf } from "./lib/dependencies.mjs";
import { packageNames } from "./lib/workspace-packages.mjs";

const INTRODUCTION = `# What comes with the packages

Every package that is installed with one of ours, for a reviewer of licences. A software bill of materials for each package
(CycloneDX) is written beside its tarball by \`npm run release\`.
`;

function tableOf(name) {
  const rows = dependenciesOf(name).map(
    ({ name: dependency, version, license, installScripts, isDirect }) =>
      `| ${dependency} | ${version} | ${license} | ${isDirect ? "yes" : "no"} | ${installScripts.join(", ") || "none"} |`,
  );
  const head = [
    "| Package | Version | Licence | Named by us | Runs at installation |",
    "| --- | --- | --- | --- | --- |",
  ];
  return [`## @pivotal/${name}`, "", ...head, ...rows, ""].join("\n");
}

export const dependenciesText = () => [INTRODUCTION, ...packageNames.map(tableOf)].join("\n");
