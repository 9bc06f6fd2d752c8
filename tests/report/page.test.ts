import fc from "fast-check";
import { lexer, type Token } from "marked";
import { describe, expect, it } from "vitest";
import { visible } from "../../src/diagnostic.js";
import type { Incident } from "../../src/incident/record.js";
import { printMarkdown, updateMarkdown } from "../../src/report/markdown.js";
import { fenced } from "../../src/report/markdown-text.js";
import { printPukiWiki, updatePukiWiki } from "../../src/report/pukiwiki.js";
import { createRedactor, redactDocument } from "../../src/report/redact.js";
import { document, evidence, incident, start } from "./draft.js";

const xfs = incident({
  start: start("2008-05-22T23:34:30+09:00", { notBefore: "2008-05-22T23:17:01+09:00" }),
  causeHints: [{ text: "The disk may be failing.", evidence: ["e1"] }],
  detectionGaps: [{ text: "port monitor: daemons keep their ports open.", evidence: ["e1"] }],
  openQuestions: [{ text: "Was xfs_repair run?", evidence: [] }],
  actionsSeen: [{ text: "ns was rebooted", evidence: [] }],
  evidence: [
    evidence("May 22 23:34:30 ns kernel: xfs_force_shutdown(hda7,0x8)"),
    evidence("May 22 23:34:30 ns kernel: Please umount", { line: 20 }),
    evidence("May 23 01:21:03 ns sudo: shin", { file: "auth.log", line: 104 }),
  ],
  evidenceOmitted: 2,
});

const ongoing = incident({
  id: "ls1-00000000000000aa",
  title: "fxp2 で DHCP が利用できない (fw)",
  status: "ongoing",
  end: null,
  lastFailingAt: "2006-04-05T17:35:59+09:00",
  start: start("2006-04-03T09:00:42+09:00", { notBefore: null }),
  targets: [{ host: "fw", service: "dhcp", component: "dhcp fxp2", role: "primary" }],
  openQuestions: [{ text: "現在は動いているか。", evidence: [] }],
  evidence: [evidence("Apr  3 09:00:42 fw dhcpd: DHCPOFFER on 192.0.2.10", { host: "fw", file: "messages", line: 2 })],
});

describe("a page", () => {
  it("of Markdown has the fields of a report by hand in its order, with those of people open", () => {
    expect(printMarkdown(document([xfs]), "en")).toBe(`# Incidents

<!-- logscan:entries -->

## 2008-05-22 XFS file system hda7 shut down

<!-- logscan:begin ls1-0123456789abcdef recovered facts -->
- concerns: filesystem hda7 on ns
- started: 2008-05-22 23:34:30 +09:00  (a line shows the failure, between 2008-05-22 23:17:01 +09:00 and 2008-05-22 23:34:30 +09:00)
- ended: 2008-05-23 01:30:20 +09:00  (a line shows it working)
- state: recovered, failure, confidence: high
<!-- logscan:end ls1-0123456789abcdef facts -->
- Cause: (to be written)
- Response: (to be written)
<!-- logscan:begin ls1-0123456789abcdef recovered findings -->
- Problems:
    - port monitor: daemons keep their ports open.
    - Was xfs_repair run?
- Suspected causes, not confirmed:
    - The disk may be failing.
- Actions seen:
    - ns was rebooted

ns: kern.log

\`\`\`log
19: May 22 23:34:30 ns kernel: xfs_force_shutdown(hda7,0x8)
20: May 22 23:34:30 ns kernel: Please umount
\`\`\`

ns: auth.log

\`\`\`log
104: May 23 01:21:03 ns sudo: shin
\`\`\`

\`[2 more lines]\`
<!-- logscan:end ls1-0123456789abcdef findings -->
`);
  });

  it("of PukiWiki has them too, in Japanese, and says what is not over", () => {
    expect(printPukiWiki(document([ongoing]), "ja")).toBe(`* 障害報告

// logscan:entries

** 2006-04-03 fxp2 で DHCP が利用できない (fw)

// logscan:begin ls1-00000000000000aa ongoing facts
:対象|dhcp fxp2 (fw)
:発生|2006-04-03 09:00:42 +09:00  (障害を示す行, これより前の可能性あり)
:復旧|継続中; 障害を示す最後の行は 2006-04-05 17:35:59 +09:00
:状態|継続中, 障害, 確度: 高
// logscan:end ls1-00000000000000aa facts
:原因|(記入)
:対応|(記入)
// logscan:begin ls1-00000000000000aa ongoing findings
:問題|
--現在は動いているか。

◎ fw: messages

 2: Apr  3 09:00:42 fw dhcpd: DHCPOFFER on 192.0.2.10
// logscan:end ls1-00000000000000aa findings
`);
  });

  it("lists what goes on first, then the newest, and shows of many lines those of both ends", () => {
    const many = Array.from({ length: 40 }, (_, index) => evidence(`line ${index}`, { line: index + 1 }));
    const page = printPukiWiki(document([incident({ evidence: many }), ongoing]), "en");
    expect(page.match(/^\*\* .*$/gm)).toEqual([
      "** 2006-04-03 fxp2 で DHCP が利用できない (fw)",
      "** 2008-05-22 XFS file system hda7 shut down",
    ]);
    expect(page.match(/^ \d+: line .*$/gm)).toHaveLength(16);
    expect(page).toContain(" 8: line 7\n\n&#91;24 more lines&#93;\n\n◎ ns: kern.log\n\n 33: line 32\n");
  });

  it("shows no address where none shall be published", () => {
    const clean = redactDocument(document([ongoing]), createRedactor([]));
    for (const page of [printMarkdown(clean, "en"), printPukiWiki(clean, "en")]) {
      expect(page).toContain("DHCPOFFER on <ip-1>");
      expect(page).not.toContain("192.0.2.10");
    }
  });
});

describe.each([
  ["Markdown", printMarkdown, updateMarkdown],
  ["PukiWiki", printPukiWiki, updatePukiWiki],
] as const)("a page of %s that is there already", (_, print, update) => {
  const page = print(document([xfs]), "en");
  const later = { ...xfs, title: "Another title", detectionGaps: [], evidence: [evidence("found later")] };

  it("is the same after the same scan, whatever its line ends", () => {
    expect(update(page, document([xfs]), "en")).toEqual({ text: page, diagnostics: [] });
    const windows = page.replaceAll("\n", "\r\n");
    expect(update(windows, document([xfs]), "en").text).toBe(windows);
  });

  it("gets what a later scan found, and keeps every word of people", () => {
    const edited = page
      .replace("(to be written)", "The disk was old.")
      .replace(/^(\*\*|##) .*$/m, "$1 Our own title [#oca54177]")
      .replace("logscan:entries", "logscan:entries\n\nSeen by Aoki.\n")
      .concat("\nA note below.\n");
    const { text, diagnostics } = update(edited, document([later]), "en");
    expect(diagnostics).toEqual([]);
    for (const kept of ["The disk was old.", "Our own title [#oca54177]", "Seen by Aoki.", "\nA note below.\n"])
      expect(text).toContain(kept);
    expect(text).toContain("found later");
    expect(text).not.toContain("daemons keep their ports open");
    expect(text).not.toContain("Another title");
  });

  it("finds an entry by an id that the draft had before", () => {
    const { text } = update(page, document([{ ...later, id: "ls1-00000000000000b2", aliases: [xfs.id] }]), "en");
    expect(text).toContain("found later");
    expect(text).not.toContain(xfs.id);
    expect(text.match(/logscan:begin/g)).toHaveLength(2);
  });

  it("gets a new incident behind the mark, and leaves alone one that this scan does not show", () => {
    const { text } = update(page, document([ongoing]), "en");
    expect(text).toBe(page.replace(/(logscan:entries.*\n\n)/, `$1${entryOf(print(document([ongoing]), "en"))}\n`));
  });

  it("that people alone wrote gets it at its end", () => {
    const { text } = update("Our incidents\n", document([ongoing]), "en");
    expect(text).toBe(`Our incidents\n\n${entryOf(print(document([ongoing]), "en"))}`);
    expect(update("", document([ongoing]), "en").text).toBe(entryOf(print(document([ongoing]), "en")));
  });

  it("is left as it is where people took a part out, which is said", () => {
    const cut = page.replace(/^.*logscan:end.*findings.*\n/m, "");
    const { text, diagnostics } = update(cut, document([xfs]), "en");
    expect(text).toBe(cut);
    expect(diagnostics).toMatchObject([{ code: "page.left-to-people", severity: "warning" }]);
    expect(diagnostics[0]?.message).toContain(`${xfs.id}: its part "findings"`);
  });

  const entryOf = (whole: string) => whole.slice(whole.search(/^(?:\*\*|##) /m));
});

/** What a stranger may write into a log: each alone, and any of them in a row. */
const hostileTexts = [
  ...["<!-- logscan:end ls1-0123456789abcdef facts -->", "// logscan:end ls1-0123456789abcdef findings"],
  ...[
    "-->",
    "<!--",
    "* ",
    "** ",
    "# ",
    "## ",
    "- ",
    "-- ",
    "1. ",
    "+ ",
    "> ",
    "| ",
    "|a|b|",
    ":a|b",
    "[[Top]]",
    "[#a]",
  ],
  ...[
    "//",
    "----",
    "```",
    "``",
    "`",
    "~~~",
    "~",
    "`".repeat(200),
    "\n",
    "\n\n",
    "\r\n",
    "\0",
    "\u202e",
    "\u2066",
    "\t",
  ],
  ...[
    "''",
    "'''",
    "%%",
    "((",
    "))",
    "&now;",
    "&#x41;",
    "&amp;",
    "#include(a)",
    "#contents",
    "COLOR(red){x}",
    "SIZE(9){x}",
  ],
  ...["BGCOLOR(red):", "LEFT:", "SpamAssassin", "NetworkManager", "http://a.example/", "a@b.example", "www.a.example"],
  ...[
    " :)",
    " XD",
    " ;)",
    " :D",
    "(^^)",
    "**b**",
    "_i_",
    "__b__",
    "[x](y)",
    "![x](y)",
    "<b>",
    "<script>",
    "@all",
    "#12",
  ],
  ...["\\", "{{", "}}", "x", " ", "=", "===", "\ud800", "障害", "a", "Z", "9", "(", ")", ".", ",", ";", ":"],
];
const hostile = fc
  .array(fc.constantFrom(...hostileTexts), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.join(""));

function forHostile(runs: number, check: (text: string) => void): void {
  for (const text of hostileTexts) for (const around of [text, `a ${text}`, `a ${text} b`]) check(around);
  fc.assert(fc.property(hostile, check), { numRuns: runs });
}

/** A draft in which every text is a stranger's. */
const drafted = (text: string): Incident => {
  const statement = { text, evidence: [] };
  return incident({
    title: text.slice(0, 120),
    targets: [{ host: text, service: text, component: text, role: "primary" }],
    causeHints: [statement],
    detectionGaps: [statement, statement],
    actionsSeen: [statement],
    evidence: [evidence(text), evidence(text, { line: 20 }), evidence(text, { host: text, file: text })],
  });
};

describe("whatever a log holds", () => {
  it("the blocks of Markdown are the same, and no text is more than text or code", () => {
    const expected = outline(lexer(printMarkdown(document([drafted("plain")]), "en")));
    forHostile(500, (text) => {
      const page = printMarkdown(document([drafted(text)]), "en");
      const tokens = lexer(page);
      expect(outline(tokens)).toEqual(expected);
      const code = tokens.flatMap((token) => (token.type === "code" ? token.text.split("\n") : []));
      expect(code).toHaveLength(3);
      for (const line of code) expect(line.replace(/^\d+: ?/, "")).toBe(asCode(text));
    });
  });

  it("the lines of PukiWiki are the same, and nothing in them is markup", () => {
    const expected = printPukiWiki(document([drafted("plain")]), "en")
      .split("\n")
      .map(kindOfLine);
    forHostile(500, (text) => {
      const lines = printPukiWiki(document([drafted(text)]), "en").split("\n");
      expect(lines.map(kindOfLine)).toEqual(expected);
      for (const line of lines) expect(liveMarkup(line)).toEqual([]);
      const titles = lines.filter((line) => line.startsWith("** ")).map((line) => decoded(line.slice(14)));
      expect(titles).toEqual([shown(text.slice(0, 120))]);
    });
  });

  it.each([
    ["Markdown", printMarkdown, updateMarkdown],
    ["PukiWiki", printPukiWiki, updatePukiWiki],
  ] as const)("an update of %s finds both parts and nothing else", (_, print, update) => {
    forHostile(300, (text) => {
      const page = print(document([drafted(text)]), "en");
      expect(update(page, document([drafted(text)]), "en")).toEqual({ text: page, diagnostics: [] });
      const { text: mended, diagnostics } = update(page, document([drafted("plain")]), "en");
      expect(diagnostics).toEqual([]);
      const withoutHeading = (whole: string) => whole.replace(/^(?:\*\*|##) .*$/m, "");
      expect(withoutHeading(mended)).toBe(withoutHeading(print(document([drafted("plain")]), "en")));
    });
  });
});

it("of Markdown closes a block of code behind the longest run of backticks", () => {
  expect(fenced(["a", "````", "b"])).toEqual(["`````log", "a", "````", "b", "`````"]);
});

describe("these checks see", () => {
  it.each([
    "''a''",
    "[[a]]",
    "((a))",
    "%%a%%",
    "&now;",
    "a@b.example",
    "http://a",
    "SpamAssassin",
    "a :)",
    "a XD",
    "a~",
  ])("%s in a line of PukiWiki", (text) => {
    expect(liveMarkup(`:cause|${text}`)).not.toEqual([]);
    expect(liveMarkup(` ${text}`)).toEqual([]);
  });

  it.each(["**b**", "[x](y)", "<b>", "http://a.example", "a@b.example"])("%s in Markdown", (text) => {
    expect(outline(lexer(`- a: ${text}`))).not.toEqual(outline(lexer("- a: plain")));
  });
});

/** As every report shows a log's text, with the words of a mark of ours broken up. */
const shown = (text: string) => visible(text).replace(/logscan:(?=begin|end|entries)/g, "logscan\\x3a");
const asCode = (text: string) => shown(text).replace(/`{20,}/g, (run) => "\\x60".repeat(run.length));
const decoded = (text: string) => text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

/** The tree of block tokens; text and code within a line are the same to it, all else is named. */
function outline(tokens: readonly Token[]): unknown[] {
  const isPlain = ({ type }: Token) => type === "text" || type === "codespan" || type === "escape";
  return tokens
    .filter(({ type }) => type !== "space")
    .map((token) => {
      if (token.type === "html") return token.raw.trim();
      if (token.type === "list") return token.items.map((item: { tokens: Token[] }) => outline(item.tokens));
      if (token.type === "code" || !("tokens" in token) || token.tokens === undefined) return token.type;
      return [token.type, token.tokens.every(isPlain) ? "plain" : outline(token.tokens)];
    });
}

/** As PukiWiki's parser takes a line by how it begins (lib/convert_html.php); of comments the whole line. */
function kindOfLine(line: string): string {
  if (line.startsWith("//")) return line;
  if (line === "" || line === "\r") return "empty";
  if (/^(?:LEFT|CENTER|RIGHT):/.test(line)) return "align";
  if (line.startsWith("----")) return "rule";
  const head = line[0] ?? "";
  if (head === " " || head === "\t") return "preformatted";
  if (head === ":") return /^:[^|]*\|/.test(line) ? line.slice(0, line.indexOf("|")) : "text";
  return "*-+><|,#~".includes(head) ? (/^([*+-]+)/.exec(line)?.[1] ?? head) : "text";
}

/** What PukiWiki's inline rules would turn into something else, of a line outside of preformatted ones. */
function liveMarkup(line: string): string[] {
  if (/^(?:\/\/|[ \t]|$)/.test(line)) return [];
  const text = line.replace(/^(?::[^|]*\||\*+ |--)/, "");
  const rules = [
    ...[
      /''/,
      /%%/,
      /\[\[/,
      /\[#/,
      /\(\(/,
      /&(?!#\d+;)/,
      /[a-z]+:\/\//i,
      /@/,
      /\|/,
      /~$/,
      /^[~\-+*#>:,|/]/,
      /[{}]/,
      /\/\//,
    ],
    ...[/[A-Z][a-z]+(?:[A-Z][a-z]+)+/, /\s(?::[)Ddp(]|;[()]|X[D(])/, /\([\^.-][\^.-_-]/, /[\n\r\0]/, /mailto:/],
  ];
  return rules.filter((rule) => rule.test(text)).map(String);
}
