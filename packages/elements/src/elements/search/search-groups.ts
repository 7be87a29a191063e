import type { Completion, Customer, CustomerMatch, HealthThresholds } from "@pivotal/sdk/store";
import type { TemplateResult } from "lit";
import { searchPanel as words } from "../../strings/search-panel.ts";
import { suggestion, suggestionId } from "../query-field/suggestion.ts";
import type { PvSearchAction } from "./search-action.ts";
import { actionOption, contactOption, customerOption } from "./search-option.ts";

/** What choosing an item does. */
export interface SearchChoices {
  open(customer: Customer, newTab: boolean): void;
  complete(completion: Completion): void;
  run(action: PvSearchAction): void;
  showAll(): void;
  searchFor(text: string): void;
}

/** One thing that can be chosen. Its id comes from what it is, so that it stays chosen while others come and go around it. */
export interface SearchItem {
  readonly id: string;
  readonly kind: "customer" | "contact" | "other";
  choose(newTab: boolean): void;
  render(active: boolean): TemplateResult;
}

export interface SearchGroup {
  readonly label: string;
  readonly items: readonly SearchItem[];
}

export interface Findings {
  /** The text of the query; empty when nothing is typed. */
  query: string;
  matches: readonly CustomerMatch[];
  recents: readonly Customer[];
  actions: readonly PvSearchAction[];
  completions: readonly Completion[];
  /** The completions are values of the field that is being typed: nothing else is meant then. */
  inValue: boolean;
  /** What that field is called. */
  valuesOf: string;
  /** A text that would have found something, when this one does not. */
  nearest: string | undefined;
  showAll: boolean;
  thresholds: HealthThresholds;
  locale: string;
}

/** Field names offered below the customers. */
const MOST_FIELDS = 6;
const MOST_ACTIONS = 5;

/** All that is found, in the order in which it is shown; groups without an item are left out. */
export function searchGroups(found: Findings, choices: SearchChoices): SearchGroup[] {
  const { query, matches, recents, inValue } = found;
  const completions = completionItems(found, choices);
  const customers = matches.filter(({ contact }) => !contact);
  const contacts = matches.filter(({ contact }) => contact);
  const groups: SearchGroup[] = [
    { label: found.valuesOf, items: inValue ? completions : [] },
    {
      label: words.recent,
      items: query
        ? []
        : recents.map((customer) => customerItem({ customer, name: [], domain: [] }, found, choices)),
    },
    { label: words.customers, items: customers.map((match) => customerItem(match, found, choices)) },
    { label: words.contacts, items: contacts.map((match) => contactItem(match, found, choices)) },
    { label: words.more, items: moreItems(found, choices) },
    { label: words.actions, items: inValue ? [] : actionItems(found, choices) },
    { label: words.fields, items: inValue ? [] : completions.slice(0, MOST_FIELDS) },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

const customerItem = (
  match: CustomerMatch,
  { thresholds, locale }: Findings,
  { open }: SearchChoices,
): SearchItem => {
  const id = `customer-${match.customer.id}`;
  return {
    id,
    kind: "customer",
    choose: (newTab) => open(match.customer, newTab),
    render: (active) => customerOption({ id, active, match, thresholds, locale }),
  };
};

const contactItem = (
  match: CustomerMatch,
  { thresholds, locale }: Findings,
  { open }: SearchChoices,
): SearchItem => {
  const id = `contact-${match.contact?.contact.id}`;
  return {
    id,
    kind: "contact",
    choose: (newTab) => open(match.customer, newTab),
    render: (active) => contactOption({ id, active, match, thresholds, locale }),
  };
};

const completionItems = ({ completions, locale }: Findings, { complete }: SearchChoices): SearchItem[] =>
  completions.map((completion) => ({
    id: suggestionId(completion),
    kind: "other",
    choose: () => complete(completion),
    render: (active) => suggestion(completion, active, locale),
  }));

const actionItems = ({ actions }: Findings, { run }: SearchChoices): SearchItem[] =>
  actions.slice(0, MOST_ACTIONS).map((action) => {
    const id = `action-${encodeURIComponent(action.id)}`;
    return {
      id,
      kind: "other",
      choose: () => run(action),
      render: (active) => actionOption({ id, active }, action.label),
    };
  });

function moreItems({ query, matches, nearest, showAll }: Findings, choices: SearchChoices): SearchItem[] {
  const items: SearchItem[] = [];
  const add = (id: string, label: string, on: string, choose: () => void) =>
    items.push({ id, kind: "other", choose, render: (active) => actionOption({ id, active }, label, on) });
  if (showAll && query && matches.length > 0) add("show-all", words.showAll, query, choices.showAll);
  if (nearest) add("nearest", words.didYouMean, nearest, () => choices.searchFor(nearest));
  return items;
}
