import { html, nothing, render } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { composeStories, composeStory } from "storybook/preview-api";
import { storyNameFromExport, toId } from "storybook/internal/csf";
import { configure } from "storybook/test";
import "@pivotal/elements/provider/define";
import { BASE_URL, backendFor, releaseBackend } from "./backend.ts";
import type { Backend } from "@pivotal/mocks";

/**
 * The catalogue's stories on a page of their own: Storybook's frame has scripts and styles in its page, which a strict host forbids.
 * `scripts/check-strict.mjs` serves it under that host's policy.
 */
interface Composed {
  readonly parameters: { provider?: boolean; backend?: Parameters<typeof backendFor>[1] };
  (): unknown;
  load(): Promise<void>;
  play?(context: { canvasElement: HTMLElement; loaded: { backend: Backend } }): Promise<void>;
}

type StoryFile = Parameters<typeof composeStories>[0] & { default: { title: string } };

const stories = new Map<string, Composed>();
const realFetch = globalThis.fetch;
let backend: Backend | undefined;

// A story that waits goes on as soon as it can; a machine that does other things too is slow.
configure({ asyncUtilTimeout: 10_000 });

// What is not for the backend goes to the network, where the policy and the check look at it.
globalThis.fetch = (input, init) => {
  const request = new Request(input, init);
  const { pathname } = new URL(request.url);
  return backend && pathname.startsWith(`${BASE_URL}/`) ? backend.fetch(request) : realFetch(request);
};

export function addStories(file: StoryFile): void {
  const composed = composeStories(file, {}, composeStory as never) as Record<string, unknown>;
  for (const [name, story] of Object.entries(composed)) {
    stories.set(toId(file.default.title, storyNameFromExport(name)), story as Composed);
  }
}

const isSlow = (latency: unknown) => typeof latency === "number" && latency > 1_000;

/** `loads`: is still loading when it is looked at. `connects`: has a connection of its own, which may be the page's. */
export const storyList = () =>
  [...stories].map(([id, { parameters }]) => ({
    id,
    loads:
      isSlow(parameters.backend?.latency) ||
      (parameters.backend?.faults ?? []).some(({ kind }) => kind === "hang"),
    connects: parameters.provider === false,
  }));

const canvas = (): HTMLElement => {
  const found = document.querySelector<HTMLElement>("#storybook-root");
  if (!found) throw new Error("The page has no place for a story.");
  return found;
};

/** Renders a story in place of the one before, and runs its play function. */
export async function show(id: string): Promise<void> {
  const story = stories.get(id);
  if (!story) throw new Error(`There is no story ${id}.`);
  releaseBackend();
  backend = backendFor(id, story.parameters.backend ?? {}, {});
  await story.load();
  const content = story();
  render(
    story.parameters.provider === false
      ? html`${keyed(backend, content)}`
      : html`${keyed(backend, html`<pv-provider base-url=${BASE_URL}>${content ?? nothing}</pv-provider>`)}`,
    canvas(),
  );
  await story.play?.({ canvasElement: canvas(), loaded: { backend } });
}

/** Takes the story away, with what it kept. */
export function clear(): void {
  render(nothing, canvas());
  Object.assign(document.documentElement, { dir: "ltr" }).dataset.theme = "light";
  localStorage.clear();
  sessionStorage.clear();
}
