import { scryptSync, timingSafeEqual } from "node:crypto";
import type { Grant } from "@pivotal/sdk/server";

/** Someone who may sign in to this desk. */
export interface Person {
  readonly email: string;
  readonly name: string;
  /** One line on what this person may do, shown on the sign-in page. */
  readonly role: string;
  /** The same in Pivotal's terms. */
  readonly grant: Grant;
}

const inTerritory = (name: string, territory: RegExp): boolean => territory.test(name.normalize("NFKD"));

// A real host keeps people and their rights in its own database.
const PEOPLE: readonly Person[] = [
  {
    email: "ana@northwind.example",
    name: "Ana",
    role: "Admin: every customer, and may edit",
    grant: { allow: true, user: "ana@northwind.example" },
  },
  {
    email: "ben@northwind.example",
    name: "Ben",
    role: "Territory A to M: may look, does not see revenue",
    grant: {
      allow: true,
      user: "ben@northwind.example",
      readOnly: true,
      hideFields: ["mrr"],
      scope: (customer) => inTerritory(customer.name, /^[a-m]/i),
    },
  },
];

/** The password of both demo accounts, shown on the sign-in page. */
export const DEMO_PASSWORD = "northwind";

const SALT = "northwind-desk";
const hash = (password: string): Buffer => scryptSync(password, SALT, 32);
const demoHash = hash(DEMO_PASSWORD);

export const listPeople = (): readonly Person[] => PEOPLE;

export const findPerson = (email: string): Person | undefined =>
  PEOPLE.find((person) => person.email === email);

/** The person with this email and password. Takes as long for an email that nobody has. */
export function checkPassword(email: string, password: string): Person | undefined {
  const matches = timingSafeEqual(hash(password), demoHash);
  const person = findPerson(email.trim().toLowerCase());
  return matches ? person : undefined;
}
