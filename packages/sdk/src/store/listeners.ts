/** A set of callbacks told of a change, and of what changed. A callback that throws is reported, and the others are still told. */
export class Listeners<T = void> {
  readonly #callbacks = new Set<(value: T) => void>();

  get size(): number {
    return this.#callbacks.size;
  }

  add(callback: (value: T) => void): () => void {
    // A wrapper of its own, so that one function added twice is removed one at a time.
    const entry = (value: T) => callback(value);
    this.#callbacks.add(entry);
    return () => void this.#callbacks.delete(entry);
  }

  emit(value: T): void {
    for (const callback of [...this.#callbacks]) {
      if (!this.#callbacks.has(callback)) continue;
      try {
        callback(value);
      } catch (error) {
        reportError(error);
      }
    }
  }
}
