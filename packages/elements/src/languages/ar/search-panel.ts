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
  reachSoFar: (count, n) => `شمل البحث ${ofCustomers(count, n)} حتى الآن`,
  reachAll: (count, n) => (n === 1 ? "شمل البحث العميل الوحيد الموجود" : `شمل البحث كل العملاء (${count})`),
  reachContacts: (count, n) => `وجهات اتصال ${ofCustomers(count, n)}`,
  keys: { choose: "اختيار", open: "فتح", newTab: "علامة تبويب جديدة", close: "إغلاق" },
};
