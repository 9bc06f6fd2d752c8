import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { readTrustedTexts } from "../../src/read/trusted-texts.js";

const top = mkdtempSync(join(tmpdir(), "logscan-trust-"));
afterAll(() => rmSync(top, { recursive: true }));
const userId = process.getuid?.() ?? null;
let directory: string;
let counter = 0;

beforeEach(() => {
  directory = join(top, String(counter++));
  mkdirSync(directory, { mode: 0o755 });
  writeFileSync(join(directory, "b.grammar"), "b\n", { mode: 0o644 });
  writeFileSync(join(directory, "a.grammar"), "a\n", { mode: 0o644 });
  writeFileSync(join(directory, "notes.txt"), "no\n");
  writeFileSync(join(directory, ".hidden.grammar"), "no\n");
});

async function read(path = directory, user = userId) {
  const found = await readTrustedTexts(path, ".grammar", { userId: user });
  if (found === null) return null;
  const problems = found.diagnostics.map(({ code, file, message }) => `${code} ${basename(file ?? "")}: ${message}`);
  return { texts: found.files.map(({ text }) => text), problems };
}

test("reads the files of a directory in order of their names, or the one that is named", async () => {
  expect(await read()).toEqual({ texts: ["a\n", "b\n"], problems: [] });
  expect(await read(join(directory, "b.grammar"))).toEqual({ texts: ["b\n"], problems: [] });
  expect(await read(join(directory, "missing"))).toBeNull();
});

test.skipIf(process.platform === "win32")("what everybody can write is not read", async () => {
  chmodSync(join(directory, "a.grammar"), 0o646);
  const left = "grammar.untrusted a.grammar: can be written by every user: no grammar is read from there";
  expect(await read()).toEqual({ texts: ["b\n"], problems: [left] });
  chmodSync(directory, 0o777);
  expect(await read()).toMatchObject({
    texts: [],
    problems: [expect.stringContaining("can be written by every user")],
  });
});

test.skipIf(process.platform === "win32")(
  "what lies below a directory that everybody can write is not read, unless it is sticky",
  async () => {
    const inner = join(directory, "site", "grammars");
    mkdirSync(inner, { recursive: true });
    writeFileSync(join(inner, "a.grammar"), "a\n", { mode: 0o644 });
    expect(await read(inner)).toEqual({ texts: ["a\n"], problems: [] });
    chmodSync(directory, 0o777);
    const left = `grammar.untrusted ${basename(directory)}: can be written by every user: no grammar is read from below it`;
    expect(await read(inner)).toEqual({ texts: [], problems: [`${left} (${inner})`] });
    expect(await read(join(inner, "a.grammar"))).toEqual({
      texts: [],
      problems: [`${left} (${join(inner, "a.grammar")})`],
    });
    chmodSync(directory, 0o1777);
    expect(await read(inner)).toEqual({ texts: ["a\n"], problems: [] });
  },
);

test.skipIf(process.platform === "win32")("a link leads to where others can write", async () => {
  const open = join(directory, "open");
  mkdirSync(open);
  writeFileSync(join(open, "c"), "c\n", { mode: 0o644 });
  chmodSync(open, 0o777);
  symlinkSync(join(open, "c"), join(directory, "c.grammar"));
  const found = await readTrustedTexts(directory, ".grammar", { userId });
  expect(found?.files.map(({ text }) => text)).toEqual(["a\n", "b\n"]);
  expect(found?.diagnostics).toEqual([
    {
      ...{ code: "grammar.untrusted", severity: "error", file: open },
      message: `can be written by every user: no grammar is read from below it (${join(directory, "c.grammar")})`,
      hint: `chmod go-w ${open}, or keep the grammars elsewhere`,
    },
  ]);
});

test.skipIf(userId !== 0)("for root neither what a group can write nor what belongs to another user", async () => {
  chmodSync(join(directory, "a.grammar"), 0o664);
  chownSync(join(directory, "b.grammar"), 1234, 1234);
  expect(await read()).toEqual({
    texts: [],
    problems: [
      "grammar.untrusted a.grammar: can be written by its group: no grammar is read from there",
      "grammar.untrusted b.grammar: belongs to another user: no grammar is read from there",
    ],
  });
  chownSync(join(directory, "a.grammar"), 1234, 1234);
  expect(await read(join(directory, "a.grammar"), 1234)).toEqual({ texts: ["a\n"], problems: [] });
});

test("what is no text of a sensible size is a problem, the others are read", async () => {
  writeFileSync(join(directory, "c.grammar"), Buffer.from([0x41, 0xff]), { mode: 0o644 });
  writeFileSync(join(directory, "d.grammar"), Buffer.alloc(2 ** 20 + 1), { mode: 0o644 });
  mkdirSync(join(directory, "e.grammar"));
  symlinkSync("nowhere", join(directory, "f.grammar"));
  expect(await read()).toEqual({
    texts: ["a\n", "b\n"],
    problems: [
      "grammar.encoding c.grammar: is not UTF-8",
      "grammar.too-long d.grammar: is longer than a megabyte",
      "grammar.unreadable e.grammar: is not a regular file",
      "grammar.unreadable f.grammar: cannot be read: ENOENT: no such file or directory",
    ],
  });
});
