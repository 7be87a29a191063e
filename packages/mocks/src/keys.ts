/** The live key every backend starts with. It opens nothing but a mock. */
export const MOCK_API_KEY = "pivotal_MockLiveKey00000000000000";
/** The test key every backend starts with. */
export const MOCK_TEST_KEY = "pivotal_test_MockTestKey0000000000";

/** Requests a minute, by what the contract says of a key. [P] */
export const RATE_LIMITS = { live: 60, test: 30, paid: 600 } as const;
export type Tier = keyof typeof RATE_LIMITS;

/** A key and what it opens. */
export interface ApiKey {
  key: string;
  /** What history shows as the actor. */
  name: string;
  /** Keys of one workspace share its rows and its idempotency keys. */
  workspace: string;
  tier: Tier;
  revoked: boolean;
}

/** The keys a backend knows. */
export class KeyRing {
  /** Shortcuts to the two keys that are always there. */
  readonly live = MOCK_API_KEY;
  readonly test = MOCK_TEST_KEY;
  readonly #keys = new Map<string, ApiKey>();

  constructor() {
    this.reset();
  }

  /** Only the two keys that are always there, both working. */
  reset(): void {
    this.#keys.clear();
    this.add({ key: MOCK_API_KEY, name: "Mock live key" });
    this.add({ key: MOCK_TEST_KEY, name: "Mock test key", tier: "test" });
  }

  /** Adds a key. The workspace defaults to the main one; another name opens another, empty of the first one's rows. */
  add(key: Pick<ApiKey, "key"> & Partial<ApiKey>): ApiKey {
    const added = { name: "API key", workspace: "main", tier: "live" as const, revoked: false, ...key };
    this.#keys.set(added.key, added);
    return added;
  }

  get(key: string): ApiKey | undefined {
    return this.#keys.get(key);
  }

  /** Every answer to this key is 401 `api_key_revoked` from now on. */
  revoke(key: string): void {
    const known = this.#keys.get(key);
    if (known) known.revoked = true;
  }

  /** Makes a revoked key work again. */
  restore(key: string): void {
    const known = this.#keys.get(key);
    if (known) known.revoked = false;
  }
}
