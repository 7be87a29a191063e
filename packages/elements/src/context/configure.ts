import type { SessionFetchOptions } from "@pivotal/sdk/session";
import { createStore, type PivotalStore, type StoreOptions } from "@pivotal/sdk/store/core";
import { isServer } from "lit";
import { setAppearance, type Appearance } from "./appearance.ts";
import { copies } from "./copies.ts";
import { followLive } from "./follow-live.ts";
import { followPage } from "./follow-page.ts";

/** Gives a page of another origin its session. */
export type FetchSession = SessionFetchOptions["fetchSession"];

/** How elements reach Pivotal. One of `baseUrl` and `client` is needed. */
export interface ConnectOptions extends Partial<StoreOptions> {
  /** Where the host mounted `createPivotalHandler`, such as `/api/pivotal`. A key has no place here. */
  baseUrl?: string;
  /** Where `baseUrl` is on another origin: asks the page's own server for a session. See `sessionFetch` of `@pivotal/sdk/session`. */
  fetchSession?: FetchSession;
  /** Rows change as soon as the host's handler is told of it (`handler.events`), while the page can be seen. Default: with the next pass. */
  live?: boolean;
  /** How the elements of the page look; see `setAppearance`, which changes it later. Left as it is where it is not given. */
  appearance?: Appearance | null;
}

let pageStore: PivotalStore | undefined;
let unfollow: (() => void) | undefined;
const follow = followLive();
const listeners = new Set<() => void>();

/**
 * Makes a store. The client is loaded when the first element asks for data, so that a page with none pays for none. `place` says where the
 * page is told that the session has ended, while the store is in use.
 */
export function connect(
  { baseUrl, fetchSession, client, ...settings }: Omit<ConnectOptions, "live" | "appearance">,
  place: (store: PivotalStore) => EventTarget | undefined,
): PivotalStore {
  const store: PivotalStore = createStore({
    isHidden: () => document.hidden,
    ...settings,
    client: async () =>
      (await import("./client.ts")).openClient({ baseUrl, fetchSession, client }, store, place),
  });
  return store;
}

const pageOf = (store: PivotalStore) => (store === pageStore ? document.body : undefined);

/**
 * Sets the store of the page: every element without a `<pv-provider>` above it uses this one. Elements that are there already
 * switch to it. Returns the store. `configure(null)` takes it away, as when someone signs out: what was loaded is forgotten, and
 * the elements say that they are not connected. Where the package is on the page more than once, it reaches the elements of every copy.
 */
export function configure(options: ConnectOptions): PivotalStore;
export function configure(options: null): undefined;
export function configure(options: ConnectOptions | null): PivotalStore | undefined {
  // A server has no page, and serves many users: none of them gets the store of another.
  if (isServer) return options ? connect(options, pageOf) : undefined;
  const all = copies().add(connectOwn);
  all.options = options;
  for (const copy of all) copy(options);
  return pageStore;
}

/** Connects the elements of this copy. */
function connectOwn(options: ConnectOptions | null): void {
  const { live, appearance, ...settings } = options ?? {};
  if (appearance !== undefined) setAppearance(appearance);
  const previous = pageStore;
  pageStore = options ? connect(settings, pageOf) : undefined;
  unfollow?.();
  unfollow = pageStore && followPage(getPageStore);
  follow(live ? pageStore : undefined);
  for (const listener of [...listeners]) listener();
  previous?.clear();
}

export const getPageStore = (): PivotalStore | undefined => pageStore;

export function onPageStore(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Lets the page connect the elements of this copy through any other; as it has done already, where this one comes later. */
export function joinCopies(): void {
  if (isServer) return;
  const { options } = copies().add(connectOwn);
  if (options) connectOwn(options);
}
