import type { Language } from "../language.ts";
import { isolate } from "./isolate.ts";

export const edit: Language["edit"] = {
  input: (field, customer) => `${field} لدى ${customer}`,
  addTag: "إضافة",
  removeTag: (tag) => `إزالة ${tag}`,
  tagKeys: "اضغط Enter للإضافة، أو Ctrl+Enter للحفظ، أو Esc للاستعادة.",
  none: "بلا قيمة",
  saving: "جارٍ الحفظ",
  saved: "تم الحفظ",
  notSaved: "لم يُحفظ",
  retry: "إعادة المحاولة",
  discard: "تجاهل",
  theirs: "تغيّرت القيمة في مكان آخر إلى",
  yours: "ما كتبته:",
  keep: "الإبقاء على تعديلي",
  take: "اعتماد التعديل الآخر",
  owned: (source) => `هذا الحقل تابع لـ ${isolate(source)}. ستستبدل المزامنة التالية ما تحفظه.`,
  churn: "تعيين إلى «منسحب»",
  churnMeans:
    "تتوقف عمليات التهيئة الجارية مؤقتًا، وتتوقف الإشعارات، وتتجمّد درجة الصحة، ويخرج العميل من أعداد العملاء النشطين ومن القائمة الافتراضية.",
  sources: { hubspot: "HubSpot", salesforce: "Salesforce", stripe: "Stripe" },
  problems: {
    too_small: "لا يمكن ترك هذا الحقل فارغًا.",
    invalid_format: "هذا ليس نطاقًا، مثل example.com.",
    invalid_string: "هذا لا يوافق الصيغة المطلوبة في الحقل.",
    invalid_type: "هذا ليس رقمًا.",
    not_whole: "هذا ليس عددًا صحيحًا.",
    invalid_enum_value: "هذه ليست من القيم المتاحة في الحقل.",
    invalid_email: "هذا ليس عنوان بريد إلكتروني، مثل ada@example.com.",
    email_taken: "هذا البريد الإلكتروني مستخدم لجهة اتصال أخرى.",
    contact_not_found: "لم تعد جهة الاتصال هذه موجودة هنا.",
    not_kept: "لا يحفظ الخادم هذا الحقل.",
  },
  refused: "لا يقبل الخادم هذه القيمة.",
};
