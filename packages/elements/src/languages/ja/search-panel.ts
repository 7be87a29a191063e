import type { Language } from "../language.ts";

export const searchPanel: Language["searchPanel"] = {
  results: "検索結果",
  close: "閉じる",
  recent: "最近開いた顧客",
  customers: "顧客",
  contacts: "コンタクト",
  actions: "操作",
  fields: "絞り込み",
  more: "その他",
  showAll: "一覧ですべて表示",
  didYouMean: "もしかして",
  hint: "顧客名、ドメイン、コンタクト、番号を入力してください。単語の先頭から一致するものを探します。",
  nothing: (text) => `「${text}」に一致する顧客はいません。`,
  looking: "検索中",
  found: (count) => `${count}件見つかりました`,
  reachSoFar: (count) => `読み込み済みの顧客${count}社を検索`,
  reachAll: (count) => `顧客${count}社すべてを検索`,
  reachContacts: (count) => `コンタクトは${count}社分`,
  reachBoth: (reach, contacts) => `${reach}、${contacts}`,
  keyNames: { enter: "Enter", escape: "Esc" },
  keys: { choose: "選択", open: "開く", newTab: "新しいタブ", close: "閉じる" },
};
