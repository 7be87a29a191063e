const rules = new Intl.PluralRules("ar");

/** A wording for each of the six forms. */
export type Forms = Readonly<Record<Intl.LDMLPluralRule, string>>;

/** The wording that goes with a number. */
export const plural = (n: number, forms: Forms): string => forms[rules.select(n)];

/** What a noun is like with a number; "one" and "two" say the number themselves. */
export type Noun = Readonly<Record<"one" | "two" | "few" | "many" | "other", string>>;

/** Counts by a noun, in the way of English: the number as the locale writes it, then the number itself. */
export type Counter = (count: string, n: number) => string;

/** Makes a counter of a noun. */
export const counted =
  ({ one, two, few, many, other }: Noun): Counter =>
  (count, n) =>
    plural(n, {
      zero: `${count} ${other}`,
      one,
      two,
      few: `${count} ${few}`,
      many: `${count} ${many}`,
      other: `${count} ${other}`,
    });

const customer = { one: "عميل واحد", few: "عملاء", many: "عميلًا", other: "عميل" };
const contact = { one: "جهة اتصال واحدة", few: "جهات اتصال", many: "جهة اتصال", other: "جهة اتصال" };
const entry = { one: "حدث واحد", few: "أحداث", many: "حدثًا", other: "حدث" };

/** Customers as a subject. */
export const customers = counted({ ...customer, two: "عميلان" });

/** Customers after a verbal noun or a preposition, which bend the dual. */
export const ofCustomers = counted({ ...customer, two: "عميلين" });

/** Contacts as a subject. */
export const people = counted({ ...contact, two: "جهتا اتصال" });

/** Contacts after a verbal noun or a preposition. */
export const ofPeople = counted({ ...contact, two: "جهتي اتصال" });

/** Entries of the history as a subject. */
export const entries = counted({ ...entry, two: "حدثان" });

/** Entries of the history after a verbal noun or a preposition. */
export const ofEntries = counted({ ...entry, two: "حدثين" });

/** Days after a verbal noun or a preposition. */
export const ofDays = counted({ one: "يوم واحد", two: "يومين", few: "أيام", many: "يومًا", other: "يوم" });

/** Points of a score after a preposition. */
export const ofPoints = counted({
  one: "نقطة واحدة",
  two: "نقطتين",
  few: "نقاط",
  many: "نقطة",
  other: "نقطة",
});

const otherCustomer = { one: "عميل آخر", few: "عملاء آخرين", many: "عميلًا آخر", other: "عميل آخر" };

/** More customers than those named, as a subject. */
export const otherCustomers = counted({ ...otherCustomer, two: "عميلان آخران" });

/** More customers than those named, after a verbal noun. */
export const ofOtherCustomers = counted({ ...otherCustomer, two: "عميلين آخرين" });
