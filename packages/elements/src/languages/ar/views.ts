import type { Language } from "../language.ts";
import { isolate } from "./isolate.ts";

const quoted = (name: string): string => `«${isolate(name)}»`;

export const views: Language["views"] = {
  label: "طرق العرض",
  all: "كل العملاء",
  builtIn: "مضمّنة",
  own: "خاصة بك",
  shared: "مشتركة",
  actions: "طريقة العرض هذه",
  edited: "معدّلة",
  byDefault: "تُفتح أولًا",
  names: {
    "pv-mine": "عملائي",
    "pv-at-risk": "معرّضون للخطر",
    "pv-no-primary": "بلا جهة اتصال رئيسية",
    "pv-recently-churned": "منسحبون مؤخرًا",
  },
  save: "حفظ التغييرات",
  revert: "تجاهل التغييرات",
  saveAs: "حفظ كطريقة عرض جديدة…",
  rename: "إعادة التسمية أو المشاركة…",
  renameOwn: "إعادة التسمية…",
  remove: "حذف…",
  makeDefault: "فتحها أولًا من الآن فصاعدًا",
  noDefault: "عدم فتحها أولًا بعد الآن",
  failed: "لم تُحمَّل طرق العرض المحفوظة. إعادة المحاولة",
  saved: (name) => `تم حفظ ${quoted(name)}`,
  removed: (name) => `تم حذف ${quoted(name)}`,
  chosen: (name) => `المعروض الآن ${quoted(name)}`,
};

export const viewDialog: Language["viewDialog"] = {
  titles: {
    save: "حفظ كطريقة عرض جديدة",
    rename: "تعديل طريقة العرض",
    remove: "حذف طريقة العرض هذه؟",
    changed: "عُدّلت طريقة العرض هذه في مكان آخر",
    gone: "حُذفت طريقة العرض هذه في مكان آخر",
    failed: "تعذّر الحفظ",
  },
  texts: {
    remove: (name) => `ستُحذف طريقة العرض ${quoted(name)}. لا يتغيّر العملاء الذين فيها.`,
    removeShared: (name) => `ستُحذف طريقة العرض ${quoted(name)} لدى الجميع. لا يتغيّر العملاء الذين فيها.`,
    changed: (name) => `حفظ شخص آخر نسخة مختلفة من ${quoted(name)} منذ أن فتحتها. إذا حفظت نسختك حلّت محلها.`,
    gone: (name) => `لم تعد طريقة العرض ${quoted(name)} موجودة. يمكنك حفظ ما تراه كطريقة عرض جديدة.`,
  },
  actions: {
    save: "حفظ طريقة العرض",
    rename: "حفظ",
    remove: "حذف طريقة العرض",
    changed: "حفظ نسختي",
    gone: "حفظ كطريقة عرض جديدة",
    failed: "إعادة المحاولة",
  },
  cancel: "إلغاء",
  keepTheirs: "الإبقاء على النسخة الأخرى",
  name: "الاسم",
  share: "مشتركة مع الجميع",
  contents: "تحفظ طريقة العرض عوامل التصفية والأعمدة والترتيب.",
  kept: {
    browser: "تُحفظ في هذا المتصفح.",
    page: "لا يحفظ هذا المتصفح شيئًا: تبقى طريقة العرض حتى إغلاق الصفحة.",
  },
  needsName: "أدخل اسمًا لطريقة العرض.",
  taken: "توجد طريقة عرض بهذا الاسم بالفعل.",
  full: "مساحة التخزين في هذا المتصفح ممتلئة. احذف طريقة عرض، ثم أعد المحاولة.",
  storage: "تعذّر حفظ طريقة العرض. لم يتغيّر شيء.",
};
