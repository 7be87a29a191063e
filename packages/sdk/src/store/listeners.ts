/** A set of callbacks told of a change. A callback that throws is reported, and the others are still told. */
export class Listeners {
  readonly #callbacks = new Set<() => void>();

  get size(): number {
    return this.#callbacks.size;
  }

  add(callback: () => void): () => void {
    // A wrapper of its own, so that one function added twice is removed one at a time.
    const entry = () => callback();
    this.#callbacks.add(entry);
    return () => void this.#callbacks.delete(entry);
  }

  emit(): void {
    for (const callback of [...this.#callbacks]) {
      if (!this.#callbacks.has(callback)) continue;
      try {
        callback();
      } catch (error) {
        reportError(error);
      }
    }
  }
}
