/**
 * Carries a host's events between the processes that serve it, so that each tells the browsers that are connected to it. What is published
 * anywhere reaches every subscriber, the publisher's own too, at least once and in no certain order.
 */
export interface EventBus {
  publish(message: string): void | Promise<void>;
  subscribe(listener: (message: string) => void): void | Promise<void>;
}

/** Carries events within this process. */
export function createMemoryBus(): EventBus {
  const listeners: ((message: string) => void)[] = [];
  return {
    publish(message) {
      for (const listener of listeners) listener(message);
    },
    subscribe: (listener) => void listeners.push(listener),
  };
}
