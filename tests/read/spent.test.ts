import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { openLog } from "../../src/read/decompress.js";
import { createSpent } from "../../src/read/spent.js";

/** Larger than what Node pools. */
const large = 2 * Buffer.poolSize;

describe("memory that was read", () => {
  it("is gone as soon as all of it was read, however it was cut", () => {
    const spent = createSpent();
    const memory = new ArrayBuffer(large);
    let start = 0;
    for (const end of [1, 1000, large - 1, large]) {
      expect(memory.byteLength, `before ${end}`).toBe(large);
      spent(Buffer.from(memory, start, end - start));
      start = end;
    }
    expect(memory.byteLength).toBe(0);
    const next = new ArrayBuffer(large);
    spent(Buffer.from(next));
    expect(next.byteLength).toBe(0);
  });

  it.each([
    ["a part was not read", [0, 8, 12, large]],
    ["it begins behind something else", [4, large]],
    ["a part was read twice", [0, 8, 0, large]],
    ["its end was not read", [0, 8, 8, large - 1]],
  ])("stays where %s", (_why, cuts) => {
    const spent = createSpent();
    const memory = new ArrayBuffer(large);
    for (let at = 0; at < cuts.length; at += 2) {
      const start = cuts[at] ?? 0;
      spent(Buffer.from(memory, start, (cuts[at + 1] ?? 0) - start));
    }
    expect(memory.byteLength).toBe(large);
  });

  it("stays where it is shared with other threads, or is the pool that Node cuts small buffers from", () => {
    const spent = createSpent();
    const shared = new SharedArrayBuffer(large);
    spent(Buffer.from(shared));
    expect(shared.byteLength).toBe(large);
    // Buffers of a quarter, until one begins a pool; the next three end it.
    const quarter = () => Buffer.allocUnsafe(Buffer.poolSize / 4);
    let first = quarter();
    while (first.byteOffset !== 0) first = quarter();
    const quarters = [first, quarter(), quarter(), quarter()];
    expect(new Set(quarters.map(({ buffer }) => buffer)).size).toBe(1);
    for (const chunk of quarters) spent(chunk);
    expect(first.buffer.byteLength).toBe(Buffer.poolSize);
  });

  it("goes chunk by chunk while a compressed log is read, and what it held was right", async () => {
    const top = await mkdtemp(join(tmpdir(), "logscan-spent-"));
    try {
      const text = Buffer.from(Array.from({ length: 800_000 }, (_, index) => `line ${index}\n`).join(""));
      const path = join(top, "mail.log.gz");
      await writeFile(path, gzipSync(text));
      const log = await openLog({ path, sizeBytes: 0, modifiedMillis: 0, suffixDate: null, rotation: null }, {});
      let held = 0;
      let readBytes = 0;
      const memories = new Set<ArrayBufferLike>();
      for await (const chunk of log.chunks) {
        expect(chunk.equals(text.subarray(readBytes, readBytes + chunk.length))).toBe(true);
        readBytes += chunk.length;
        memories.add(chunk.buffer);
        let now = 0;
        for (const memory of memories) now += memory.byteLength;
        held = Math.max(held, now);
      }
      expect(readBytes).toBe(text.length);
      expect(memories.size).toBeGreaterThan(4);
      expect(held).toBeLessThan(text.length / 3);
    } finally {
      await rm(top, { recursive: true, force: true });
    }
  });
});
