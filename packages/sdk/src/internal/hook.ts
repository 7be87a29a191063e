/** Calls a hook of the host. One that throws, now or later, is reported and does not break the call. */
export const callHook = <Info>(hook: ((info: Info) => unknown) | undefined, info: Info): void => {
  void (async () => hook?.(info))().catch((error: unknown) =>
    globalThis.console?.error("A pivotal hook threw", error),
  );
};
