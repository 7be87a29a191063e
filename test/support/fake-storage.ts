import type { TestContext } from "node:test";

/** A browser's storage as a test wants it: a working one, one that is full, or one that the browser forbids. */
export class FakeStorage {
  readonly items = new Map<string, string>();
  full = false;
  forbidden = false;

  getItem(key: string): string | null {
    if (this.forbidden) throw new DOMException("Access is denied.", "SecurityError");
    return this.items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (this.full) throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    this.items.set(key, value);
  }
}

/** Stands in for `localStorage` until the test ends. */
export function fakeStorage(t: TestContext): FakeStorage {
  const storage = new FakeStorage();
  const held = Object.getOwnPropertyDescriptor(globalThis, "localStorage");
  Object.defineProperty(globalThis, "localStorage", { value: storage, configurable: true });
  t.after(() => {
    if (held) Object.defineProperty(globalThis, "localStorage", held);
    else Reflect.deleteProperty(globalThis, "localStorage");
  });
  return storage;
}
