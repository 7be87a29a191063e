import { parseArgs } from "node:util";
import { EXIT, UsageError, type Command } from "./command.ts";
import { checkHandler } from "./doctor/check-handler.ts";
import { checkLevels } from "./doctor/check-levels.ts";
import { checkPage } from "./doctor/check-page.ts";
import { checkVersions } from "./doctor/check-versions.ts";
import { Deployment } from "./doctor/deployment.ts";
import type { Finding } from "./doctor/finding.ts";
import { printable } from "./wording.ts";

const help = `Usage: pivotal doctor <page-url> [options]

Looks at a page that embeds Pivotal and at the handler behind it, and says what to change: keys that
people can read, a handler that is not reached or not guarded, a policy that blocks the elements, copies
of them, clocks, versions, and what the server offers. It reads only, and sends no key.

Options:
  --handler <path>   Where createPivotalHandler is mounted (/api/pivotal)
  --cookie <cookie>  Sent to the page's origin, for hosts where one signs in: "session=…"

Exit codes: 0 all well, 1 something is wrong, 2 usage.`;

const MARKS = { ok: "✔", hint: "•", wrong: "✖" };

/** `pivotal doctor` */
export const doctorCommand: Command = {
  summary: "Check a page that embeds Pivotal, and its handler",
  help,
  async run(args) {
    const deployment = readArguments(args);
    const findings: Finding[] = [];
    for (const check of [checkPage, checkHandler, checkLevels])
      findings.push(...tell(await check(deployment)));
    findings.push(...tell(await checkVersions(process.cwd())));
    const count = findings.filter(({ level }) => level === "wrong").length;
    console.log(count === 0 ? "\nNothing is wrong." : `\n${count} to change.`);
    return count === 0 ? EXIT.ok : EXIT.failed;
  },
};

/** @throws {UsageError} */
function readArguments(args: string[]): Deployment {
  const { values, positionals } = parse(args);
  const [page, ...more] = positionals;
  if (page === undefined || more.length > 0) throw new UsageError("give the address of one page.");
  if (!/^https?:\/\//.test(page) || !URL.canParse(page))
    throw new UsageError("the page is an address such as https://desk.example/customers.");
  const { handler = "/api/pivotal", cookie } = values;
  if (!URL.canParse(handler, page)) throw new UsageError("--handler is a path such as /api/pivotal.");
  return new Deployment(new URL(page), handler, cookie);
}

function parse(args: string[]) {
  try {
    const options = { handler: { type: "string" }, cookie: { type: "string" } } as const;
    return parseArgs({ args, allowPositionals: true, options });
  } catch (cause) {
    throw new UsageError((cause as Error).message.split(". ")[0] ?? "", { cause });
  }
}

/** What a server says of itself is in there: nothing of it may steer the terminal. */
function tell(findings: readonly Finding[]): readonly Finding[] {
  for (const { level, what, advice } of findings) {
    console.log(`${MARKS[level]} ${printable(what)}`);
    if (advice !== undefined) console.log(`  → ${printable(advice)}`);
  }
  return findings;
}
