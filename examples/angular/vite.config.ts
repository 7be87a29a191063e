import { ConsoleLogger, LogLevel, NodeJSFileSystem } from "@angular/compiler-cli";
import { createEs2015LinkerPlugin } from "@angular/compiler-cli/linker/babel";
import { transformAsync } from "@babel/core";
import { createPivotalHandler, refuseConnect, toNodeHandler } from "@pivotal/sdk/server";
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

/** What `ng build` does with Angular libraries: their declarations become code of this Angular, so that no compiler is in the page. */
function linker(): Plugin {
  return {
    name: "angular-linker",
    async transform(code, id) {
      if (!code.includes("ɵɵngDeclare")) return undefined;
      const link = createEs2015LinkerPlugin({
        fileSystem: new NodeJSFileSystem(),
        logger: new ConsoleLogger(LogLevel.warn),
        linkerJitMode: false,
      });
      const linked = await transformAsync(code, {
        filename: id,
        plugins: [link],
        compact: false,
        configFile: false,
      });
      return linked?.code ? { code: linked.code, map: linked.map } : undefined;
    },
  };
}

export default defineConfig({
  plugins: [linker(), pivotal()],
  define: { ngDevMode: "false", ngJitMode: "false", ngServerMode: "false" },
});
