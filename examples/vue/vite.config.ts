import { createPivotalHandler, refuseConnect, toNodeHandler } from "@pivotal/sdk/server";
import vue from "@vitejs/plugin-vue";
import { defineConfig, type Plugin, type PreviewServer, type ViteDevServer } from "vite";

/** Stands in for your server, which knows who asks: see "Getting started / Server handler". */
function pivotal(): Plugin {
  const serve = ({ middlewares, httpServer }: ViteDevServer | PreviewServer) => {
    const { PIVOTAL_API_KEY: apiKey, PIVOTAL_BASE_URL: baseUrl } = process.env;
    if (!apiKey) throw new Error("Set PIVOTAL_API_KEY to a key of your workspace.");
    const authorize = () => ({ allow: true, user: "whoever runs this" }) as const;
    const handle = toNodeHandler(createPivotalHandler({ apiKey, baseUrl, authorize }));
    httpServer?.on("connect", refuseConnect);
    middlewares.use("/api/pivotal", (request, response, next) => void handle(request, response).catch(next));
  };
  return { name: "pivotal", configureServer: serve, configurePreviewServer: serve };
}

export default defineConfig({
  plugins: [
    vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith("pv-") } } }),
    pivotal(),
  ],
});
