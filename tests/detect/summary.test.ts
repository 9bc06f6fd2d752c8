import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellRules, cellsOf, keptLimit } from "../../src/detect/cells.js";
import { createCollector } from "../../src/detect/collect.js";
import { rowValue } from "../../src/detect/kept-lines.js";
import { lookBackBytes } from "../../src/detect/look-back.js";
import { mergeParts } from "../../src/detect/merge.js";
import type { FileSummary } from "../../src/detect/summary.js";
import { createCatalog } from "../../src/grammar/catalog.js";
import { compileMatcher } from "../../src/grammar/matcher.js";
import type { Grammar } from "../../src/grammar/model.js";
import { parseGrammar } from "../../src/grammar/parser.js";
import { createRecordReader } from "../../src/read/reader.js";
import { standInGrammars } from "../stand-in.js";
import { canonical } from "./canonical-summary.js";

/** What no other grammar may hold: a fault, proofs of working that a transaction takes back, and values that are counted. */
const scanner = parseGrammar(
  `logscan grammar 1
grammar scanner "A scanner" / "スキャナ"
program postfix/*
component scanner {name}
  title "Scanner" / "スキャナ"
  opens 3 different {transaction} within 10min
failing broken
  | {name:word} is broken
degraded slow
  opens 2 different {by} within 10min
  | {name:word} is slow by {by:int}
working passed
  unless broken in transaction
  | {name:word} passed
`,
  "scanner.grammar",
).grammar as Grammar;
const grammars = [...standInGrammars(), scanner];
const catalog = createCatalog(grammars);
const matcher = compileMatcher(grammars);
const rules = cellRules(catalog);

/** Collects the bytes from `start` to `end` (exclusive) of a file, having looked back as far as a line may refer. */
function collectPart(file: Buffer, start: number, end: number): FileSummary {
  const before = Math.max(0, start - lookBackBytes);
  const from = before === 0 ? 0 : file.indexOf(10, before) + 1;
  const linesBefore = file.subarray(from, start).filter((byte) => byte === 10).length;
  const collector = createCollector(catalog, matcher, 0, start);
  const reader = createRecordReader(
    {
      onRecord: (view) => collector.add(view),
      onOther: (view) => collector.addUnread(view.byteOffset),
      onNulRun: (line, byteOffset, length) => collector.addNulRun(line, byteOffset, length),
      onLongLine: () => undefined,
    },
    1 - linesBefore,
    from,
  );
  reader.push(Buffer.from(file.subarray(from, end)));
  reader.finish();
  return collector.finish(end, file.subarray(start, end).filter((byte) => byte === 10).length);
}

const collectWhole = (file: Buffer) => collectPart(file, 0, file.length);

/** What is kept of a cell, and how many lines it stands for. */
function cellsIn({ streams }: FileSummary, host: string) {
  const [segment] = streams.get(host)?.segments ?? [];
  if (segment === undefined) throw new Error("nothing was read");
  const { lines, keys } = segment;
  return [...cellsOf(segment)].map(({ start, end }) => {
    const rows = Array.from({ length: end - start }, (_, index) => start + index);
    const said = (of: Parameters<typeof rowValue>[2]) => rows.map((row) => rowValue(lines, row, of));
    const own = rows.map((row) => rowValue(lines, row, "differentHash")).filter((hash) => hash >= 0);
    return {
      event: catalog.events[rowValue(lines, start, "event")]?.event.name,
      key: keys[rowValue(lines, start, "key")],
      count: [...said("count"), ...said("hidden")].reduce((sum, count) => sum + count, 0),
      lines: said("line"),
      turns: said("line").filter((_, index) => rowValue(lines, start + index, "turns") !== 0),
      different: new Set([...own, ...rows.flatMap((row) => lines.different.get(row) ?? [])]).size,
    };
  });
}

const two = (value: number) => String(value).padStart(2, "0");

const trouble = ["TROUBLE in check_mail: virus_scan FAILED: one sc...", "...anner and another ...", "...failed"];

const message = fc.oneof(
  fc.constantFrom(
    "kernel: XFS (dm-0): log I/O error -5",
    "kernel: XFS (sda1): Filesystem has been shut down due to log error (0x2).",
    "kernel: XFS (dm-0): Please unmount the filesystem and rectify the problem(s)",
    "kernel: Please umount the filesystem, and rectify the problem(s)",
    "kernel: XFS (dm-0): Mounting V5 Filesystem",
    "kernel: XFS (dm-0): Ending clean mount",
    'kernel: Filesystem "hda7": XFS internal error xfs_trans_cancel at line 1163 of file fs/xfs/xfs_trans.c.  Caller 0xc01e6e02',
    "kernel: Pid: 20695, comm: orz.cgi Not tainted 2.6.25 #1",
    "kernel:  [<c01e12c9>] xfs_trans_cancel+0x4d/0xd2",
    "kernel: iomap_finish_ioend: 3 callbacks suppressed",
    "kernel: Linux version 2.6.25 (root@ns) (gcc version 4.1.2) #1 Sat Apr 19 15:22:41 JST 2008",
    "kernel: [UFW BLOCK] IN=eth0 OUT=",
    "CRON[123]: (root) CMD (true)",
    "last message repeated 7 times",
    "exiting on signal 15",
  ),
  fc
    .record({
      id: fc.constantFrom("1DF5316F0: ", "1DF5316F1: ", "1DF5316F2: ", ""),
      name: fc.constantFrom("one", "two"),
      said: fc.constantFrom("is broken", "is slow by 1", "is slow by 2", "is slow by 3", "passed"),
    })
    .map(({ id, name, said }) => `postfix/x[1]: ${id}${name} ${said}`),
  // Pieces of a message that was too long for a line, in any order.
  fc
    .record({ pid: fc.constantFrom(1, 2), piece: fc.constantFrom(...trouble) })
    .map(({ pid, piece }) => `amavis[${pid}]: (00001-01) (!!)${piece}`),
  fc.integer({ min: 1, max: 99_999 }).map((micros) => `kernel: [  ${micros}.000001] e1000: eth0 NIC Link is Down`),
  fc
    .integer({ min: 1, max: 5 })
    .map((count) => `kernel: message repeated ${count} times: [ XFS (dm-0): log I/O error -5]`),
);

const line = fc
  .record({
    step: fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 0, max: 90 }) },
      { weight: 1, arbitrary: fc.integer({ min: -5000, max: 200_000 }) },
    ),
    host: fc.constantFrom("ns", "fw"),
    message,
    damage: fc.oneof(
      { weight: 20, arbitrary: fc.constant("") },
      { weight: 1, arbitrary: fc.constantFrom("\0\0\0", "not a record\n", "\n", "\r") },
    ),
  })
  .map((parts) => parts);

const log = fc.array(line, { minLength: 1, maxLength: 60 }).map((lines) => {
  let second = 40_000;
  return lines
    .map(({ step, host, message: text, damage }) => {
      second = Math.max(0, second + step);
      const day = 1 + (Math.floor(second / 86_400) % 28);
      const time = `${two(Math.floor((second % 86_400) / 3600))}:${two(Math.floor((second % 3600) / 60))}:${two(second % 60)}`;
      const before = damage === "\r" ? "" : damage;
      return `${before}May ${String(day).padStart(2)} ${time} ${host} ${text}${damage === "\r" ? "\r" : ""}\n`;
    })
    .join("");
});

describe("the summaries of a file's parts", () => {
  it("are together the summary of the file, wherever it is cut and in whatever order they are merged", () => {
    const shuffle = fc.array(fc.nat(), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(log, fc.array(fc.nat(), { maxLength: 8 }), shuffle, (text, cutSeeds, order) => {
        const file = Buffer.from(text);
        const ends = [...file.entries()].flatMap(([at, byte]) => (byte === 10 ? [at + 1] : []));
        const cuts = [...new Set([0, ...cutSeeds.map((seed) => ends[seed % ends.length] as number), file.length])].sort(
          (a, b) => a - b,
        );
        const parts = cuts.slice(1).map((end, index) => collectPart(file, cuts[index] as number, end));
        const shuffled = parts
          .map((part, index) => ({ part, rank: order[index] ?? 0 }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ part }) => part);
        // One after another, so that what was merged before is merged again.
        let merged: FileSummary[] = [];
        for (const part of shuffled) merged = mergeParts([...merged, part], rules);
        expect(merged).toHaveLength(1);
        expect(canonical(merged[0])).toBe(canonical(collectWhole(file)));
      }),
      { numRuns: 500 },
    );
  }, 60_000);

  it("account for every record: recognised and passed over are what was read", () => {
    const text = [
      "May 22 23:34:30 ns kernel: XFS (dm-0): log I/O error -5",
      "May 22 23:34:31 ns last message repeated 3 times",
      "May 22 23:34:31 ns sshd[1]: Connection closed",
      "no record at all",
      "",
    ].join("\n");
    const summary = collectWhole(Buffer.from(text));
    expect(summary).toMatchObject({ records: 3, recognised: 2, unread: 1, lines: 4 });
    expect(cellsIn(summary, "ns")).toMatchObject([{ key: "dm-0", count: 4 }]);
  });

  const cellsOfMessages = (...messages: string[]) => {
    const text = messages.map((text) => `May 22 23:34:30 ns postfix/x[1]: ${text}\n`).join("");
    const cells = cellsIn(collectWhole(Buffer.from(text)), "ns").map(({ event, key, count, turns, different }) => ({
      said: `${key} ${event} ${count}`,
      ...{ turns, different },
    }));
    return cells.sort((a, b) => a.said.localeCompare(b.said));
  };

  it("leave out a proof of working that its transaction takes back, and no other", () => {
    expect(
      cellsOfMessages(
        "1DF5316F0: one is broken",
        "1DF5316F0: one passed",
        "1DF5316F1: one passed",
        "one passed",
        "1DF5316F1: one is broken",
      ),
    ).toEqual([
      { said: "one broken 2", turns: [5], different: 2 },
      { said: "one passed 2", turns: [3], different: 0 },
    ]);
  });

  it("tell different values apart, by transaction or by field, and count no line twice", () => {
    const broken = Array.from(
      { length: 70 },
      (_, index) => `${(0x1000000 + index).toString(16).toUpperCase()}: one is broken`,
    );
    // The first two and the last two are kept, and 64 different ones of the others remembered.
    expect(cellsOfMessages(...broken, ...broken, "one is broken")).toEqual([
      { said: "one broken 141", turns: [], different: expect.toSatisfy((known: number) => known >= 64 && known <= 68) },
    ]);
    expect(cellsOfMessages("one is slow by 7", "one is slow by 7", "one is slow by 8", "two is slow by 7")).toEqual([
      { said: "one slow 3", turns: [], different: 2 },
      { said: "two slow 1", turns: [], different: 1 },
    ]);
  });

  it.each([
    ["failed once, and passed", [], []],
    ["failed twice", ["postfix/x[1]: one is broken"], [4, 6]],
    ["failed once by a line that stands for several", ["last message repeated 2 times"], [4, 6]],
    ["failed as one line says of several", ["postfix/x[1]: message repeated 2 times: [ one is broken]"], [4, 6]],
  ])("keep as turns what is more than a failure that passed at once: %s", (_, further, turns) => {
    const passed = "postfix/x[1]: one passed";
    const log = [passed, passed, passed, "postfix/x[1]: one is broken", ...further, passed, passed, passed];
    const text = log.map((message) => `May 22 23:34:30 ns ${message}\n`).join("");
    expect(
      cellsIn(collectWhole(Buffer.from(text)), "ns")
        .flatMap((cell) => cell.turns)
        .sort((a, b) => a - b),
    ).toEqual(turns);
  });

  it("remember a transaction only as far as a line may refer back", () => {
    const filler = (bytes: number) => "x".repeat(bytes);
    const lineBytes = "May 22 23:34:30 ns postfix/x[1]: \n".length;
    // Two lines of filler, as no line is read beyond 64 KiB: the proof begins so many bytes behind the fault.
    const behind = (bytes: number) => {
      const fault = "1DF5316F0: one is broken";
      const left = bytes - 3 * lineBytes - fault.length;
      const half = Math.floor(left / 2);
      return cellsOfMessages(fault, filler(half), filler(left - half), "1DF5316F0: one passed").map(({ said }) => said);
    };
    expect(behind(lookBackBytes - 1)).toEqual(["one broken 1"]);
    expect(behind(lookBackBytes)).toEqual(["one broken 1", "one passed 1"]);
  });
});

describe("a log in which hundreds of components fail every minute", () => {
  const minutes = 180;
  const lines: string[] = [];
  for (let minute = 0; minute < minutes; minute++) {
    const clock = `May 22 ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
    for (let name = 0; name < 500; name++) lines.push(`${clock}:0${name % 10} ns postfix/x[1]: ${name} is broken\n`);
    for (let name = 0; name < 500; name++) lines.push(`${clock}:1${name % 10} ns postfix/x[1]: ${name} passed\n`);
  }
  const file = Buffer.from(lines.join(""));
  const whole = collectWhole(file);
  const [segment] = whole.streams.get("ns")?.segments ?? [];
  if (segment === undefined) throw new Error("nothing was read");
  const cells = cellsIn(whole, "ns");

  it("keeps no more than a segment may, and still counts every line and knows the first and the last of each", () => {
    expect(segment.minutesOfCell).toBeGreaterThan(1);
    expect(segment.minutesOfWorkingCell).toBeGreaterThan(1);
    // Beside the first and the latest lines of a thousand pairs of a component and an event.
    expect(segment.lines.rows).toBeLessThanOrEqual(2 * keptLimit + 500 * 4 + 500 * 3);
    expect(segment.lines.rows).toBeLessThan(lines.length);
    expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(lines.length);
    for (const [event, at] of [
      ["broken", 250],
      ["passed", 750],
    ] as const) {
      const own = cells.filter((cell) => cell.key === "250" && cell.event === event);
      const seen = own.flatMap((cell) => cell.lines);
      expect(Math.min(...seen)).toBe(at + 1);
      expect(Math.max(...seen)).toBe((minutes - 1) * 1000 + at + 1);
    }
  });

  it("is the same in parts", () => {
    const cut = file.indexOf(10, Math.floor(file.length / 3)) + 1;
    const parts = [collectPart(file, 0, cut), collectPart(file, cut, file.length)];
    // Not shown where they differ: it would be megabytes.
    expect(mergeParts(parts, rules).map(canonical).join() === canonical(whole)).toBe(true);
  });
}, 60_000);

/** Requests of few clients, so that whether one begins a visit depends on what stands before it. */
const requests = fc
  .array(fc.record({ step: fc.integer({ min: -3, max: 40 }), client: fc.integer({ min: 1, max: 4 }) }), {
    minLength: 5,
  })
  .map((all) => {
    let seconds = 40_000;
    const text = all.map(({ step, client }) => {
      seconds = Math.max(0, seconds + step);
      const clock = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((value) => two(Math.floor(value)));
      return `10.0.0.${client} - - [22/May/2008:${clock.join(":")} +0900] "GET / HTTP/1.0" 200 ${client}\n`;
    });
    return Buffer.from(text.join(""));
  });

it("an access log that is cut anywhere has the visits of the whole", () => {
  fc.assert(
    fc.property(requests, fc.double({ min: 0, max: 1, noNaN: true }), (file, share) => {
      const cut = file.indexOf(10, Math.floor(share * (file.length - 1))) + 1;
      const parts = [collectPart(file, 0, cut), collectPart(file, cut, file.length)];
      const whole = collectWhole(file);
      expect(mergeParts(parts, rules).map(canonical)).toEqual([canonical(whole)]);
      expect([...(whole.streams.get("")?.segments ?? [])].some(({ visitSeconds }) => visitSeconds.size > 0)).toBe(true);
    }),
  );
});
