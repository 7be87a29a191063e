import { serveBackend } from "@pivotal/mocks/server";

const { url } = await serveBackend({ customers: 0, rateLimit: false });
process.send?.(url);
// Ctrl-C ends the measurement before it can end this.
process.once("disconnect", () => process.exit());
