export type { HostSession } from "./held-session.ts";
export { sessionFetch, type SessionFetchOptions } from "./session-fetch.ts";
