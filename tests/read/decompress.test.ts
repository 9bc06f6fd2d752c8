import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, readFileSync, statSync, truncateSync } from "node:fs";
import { appendFile, chmod, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { createGzip, gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/diagnostic.js";
import { pipeCommand, shellQuote } from "../../src/read/compression.js";
import { type OpenLogOptions, openLog } from "../../src/read/decompress.js";
import type { LogFile } from "../../src/read/source.js";

let top: string;

beforeEach(async () => {
  top = await mkdtemp(join(tmpdir(), "logscan-decompress-"));
});

afterEach(async () => {
  await rm(top, { recursive: true, force: true });
});

const logFile = (path: string): LogFile => ({
  path,
  sizeBytes: 0,
  modifiedMillis: 0,
  suffixDate: null,
  rotation: null,
});

async function read(path: string, options: OpenLogOptions = {}) {
  const diagnostics: Diagnostic[] = [];
  const log = await openLog(logFile(path), { ...options, onDiagnostic: (diagnostic) => diagnostics.push(diagnostic) });
  const chunks: Buffer[] = [];
  for await (const chunk of log.chunks) chunks.push(Buffer.from(chunk));
  const codes = diagnostics.map(({ code, severity }) => `${severity} ${code}`);
  return { log, chunks, bytes: Buffer.concat(chunks), diagnostics, codes };
}

async function put(name: string, content: string | Buffer): Promise<string> {
  const path = join(top, name);
  await writeFile(path, content);
  return path;
}

async function* streamOf(bytes: Buffer, pieceBytes: number): AsyncGenerator<Buffer, void, undefined> {
  for (let start = 0; start < bytes.length; start += pieceBytes) {
    await nextTurn();
    yield bytes.subarray(start, start + pieceBytes);
  }
}

/** Lines that compress about as well as real ones. */
function lines(count: number): Buffer {
  const parts: string[] = [];
  let random = 1;
  for (let index = 0; index < count; index++) {
    random = (Math.imul(random, 1103515245) + 12345) >>> 0;
    parts.push(
      `Jul 28 13:57:40 ns postfix/smtp[${random % 32768}]: ${random.toString(16)}: to=<user${index}@example.org>\n`,
    );
  }
  return Buffer.from(parts.join(""));
}

const text = lines(40_000);

function packedBy(command: string, options: readonly string[], input: Buffer): Buffer | null {
  try {
    return execFileSync(command, options, { input, maxBuffer: 2 ** 28, stdio: ["pipe", "pipe", "ignore"] });
  } catch {
    return null;
  }
}

/** `hello, log\n` twenty times, for machines without the programs. */
const greeting = Buffer.from("hello, log\n".repeat(20));
const small: Readonly<Record<string, string>> = {
  gzip: "H4sIAAAAAAAAA8tIzcnJ11HIyU/nyhhuTABhm5wQ3AAAAA==",
  bzip2: "QlpoOTFBWSZTWZJEYZIAADvRAAAQQAQCxKAAUIYEBSpGNNk/JhOk0TZOkwmE0J4XckU4UJCSRGGS",
  xz: "/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4ADbABFdADQZSe6N74x9ZIsiwpD7L4AAAAAAAB+hQatk/vdmAAEt3AEAAAAIN96MscRn+wIAAAAABFla",
  zstd: "KLUv/QRYlQAAWGhlbGxvLCBsb2cKAQBOU8UL3lvOgA==",
};

describe("plain files", () => {
  it("reads in chunks of 1 MiB, or of the size that was asked for", async () => {
    const path = await put("syslog", text);
    const whole = await read(path);
    expect(whole.bytes.equals(text)).toBe(true);
    expect(whole.log.compression).toBe("none");
    expect(whole.log.gzipMillis).toBeNull();
    expect(whole.chunks[0]?.length).toBe(2 ** 20);
    const small = await read(path, { chunkBytes: 1000 });
    expect(small.bytes.equals(text)).toBe(true);
    expect(small.chunks[0]?.length).toBe(1000);
  });

  it("are read to memory that is given, as much of it as there is; those that were packed never", async () => {
    const plain = await put("plain", text);
    const packed = await put("packed.gz", gzipSync(text));
    for (const path of [plain, packed]) {
      const into = Buffer.alloc(100_000, "~");
      const log = await openLog(logFile(path), { into });
      const found: Buffer[] = [];
      let isThere = true;
      for await (const chunk of log.chunks) {
        isThere &&= chunk.buffer === into.buffer && chunk.byteOffset === into.byteOffset;
        found.push(Buffer.from(chunk));
      }
      expect(Buffer.concat(found).equals(text)).toBe(true);
      expect(isThere).toBe(path === plain);
      expect(into.includes("Jul 28")).toBe(path === plain);
    }
  });

  it("reads an empty file as nothing at all", async () => {
    const { bytes, codes } = await read(await put("empty.log.gz", ""));
    expect(bytes.length).toBe(0);
    expect(codes).toEqual([]);
  });

  it("lets others run between chunks", async () => {
    const log = await openLog(logFile(await put("syslog", text)), { chunkBytes: 100_000 });
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    let isRunning = true;
    const count = async () => {
      while (isRunning) {
        await nextTurn();
        turns++;
      }
    };
    const counting = count();
    let chunks = 0;
    for await (const _ of log.chunks) chunks++;
    isRunning = false;
    await counting;
    clearInterval(timer);
    expect(chunks).toBeGreaterThan(30);
    expect(turns).toBeGreaterThanOrEqual(chunks - 1);
  });

  it("reads a file that grows to the size that it had when it was opened", async () => {
    const path = await put("growing.log", text);
    const log = await openLog(logFile(path), {});
    await appendFile(path, "later\n");
    let length = 0;
    for await (const chunk of log.chunks) {
      length += chunk.length;
      await appendFile(path, "later\n");
    }
    expect(length).toBe(text.length);
  });

  it("ends early, and says so, where a file shrinks", async () => {
    const path = await put("shrinking.log", text);
    const diagnostics: Diagnostic[] = [];
    const log = await openLog(logFile(path), { onDiagnostic: (diagnostic) => diagnostics.push(diagnostic) });
    let length = 0;
    for await (const chunk of log.chunks) {
      length += chunk.length;
      truncateSync(path, 10);
    }
    expect(length).toBe(2 ** 20);
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([["read.shrunk", "warning"]]);
  });

  it("goes on with the file that it opened where another one takes its name", async () => {
    const path = await put("syslog", text);
    const log = await openLog(logFile(path), {});
    await rename(path, `${path}.1`);
    await writeFile(path, "a new file\n");
    const parts: Buffer[] = [];
    for await (const chunk of log.chunks) parts.push(Buffer.from(chunk));
    expect(Buffer.concat(parts).equals(text)).toBe(true);
  });
});

describe("every compression", () => {
  for (const [command, options] of [
    ["gzip", ["-c"]],
    ["bzip2", ["-c"]],
    ["xz", ["-c", "-1"]],
    ["zstd", ["-c", "-q"]],
  ] as const) {
    const packed = packedBy(command, options, text);
    const cases: [string, Buffer, Buffer][] = [["small", Buffer.from(small[command] ?? "", "base64"), greeting]];
    if (packed !== null) cases.push(["large", packed, text]);
    for (const [size, data, expected] of cases) {
      it(`${command}, ${size}: by content, whatever the name, from a file and from standard input`, async () => {
        const fromFile = await read(await put("syslog.1", data));
        expect(fromFile.codes).toEqual([]);
        expect(fromFile.bytes.equals(expected)).toBe(true);
        expect(fromFile.log.compression).toBe(command);
        for (const pieceBytes of size === "small" ? [1, 7] : [4096, 300_000]) {
          const fromStream = await read("-", { stdin: streamOf(data, pieceBytes) });
          expect(fromStream.codes).toEqual([]);
          expect(fromStream.bytes.equals(expected)).toBe(true);
        }
      });

      it(`${command}, ${size}: one after another in one file`, async () => {
        const { bytes, codes } = await read(await put("x", Buffer.concat([data, data, data])));
        expect(codes).toEqual([]);
        expect(bytes.equals(Buffer.concat([expected, expected, expected]))).toBe(true);
      });

      it(`${command}, ${size}: NULs and other bytes at the end`, async () => {
        const padded = await read(await put("padded", Buffer.concat([data, Buffer.alloc(100_000)])));
        expect(padded.codes).toEqual([]);
        expect(padded.bytes.equals(expected)).toBe(true);
        const followed = await read(
          await put("followed", Buffer.concat([data, Buffer.from("garbage that is no log")])),
        );
        expect(followed.codes).toEqual(["information read.trailing-bytes"]);
        expect(followed.bytes.equals(expected)).toBe(true);
      });

      it(`${command}, ${size}: cut off anywhere`, async () => {
        const cuts = size === "small" ? data.length - 13 : 6;
        for (let cut = 1; cut < cuts; cut++) {
          const length = size === "small" ? data.length - cut : Math.floor((data.length * cut) / cuts);
          const { bytes, codes } = await read(await put("cut", data.subarray(0, length)));
          expect(codes).toEqual(["warning read.damaged"]);
          expect(expected.subarray(0, bytes.length).equals(bytes)).toBe(true);
          // bzip2 has blocks of 900 000 bytes, xz gives out what it has, zstd has blocks of 128 KiB.
          if (size === "large") {
            const held = { gzip: 50_000, bzip2: 1_800_000, xz: 200_000, zstd: 900_000 }[command];
            expect(bytes.length).toBeGreaterThan((expected.length * cut) / cuts - held);
          }
        }
      });

      it(`${command}, ${size}: damaged in the middle`, async () => {
        const damaged = Buffer.from(data);
        const middle = Math.floor(data.length / 2);
        for (let at = middle; at < middle + 9; at++) damaged[at] = (damaged[at] ?? 0) ^ 0xff;
        const { codes } = await read(await put("damaged", damaged));
        expect(codes).toEqual(["warning read.damaged"]);
        const fromStream = await read("-", { stdin: streamOf(damaged, 4096) });
        expect(fromStream.codes).toEqual(["warning read.damaged"]);
      });
    }
  }

  it("xz and zstd of the highest level, and zstd without a size in its header", async (context) => {
    const part = text.subarray(0, 1_000_000);
    const cases = [
      packedBy("xz", ["-c", "-9e"], part),
      packedBy("xz", ["-c", "--check=crc32", "--block-size=100000"], part),
      packedBy("zstd", ["-c", "-q", "-19"], part),
      packedBy("zstd", ["-c", "-q", "--no-check"], part),
    ];
    if (cases.includes(null)) return context.skip("xz or zstd is not installed");
    for (const data of cases) {
      const { bytes, codes } = await read(await put("x", data as Buffer));
      expect(codes).toEqual([]);
      expect(bytes.equals(part)).toBe(true);
    }
  });

  it("says how to pipe in what only the program itself unpacks", async (context) => {
    const sha = packedBy("xz", ["-c", "--check=sha256"], greeting);
    if (sha === null) return context.skip("xz is not installed");
    const cases = [
      [sha, "xz -dc"],
      // A window of 256 MiB.
      [Buffer.from("28b52ffd009001000041", "hex"), "zstd -dc --long=31"],
    ] as const;
    for (const [data, command] of cases) {
      const path = await put("x.packed", data);
      const { diagnostics } = await read(path);
      const hint = `${command} '${path}' | logscan -`;
      expect(diagnostics).toMatchObject([{ code: "read.compression", severity: "error", hint }]);
    }
  });

  it("zstd: an empty frame, and skippable frames", async (context) => {
    const empty = packedBy("zstd", ["-c", "-q"], Buffer.alloc(0));
    const full = packedBy("zstd", ["-c", "-q"], greeting);
    if (empty === null || full === null) return context.skip("zstd is not installed");
    const skippable = Buffer.from("502a4d180400000001020304", "hex");
    const { bytes, codes } = await read(
      await put("x", Buffer.concat([skippable, empty, full, skippable, empty, full])),
    );
    expect(codes).toEqual([]);
    expect(bytes.toString()).toBe(`${greeting}${greeting}`);
  });

  it("two xz files at the same time", async () => {
    const data = packedBy("xz", ["-c", "-1"], text) ?? Buffer.from(small.xz ?? "", "base64");
    const path = await put("x.xz", data);
    const [one, two] = await Promise.all([openLog(logFile(path), {}), openLog(logFile(path), {})]);
    const first = one.chunks[Symbol.asyncIterator]();
    const second = two.chunks[Symbol.asyncIterator]();
    expect((await first.next()).done).toBe(false);
    expect((await second.next()).done).toBe(false);
    await first.return?.();
    await second.return?.();
  });
});

describe("gzip", () => {
  it("gives the moment in the header, and null where there is none", async () => {
    const data = gzipSync(text);
    expect((await read(await put("none", data))).log.gzipMillis).toBeNull();
    data.writeUInt32LE(1_226_226_001, 4);
    expect((await read(await put("some", data))).log.gzipMillis).toBe(1_226_226_001_000);
  });

  it("loses nothing before a wrong checksum", async () => {
    const data = gzipSync(text);
    data.writeUInt32LE(0, data.length - 8);
    const { bytes, codes } = await read(await put("crc", data));
    expect(codes).toEqual(["warning read.damaged"]);
    expect(bytes.equals(text)).toBe(true);
  });

  it("loses nothing before damage in the middle, in whichever member", async () => {
    const data = gzipSync(text);
    const broken = Buffer.from(data);
    broken.fill(0xff, 200_000, 200_040);
    const reference = await read(await put("cut", data.subarray(0, 200_000)));
    const { bytes, codes } = await read(await put("broken", Buffer.concat([data, broken, data])));
    expect(codes).toEqual(["warning read.damaged"]);
    expect(bytes.length).toBeGreaterThanOrEqual(text.length + reference.bytes.length);
    const good = text.length + reference.bytes.length;
    expect(bytes.subarray(0, good).equals(Buffer.concat([text, reference.bytes]))).toBe(true);
  });

  it("gives out all that a cut file holds: as much as zcat", async (context) => {
    const path = await put("cut.gz", gzipSync(text).subarray(0, 300_001));
    const child = spawn("gzip", ["-dc", path], { stdio: ["ignore", "pipe", "ignore"] });
    const parts: Buffer[] = [];
    child.stdout.on("data", (part: Buffer) => parts.push(part));
    const status = await Promise.race([
      once(child, "close").then(() => "closed"),
      once(child, "error").then(() => "error"),
    ]);
    if (status === "error") return context.skip("gzip is not installed");
    const { bytes } = await read(path);
    expect(bytes.length).toBeGreaterThanOrEqual(Buffer.concat(parts).length);
    expect(text.subarray(0, bytes.length).equals(bytes)).toBe(true);
  });
});

describe("bounded memory", () => {
  const total = 500_000_000;

  async function growthOf(path: string): Promise<{ length: number; growth: number; codes: string[] }> {
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    let peak = before;
    let length = 0;
    const codes: string[] = [];
    const log = await openLog(logFile(path), { onDiagnostic: ({ code }) => codes.push(code) });
    for await (const chunk of log.chunks) {
      length += chunk.length;
      peak = Math.max(peak, process.memoryUsage().rss);
    }
    return { length, growth: peak - before, codes };
  }

  const block = Buffer.from(`${"\0".repeat(99)}\n`.repeat(10_000));

  it("a thousandfold gzip", async () => {
    const path = join(top, "bomb.gz");
    const gzip = createGzip({ level: 9 });
    const written = once(gzip.pipe(createWriteStream(path)), "finish");
    for (let done = 0; done < total; done += block.length) if (!gzip.write(block)) await once(gzip, "drain");
    gzip.end();
    await written;
    expect(statSync(path).size).toBeLessThan(total / 250);
    const { length, growth, codes } = await growthOf(path);
    expect(codes).toEqual([]);
    expect(length).toBe(total);
    expect(growth).toBeLessThan(64 * 2 ** 20);
  }, 60_000);

  it("a bzip2 of the highest ratio, whose blocks are 46 MB each", async (context) => {
    const path = await put("zeros.bz2", packedBy("bzip2", ["-9"], Buffer.alloc(150_000_000)) ?? "");
    if (statSync(path).size === 0) return context.skip("bzip2 is not installed");
    const { length, growth, codes } = await growthOf(path);
    expect(codes).toEqual([]);
    expect(length).toBe(150_000_000);
    expect(growth).toBeLessThan(96 * 2 ** 20);
  }, 60_000);

  for (const command of ["bzip2", "xz", "zstd"]) {
    it(`a manifold ${command}`, async (context) => {
      const path = join(top, `bomb.${command}`);
      const output = createWriteStream(path);
      await once(output, "open");
      const child = spawn(command, ["-c", "-1"], { stdio: ["pipe", output, "ignore"] });
      const failed = once(child, "error").then(() => true);
      const closed = once(child, "close").then(() => false);
      child.stdin.on("error", () => undefined);
      const bytes = total / 5;
      for (let done = 0; done < bytes && !child.stdin.destroyed; done += block.length) {
        if (!child.stdin.write(block)) await Promise.race([once(child.stdin, "drain"), failed]);
      }
      child.stdin.end();
      if (await Promise.race([failed, closed])) return context.skip(`${command} is not installed`);
      const { length, growth, codes } = await growthOf(path);
      expect(codes).toEqual([]);
      expect(length).toBe(bytes);
      expect(growth).toBeLessThan(64 * 2 ** 20);
    }, 120_000);
  }
});

describe("what cannot be read", () => {
  it("names the command that unpacks what logscan does not", async () => {
    for (const [name, hex, command] of [
      ["x.lz4", "04224d186440a7", "lz4 -dc"],
      ["x.Z", "1f9d90610402", "gzip -dc"],
      ["x.7z", "377abcaf271c0004", "7z x -so"],
      ["x.zip", "504b03041400", "unzip -p"],
      ["x.lzma", "5d00008000ffffffffffffffff00", "xz -dc --format=lzma"],
    ] as const) {
      const path = await put(name, Buffer.from(hex, "hex"));
      const { bytes, diagnostics } = await read(path);
      expect(bytes.length).toBe(0);
      expect(diagnostics).toMatchObject([
        { code: "read.compression", severity: "error", file: path, hint: `${command} '${path}' | logscan -` },
      ]);
    }
    const { diagnostics } = await read("-", { stdin: streamOf(Buffer.from("04224d186440a7", "hex"), 3) });
    expect(diagnostics[0]?.hint).toBe("... | lz4 -dc | logscan -");
  });

  it("quotes names so that a shell reads them as they are", () => {
    const names = ["a b", "it's", "$(reboot)", "-rf", "x\ny", "\u001b[2J'\\", "\u0085ü", "`id`;&"];
    for (const name of names) {
      const echoed = execFileSync("bash", ["-c", `printf %s ${shellQuote(name)}`]).toString();
      expect(echoed).toBe(name.startsWith("-") ? `./${name}` : name);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not reach a terminal
      expect(shellQuote(name)).not.toMatch(/[\x00-\x1f]/);
    }
    expect(pipeCommand("lz4 -dc", "/var/log/x.lz4")).toBe("lz4 -dc '/var/log/x.lz4' | logscan -");
  });

  it("says what is gone, what is no file, and that no standard input came", async () => {
    expect((await read(join(top, "gone"))).codes).toEqual(["warning read.vanished"]);
    expect((await read(top)).codes).toEqual(["error read.not-regular"]);
    execFileSync("mkfifo", [join(top, "pipe")]);
    expect((await read(join(top, "pipe"))).codes).toEqual(["error read.not-regular"]);
    expect((await read("-")).codes).toEqual(["error read.stdin"]);
  });

  it("warns where it has no permission", async (context) => {
    const path = await put("auth.log", text);
    await chmod(path, 0o000);
    await chmod(top, 0o755);
    const isRoot = process.getuid?.() === 0;
    if (isRoot && process.seteuid === undefined) return context.skip("runs as root in a thread");
    if (isRoot) process.seteuid?.(65534);
    try {
      const { diagnostics } = await read(path);
      expect(diagnostics).toMatchObject([{ code: "read.permission", severity: "warning", file: path }]);
      expect(diagnostics[0]?.hint).toContain("adm");
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  });

  it("makes a diagnostic of a stream that fails, after what came before", async () => {
    async function* failing(): AsyncGenerator<Buffer, void, undefined> {
      yield Buffer.from("Jul 28 13:57:40 ns kernel: one\n");
      throw new Error("the pipe broke");
    }
    const { bytes, codes, diagnostics } = await read("-", { stdin: failing() });
    expect(codes).toEqual(["error read.failed"]);
    expect(diagnostics[0]?.message).toContain("the pipe broke");
    expect(bytes.toString()).toContain("one");
  });
});

describe("stopping", () => {
  it("throws the signal's reason, at once or in the middle", async () => {
    const path = await put("syslog", text);
    const reason = new Error("enough");
    await expect(openLog(logFile(path), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    for (const data of [text, gzipSync(text)]) {
      const controller = new AbortController();
      await writeFile(path, data);
      const log = await openLog(logFile(path), { signal: controller.signal, chunkBytes: 100_000 });
      const reading = async () => {
        for await (const _ of log.chunks) controller.abort(reason);
      };
      await expect(reading()).rejects.toBe(reason);
    }
  });

  it("does not wait for a standard input from which nothing comes", async () => {
    const reason = new Error("enough");
    const controller = new AbortController();
    async function* silent(): AsyncGenerator<Buffer, void, undefined> {
      yield Buffer.from("Jul 28 13:57:40 ns kernel: a long first line\n");
      await new Promise(() => undefined);
    }
    const log = await openLog(logFile("-"), { stdin: silent(), signal: controller.signal });
    const reading = async () => {
      for await (const _ of log.chunks) setImmediate(() => controller.abort(reason));
    };
    await expect(reading()).rejects.toBe(reason);
  });

  it("leaves no file open, however the reading ends", async (context) => {
    const openFiles = async () => {
      const paths = await readdir("/proc/self/fd").catch(() => null);
      return paths?.length ?? null;
    };
    const path = await put("syslog", text);
    const packed = await put("syslog.1.gz", gzipSync(text).subarray(0, 200_000));
    const before = await openFiles();
    if (before === null) return context.skip("no /proc");
    await read(path);
    await read(packed);
    await read(join(top));
    await read(await put("x.lz4", Buffer.from("04224d186440a7", "hex")));
    for await (const _ of (await openLog(logFile(path), { chunkBytes: 1000 })).chunks) break;
    for await (const _ of (await openLog(logFile(packed), { chunkBytes: 1000 })).chunks) break;
    const unread = await openLog(logFile(path), {});
    unread.close();
    unread.close();
    expect(await openFiles()).toBe(before);
    expect(readFileSync(path).equals(text)).toBe(true);
  });
});
