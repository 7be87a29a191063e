import { serveBackend } from "@pivotal/mocks/server";

const { url } = await serveBackend({ customers: 0, rateLimit: false });
process.send?.(url);
