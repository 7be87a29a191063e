import type { Language } from "../language.ts";

export const common: Language["common"] = {
  retry: "再試行",
  details: "詳細",
  requestId: (id) => `リクエストID：${id}`,
  loading: "読み込み中",
  partMissing: "このビューの一部を読み込めませんでした。",
  unavailable: "このサーバーでは利用できません。",
  cancel: "キャンセル",
  close: "閉じる",
  notConnected:
    "Pivotalに接続されていません。この要素を<pv-provider base-url>の中に置くか、configure()を呼び出してください。",
  errors: {
    network: "Pivotalに接続できませんでした。通信状況を確認してから、もう一度お試しください。",
    timeout: "Pivotalからの応答に時間がかかりすぎました。",
    rateLimit: "リクエストが集中しています。しばらくしてから、もう一度お試しください。",
    auth: "サインアウトしています。もう一度サインインしてからお試しください。",
    forbidden: "アクセス権がありません。",
    notFound: "この顧客は存在しないか、アクセス権がありません。",
    other: "Pivotalはこのリクエストを処理できませんでした。",
  },
};
