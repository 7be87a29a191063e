import { dirname, relative } from "node:path";
import ts from "typescript";
import { root } from "../../scripts/lib/root.mjs";

const parsed = new Map<string, ts.SourceFile | undefined>();

/** Reads each file once, however many projects it is part of. */
function cachingHost(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (file, settings, ...rest) => {
    const language = typeof settings === "object" ? settings : { languageVersion: settings };
    const key = `${file} ${language.languageVersion} ${language.impliedNodeFormat}`;
    if (!parsed.has(key)) parsed.set(key, read(file, settings, ...rest));
    return parsed.get(key);
  };
  return host;
}

/**
 * What TypeScript says of a project: of its own files, and of the declarations of our elements that it reads, which
 * `skipLibCheck` would leave out.
 */
export function compile(project: string): string[] {
  const { config } = ts.readConfigFile(project, ts.sys.readFile) as { config: unknown };
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(project), {}, project);
  const all = { ...options, skipLibCheck: false };
  const program = ts.createProgram(fileNames, all, cachingHost(all));
  const files = program
    .getSourceFiles()
    .filter(({ fileName }) => fileNames.includes(fileName) || fileName.includes("/packages/elements/dist/"));
  const found = [
    ...program.getGlobalDiagnostics(),
    ...files.flatMap((file) => [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ]),
  ];
  return found.map(({ file, start = 0, messageText }) => {
    const at = file && file.getLineAndCharacterOfPosition(start).line + 1;
    const where = file ? `${relative(root, file.fileName)}:${at}: ` : "";
    return where + ts.flattenDiagnosticMessageText(messageText, "\n");
  });
}
