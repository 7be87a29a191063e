import { isEmail } from "./is-email.ts";

/** `mailto:` for exactly this address, to which nothing in it can add a subject or a receiver; undefined for what is none. */
export function mailtoHref(email: string | null | undefined): string | undefined {
  const text = email?.trim() ?? "";
  if (!isEmail(text) || /[\p{C}]/u.test(text)) return undefined;
  return `mailto:${text.split("@").map(encodeURIComponent).join("@")}`;
}

const PHONE = /^\+?[\d\s().\-/\u00a0]{3,40}$/;
const EXTENSION = /\s*(?:ext\.?|x|#)\s*(\d{1,8})$/i;

/** `tel:` with the number's digits, its `+` and its extension; undefined for what is no number. */
export function telHref(phone: string | null | undefined): string | undefined {
  const text = phone?.trim().slice(0, 60) ?? "";
  const extension = EXTENSION.exec(text)?.[1];
  const number = extension === undefined ? text : text.replace(EXTENSION, "");
  const digits = number.replace(/\D/g, "");
  if (!PHONE.test(number) || digits.length < 3 || digits.length > 15) return undefined;
  return `tel:${number.startsWith("+") ? "+" : ""}${digits}${extension === undefined ? "" : `;ext=${extension}`}`;
}
