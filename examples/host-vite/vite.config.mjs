import { defineConfig } from "vite";
import { host } from "./src/server/host.ts";

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

export default defineConfig({
  plugins: [host()],
  // While developing, Vite itself puts styles and a socket into the page, which no strict policy allows.
  preview: { headers: { "content-security-policy": contentSecurityPolicy } },
});
