/** Directives of a Content-Security-Policy by name, each with its sources. */
export type Policy = ReadonlyMap<string, readonly string[]>;

const META = /<meta\b[^>]*http-equiv\s*=\s*["']?content-security-policy["']?[^>]*>/i;
const CONTENT = /\bcontent\s*=\s*(?:"([^"]*)"|'([^']*)')/i;

/** The policy of a page: its header, else its `meta`. Of several in one header the first counts here. */
export function policyOf(headers: Headers, html: string): Policy | undefined {
  const [, double, single] = CONTENT.exec(META.exec(html)?.[0] ?? "") ?? [];
  const text = headers.get("content-security-policy")?.split(",", 1)[0] ?? double ?? single;
  if (text === undefined) return undefined;
  const directives = text.split(";").map((directive) => directive.trim().split(/\s+/));
  return new Map(directives.map(([name = "", ...sources]) => [name.toLowerCase(), sources]));
}

/** What a directive allows; undefined when nothing is said of it. */
export const sourcesOf = (policy: Policy, directive: string): readonly string[] | undefined =>
  policy.get(directive) ?? policy.get("default-src");
