import type { Language } from "../language.ts";
import { isolate } from "./isolate.ts";

export const query: Language["query"] = {
  fields: {
    name: "الاسم",
    domain: "النطاق",
    contact: "جهة الاتصال",
    owner: "المالك",
    plan: "الباقة",
    status: "الحالة",
    tag: "الوسم",
    health: "الصحة",
    bucket: "مستوى الصحة",
    mrr: "MRR",
    id: "الرقم",
    slug: "الاسم المختصر",
    created: "تاريخ الإنشاء",
    updated: "آخر تحديث",
    source: "المصدر",
    is: "هو",
    has: "لديه",
    no: "ليس لديه",
  },
  problems: {
    unknownField: (name) => `لا يوجد حقل «${isolate(name)}»، لذلك يُبحث عنه كنص.`,
    unknownValue: ({ name }, value) =>
      `لا معنى لـ«${isolate(value)}» بعد ${isolate(`${name}:`)} ولذلك يُتجاهل.`,
    unusualValue: ({ label }, value) => `«${isolate(value)}» غير معتاد في «${isolate(label)}».`,
    missingValue: ({ name }) => `اكتب قيمة بعد ${isolate(`${name}:`)}`,
    openQuote: () => "تنقص علامة اقتباس ختامية، لذلك يُعد كل ما يليها جزءًا من الاقتباس.",
    badNumber: (value) => `«${isolate(value)}» ليس رقمًا، ولذلك يُتجاهل.`,
    badDate: (value) =>
      `«${isolate(value)}» ليس تاريخًا مثل ${isolate("2026-01-31")} أو ${isolate("2026-01")} أو ${isolate("today")} أو ${isolate("7d")} (قبل 7 أيام)، ولذلك يُتجاهل.`,
    invertedRange: (from, to) => `المدى ${isolate(`${from}..${to}`)} معكوس، ولذلك يُتجاهل.`,
    didYouMean: (suggestion) => ` هل تقصد ${isolate(suggestion)}؟`,
  },
};
