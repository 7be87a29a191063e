import type { Language } from "../language.ts";
import { isolate } from "./isolate.ts";
import { counted, ofCustomers } from "./plural.ts";

const results = counted({
  one: "نتيجة واحدة",
  two: "نتيجتان",
  few: "نتائج",
  many: "نتيجة",
  other: "نتيجة",
});

export const searchPanel: Language["searchPanel"] = {
  results: "نتائج البحث",
  close: "إغلاق",
  recent: "المفتوح مؤخرًا",
  customers: "العملاء",
  contacts: "جهات الاتصال",
  actions: "الإجراءات",
  fields: "تضييق حسب",
  more: "المزيد",
  showAll: "عرض الكل في القائمة",
  didYouMean: "هل تقصد",
  hint: "اكتب اسمًا أو نطاقًا أو جهة اتصال أو رقمًا. تُطابَق الكلمات من بدايتها.",
  nothing: (text) => `لا يوجد عميل يطابق «${isolate(text)}».`,
  looking: "جارٍ البحث",
  found: (count, n) => (n === 0 ? "لا توجد نتائج" : results(count, n)),
  reachSoFar: (count, n) => `تم البحث في بيانات ${ofCustomers(count, n)} حتى الآن`,
  reachAll: (count, n) =>
    n === 1 ? "تم البحث في بيانات العميل الوحيد الموجود" : `تم البحث في بيانات كل العملاء (${count})`,
  reachContacts: (count, n) => `وفي جهات اتصال ${ofCustomers(count, n)}`,
  reachBoth: (reach, contacts) => `${reach}، ${contacts}`,
  keyNames: { enter: "Enter", escape: "Esc" },
  keys: { choose: "اختيار", open: "فتح", newTab: "علامة تبويب جديدة", close: "إغلاق" },
};
