import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type LogLine, logLineOf } from "../../src/read/log-line.js";
import { createRecordReader } from "../../src/read/reader.js";

/** What amavisd-new 2.13.0 wrote through rsyslog of mails to sixty and ninety recipients. */
const real = readFileSync(new URL("amavis-pieces.log", import.meta.url), "utf8")
  .trimEnd()
  .split("\n");
const [short] = real.filter((line) => line.includes("(00062-03)"));
const piecesOf = (id: string) => real.filter((line) => line.includes(`(${id})`));

function read(lines: readonly string[]): (LogLine & { readonly line: number })[] {
  const records: (LogLine & { readonly line: number })[] = [];
  const reader = createRecordReader({
    onRecord: (view) => records.push({ ...logLineOf(view), line: view.line }),
    onOther: (view) => expect.fail(`no record: line ${view.line}`),
    onNulRun: () => undefined,
    onLongLine: () => undefined,
  });
  // In small chunks, so that what is joined cannot stand in the reader's buffer any more.
  const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(""));
  for (let at = 0; at < bytes.length; at += 700) reader.push(Buffer.from(bytes.subarray(at, at + 700)));
  reader.finish();
  return records;
}

const recipients = (count: number) =>
  Array.from(
    { length: count },
    (_, index) => `<recipient-number-${String(index).padStart(3, "0")}@department.example.test>`,
  );
const messages = (lines: readonly string[]) => read(lines).map(({ message }) => message);
const amavis = (message: string, pid = 309) => `Nov 22 11:02:43 mx1 amavis[${pid}]: ${message}`;
const filler = "x".repeat(60);

describe("a message that amavisd cut into pieces", () => {
  it("is the record of its last line, whole", () => {
    const [first, second, third, whole] = read(piecesOf("00062-02"));
    for (const piece of [first, second, third]) {
      expect(piece).toMatchObject({ message: "", transaction: "00062-02", program: "amavis", pid: 62 });
    }
    expect(whole).toMatchObject({ line: 4, transaction: "00062-02", host: "mx1", program: "amavis", pid: 62 });
    expect(whole?.message).toContain(
      `<news@news.test> -> ${recipients(60).join(",")}, (), Message-ID: <1.2@news.test>`,
    );
    expect(whole?.message).toMatch(/^Passed UNCHECKED \{RelayedTaggedInbound\}, .*, 7106 ms$/);
    expect(whole?.text).toBe(piecesOf("00062-02").at(-1));
    expect(whole?.messageStart).toBe(whole?.text.length);
  });

  it("is joined where other processes wrote between", () => {
    const [a, b] = [piecesOf("00062-02"), piecesOf("00063-02")];
    const mixed = a.flatMap((piece, index) => [piece, b[index] as string, short as string]);
    const whole = messages(mixed).filter((message) => message.startsWith("Passed UNCHECKED"));
    expect(whole).toEqual([messages(a).at(-1), messages(b).at(-1)]);
    expect(whole[1]).toMatch(/, 7038 ms$/);
  });

  it("keeps its beginning and its end where it is longer than can be kept", () => {
    const pieces = piecesOf("00062-04");
    const whole = messages(pieces).at(-1) as string;
    expect(pieces).toHaveLength(5);
    expect(whole).toContain(`<news@news.test> -> ${recipients(30).join(",")},`);
    expect(whole).toContain(`${recipients(90).slice(-15).join(",")}, (), Message-ID`);
    expect(whole).toMatch(/, 83 ms$/);
    expect(whole.length).toBe(1792 + 3 + 1792);
    const endless = Array.from({ length: 30 }, (_, index) =>
      amavis(`(00309-10) ${index > 0 ? "..." : ""}${index}${filler.repeat(15)}...`),
    );
    const cut = messages([...endless, amavis("(00309-10) ...the end")]).at(-1) as string;
    expect(cut).toMatch(/^0x.*xthe end$/);
    expect(cut.length).toBe(1792 + 3 + 1792);
  });

  it("repeats its marker in front of each piece", () => {
    const said = read([
      amavis(`(00309-10) (!!)TROUBLE in check_mail: virus_scan FAILED: ${filler}...`),
      amavis("(00309-10) (!!)...: ALL VIRUS SCANNERS FAILED"),
    ]);
    expect(said.map(({ message }) => message)).toEqual([
      "",
      `TROUBLE in check_mail: virus_scan FAILED: ${filler}: ALL VIRUS SCANNERS FAILED`,
    ]);
  });

  it("is passed over where its beginning or its end is missing, and spoils no other", () => {
    const pieces = piecesOf("00062-02");
    expect(messages([...pieces.slice(1), short as string])).toEqual(["", "", "", messages([short as string])[0]]);
    expect(messages([...pieces.slice(0, 3), short as string])).toEqual(["", "", "", messages([short as string])[0]]);
    // The same process cuts its next message, which has another number; another process had the same number before.
    const later = [...pieces.slice(0, 3), ...piecesOf("00062-04")];
    expect(messages(later).at(-1)).toBe(messages(piecesOf("00062-04")).at(-1));
    const begins = amavis(`(00309-10) one ${filler}...`, 1);
    expect(messages([begins, amavis("(00309-10) ...two", 2)])).toEqual(["", ""]);
    expect(messages([begins, amavis(`(00309-10) three ${filler}...`, 1), amavis("(00309-10) ...four", 1)]).at(-1)).toBe(
      `three ${filler}four`,
    );
    expect(messages([begins, amavis("(00309-10) ...two", 1), amavis("(00309-10) ...two", 1)])).toEqual([
      "",
      `one ${filler}two`,
      "",
    ]);
  });

  it("is given up where too much was written between, or too many others began", () => {
    const begins = amavis(`(00309-10) one ${filler}...`);
    const ends = amavis("(00309-10) ...two");
    const between = (count: number) => Array.from({ length: count }, () => amavis(`said ${filler}`));
    const line = between(1).join("").length + 1;
    const most = Math.floor((32_768 - begins.length - 1) / line);
    expect(messages([begins, ...between(most), ends]).at(-1)).toBe(`one ${filler}two`);
    expect(messages([begins, ...between(most + 1), ends]).at(-1)).toBe("");
    const others = (count: number) =>
      Array.from({ length: count }, (_, pid) => amavis(`(1-1) other ${filler}...`, pid));
    expect(messages([begins, ...others(15), ends]).at(-1)).toBe(`one ${filler}two`);
    expect(messages([begins, ...others(16), ends]).at(-1)).toBe("");
  });

  it.each([
    "(00309-10) waiting...",
    `(00309-10) waiting ${filler}..`,
    `waiting, without a number, ${filler}...`,
    `(!)waiting, without a number, ${filler}...`,
  ])("is not %s", (message) => {
    expect(messages([amavis(message)])[0]).toBe(message.replace(/^\(00309-10\) |^\(!\)/, ""));
  });

  it("is nobody else's", () => {
    const others = [`postfix/smtp[1]: 1DF5316FD: waiting ${filler}...`, `sshd[1]: (00309-10) waiting ${filler}...`];
    expect(messages(others.map((text) => `Nov 22 11:02:43 mx1 ${text}`))).toEqual([
      `waiting ${filler}...`,
      `(00309-10) waiting ${filler}...`,
    ]);
  });
});
