import { accessSync, constants, existsSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { capture } from "./processes.mjs";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge"];
const places = [
  "/usr/bin",
  "/usr/local/bin",
  "/snap/bin",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    // Absent or not ours to run: either way this is not the browser.
    return false;
  }
}

function find() {
  if (process.env.CHROME_PATH) {
    if (isProgram(process.env.CHROME_PATH)) return process.env.CHROME_PATH;
    throw new Error(`CHROME_PATH names ${process.env.CHROME_PATH}, which is not a program.`);
  }
  const folders = [...(process.env.PATH ?? "").split(delimiter), ...places];
  const candidates = folders.flatMap((folder) => [
    ...names.map((name) => join(folder, name)),
    ...(places.includes(folder) ? [folder] : []),
  ]);
  return candidates.find(isProgram) ?? null;
}

async function installByApt() {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return "";
  console.log("Installing Chromium with apt-get, once…");
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const update = await capture("apt-get", ["update", "-qq"], { env });
  const { code, output } = await capture(
    "apt-get",
    ["install", "-y", "-qq", "--no-install-recommends", "chromium"],
    { env },
  );
  return code === 0 ? "" : `${update.output}${output}`.trim().split("\n").slice(-5).join("\n");
}

/** The Chromium (or Chrome, or Edge) of this machine; as root on Debian or Ubuntu it is installed when absent. */
export async function ensureChromium() {
  const found = find();
  if (found) return found;
  const problem = await installByApt();
  const installed = find();
  if (installed && (await capture(installed, ["--version"])).code === 0) return installed;
  throw new Error(
    "The browser tests need Chromium: install it (on Debian: apt-get install chromium; on a Mac: " +
      "brew install --cask chromium) or name one in CHROME_PATH, and run the command again." +
      (problem ? `\n${problem}` : ""),
  );
}

/** What a browser needs to start on any machine; root has no sandbox, small containers have no /dev/shm. */
export function chromiumFlags() {
  return [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--disable-dev-shm-usage"];
}
