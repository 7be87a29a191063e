import { launch } from "puppeteer-core";
import { chromiumFlags, ensureChromium } from "./chromium.mjs";

export async function launchChromium() {
  return launch({ executablePath: await ensureChromium(), headless: true, args: chromiumFlags() });
}

/**
 * Opens a page that collects what goes wrong on it: exceptions, unhandled rejections, console errors and content
 * security policy violations, and requests to another machine. `ignore(text, url)` leaves out what a test causes on purpose.
 */
export async function openWatchedPage(context, { ignore = () => false } = {}) {
  const page = await context.newPage();
  const problems = [];
  const note = (text, url = "") => {
    if (!ignore(text, url)) problems.push(text);
  };
  page.on("pageerror", (error) => note(`uncaught: ${error?.stack ?? error?.message ?? String(error)}`));
  page.on("console", (message) => {
    const { url = "" } = message.location();
    if (message.type() === "error") note(`console.error: ${message.text()} (${url})`, url);
  });
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^(http|ws)/.test(protocol) && !["127.0.0.1", "localhost"].includes(hostname))
      note(`asks another machine: ${request.url()}`, request.url());
  });
  await page.exposeFunction("__noteViolation", (text) => note(text));
  await page.evaluateOnNewDocument(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const where = `${event.sourceFile || "inline"}:${event.lineNumber}`;
      window.__noteViolation(
        `content security policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample} (${where})`,
      );
    });
  });
  // A page in the background gets no animation frames and no observers unless it believes to have the focus.
  const devtools = await page.createCDPSession();
  await devtools.send("Emulation.setFocusEmulationEnabled", { enabled: true });
  return { page, problems };
}
