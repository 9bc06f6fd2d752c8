import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { HtmlValidate } from "html-validate";
import { afterAll, expect, it } from "vitest";
import { scan } from "../../src/incident/scan.js";
import { printRequests } from "../../src/report/export/print-requests.js";
import { type ReceiverName, receivers } from "../../src/report/export/receivers.js";
import { printHtml } from "../../src/report/html.js";
import { printJson, printNdjson } from "../../src/report/json.js";
import { printMarkdown } from "../../src/report/markdown.js";
import { printPukiWiki } from "../../src/report/pukiwiki.js";
import { printText } from "../../src/report/text.js";
import { hasGrammars } from "../needs-grammar.js";

const folder = mkdtempSync(join(tmpdir(), "logscan-bytes-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Everything that moves a cursor, hides or reorders text; line ends are a text's own. */
const moving = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;
const names = Object.keys(receivers) as ReceiverName[];
const validator = new HtmlValidate({
  rules: { "close-order": "error", "no-raw-characters": "error", "no-dup-id": "error" },
});

/** What a log line may hold: any byte but a line feed, and what receivers and browsers could take for theirs. */
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 120 }).map((part) => Buffer.from(part).filter((byte) => byte !== 0x0a)),
  fc
    .constantFrom(
      "</pre><script>x</script>",
      "-->",
      "```",
      "\r",
      "\x1b[2J",
      "\u202e",
      "@all #1 [x](http://y.example)",
      "障".repeat(400),
    )
    .map((text) => Buffer.from(text)),
);

it.runIf(hasGrammars("xfs"))("any bytes in a log line come through every format and exporter as text", async () => {
  const path = join(folder, "kern.log");
  const line = (before: string, part: Uint8Array, after: string) => [Buffer.from(before), part, Buffer.from(after)];
  await fc.assert(
    fc.asyncProperty(bytes, bytes, fc.constantFrom("en", "ja"), async (file, other, language) => {
      const log = [
        ...line(
          "May 22 23:34:30 ns kernel: xfs_force_shutdown(hda7,0x8) called from line 1164 of file fs/xfs/xfs_trans.c",
          file,
          ".  Return address = 0xc01e12df\n",
        ),
        ...line(
          "May 22 23:34:31 ns kernel: xfs_force_shutdown(hda7,0x8) called from line 1164 of file fs/xfs/xfs_trans.c.  Return address = 0xc01e12df\n",
          other,
          "\n",
        ),
        ...line("May 22 23:40:00 ns sudo: aoki : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/umount ", other, "\n"),
      ];
      writeFileSync(path, Buffer.concat(log));
      const document = await scan({
        paths: [path],
        now: "2008-05-24T00:00:00Z",
        zone: "Asia/Tokyo",
        year: 2008,
        language,
      });
      expect(document.incidents).not.toEqual([]);
      for (const isBrief of [false, true]) {
        const text = printText(document, { language, color: false, columns: 80, isBrief });
        expect(text.replaceAll("\n", "")).not.toMatch(moving);
      }
      const json = printJson(document);
      expect(JSON.parse(json)).toEqual(document);
      expect(json.replaceAll("\n", "")).not.toMatch(moving);
      const ndjson = printNdjson(document).split("\n").slice(0, -1);
      expect(ndjson.map((one) => JSON.parse(one))).toEqual(document.incidents);
      const page = printHtml(document, language);
      expect(page.replaceAll("\n", "")).not.toMatch(moving);
      expect(page).not.toMatch(/<(?:script|img|iframe|object|embed|link|form)\b/i);
      expect((await validator.validateString(page)).results.flatMap(({ messages }) => messages)).toEqual([]);
      for (const wiki of [printMarkdown(document, language), printPukiWiki(document, language)]) {
        expect(wiki.replaceAll("\n", "")).not.toMatch(moving);
      }
      for (const incident of document.incidents) {
        for (const name of names) {
          const exported = receivers[name].export(incident, { language });
          const { text } = printRequests([{ draft: incident.id, exported }], new URL("http://127.0.0.1:9/"));
          expect(text.replaceAll("\n", "")).not.toMatch(moving);
          expect(Array.isArray(JSON.parse(text))).toBe(true);
          expect(exported.requests.length + exported.warnings.length).toBeGreaterThan(0);
        }
      }
    }),
    { numRuns: 40 },
  );
});
