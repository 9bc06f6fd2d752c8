import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/diagnostic.js";
import { scan } from "../../src/incident/scan.js";
import { openLog } from "../../src/read/decompress.js";
import { createSpool } from "../../src/read/spool.js";
import { hasGrammars } from "../needs-grammar.js";

const directory = mkdtempSync(join(tmpdir(), "logscan-spool-"));
afterAll(() => rmSync(directory, { recursive: true }));

async function* streamOf(...pieces: string[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield Buffer.from(piece);
}

async function textOf(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString();
}

function spooled(pieces: readonly string[], folder: string, mostBytes?: number) {
  const diagnostics: Diagnostic[] = [];
  return { spool: createSpool(streamOf(...pieces), folder, (one) => diagnostics.push(one), mostBytes), diagnostics };
}

describe("a spool", () => {
  it("gives what came once more, as often as is asked, and leaves nothing behind", async () => {
    const { spool, diagnostics } = spooled(["one\ntw", "", "o\n"], directory);
    expect(spool.descriptor()).toBeNull();
    expect(await textOf(spool.stream)).toBe("one\ntwo\n");
    expect(readdirSync(directory)).toEqual([]);
    const keptAs = spool.descriptor() as number;
    const file = { path: "-", sizeBytes: 0, modifiedMillis: 0, suffixDate: null, rotation: null, keptAs };
    for (let time = 0; time < 2; time++)
      expect(await textOf((await openLog(file, { chunkBytes: 3 })).chunks)).toBe("one\ntwo\n");
    const range = { fromByte: 4, endByte: Number.POSITIVE_INFINITY };
    expect(await textOf((await openLog(file, { range })).chunks)).toBe("two\n");
    spool.close();
    spool.close();
    expect(spool.descriptor()).toBeNull();
    expect(diagnostics).toEqual([]);
  });

  it("gives all that comes where nothing can be kept, and says so once", async () => {
    const { spool, diagnostics } = spooled(["one\n", "two\n"], join(directory, "missing"));
    expect(await textOf(spool.stream)).toBe("one\ntwo\n");
    expect(spool.descriptor()).toBeNull();
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      [
        "read.spool",
        "standard input is read only once, so that what it shows around outages may be missed: no such file or directory",
      ],
    ]);
  });

  it("has kept what was read where its reader stops, as at damaged bytes", async () => {
    const { spool } = spooled(["one\n", "two\n"], directory);
    for await (const _ of spool.stream) break;
    const keptAs = spool.descriptor() as number;
    const file = { path: "-", sizeBytes: 0, modifiedMillis: 0, suffixDate: null, rotation: null, keptAs };
    expect(await textOf((await openLog(file, {})).chunks)).toBe("one\n");
    spool.close();
  });

  it("keeps nothing of more than it may keep", async () => {
    const { spool, diagnostics } = spooled(["one\n", "two\n", "three\n"], directory, 6);
    expect(await textOf(spool.stream)).toBe("one\ntwo\nthree\n");
    expect(spool.descriptor()).toBeNull();
    expect(diagnostics.map(({ code }) => code)).toEqual(["read.spool"]);
  });
});

describe.runIf(hasGrammars("apache"))("a scan of standard input", () => {
  const two = (value: number) => String(value).padStart(2, "0");
  const request = (second: number) => {
    const time = `${two(10 + Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
    return `192.0.2.${second % 97} - - [22/Nov/2026:${time} +0000] "GET /p${second % 13} HTTP/1.1" 200 91\n`;
  };
  /** A visitor every three seconds, but for ten minutes from 10:50 on. */
  const log = Array.from({ length: 2400 }, (_, index) => 3 * index)
    .filter((second) => second < 3000 || second > 3600)
    .map(request)
    .join("");
  const options = { paths: ["-"], now: "2026-11-23T00:00:00Z", zone: "UTC" };

  it("takes the second look that a silence needs", async () => {
    const folder = join(directory, "kept");
    mkdirSync(folder);
    const kept = await scan({ ...options, stdin: streamOf(log), spoolDirectory: folder });
    expect(kept.diagnostics).toEqual([]);
    expect(kept.incidents.map(({ kind, start, end }) => [kind, start.at, end?.at])).toEqual([
      ["httpd.silence", "2026-11-22T10:49:57+00:00", "2026-11-22T11:00:03+00:00"],
    ]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("goes without it where nothing can be kept", async () => {
    const { incidents, diagnostics } = await scan({
      ...{ ...options, stdin: streamOf(log) },
      spoolDirectory: join(directory, "missing"),
    });
    expect(incidents).toEqual([]);
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([["read.spool", "warning"]]);
  });
});
