import type { Language } from "../language.ts";

export const field: Language["field"] = {
  empty: "未設定",
  edit: (label, text) => `${label}：${text}。編集`,
  source: (source) => `${source}から同期`,
  open: (text) => `「${text}」を新しいタブで開く`,
  notLoaded: "エディターを読み込めませんでした。通信状況を確認してから、もう一度お試しください。",
};
