import { healthBucket, type Customer, type HealthThresholds } from "@pivotal/sdk/store";
import { customerHref } from "../../format/customer-href.ts";
import { formatDay } from "../../format/date.ts";
import { formatNumber } from "../../format/number.ts";
import { health as healthWords } from "../../strings/health.ts";
import { list as words } from "../../strings/list.ts";
import { statusWord } from "../../strings/status.ts";
import { bucketClass, bucketShape, bucketWord } from "../../templates/health-pill.ts";
import { statusClass } from "../../templates/status.ts";
import type { Column } from "./columns.ts";

/** What a cell needs to know beside the customer. */
export interface CellContext {
  readonly locale: string;
  readonly thresholds: HealthThresholds;
  readonly href: string | undefined;
  /** How many customers are known to have a domain. */
  sameDomain(domain: string): number;
}

/** Writes a customer into a cell; writes only what differs from what it shows. */
export type ShowCell = (customer: Customer, context: CellContext) => void;

const SVG = "http://www.w3.org/2000/svg";

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

function nameCell(cell: HTMLElement): ShowCell {
  const link = append(cell, "a", "cut");
  link.tabIndex = -1;
  const text = textIn(append(link, "bdi"));
  let shown: string | undefined;
  return (customer, { href: template }) => {
    text(customer.name);
    const href = customerHref(template, customer);
    if (href === shown) return;
    shown = href;
    if (href === undefined) link.removeAttribute("href");
    else link.setAttribute("href", href);
  };
}

function domainCell(cell: HTMLElement): ShowCell {
  const text = textIn(append(cell, "bdi", "cut"));
  let badge: HTMLElement | undefined;
  let shown = 0;
  return ({ domain }, { sameDomain, locale }) => {
    text(domain ?? "");
    const count = domain ? sameDomain(domain) : 0;
    if (count === shown) return;
    shown = count;
    if (count < 2) return badge?.remove();
    const number = formatNumber(count, locale);
    badge ??= document.createElement("span");
    badge.className = "badge number";
    badge.role = "img";
    badge.ariaLabel = badge.title = words.sameDomain(number);
    badge.textContent = number;
    cell.append(badge);
  };
}

function statusCell(cell: HTMLElement): ShowCell {
  const status = append(cell, "span", "status");
  const dot = append(status, "span");
  dot.ariaHidden = "true";
  const text = textIn(append(status, "bdi", "cut"));
  let shown: string | undefined;
  return (customer) => {
    if (customer.status === shown) return;
    shown = customer.status;
    dot.className = `dot ${statusClass(shown)}`;
    text(statusWord(shown));
  };
}

function healthCell(cell: HTMLElement): ShowCell {
  const pill = append(cell, "span");
  const shape = pill.appendChild(document.createElementNS(SVG, "svg"));
  shape.setAttribute("class", "shape");
  shape.setAttribute("viewBox", "0 0 16 16");
  shape.ariaHidden = "true";
  const outline = shape.appendChild(document.createElementNS(SVG, "path"));
  const cutOut = shape.appendChild(document.createElementNS(SVG, "path"));
  cutOut.setAttribute("class", "cut-out");
  const number = append(pill, "span", "number");
  const text = textIn(number);
  const word = textIn(append(pill, "span", "word"));
  let shown: string | undefined;
  return ({ health_score: score }, { thresholds, locale }) => {
    const bucket = healthBucket(score ?? null, thresholds);
    const key = `${score} ${bucket}`;
    if (key === shown) return;
    shown = key;
    const scored = bucket !== null && score !== null && score !== undefined;
    pill.className = `pill ${scored ? bucketClass(bucket) : "other"}`;
    pill.role = scored ? "meter" : null;
    shape.toggleAttribute("hidden", !scored);
    number.hidden = !scored;
    word(scored ? bucketWord(bucket) : score === undefined ? healthWords.unavailable : healthWords.notScored);
    if (!scored) {
      for (const name of ["aria-label", "aria-valuenow", "aria-valuetext"]) pill.removeAttribute(name);
      return;
    }
    const [line, cut] = bucketShape(bucket);
    outline.setAttribute("d", line);
    cutOut.setAttribute("d", cut);
    const rounded = formatNumber(Math.round(score), locale);
    text(rounded);
    pill.ariaLabel = healthWords.label;
    pill.ariaValueNow = String(Math.round(score));
    pill.ariaValueText = healthWords.meter(rounded, bucketWord(bucket));
  };
}

/** Tags that a cell shows; the others are counted. */
const MOST_TAGS = 2;

function tagsCell(cell: HTMLElement): ShowCell {
  let shown = "";
  return ({ tags = [] }, { locale }) => {
    const key = JSON.stringify(tags);
    if (key === shown) return;
    shown = key;
    cell.replaceChildren();
    for (const tag of tags.slice(0, MOST_TAGS)) append(cell, "bdi", "tag cut").textContent = tag;
    const more = tags.length - MOST_TAGS;
    if (more > 0) {
      const rest = append(cell, "span", "quiet number");
      rest.textContent = `+${formatNumber(more, locale)}`;
      rest.title = rest.ariaLabel = tags.slice(MOST_TAGS).join(", ");
      rest.role = "img";
    }
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

function textCell(cell: HTMLElement, read: Column["read"]): ShowCell {
  const text = textIn(append(cell, "bdi", "cut"));
  return (customer) => text(String(read(customer) ?? ""));
}

/** Fills a cell with what its column needs, and gives what writes a customer into it. */
export function makeCell(cell: HTMLElement, column: Column): ShowCell {
  switch (column.kind) {
    case "name":
      return nameCell(cell);
    case "domain":
      return domainCell(cell);
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
