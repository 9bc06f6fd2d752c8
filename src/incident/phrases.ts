import type { Text } from "../grammar/model.js";

export type Language = "en" | "ja";

/** What the steps themselves say in a draft; what is known of a system stands in its grammar. */
export const phrases = {
  hostDown: { en: "Host down", ja: "ホスト停止" },
  hostUncleanReboot: { en: "Host down, unclean reboot", ja: "ホスト停止(異常終了後の再起動)" },
  hostUnexplainedReboot: { en: "Host down, unexplained reboot", ja: "ホスト停止(原因不明の再起動)" },
  hostPanic: { en: "Host down after a kernel panic", ja: "カーネルパニックによるホスト停止" },
  hostPlannedStop: { en: "Host stopped in order", ja: "ホストの計画停止" },
  beganFailing: { en: "first line that shows the failure", ja: "障害を示す最初の行" },
  lastFailing: { en: "last line that shows the failure", ja: "障害を示す最後の行" },
  worksAgain: { en: "first line that shows it working again", ja: "復旧を示す最初の行" },
  booted: { en: "the host booted", ja: "ホストが起動した" },
  lastSign: { en: "last sign of life before the boot", ja: "起動前の最後の記録" },
  lastLine: { en: "last line before the silence", ja: "途絶前の最後の行" },
  trafficResumed: { en: "first line after the silence", ja: "途絶後の最初の行" },
  silent: {
    en: "no line for {seconds} s, where by its own rhythm about {missing} visits were due",
    ja: "{seconds} 秒間行がない。それまでの頻度では約 {missing} 件の訪問があるはずだった",
  },
  queued: {
    en: "the requests that had waited were answered at once when it was over: it hung, it was not stopped",
    ja: "終了時に待機していた要求が一斉に処理された。停止ではなくハングである",
  },
  moved: { en: "Requests moved from {from} to {to}", ja: "要求が {from} から {to} に移動" },
  takenOver: {
    en: "first request that this host answered instead",
    ja: "このホストが代わりに応答した最初の要求",
  },
  clocksUnchecked: {
    en: "Were the clocks of {from} and {to} in step? The logs alone do not show that every request was answered.",
    ja: "{from} と {to} の時計は合っていたか。全ての要求に応答できたことはログだけでは示せない。",
  },
  clocksDiffer: {
    en: "Is the clock of {to} {seconds} s ahead of that of {from} (negative: behind)? Only then are these the same requests.",
    ja: "{to} の時計は {from} より {seconds} 秒進んでいるか(負なら遅れ)。その場合に限り同じ要求と言える。",
  },
  orderUnknown: {
    en: "The clocks of {host} and {others} were not compared: what happened first is not known, their order here is by their own stamps. How far apart were they?",
    ja: "{host} と {others} の時計は比べられていない。どちらが先に起きたかは分からず、ここでの順序は各ホストの時刻による。時計の差はどれだけか。",
  },
  accepted: {
    en: "the oldest mail that waits was accepted; when its first try failed the queue does not say",
    ja: "待っているメールのうち最も古いものを受け付けた。最初の失敗の時刻はキューからは分からない",
  },
  waits: {
    en: "the queue shows {count} that wait, the oldest since {since}",
    ja: "キューに {count} 件が滞留、最も古いものは {since} から",
  },
  stopAnnounced: { en: "the stop was announced", ja: "停止が予告された" },
  instant: { en: "happened", ja: "発生" },
  openedByOne: { en: "one line shows the failure", ja: "障害を示す行が 1 行ある" },
  openedBy: { en: "{lines} lines show the failure", ja: "障害を示す行が {lines} 行ある" },
  provenEnd: { en: "a line shows the recovery", ja: "復旧を示す行がある" },
  endedByBoot: { en: "it ended with a boot of the host", ja: "ホストの起動により終わった" },
  noProofOfEnd: {
    en: "nothing shows the recovery: the end is where the failures stop",
    ja: "復旧を示す行はない。障害の行が途絶えた時刻を終わりとしている",
  },
  uncleanProven: { en: "traces of an unclean stop were found at the boot", ja: "起動時に異常終了の痕跡がある" },
  noStopSeen: {
    en: "no line announces a stop before the boot, and nothing proves a crash either",
    ja: "起動前に停止を予告する行がなく、異常終了の証拠もない",
  },
  stopSeen: { en: "the stop was announced in the log", ja: "停止がログに予告されている" },
  nulBytes: {
    en: "{count} NUL bytes stand before the boot in {file}: what was written last is lost",
    ja: "{file} の起動直前に {count} バイトの NUL がある。直前の記録は失われている",
  },
  yearAssumed: {
    en: "The logs do not state the year; {year} was found by: {by}. Is it right?",
    ja: "ログに年がない。{year} 年は次により決めた: {by}。正しいか。",
  },
  yearUndecided: {
    en: "The logs do not state the year and nothing decides it: {year} is only the latest that is possible. Which is it? (--year states it)",
    ja: "ログに年がなく、決め手もない。{year} 年はあり得る最も新しい年にすぎない。何年か(--year で指定できる)。",
  },
  hourTwice: {
    en: "The clocks were put back that night and showed this hour twice; nothing tells in which of the two it was. The bounds hold both.",
    ja: "この夜は時計が戻され、この時刻は二度あった。どちらであったかはログからは分からない。範囲は両方を含む。",
  },
  clockWrong: {
    en: "The clock of {host} was wrong then: the time is by the order of lines, between its bounds. When was it?",
    ja: "{host} の時計はこの時狂っていた。時刻は行の順序により、範囲の間のどこかである。いつであったか。",
  },
  clockSetForward: {
    en: "The clock of {host} was set forward by {seconds} s meanwhile. Times before it are counted back from the clock after it, as if it had been behind all the time; if it had stood still instead, they are those that the lines show. Which was it?",
    ja: "この間に {host} の時計が {seconds} 秒進められた。それ以前の時刻は、時計がずっと遅れていたものとして修正後の時計から逆算した。途中で止まっていたのなら行の時刻のとおりである。どちらか。",
  },
  clockSetBack: {
    en: "The clock of {host} was set back by {seconds} s meanwhile: times before it are counted back from the clock after it, and the lines show others. Since when was it ahead?",
    ja: "この間に {host} の時計が {seconds} 秒戻された。それ以前の時刻は修正後の時計から逆算しており、行の時刻とは異なる。いつから進んでいたか。",
  },
  clockSetLater: {
    en: "The clock of {host} was set later, by as much as the bounds leave open. Was it wrong already then?",
    ja: "{host} の時計はその後修正された。範囲はその分を含む。この時すでに狂っていたか。",
  },
  zoneAssumed: {
    en: "The logs do not state their time zone; {zone} was assumed. Is it right?",
    ja: "ログに時間帯がない。{zone} と仮定した。正しいか。",
  },
  beganBefore: {
    en: "Nothing shows {component} working before: it may have failed earlier than the first line.",
    ja: "それ以前に {component} が動いていた記録がない。最初の行より前から障害だった可能性がある。",
  },
  notEnded: {
    en: "No line shows {component} working again. Does it work now?",
    ja: "{component} の復旧を示す行がない。現在は動いているか。",
  },
  whyUnclean: {
    en: "Why did the host go down without an orderly stop?",
    ja: "なぜ正常な手順を踏まずにホストが停止したのか。",
  },
  wasItOrdered: { en: "Was the reboot ordered by somebody?", ja: "この再起動は人が指示したものか。" },
  rebooted: { en: "{host} was rebooted", ja: "{host} が再起動された" },
  times: { en: "{title}, {count} times", ja: "{title}({count} 回)" },
} as const satisfies Record<string, Text>;

/** By what a year was found, for people. */
export const yearSources: Readonly<Record<string, Text>> = {
  stated: { en: "the line", ja: "行の日時" },
  option: { en: "--year", ja: "--year の指定" },
  "file name": { en: "file name", ja: "ファイル名の日付" },
  "gzip header": { en: "gzip header", ja: "gzip ヘッダの日時" },
  "modification time": { en: "modification time", ja: "更新日時" },
  "date in a message": { en: "date in a message", ja: "本文中の日時" },
  "other logs of the host": { en: "other logs of the host", ja: "同じホストの他のログ" },
  "order of lines": { en: "order of lines", ja: "行の順序" },
  "latest possible": { en: "latest possible", ja: "あり得る最も新しい年" },
};

/** A text in a language, its `{name}`s replaced. Values may be an attacker's: they are inserted once and never read again. */
export function say(text: Text, language: Language, values: Readonly<Record<string, string | number>> = {}): string {
  return text[language].replace(/\{([a-z][a-z0-9_-]*)\}/g, (hole, name: string) => String(values[name] ?? hole));
}
