import type { Language } from "../language.ts";

export const query: Language["query"] = {
  fields: {
    name: "顧客名",
    domain: "ドメイン",
    contact: "コンタクト",
    owner: "担当者",
    plan: "プラン",
    status: "ステータス",
    tag: "タグ",
    health: "ヘルス",
    bucket: "ヘルスの段階",
    mrr: "MRR",
    id: "番号",
    slug: "短縮名",
    created: "作成日",
    updated: "更新日",
    source: "連携元",
    is: "状態",
    has: "あり",
    no: "なし",
  },
  problems: {
    unknownField: (name) => `「${name}」という項目はないため、文字列として検索します。`,
    unknownValue: ({ name }, value) => `「${value}」は${name}:の値として使えないため、無視されます。`,
    unusualValue: ({ label }, value) => `「${value}」は${label}の値として一般的ではありません。`,
    missingValue: ({ name }) => `${name}:の後に値を入力してください`,
    openQuote: () => "閉じる引用符がないため、以降がすべて引用に含まれます。",
    badNumber: (value) => `「${value}」は数値ではないため、無視されます。`,
    badDate: (value) =>
      `「${value}」は2026-01-31、2026-01、today、7d（7日前）のような日付ではないため、無視されます。`,
    invertedRange: (from, to) => `${from}..${to}は順序が逆のため、無視されます。`,
    didYouMean: (suggestion) => ` ${suggestion}のことですか？`,
  },
};
