import { existsSync } from "node:fs";
import { chromeLauncher } from "@web/test-runner-chrome";

const places = [
  "/usr/bin/firefox-esr",
  "/usr/bin/firefox",
  "/Applications/Firefox.app/Contents/MacOS/firefox",
];

function firefox() {
  const found = [process.env.FIREFOX_PATH, ...places].find((file) => file && existsSync(file));
  if (found) return found;
  throw new Error("There is no Firefox: apt-get install firefox-esr, or name one in FIREFOX_PATH.");
}

/** Starts Firefox for the test runner, by WebDriver BiDi. */
export function firefoxLauncher() {
  const launcher = chromeLauncher({
    launchOptions: {
      browser: "firefox",
      executablePath: firefox(),
      headless: true,
      extraPrefsFirefox: {
        // A window that something lies over is as good as one on top.
        "widget.windows.window_occlusion_tracking.enabled": false,
        "dom.min_background_timeout_value": 4,
        // Tab goes to links and buttons alike, as where the system is told so.
        "accessibility.tabfocus": 7,
      },
    },
    createPage: async ({ browser }) => (await browser.createBrowserContext()).newPage(),
    // A tab behind another gets no animation frames.
    concurrency: 1,
  });
  launcher.name = "Firefox";
  return launcher;
}
