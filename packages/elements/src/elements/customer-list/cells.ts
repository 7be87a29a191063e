import { customerHref, healthBucket, type Customer, type HealthThresholds } from "@pivotal/sdk/store";
import { formatDay } from "../../format/date.ts";
import { formatNumber } from "../../format/number.ts";
import { isReadFromRight } from "../../format/text-direction.ts";
import { health as healthWords } from "../../strings/health.ts";
import { list as words } from "../../strings/list.ts";
import { statusWord } from "../../strings/status.ts";
import { bucketClass, bucketWord } from "../../templates/health-pill.ts";
import { statusClass } from "../../templates/status.ts";
import type { Column } from "./columns.ts";

/** What a cell needs to know beside the customer. */
export interface CellContext {
  readonly locale: string;
  readonly thresholds: HealthThresholds;
  readonly href: string | undefined;
  /** The page is read from right to left. */
  readonly isRtl: boolean;
  /** What an owner is called. */
  ownerName(id: string | null | undefined, email: string | null | undefined): string;
  /** How many customers are known to have a domain. */
  sameDomain(domain: string): number;
}

/** Writes a customer into a cell; writes only what differs from what it shows. */
export type ShowCell = (customer: Customer, context: CellContext) => void;

/** A new element at the end of another. */
export function append<Tag extends keyof HTMLElementTagNameMap>(
  parent: Element,
  tag: Tag,
  className = "",
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  return parent.appendChild(element);
}

/** A text that is written only when it changes. */
function textIn(parent: Element): (text: string) => void {
  const node = parent.appendChild(document.createTextNode(""));
  let shown = "";
  return (text) => {
    if (text !== shown) node.data = shown = text;
  };
}

/** A text of a record. One that is read the other way than the page is cut at its own end, which takes a box of its own. */
function recordTextIn(cell: HTMLElement, parent: Element): (text: string, context: CellContext) => void {
  const write = textIn(parent);
  let turned = false;
  return (text, { isRtl }) => {
    write(text);
    const now = text !== "" && isReadFromRight(text) !== isRtl;
    if (now !== turned) cell.classList.toggle("turned", (turned = now));
  };
}

function nameCell(cell: HTMLElement): ShowCell {
  const link = append(cell, "a", "cut");
  link.tabIndex = -1;
  const text = recordTextIn(cell, append(link, "bdi"));
  let shown: string | undefined;
  return (customer, context) => {
    text(customer.name, context);
    const href = customerHref(customer, context.href ?? "");
    if (href === shown) return;
    shown = href;
    if (href === undefined) link.removeAttribute("href");
    else link.setAttribute("href", href);
  };
}

function domainCell(cell: HTMLElement): ShowCell {
  const text = recordTextIn(cell, append(cell, "bdi", "cut"));
  let badge: HTMLElement | undefined;
  let shown = 0;
  return ({ domain }, context) => {
    const { sameDomain, locale } = context;
    text(domain ?? "", context);
    const count = domain ? sameDomain(domain) : 0;
    if (count === shown) return;
    shown = count;
    cell.classList.toggle("badged", count > 1);
    if (count < 2) return badge?.remove();
    const number = formatNumber(count, locale);
    badge ??= document.createElement("span");
    badge.className = "badge number";
    badge.role = "img";
    badge.ariaLabel = badge.title = words.sameDomain(number, count);
    badge.textContent = number;
    cell.append(badge);
  };
}

function statusCell(cell: HTMLElement): ShowCell {
  cell.classList.add("dot");
  const text = textIn(append(cell, "bdi", "cut"));
  let shown: string | undefined;
  let look = "";
  return ({ status }) => {
    if (status === shown) return;
    shown = status;
    const now = statusClass(status);
    if (look) cell.classList.remove(look);
    if (now) cell.classList.add(now);
    look = now;
    text(statusWord(status));
  };
}

/** As the pill of other elements, with a shape drawn by the style sheet: it is written many times in a scroll. */
function healthCell(cell: HTMLElement): ShowCell {
  const pill = append(cell, "span");
  const number = textIn(append(pill, "b", "number"));
  const word = textIn(pill);
  let shown: string | undefined;
  let drawn: string | undefined;
  return ({ health_score: score }, { thresholds, locale }) => {
    const bucket = healthBucket(score ?? null, thresholds);
    const key = `${score} ${bucket}`;
    if (key === shown) return;
    shown = key;
    const look = bucket === null ? `none ${score}` : bucket;
    if (bucket === null || score === null || score === undefined) {
      number("");
      word(score === undefined ? healthWords.unavailable : healthWords.notScored);
      pill.className = "pill other unscored";
      for (const name of ["role", "aria-label", "aria-valuenow", "aria-valuetext"])
        pill.removeAttribute(name);
    } else {
      const rounded = formatNumber(Math.round(score), locale);
      number(rounded);
      if (look !== drawn) {
        word(bucketWord(bucket));
        pill.className = `pill ${bucketClass(bucket)}`;
        pill.role = "meter";
        pill.ariaLabel = healthWords.label;
      }
      pill.ariaValueNow = String(Math.round(score));
      pill.ariaValueText = healthWords.meter(rounded, bucketWord(bucket));
    }
    drawn = look;
  };
}

/** Tags that a cell shows; the others are counted. */
const MOST_TAGS = 2;

function tagsCell(cell: HTMLElement): ShowCell {
  const chips: { element: HTMLElement; text: (text: string) => void }[] = [];
  const chip = (at: number) => {
    const element = append(cell, "bdi", at < MOST_TAGS ? "tag cut" : "quiet number");
    return (chips[at] ??= { element, text: textIn(element) });
  };
  let shown: readonly string[] = [];
  return ({ tags = [] }, { locale }) => {
    if (tags === shown) return;
    shown = tags;
    const rest = tags.slice(MOST_TAGS);
    const texts = [
      ...tags.slice(0, MOST_TAGS),
      ...(rest.length > 0 ? [`+${formatNumber(rest.length, locale)}`] : []),
    ];
    for (let at = 0; at < Math.max(texts.length, chips.length); at++) {
      const { element, text } = chips[at] ?? chip(at);
      const said = texts[at];
      const isHidden = said === undefined;
      if (element.hidden !== isHidden) element.hidden = isHidden;
      text(said ?? "");
    }
    const last = chips[MOST_TAGS]?.element;
    if (last) last.title = rest.join(", ");
  };
}

function dayCell(cell: HTMLElement, read: Column["read"]): ShowCell {
  const time = append(cell, "time", "cut");
  const text = textIn(time);
  return (customer, { locale }) => {
    const at = String(read(customer) ?? "");
    if (time.dateTime !== at) time.dateTime = at;
    text(at && formatDay(at, locale));
  };
}

const MONEY = { minimumFractionDigits: 2, maximumFractionDigits: 2 };

function numberCell(cell: HTMLElement, { read, kind }: Column): ShowCell {
  const text = textIn(append(cell, "bdi", "cut number"));
  return (customer, { locale }) => {
    const value = read(customer);
    if (typeof value !== "number") return text(value ?? "");
    text(
      kind === "money"
        ? formatNumber(value / 100, locale, MONEY)
        : kind === "id"
          ? String(value)
          : formatNumber(value, locale),
    );
  };
}

function ownerCell(cell: HTMLElement): ShowCell {
  const text = recordTextIn(cell, append(cell, "bdi", "cut"));
  return ({ owner, owner_email }, context) => text(context.ownerName(owner, owner_email), context);
}

function textCell(cell: HTMLElement, read: Column["read"]): ShowCell {
  const text = recordTextIn(cell, append(cell, "bdi", "cut"));
  return (customer, context) => text(String(read(customer) ?? ""), context);
}

/** Fills a cell with what its column needs, and gives what writes a customer into it. */
export function makeCell(cell: HTMLElement, column: Column): ShowCell {
  switch (column.kind) {
    case "name":
      return nameCell(cell);
    case "domain":
      return domainCell(cell);
    case "owner":
      return ownerCell(cell);
    case "status":
      return statusCell(cell);
    case "health":
      return healthCell(cell);
    case "tags":
      return tagsCell(cell);
    case "day":
      return dayCell(cell, column.read);
    case "text":
      return textCell(cell, column.read);
    default:
      return numberCell(cell, column);
  }
}
