import type { Language } from "../language.ts";
import { isolate } from "./isolate.ts";
import { customers, otherCustomers } from "./plural.ts";

export const form: Language["form"] = {
  title: "إضافة عميل",
  act: "إضافة عميل",
  saving: "جارٍ الإضافة",
  cancel: "إلغاء",
  close: "إغلاق",
  clear: "مسح",
  name: "الاسم",
  domain: "النطاق",
  domainHint: "يمكن إدخال عنوان موقع أو بريد إلكتروني.",
  domainFrom: "مأخوذ من",
  owner: "المالك",
  nobody: "لا أحد",
  me: (name) => `${isolate(name)} (أنت)`,
  plan: "الباقة",
  more: "المزيد",
  tags: "الوسوم",
  tagsHint: "اضغط Enter أو اكتب فاصلة لاتينية (,) لإضافة وسم.",
  addTag: "إضافة وسم",
  removeTag: (tag) => `إزالة ${tag}`,
  choose: "بلا قيمة",
  duplicates: (count, n) => `يوجد ${customers(count, n)} بهذا النطاق بالفعل:`,
  moreDuplicates: (count, n) => `و${otherCustomers(count, n)}`,
  noDuplicates: "لا يوجد عميل آخر بهذا النطاق،",
  reach: (count, n) =>
    n === 1 ? "بحسب العميل الوحيد المحمّل هنا." : `بحسب ما حُمّل هنا من العملاء (${count}).`,
  restored: "هذا ما كتبته سابقًا.",
  startOver: "البدء من جديد",
  notAdded: "لم تتم الإضافة.",
  forbidden: "لا يمكنك إضافة عملاء. اطلب ذلك من مالك مساحة العمل أو أحد مشرفيها.",
  uncertain: "ربما أُضيف العميل مع ذلك. لن تؤدي إعادة المحاولة إلى إضافته مرتين.",
  expired:
    "لم يصل ردّ على محاولة سابقة، وقد مضى عليها وقت لا يسمح بتمييزها من محاولة جديدة. تحقّق من وجود العميل قبل إضافته مرة أخرى.",
  slugTaken: "كل الأسماء المختصرة الممكنة لهذا العميل مستخدمة على الخادم. غيّر الاسم.",
  added: "تمت الإضافة",
  open: "فتح",
  asking: {
    title: "الإغلاق من دون إضافة؟",
    text: "لم يُضَف هذا العميل بعد.",
    edit: "متابعة التحرير",
    keep: "إغلاق مع حفظ المسودة",
    discard: "تجاهل",
  },
};
