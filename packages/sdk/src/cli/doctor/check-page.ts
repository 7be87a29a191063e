import type { Deployment, Read } from "./deployment.ts";
import { hint, keyIn, ok, wrong, type Finding } from "./finding.ts";
import { sourcesOf, type Policy, policyOf } from "./policy.ts";

const SCRIPT = /<script\b[^>]*>/gi;
const SOURCE = /\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i;
/** Scripts of a page that are read. */
const MOST = 50;
/** What only the elements say, each copy once. */
const ELEMENTS = "is on this page twice:";
const LINE =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'";

interface Script extends Read {
  /** As the page has it. */
  readonly tag: string;
}

/** Looks at the page as it comes from the server: keys in it, copies of the elements, its policy. */
export async function checkPage(deployment: Deployment): Promise<Finding[]> {
  const { page } = deployment;
  const answer = await deployment.read(page).catch(() => undefined);
  if (!answer) return [wrong(`${page.href} does not answer.`, "Start the host, or check the address.")];
  if (answer.status >= 400)
    return [wrong(`${page.href} answers ${answer.status}.`, "Give --cookie if one has to be signed in.")];
  const scripts = await scriptsOf(deployment, answer);
  return [
    ok(`The page answers, with ${scripts.length === 1 ? "one script" : `${scripts.length} scripts`}.`),
    ...keys([answer, ...scripts]),
    ...copies(scripts, page),
    ...policy(answer, deployment, scripts),
  ];
}

async function scriptsOf(deployment: Deployment, { text, url }: Read): Promise<Script[]> {
  const tags = [...text.matchAll(SCRIPT)].map(([tag]) => tag).filter((tag) => SOURCE.test(tag));
  const read = tags.slice(0, MOST).map(async (tag): Promise<Script | undefined> => {
    const [, double, single, bare] = SOURCE.exec(tag) ?? [];
    const source = double ?? single ?? bare ?? "";
    if (!URL.canParse(source, url)) return undefined;
    const script = await deployment.read(new URL(source, url)).catch(() => undefined);
    return script && script.status < 400 ? { ...script, tag } : undefined;
  });
  return (await Promise.all(read)).filter((script) => script !== undefined);
}

function keys(texts: readonly Read[]): Finding[] {
  const found = texts.flatMap(({ url, text }) => {
    const at = keyIn(text);
    return at === undefined
      ? []
      : [
          wrong(
            `A Pivotal API key is in ${url}, at character ${at}.`,
            "Everyone can read it: revoke it now, in the service's settings. A key belongs in the environment of your server, as apiKey of createPivotalHandler.",
          ),
        ];
  });
  return found.length > 0 ? found : [ok("No API key is in the page or its scripts.")];
}

function copies(scripts: readonly Script[], page: URL): Finding[] {
  const own = scripts.filter(({ text }) => text.includes(ELEMENTS));
  if (own.length > 1)
    return [
      wrong(
        `The elements are on the page ${own.length} times: ${own.map(({ url }) => url).join(", ")}.`,
        "Load one copy. The first one is in use, the others only weigh.",
      ),
    ];
  return own
    .filter(({ url, tag }) => new URL(url).origin !== page.origin && !/\bintegrity\s*=/i.test(tag))
    .map(({ url }) =>
      hint(
        `${url} is loaded from another origin without integrity.`,
        'Add integrity="sha384-…", which the release notes have, and crossorigin="anonymous".',
      ),
    );
}

function policy(
  { headers, text }: Read,
  { page, handler }: Deployment,
  scripts: readonly Script[],
): Finding[] {
  const given = policyOf(headers, text);
  if (!given)
    return [hint("The page has no Content-Security-Policy.", `This one is enough for the elements: ${LINE}`)];
  const blocked = (directive: "connect-src" | "script-src", url: URL, tag = ""): Finding[] =>
    allows(given, directive, url, page, tag)
      ? []
      : [
          wrong(
            `The page's policy does not let it reach ${url.origin === page.origin ? url.pathname : url.href}.`,
            `Add ${url.origin === page.origin ? "'self'" : url.origin} to ${directive}.`,
          ),
        ];
  const own = scripts.filter((script) => script.text.includes(ELEMENTS));
  const found = [
    ...blocked("connect-src", handler),
    ...own.flatMap(({ url, tag }) => blocked("script-src", new URL(url), tag)),
  ];
  return found.length > 0 ? found : [ok("The page's Content-Security-Policy lets the elements work.")];
}

function allows(given: Policy, directive: string, url: URL, page: URL, tag: string): boolean {
  const sources = sourcesOf(given, directive);
  // A nonce, or what a trusted script has loaded, is beyond what can be seen from here.
  if (!sources || /\bnonce\s*=/i.test(tag) || sources.includes("'strict-dynamic'")) return true;
  return sources.some((source) => {
    if (source === "*") return true;
    if (source === "'self'") return url.origin === page.origin;
    if (source === url.protocol) return true;
    const [, scheme, host = "", path = ""] =
      /^(?:([a-z][a-z0-9+.-]*):\/\/)?([^/]+)(\/.*)?$/i.exec(source) ?? [];
    const isHost = host.startsWith("*.") ? url.host.endsWith(host.slice(1)) : host === url.host;
    return isHost && (!scheme || `${scheme}:` === url.protocol) && url.pathname.startsWith(path);
  });
}
