// The world that a page's snippet runs in: the network is the mock backend, the key is one that it accepts.
import { createBackend, MOCK_API_KEY } from "@pivotal/mocks";

const backend = createBackend({ seed: 1, customers: 120, level: "full", rateLimit: false });
globalThis.fetch = backend.fetch;
process.env.PIVOTAL_API_KEY = MOCK_API_KEY;
