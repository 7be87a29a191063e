import type { Language } from "../language.ts";

export const list: Language["list"] = {
  label: "顧客",
  columns: {
    name: "顧客名",
    domain: "ドメイン",
    owner: "担当者",
    plan: "プラン",
    status: "ステータス",
    health: "ヘルス",
    mrr: "MRR",
    tag: "タグ",
    created: "作成日",
    updated: "更新日",
    id: "#",
  },
  select: (name) => `「${name}」を選択`,
  selectAll: "すべて選択",
  selected: (count) => `${count}社を選択中`,
  sameDomain: (count) => `このドメインの顧客は${count}社あります`,
  soFar: (count) => `${count}社まで読み込み済み`,
  all: (count, n) => (n === 0 ? "顧客なし" : `顧客${count}社`),
  match: (count, n) => (n === 0 ? "一致する顧客なし" : `${count}社が一致`),
  matchSoFar: (count, n, held) =>
    n === 0 ? `読み込み済みの${held}社に一致する顧客なし` : `読み込み済みの${held}社のうち${count}社が一致`,
  sortedSoFar: (held) => `読み込み済みの${held}社を並べ替え`,
  sorting: "並べ替え中",
  hidden: (count) => `解約済み・アーカイブ済みの${count}社は非表示`,
  inactive: "解約済み・アーカイブ済みも表示",
  empty: "顧客はまだいません。最初の顧客を追加すると、ここに表示されます。",
  emptyHidden: "すべての顧客が解約済みまたはアーカイブ済みです。",
  noMatch: "一致する顧客はいません。",
  noMatchYet: "一致する顧客はまだ見つかっていません。引き続き読み込んでいます。",
  noMatchHidden: (count) => `一致するのは解約済みまたはアーカイブ済みの顧客だけです（${count}社）。`,
  clear: "フィルターを解除",
  showInactive: "表示する",
  forbidden: "このワークスペースの顧客を閲覧する権限がありません。管理者に依頼してください。",
  left: (name) => `行がなくなりました。「${name}」に移動しました。`,
  leftAll: "行がなくなりました。一覧は空です。",
  openMenu: (column) => `${column}：並べ替え、グループ化、移動、幅の変更、非表示`,
  sorted: (by) => (by ? `並べ替えました：${by}` : "新しい順に並べ替えました"),
  sortedBy: (column, rising) => `${column}（${rising ? "昇順" : "降順"}）`,
  grouped: (column) => (column ? `${column}でグループ化しました` : "グループ化を解除しました"),
  group: (value, count) => `${value} · ${count}`,
  noValue: (column) => `${column}なし`,
  moved: (column, place, total) => `${column}は${total}列中${place}列目です`,
  width: (column, count) => `${column}の幅は${count}ピクセルです`,
  hiddenColumn: (column) => `${column}を非表示にしました。「表示設定」で元に戻せます。`,
};

export const columnMenu: Language["columnMenu"] = {
  label: (column) => `「${column}」列`,
  orders: (kind) => {
    if (kind === "day") return ["古い順に並べ替え", "新しい順に並べ替え"];
    if (kind === "money" || kind === "number" || kind === "id" || kind === "health") {
      return ["小さい順に並べ替え", "大きい順に並べ替え"];
    }
    return kind === "status"
      ? ["オンボーディング中を先頭に並べ替え", "アーカイブ済みを先頭に並べ替え"]
      : ["昇順に並べ替え", "降順に並べ替え"];
  },
  add: "並べ替えの条件に追加",
  unsort: "並べ替えを解除",
  unsortOne: "並べ替えの条件から外す",
  group: "この項目でグループ化",
  pin: "列を固定",
  left: "左へ移動",
  right: "右へ移動",
  wider: "幅を広げる",
  narrower: "幅を狭める",
  share: "標準の幅に戻す",
  hide: "列を非表示",
  keys: { add: "Shift ↵", left: "Shift ←", right: "Shift →" },
};

export const listDisplay: Language["listDisplay"] = {
  open: "表示設定",
  group: "グループ化",
  none: "なし",
  sort: "並べ替え",
  newest: "新しい順",
  rising: "昇順",
  falling: "降順",
  columns: "列",
  up: (column) => `「${column}」を上へ移動`,
  down: (column) => `「${column}」を下へ移動`,
  reset: "標準の列に戻す",
};
