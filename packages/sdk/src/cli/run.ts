import { isPivotalError } from "../core/errors.ts";
import { EXIT, UsageError, type Command } from "./command.ts";
import { doctorCommand } from "./doctor-command.ts";
import { importCommand } from "./import-command.ts";
import { VERSION } from "../internal/version.ts";
import { printable } from "./wording.ts";

const COMMANDS: Readonly<Record<string, Command>> = { import: importCommand, doctor: doctorCommand };

/** Runs one command line and says which exit code it comes to. */
export async function run([name, ...args]: string[]): Promise<number> {
  if (name === "--version" || name === "-v") {
    console.log(VERSION);
    return EXIT.ok;
  }
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    console.log(overview());
    return name === undefined ? EXIT.usage : EXIT.ok;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    console.error(`pivotal: there is no command "${name}".\n\n${overview()}`);
    return EXIT.usage;
  }
  if (args.includes("--help") || args.includes("-h")) {
    console.log(command.help);
    return EXIT.ok;
  }
  return explain(name, () => command.run(args));
}

async function explain(name: string, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    const code = exitCodeOf(error);
    if (code === undefined) throw error;
    console.error(`pivotal ${name}: ${printable((error as Error).message)}`);
    if (error instanceof UsageError) console.error(`See pivotal ${name} --help.`);
    return code;
  }
}

/** Undefined for an error that nobody foresaw, which is shown with its stack. */
function exitCodeOf(error: unknown): number | undefined {
  if (error instanceof UsageError) return EXIT.usage;
  // A file that cannot be read or written.
  if (error instanceof Error && "syscall" in error) return EXIT.usage;
  if (!isPivotalError(error)) return undefined;
  return error.type === "config_error" ? EXIT.usage : EXIT.failed;
}

function overview(): string {
  const commands = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(10)}${summary}`);
  return `Usage: pivotal <command> [options]

Commands:
${commands.join("\n")}

Options:
  --help     This page; after a command, its own
  --version  The version of @pivotal/sdk

The API key is read from PIVOTAL_API_KEY.`;
}
