/** A display_id, or a cuid. */
const NUMBER = /^#?(\d{1,15})$/;
const CUID = /^c[a-z0-9]{19,31}$/;
/** What follows the number is decoration. [P] */
const PATH = /^\/customers\/(?:(\d{1,15})(?:-[^/]*)?|(c[a-z0-9]{19,31}))\/?$/;

const APP = ["https://my.pivotal.app"];

/**
 * The customer that a text names, as an id that every call takes, or null: `42`, `#42`, a cuid, `/customers/42`,
 * `/customers/42-anything`, and the same behind one of `origins`, the app's own by default. Never throws. [P]
 */
export function parseCustomerPath(text: string, origins: readonly string[] = APP): string | null {
  const wanted = text.trim();
  const [, number] = NUMBER.exec(wanted) ?? [];
  if (number !== undefined) return String(Number(number));
  if (CUID.test(wanted)) return wanted;
  const isPath = wanted.startsWith("/") && !/^\/[/\\]/.test(wanted);
  if (!isPath && !/^https?:\/\//i.test(wanted)) return null;
  if (!URL.canParse(wanted, "https://host.invalid")) return null;
  const { origin, pathname, username, password } = new URL(wanted, "https://host.invalid");
  if (username || password || !(isPath || origins.includes(origin))) return null;
  const [, display, id] = PATH.exec(pathname) ?? [];
  return id ?? (display === undefined ? null : String(Number(display)));
}
