import { installByApt } from "./apt.mjs";
import { capture } from "./processes.mjs";
import { findProgram, isProgram } from "./programs.mjs";

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

function find() {
  if (process.env.CHROME_PATH) {
    if (isProgram(process.env.CHROME_PATH)) return process.env.CHROME_PATH;
    throw new Error(`CHROME_PATH names ${process.env.CHROME_PATH}, which is not a program.`);
  }
  return findProgram(names, places);
}

/** The Chromium (or Chrome, or Edge) of this machine; as root on Debian or Ubuntu it is installed when absent. */
export async function ensureChromium() {
  const found = find();
  if (found) return found;
  const problem = await installByApt("chromium");
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
