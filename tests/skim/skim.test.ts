import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createCollector } from "../../src/detect/collect.js";
import { patternUses } from "../../src/detect/pattern-uses.js";
import type { ComponentRoutine } from "../../src/detect/routine.js";
import type { FileSummary } from "../../src/detect/summary.js";
import { builtinGrammars } from "../../src/grammar/builtin.js";
import { createCatalog } from "../../src/grammar/catalog.js";
import { compileMatcher } from "../../src/grammar/matcher.js";
import { createRecordReader } from "../../src/read/reader.js";
import { compileKernel } from "../../src/skim/kernel.js";
import type { Skimmer } from "../../src/skim/skimmer.js";
import { createSkimmers } from "../../src/skim/skimmers.js";
import { canonical } from "../detect/canonical-summary.js";

const catalog = createCatalog(builtinGrammars);
const matcher = compileMatcher(builtinGrammars);
/** Used again for each log, as for the files of a scan. */
const skimmers = createSkimmers<ComponentRoutine>(matcher, patternUses(catalog, matcher));

interface Reading {
  readonly summary: FileSummary;
  /** How many lines were passed over. */
  readonly passed: number;
}

/** What is collected of a log that comes in chunks of one size. */
function collect(text: Buffer, chunkBytes: number, isSkimmed: boolean, startOffset = 0): Reading {
  const collector = createCollector(catalog, matcher, 0, startOffset);
  let passed = 0;
  const skimmer = skimmers.take({
    ...collector.passed,
    pass(...line) {
      passed++;
      collector.passed.pass(...line);
    },
    passBetween(host, count, ...others) {
      passed += count;
      collector.passed.passBetween(host, count, ...others);
    },
  }) as Skimmer<ComponentRoutine>;
  const reader = createRecordReader({
    onRecord: (view) => {
      collector.add(view);
      if (isSkimmed) skimmer.learn(view);
    },
    onOther: ({ byteOffset }) => collector.addUnread(byteOffset),
    onNulRun: collector.addNulRun,
    onLongLine: () => undefined,
  });
  if (isSkimmed) reader.lookFirst(skimmer);
  for (let at = 0; at < text.length; at += chunkBytes) {
    // One buffer for all chunks, as a file is read.
    reader.push(Buffer.from(text.subarray(at, at + chunkBytes)));
    collector.copyLatest();
  }
  reader.finish();
  skimmers.giveBack(skimmer);
  return { summary: collector.finish(reader.bytes, reader.lines), passed };
}

const tagOf = /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S+ (.*)$/;
const errorOf = /^\[\w{3} \w{3} [^\]]*\] (\[.*)$/;
const requestOf = /^\S+ - - \[[^\]]*\] (".*)$/;
const samples = builtinGrammars.flatMap(({ events }) =>
  events.flatMap(({ samples, lookAlikes }) => [...samples, ...lookAlikes].map(({ line }) => line)),
);
/** Programs' messages and requests, from real lines and from nobody's. */
const written = [
  ...samples.flatMap((line) => tagOf.exec(line)?.[1] ?? []),
  // Error logs that go to syslog.
  ...samples.flatMap((line) => {
    const text = errorOf.exec(line)?.[1];
    return text === undefined ? [] : [`apache2[7]: ${text}`, `httpd: ${text}`];
  }),
  ...samples.filter((line) => /^\d{4}\/\d\d\/\d\d /.test(line)).map((line) => `nginx: ${line}`),
];
const tagged = [
  ...written,
  ...written.map((text) => text.replace(/: (.*)/, ": message repeated 3 times: [ $1]")),
  ...[
    "sshd[812]: Accepted publickey for root",
    "CRON[7]: (root) CMD (true)",
    "backupd: message repeated 3 times: [ so ]",
  ],
  ...[
    "last message repeated 4 times",
    "postfix/smtpd[5]: connect from unknown[192.0.2.7]",
    "-- MARK --",
    "x[12a]: odd",
  ],
  ...[
    "postfix/cleanup[9]: 4D9C01A2B: message-id=<a@b>",
    "named[1]:",
    "named[12345678901]: long",
    "ntpd[2]:  \t",
    "a b: c",
  ],
];
const requests = [
  ...samples.flatMap((line) => requestOf.exec(line)?.[1] ?? []),
  ...['"GET / HTTP/1.1" 200 5', '"GET /a" 503 12 "-" "x"', '"-" 408 -', '"GET /\\" 500" 200 1', '""', "no request"],
  // Statuses in all places and of all lengths.
  ...['"  503 12', '"\t503 12', '"#011500 12', '" 1000 12', '" 0503 12', '" 99 700', '"503 12', '" 200 7 "a" 500'].map(
    (rest) => `"GET /a HTTP/1.1${rest}`,
  ),
  '"GET /a?b=" 700 HTTP/1.0" 404 1 "-" 900',
];

const form = fc.constantFrom("bsd", "iso", "iso fraction", "access");
const line = fc.record({
  stepSeconds: fc.oneof({ weight: 40, arbitrary: fc.integer({ min: 0, max: 2 }) }, fc.integer({ min: -90, max: 4000 })),
  host: fc.oneof({ weight: 40, arbitrary: fc.constant("mx1") }, fc.constantFrom("Web", "db.example.org")),
  client: fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom("192.0.2.1", "255.255.255.255", "2001:db8::5", "a-b.example") },
    fc.constantFrom(...["sixteen.bytes-ab", "one.more.than.that", "a.name.of.just.thirty-two.bytes-", "x".repeat(256)]),
    fc.constantFrom("::1", "1", "2024-x.y", "kern:", "_x", "é", "1211466870.250123", "a::b:", "x ", ""),
  ),
  micros: fc.integer({ min: 0, max: 999_999 }),
  /** In the place of the seconds. */
  odd: fc.oneof({ weight: 40, arbitrary: fc.constant(null) }, fc.constantFrom("60", "61", "7 ", "x1", "1x")),
  text: fc.nat(),
  request: fc.nat(),
  end: fc.oneof(
    { weight: 40, arbitrary: fc.constant("\n") },
    fc.constantFrom("\r\n", "\n\n", "\0\0\n", "\nstray words\n", " \n"),
  ),
  form: fc.oneof({ weight: 40, arbitrary: fc.constant(null) }, form),
});

const startMillis = Date.UTC(2024, 2, 30, 22, 0);
/** Hours need not begin where those of UTC do. */
const offsets = ["+01:00", "+05:30", "-03:15"];

/** A log says the same few things again and again. */
const log = fc.record({
  main: form,
  texts: fc.array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...tagged) }, fc.string()), {
    minLength: 1,
    maxLength: 5,
  }),
  requests: fc.array(fc.constantFrom(...requests), { minLength: 1, maxLength: 3 }),
  lines: fc.array(line, { minLength: 1, maxLength: 80 }),
});

function textOf({ main, texts, requests, lines }: Parameters<Parameters<typeof log.map>[0]>[0]): Buffer {
  let millis = startMillis;
  const told = lines.map(({ stepSeconds, host, client, micros, odd, text, request, end, form: other }) => {
    millis += stepSeconds * 1000;
    const second = odd ?? String(Math.floor(millis / 1000) % 60).padStart(2, "0");
    const [, date, month, , clock] = new Date(millis).toUTCString().split(" ") as string[];
    const time = `${clock?.slice(0, 6)}${second}`;
    const iso = `${new Date(millis).toISOString().slice(0, 17)}${second}`;
    const message = texts[text % texts.length];
    const stamps = {
      bsd: `${month} ${date?.replace(/^0/, " ")} ${time} ${host} ${message}`,
      iso: `${iso}${offsets[requests.length % offsets.length]} ${host} ${message}`,
      "iso fraction": `${iso}.${String(micros).padStart(6, "0")}Z ${host} ${message}`,
      access: `${client} - - [${date}/${month}/2024:${time} +0000] ${requests[request % requests.length]}`,
    };
    return `${stamps[other ?? main]}${end}`;
  });
  return Buffer.from(told.join(""));
}

/** What is collected of a log with a first look, however it is cut, must be what it is without; returns that, and how many lines were passed over. */
function looked(text: Buffer, chunkBytes: number, startOffset: number): Reading {
  const { summary, passed } = collect(text, chunkBytes, true, startOffset);
  const read = collect(text, text.length, false, startOffset).summary;
  expect(canonical(summary)).toBe(canonical(read));
  return { summary: read, passed };
}

/** What can be said of one component: what works, what fails, and what looks like it. */
const families = builtinGrammars.flatMap(({ name, events, components }) =>
  components.flatMap((_, index) => {
    const own = events.filter(({ component }) => component === index);
    const lines = own.flatMap(({ samples, lookAlikes }) => [...samples, ...lookAlikes].map(({ line }) => line));
    const texts = lines.flatMap((line) => tagOf.exec(line)?.[1] ?? []);
    return texts.length === 0 ? [] : [{ grammar: name, texts }];
  }),
);
const mailFamilies = families.filter(({ grammar }) => grammar === "postfix" || grammar === "amavis");
const ids = ["4D9C01A2B", "4D9C01A2C", "4jXR014p6vz2Gf", "BCDFGHJKL", "4D9C0", "00000000000000z1"];
const filler = `fillerd: ${"x".repeat(8000)}`;

/** The same again, of another transaction, another host's or page's, longer or cut. */
function varied(text: string, number: number, name: number): string {
  const told = text
    .replace(/ [0-9A-F]{6,}: | 4[0-9a-zA-Z]{12,}: /, ` ${ids[number % ids.length]}: `)
    .replace(/ \((\d+)-[\d-]+\) /, ` ($1-0${number % 3}) `)
    .replace(/\.(test|example)\b/, `$&${name}`)
    .replace(/, relay=/, number % 5 === 0 ? ", orig_to=<root>, relay=" : ", relay=")
    .replace(/status=(\d)/, (_, digit) => `status=${(Number(digit) + number) % 7}`);
  return number % 11 === 0 && text.startsWith("amavis")
    ? `${told} and so on, and so on, and so on, and so on...`
    : told;
}

/** A few things are said again and again, in turn or mixed; failures are near, or far. */
const goingOn = fc
  .record({
    texts: fc
      .array(fc.oneof(fc.constantFrom(...mailFamilies), fc.constantFrom(...families)), { minLength: 1, maxLength: 2 })
      .chain((some) =>
        fc.array(fc.constantFrom(...some.flatMap(({ texts }) => texts)), { minLength: 1, maxLength: 4 }),
      ),
    runs: fc.array(
      fc.record({
        text: fc.nat(),
        mixed: fc.nat({ max: 3 }),
        count: fc.integer({ min: 1, max: 24 }),
        name: fc.nat({ max: 2 }),
        stepSeconds: fc.oneof({ weight: 20, arbitrary: fc.nat({ max: 9 }) }, fc.integer({ min: -200, max: 1500 })),
        host: fc.oneof({ weight: 30, arbitrary: fc.constant("mx1") }, fc.constant("mx2")),
        fillers: fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, fc.nat({ max: 10 })),
        isRepeated: fc.boolean(),
      }),
      { minLength: 4, maxLength: 40 },
    ),
  })
  .map(({ texts, runs }) => {
    let millis = startMillis;
    let lines = 0;
    const told = runs.flatMap(({ text, mixed, count, name, stepSeconds, host, fillers, isRepeated }) => {
      const messages = Array.from({ length: count }, (_, at) =>
        varied(texts[(text + (at % (mixed + 1))) % texts.length] as string, lines++, name),
      );
      if (isRepeated) messages.push("last message repeated 3 times");
      messages.push(...Array.from({ length: fillers }, () => filler));
      return messages.map((message, at) => {
        if (at % 10 === 0) millis += stepSeconds * 1000;
        const [, date, month, , clock] = new Date(millis).toUTCString().split(" ") as string[];
        return `${month} ${date?.replace(/^0/, " ")} ${clock} ${host} ${message}\n`;
      });
    });
    return Buffer.from(told.join(""));
  });

/** What a kernel says with its own time, which goes on, steps back within a boot, or begins anew. */
const kernelLog = fc
  .record({
    form: fc.constantFrom("bsd", "iso"),
    lines: fc.array(
      fc.record({
        kernelStepMicros: fc.oneof(
          { weight: 12, arbitrary: fc.nat({ max: 3_000_000 }) },
          { weight: 3, arbitrary: fc.integer({ min: -4_000_000, max: 0 }) },
          { weight: 5, arbitrary: fc.constant(null) },
        ),
        stepMillis: fc.oneof(
          { weight: 90, arbitrary: fc.nat({ max: 2500 }) },
          fc.integer({ min: -70_000, max: 4_000_000 }),
          fc.constantFrom(-172_800_000, 172_800_000),
        ),
        isOther: fc.boolean(),
        isTimed: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, fc.constant(false)),
      }),
      { minLength: 20, maxLength: 60 },
    ),
    /** With more of them there are more boots than are kept. */
    repeats: fc.constantFrom(1, 1, 1, 1, 1, 1, 1, 1, 1, 250),
  })
  .map(({ form: stampForm, lines, repeats }) => {
    let millis = startMillis;
    let kernelMicros = 5_000_000;
    const told = Array.from({ length: repeats }, () => lines).flatMap((some) =>
      some.map(({ kernelStepMicros, stepMillis, isOther, isTimed }) => {
        millis += stepMillis;
        kernelMicros = kernelStepMicros === null ? 1_000_000 : Math.max(0, kernelMicros + kernelStepMicros);
        const [, date, month, , clock] = new Date(millis).toUTCString().split(" ") as string[];
        const iso = `${new Date(millis).toISOString().slice(0, 23)}000+05:30`;
        const stamp = stampForm === "iso" ? iso : `${month} ${date?.replace(/^0/, " ")} ${clock}`;
        const time = `[${(kernelMicros / 1e6).toFixed(6).padStart(12)}] `;
        return isOther
          ? `${stamp} mx1 CRON[7]: (root) CMD (true)\n`
          : `${stamp} mx1 kernel: ${isTimed ? time : ""}device veth${kernelMicros} left\n`;
      }),
    );
    return Buffer.from(told.join(""));
  });

describe("a first look at a log", () => {
  it("can be taken where the tests run", () => {
    expect(compileKernel()).not.toBeNull();
  });

  it("leaves what is collected as it would be without, whatever the log, and however it is cut", () => {
    let passed = 0;
    let lines = 0;
    fc.assert(
      fc.property(log, fc.integer({ min: 1, max: 4000 }), fc.nat({ max: 3000 }), (some, chunkBytes, startOffset) => {
        const text = textOf(some);
        passed += looked(text, chunkBytes, startOffset).passed;
        lines += some.lines.length;
      }),
      { numRuns: 3000, seed: 7 },
    );
    // Else nothing was compared.
    expect(passed / lines).toBeGreaterThan(0.1);
  });

  it("counts what goes on as the reader would, however often it fails and works", () => {
    let passed = 0;
    let lines = 0;
    fc.assert(
      fc.property(
        goingOn,
        fc.integer({ min: 500, max: 9000 }),
        fc.nat({ max: 6000 }),
        (text, chunkBytes, startOffset) => {
          const compared = looked(text, chunkBytes, startOffset);
          passed += compared.passed;
          lines += compared.summary.lines;
        },
      ),
      { numRuns: 4000, seed: 7 },
    );
    expect(passed / lines).toBeGreaterThan(0.3);
  });

  it("notes of the kernel's own time what the reader would, however often it boots", () => {
    let passed = 0;
    let lines = 0;
    let cut = 0;
    fc.assert(
      fc.property(
        kernelLog,
        fc.integer({ min: 300, max: 9000 }),
        fc.nat({ max: 3000 }),
        (text, chunkBytes, startOffset) => {
          const { summary, passed: more } = looked(text, chunkBytes, startOffset);
          passed += more;
          lines += summary.lines;
          const segments = [...summary.streams.values()].flatMap((stream) => stream.segments);
          cut += segments.filter(({ kernelRunsCut }) => kernelRunsCut).length;
        },
      ),
      { numRuns: 500, seed: 7 },
    );
    expect(passed / lines).toBeGreaterThan(0.3);
    expect(cut).toBeGreaterThan(2);
  });

  it("knows what failed in a transaction that it passed over itself", () => {
    const failed = (id: string) => `amavis[7]: (${id}) (!)connect to /run/clamd.ctl failed, attempt #1: refused`;
    const scanned = (id: string) =>
      `amavis[7]: (${id}) Passed CLEAN {RelayedInbound}, [192.0.2.1] <a@b.test> -> <c@d.test>`;
    const lines = [
      ...["07-01", "07-02", "07-03", "07-04"].map(failed),
      ...["07-05", "07-06"].map(scanned),
      ...Array.from({ length: 10 }, () => filler),
      ...["07-07", "07-08"].map(scanned),
      failed("07-09"),
      scanned("07-09"),
      scanned("07-10"),
    ];
    const text = Buffer.from(lines.map((line) => `Mar 30 22:00:01 mx1 ${line}\n`).join(""));
    const looked = collect(text, text.length, true);
    const read = collect(text, text.length, false);
    expect(canonical(looked.summary)).toBe(canonical(read.summary));
    expect(read.summary.recognised).toBe(11);
    expect(looked.passed).toBeGreaterThan(9);
  });

  it("leaves a line that is too long for it to the reader, and goes on behind it", () => {
    const stamp = (second: number) => `Mar 30 22:00:${String(second).padStart(2, "0")} mx1`;
    const text = Buffer.from(
      [0, 1, 2, 3, 4, 5, 6, 7]
        .map((second) => `${stamp(second)} longd[8]: ${"x".repeat(second === 5 ? 70_000 : 10)}\n`)
        .join(""),
    );
    const looked = collect(text, text.length, true);
    expect(canonical(looked.summary)).toBe(canonical(collect(text, text.length, false).summary));
    // The first three make form, minute and program known.
    expect(looked.passed).toBe(4);
  });

  it("passes over a healthy access log but for a line an hour and those that chunks cut", () => {
    const request = '"GET /index.html HTTP/1.1" 200 5120 "-" "Mozilla/5.0"';
    const lines = Array.from({ length: 600 }, (_, second) => {
      const time = new Date(startMillis + second * 1000).toISOString().slice(11, 19);
      return `192.0.2.${second % 250} - - [30/Mar/2024:${time} +0000] ${request}\n`;
    });
    const text = Buffer.from(lines.join(""));
    const looked = collect(text, 5000, true);
    expect(canonical(looked.summary)).toBe(canonical(collect(text, text.length, false).summary));
    expect(looked.passed).toBe(587);
  });
});
