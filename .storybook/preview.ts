import "@pivotal/elements/languages/ar";
import "@pivotal/elements/languages/de";
import "@pivotal/elements/languages/es";
import "@pivotal/elements/languages/fr";
import "@pivotal/elements/languages/ja";
import "@pivotal/elements/provider/define";
import { setCustomElementsManifest, type Decorator, type Preview } from "@storybook/web-components-vite";
import { html } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { setupWorker } from "msw/browser";
import { mswLoader } from "msw-storybook-addon/csf3";
import { configure } from "storybook/test";
import manifest from "../packages/elements/dist/custom-elements.json";
import { BASE_URL, backendFor, releaseBackend } from "./backend.ts";
import { globalTypes, initialGlobals } from "./knobs.ts";

setCustomElementsManifest(manifest);

// A story that waits goes on as soon as it can; a machine that does other things too is slow.
configure({ asyncUtilTimeout: 10_000 });

const startWorker = mswLoader(async () => {
  const worker = setupWorker();
  await worker.start({
    quiet: true,
    serviceWorker: { url: "./mockServiceWorker.js" },
    onUnhandledFrame({ frame, defaults }) {
      const { request } = frame.data as { request?: Request };
      if (request && new URL(request.url).pathname.startsWith("/api/")) defaults.error();
    },
  });
  return worker;
});

const inPage: Decorator = (story, { globals }) => {
  const page = document.documentElement;
  page.dataset.theme = globals.theme;
  page.dir = globals.direction;
  page.lang = globals.locale;
  return story();
};

/** Each backend has a connection of its own: what one story has loaded is unknown to the next. */
const inProvider: Decorator = (story, { parameters, loaded }) =>
  parameters.provider === false
    ? html`${story()}`
    : html`${keyed(loaded.backend, html`<pv-provider base-url=${BASE_URL}>${story()}</pv-provider>`)}`;

const preview: Preview = {
  tags: ["autodocs"],
  globalTypes,
  initialGlobals,
  decorators: [inProvider, inPage],
  loaders: [
    async (context) => {
      await startWorker(context);
      const backend = backendFor(context.id, context.parameters.backend ?? {}, context.globals);
      context.msw.use(...backend.handlers);
      return { backend };
    },
  ],
  beforeEach: () => releaseBackend,
  parameters: {
    // Stories of one page would answer each other's requests if they shared it.
    docs: { story: { inline: false, height: "420px" }, codePanel: true },
    controls: { expanded: true, sort: "requiredFirst" },
    options: {
      storySort: {
        order: [
          "Getting started",
          ["Script tag", "npm import", "React", "Vue", "Svelte", "Solid", "Angular", "Server handler"],
          "Themes",
          "Elements",
          "Mock backend",
        ],
      },
    },
  },
};

export default preview;
