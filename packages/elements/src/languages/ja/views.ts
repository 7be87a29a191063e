import type { Language } from "../language.ts";

export const views: Language["views"] = {
  label: "ビュー",
  all: "すべての顧客",
  builtIn: "標準",
  own: "自分のビュー",
  shared: "共有",
  actions: "このビュー",
  edited: "変更あり",
  byDefault: "最初に開く",
  names: {
    "pv-mine": "自分の顧客",
    "pv-at-risk": "リスクあり",
    "pv-no-primary": "主要コンタクトなし",
    "pv-recently-churned": "最近解約した顧客",
  },
  save: "変更を保存",
  revert: "変更を破棄",
  saveAs: "新しいビューとして保存…",
  rename: "名前と共有を変更…",
  renameOwn: "名前を変更…",
  remove: "削除…",
  makeDefault: "最初に開くビューにする",
  noDefault: "最初に開くビューから外す",
  failed: "保存したビューを読み込めませんでした。再試行",
  saved: (name) => `「${name}」を保存しました`,
  removed: (name) => `「${name}」を削除しました`,
  chosen: (name) => `「${name}」を表示しています`,
};

export const viewDialog: Language["viewDialog"] = {
  titles: {
    save: "新しいビューとして保存",
    rename: "ビューを変更",
    remove: "このビューを削除しますか？",
    changed: "このビューは別の場所で変更されました",
    gone: "このビューは別の場所で削除されました",
    failed: "保存できませんでした",
  },
  texts: {
    remove: (name) => `「${name}」を削除します。ビュー内の顧客は変わりません。`,
    removeShared: (name) => `全員の「${name}」を削除します。ビュー内の顧客は変わりません。`,
    changed: (name) =>
      `「${name}」を開いたあとに、ほかの人が別の内容で保存しました。自分の内容を保存すると置き換わります。`,
    gone: (name) => `「${name}」はすでにありません。現在の表示を新しいビューとして保存できます。`,
  },
  actions: {
    save: "ビューを保存",
    rename: "保存",
    remove: "ビューを削除",
    changed: "自分の内容を保存",
    gone: "新しいビューとして保存",
    failed: "再試行",
  },
  cancel: "キャンセル",
  keepTheirs: "相手の内容を残す",
  name: "ビュー名",
  share: "全員と共有",
  contents: "フィルター、列、並べ替えがビューに保存されます。",
  kept: {
    browser: "このブラウザーに保存されます。",
    page: "このブラウザーには保存できないため、ビューはページを閉じるまで有効です。",
  },
  needsName: "ビュー名を入力してください。",
  taken: "同じ名前のビューがすでにあります。",
  full: "このブラウザーの保存領域がいっぱいです。ビューを削除してから、もう一度お試しください。",
  storage: "ビューを保存できませんでした。何も変更されていません。",
};
