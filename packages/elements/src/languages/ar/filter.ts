import type { Language } from "../language.ts";
import { isolate } from "./isolate.ts";
import { counted } from "./plural.ts";

const otherValues = counted({
  one: "قيمة واحدة أخرى",
  two: "قيمتان أخريان",
  few: "قيم أخرى",
  many: "قيمة أخرى",
  other: "قيمة أخرى",
});

export const filter: Language["filter"] = {
  label: "عوامل التصفية",
  placeholder: "تصفية بالاسم أو النطاق أو الوسم أو status:at_risk",
  more: "المزيد",
  all: "عوامل التصفية",
  // Stands behind a number, as do the customers below: words that no number bends.
  chosen: "قيد الاختيار",
  labels: {
    owner: "المالك",
    plan: "الباقة",
    status: "الحالة",
    tag: "الوسوم",
    health: "الصحة",
  },
  by: (field) => `تصفية حسب ${field}`,
  fields: "تصفية حسب",
  back: "كل الحقول",
  is: "يساوي",
  isNot: "لا يساوي",
  mode: "العملاء المطلوبون",
  find: "البحث عن قيمة",
  findField: "البحث عن حقل",
  // A label has its article, which no word for "without" takes.
  none: (field) => `${isolate(field)}: بلا قيمة`,
  me: "أنا",
  meNamed: (name) => `أنا (${isolate(name)})`,
  customers: "من العملاء",
  nothing: "لا توجد قيمة لهذا الحقل لدى أي عميل هنا.",
  noMatch: "لا توجد نتائج مطابقة.",
  rest: (count, n) => `${otherValues(count, n)}. اكتب لتضييق البحث.`,
  from: "من",
  to: "إلى",
  contains: "يحتوي على",
  clear: "مسح",
  ages: {
    "<7d": "خلال آخر سبعة أيام",
    "<30d": "خلال آخر ثلاثين يومًا",
    ">30d": "قبل أكثر من ثلاثين يومًا",
    ">90d": "قبل أكثر من تسعين يومًا",
  },
};
