import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { VERSION } from "../../internal/version.ts";
import { hint, ok, type Finding } from "./finding.ts";

/** Looks whether the packages that a folder has installed belong together. Nothing where none is installed. */
export async function checkVersions(folder: string): Promise<Finding[]> {
  const installed = await Promise.all(["sdk", "elements"].map((name) => versionOf(folder, name)));
  const [sdk, elements] = installed;
  if (sdk === undefined && elements === undefined) return [];
  const known = new Set([VERSION, sdk, elements].filter((version) => version !== undefined));
  if (known.size === 1) return [ok(`The installed packages are of one version, ${VERSION}.`)];
  return [
    hint(
      `@pivotal/sdk is ${sdk ?? "not installed"}, @pivotal/elements ${elements ?? "not installed"}, this command ${VERSION}.`,
      "Install the same version of both: npm install @pivotal/sdk@latest @pivotal/elements@latest",
    ),
  ];
}

async function versionOf(folder: string, name: string): Promise<string | undefined> {
  const file = join(folder, "node_modules", "@pivotal", name, "package.json");
  try {
    const { version } = JSON.parse(await readFile(file, "utf8")) as { version?: unknown };
    return typeof version === "string" ? version : undefined;
  } catch {
    // Not installed here.
    return undefined;
  }
}
