import type { Language } from "../language.ts";
import { isolate } from "./isolate.ts";
import { counted } from "./plural.ts";

const suggestions = counted({
  one: "اقتراح واحد",
  two: "اقتراحان",
  few: "اقتراحات",
  many: "اقتراحًا",
  other: "اقتراح",
});

export const search: Language["search"] = {
  open: "البحث عن عملاء",
  placeholder: "الاسم أو النطاق أو جهة الاتصال أو status:at_risk",
  control: "Ctrl",
};

export const queryField: Language["queryField"] = {
  label: "تصفية العملاء",
  list: "الاقتراحات",
  clear: "مسح",
  not: "ما عدا ",
  me: "أنا",
  // Words, since the signs are mirrored where a line goes from right to left.
  ops: { "<": "أقل من", "<=": "لا يزيد على", ">": "أكثر من", ">=": "لا يقل عن" },
  edit: (chip) => `تعديل ${isolate(chip)}`,
  remove: (chip) => `إزالة ${chip}`,
  chips: (query) => `تصفية حسب ${query}. يعدّل المفتاح Backspace آخر عامل تصفية.`,
  suggestions: (count, n) => (n === 0 ? "لا توجد اقتراحات" : suggestions(count, n)),
};
