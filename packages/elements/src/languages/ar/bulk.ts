import type { Language } from "../language.ts";
import { isolate } from "./isolate.ts";
import { customers, ofCustomers, otherCustomers } from "./plural.ts";

export const bulk: Language["bulk"] = {
  label: "تعديل المحدد",
  fields: { owner: "المالك", plan: "الباقة", status: "الحالة", tags: "الوسوم" },
  clear: "إلغاء التحديد",
  close: "إغلاق",
  cancel: "إلغاء",
  noOwner: "لا أحد",
  choose: "اختر",
  planHint: "اتركه فارغًا لإزالة الباقة.",
  tagHint: "افصل بين الوسوم بفاصلة لاتينية (,).",
  tagModes: { add: "إضافة", remove: "إزالة", replace: "استبدال الكل بـ" },
  apply: (count, n) => `تعديل ${ofCustomers(count, n)}`,
  owned: (source, field, count, n, all) =>
    `يتحكم ${isolate(source)} في الحقل «${field}» لدى ${all ? (n === 1 ? "هذا العميل" : "كل العملاء المحددين") : ofCustomers(count, n)}. ستستبدل المزامنة التالية هذا التعديل.`,
  churn: (count, n) => `تعيين ${ofCustomers(count, n)} إلى «منسحب»`,
  churnTitle: (count, n) => `تعيين ${ofCustomers(count, n)} إلى «منسحب»؟`,
  churnMeans: [
    "تتوقف عمليات التهيئة الجارية مؤقتًا، وتبقى كذلك إلى أن يستأنفها أحد.",
    "تتوقف الإشعارات.",
    "تتجمّد درجات الصحة عند قيمها الحالية.",
    "يخرج العملاء من أعداد العملاء النشطين ومن القائمة الافتراضية.",
  ],
  running: (done, total) => `اكتمل ${done} من ${total}`,
  undoing: (done, total) => `تم التراجع عن ${done} من ${total}`,
  cancelling: "سيتوقف بعد إتمام ما بدأ",
  changed: (count, n) => (n === 0 ? "لم يُعدَّل أي عميل." : `تم تعديل ${ofCustomers(count, n)}.`),
  restored: (count, n) => (n === 0 ? "لم يُستعَد أي عميل." : `تمت استعادة ${ofCustomers(count, n)}.`),
  wereSo: (count, n) => `كان ${customers(count, n)} على هذه الحال مسبقًا.`,
  changedSince: (count, n) => `تُرك ${customers(count, n)} من دون تراجع بسبب تعديل أحدث.`,
  partly: (count, n) => `جرى التراجع جزئيًا لدى ${ofCustomers(count, n)}، لأن شخصًا آخر عدّل الباقي.`,
  left: (count, n) => `لم تُنفَّذ العملية على ${ofCustomers(count, n)}.`,
  failed: (count, n) => `تعذّر تعديل ${ofCustomers(count, n)}`,
  moreFailed: (count, n) => `و${otherCustomers(count, n)}`,
  retry: "إعادة المحاولة",
  goOn: "متابعة",
  undo: "تراجع",
  undoChurn: "يعيد التراجع الحالة السابقة، وتبقى عمليات التهيئة متوقفة.",
  dismiss: "إغلاق",
  unknown: "عميل لم يعد موجودًا هنا",
};
