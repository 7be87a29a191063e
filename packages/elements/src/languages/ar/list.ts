import type { Language } from "../language.ts";
import { isolate } from "./isolate.ts";
import { counted, customers, ofCustomers } from "./plural.ts";

const matching = counted({
  one: "عميل واحد مطابق",
  two: "عميلان مطابقان",
  few: "عملاء مطابقين",
  many: "عميلًا مطابقًا",
  other: "عميل مطابق",
});

const match = (count: string, n: number): string => (n === 0 ? "لا يوجد عملاء مطابقون" : matching(count, n));

export const list: Language["list"] = {
  label: "العملاء",
  columns: {
    name: "الاسم",
    domain: "النطاق",
    owner: "المالك",
    plan: "الباقة",
    status: "الحالة",
    health: "الصحة",
    mrr: "MRR",
    tag: "الوسوم",
    created: "تاريخ الإنشاء",
    updated: "آخر تحديث",
    id: "#",
  },
  select: (name) => `تحديد ${name}`,
  selectAll: "تحديد الكل",
  selected: (count, n) => `تم تحديد ${ofCustomers(count, n)}`,
  sameDomain: (count, n) => `يوجد ${customers(count, n)} بهذا النطاق`,
  soFar: (count, n) => `${customers(count, n)} حتى الآن`,
  all: (count, n) => (n === 0 ? "لا يوجد عملاء" : customers(count, n)),
  match,
  matchSoFar: (count, n, all, allN) => `${match(count, n)} من بين ${ofCustomers(all, allN)} حتى الآن`,
  sortedSoFar: (all, n) => `الترتيب ضمن ${ofCustomers(all, n)} حتى الآن`,
  sorting: "جارٍ الترتيب",
  hidden: (count, n) => `إخفاء ${ofCustomers(count, n)} (منسحب أو مؤرشف)`,
  inactive: "إظهار المنسحبين والمؤرشفين",
  empty: "لا يوجد عملاء بعد. يظهرون هنا فور إضافة أول عميل.",
  emptyHidden: "كل العملاء هنا منسحبون أو مؤرشفون.",
  noMatch: "لا يوجد عميل مطابق.",
  noMatchYet: "لا يوجد عميل مطابق حتى الآن. ما زال التحميل جاريًا.",
  noMatchHidden: (count, n) => `لا يطابق سوى ${ofCustomers(count, n)} بحالة «منسحب» أو «مؤرشف».`,
  clear: "مسح التصفية",
  showInactive: "إظهار",
  forbidden: "ليس لديك إذن بالوصول إلى عملاء مساحة العمل هذه. اطلبه من أحد مشرفيها.",
  left: (name) => `لم يعد الصف موجودًا. أنت الآن عند ${name}.`,
  leftAll: "لم يعد الصف موجودًا. القائمة فارغة الآن.",
  openMenu: (column) => `${column}: ترتيب أو تجميع أو نقل أو تغيير العرض أو إخفاء`,
  sorted: (by) => (by ? `الترتيب حسب ${by}` : "الترتيب من الأحدث"),
  sortedBy: (column, rising) => `${column} (${rising ? "تصاعديًا" : "تنازليًا"})`,
  grouped: (column) => (column ? `التجميع حسب ${column}` : "أُلغي التجميع"),
  group: (value, count) => `${value} · ${count}`,
  noValue: (column) => `${column}: بلا قيمة`,
  moved: (column, place, total) => `العمود «${column}»: الموضع ${place} من ${total}`,
  width: (column, count) => `عرض العمود «${column}»: ${count} بكسل`,
  hiddenColumn: (column) => `أُخفي العمود «${column}». يمكن إعادته من «خيارات العرض».`,
};

export const columnMenu: Language["columnMenu"] = {
  label: (column) => `العمود «${column}»`,
  orders: (kind) => {
    if (kind === "day") return ["ترتيب من الأقدم", "ترتيب من الأحدث"];
    if (kind === "money" || kind === "number" || kind === "id" || kind === "health") {
      return ["ترتيب من الأصغر", "ترتيب من الأكبر"];
    }
    return kind === "status"
      ? ["ترتيب يبدأ بـ «قيد التهيئة»", "ترتيب يبدأ بـ «مؤرشف»"]
      : ["ترتيب من أ إلى ي", "ترتيب من ي إلى أ"];
  },
  add: "ثم الترتيب حسب هذا العمود",
  unsort: "إيقاف الترتيب",
  unsortOne: "استبعاد من الترتيب",
  group: "تجميع حسب هذا العمود",
  pin: "تثبيت العمود",
  left: "نقل إلى اليسار",
  right: "نقل إلى اليمين",
  wider: "توسيع",
  narrower: "تضييق",
  share: "العرض المعتاد",
  hide: "إخفاء العمود",
  // The arrow stays behind the key.
  keys: { add: isolate("Shift ↵"), left: isolate("Shift ←"), right: isolate("Shift →") },
};

export const listDisplay: Language["listDisplay"] = {
  open: "خيارات العرض",
  group: "تجميع حسب",
  none: "بلا تجميع",
  sort: "ترتيب حسب",
  newest: "الأحدث أولًا",
  rising: "تصاعدي",
  falling: "تنازلي",
  columns: "الأعمدة",
  up: (column) => `نقل ${isolate(column)} إلى الأعلى`,
  down: (column) => `نقل ${isolate(column)} إلى الأسفل`,
  reset: "الأعمدة المعتادة",
};
