import fc from "fast-check";
import { expect, it } from "vitest";
import { createEncodingCheck } from "../../src/read/encoding.js";

function firstDamage(chunks: readonly Buffer[]): { chunk: number; line: number } | null {
  const check = createEncodingCheck();
  for (const [chunk, bytes] of chunks.entries()) {
    const line = check.push(bytes);
    if (line !== null) return { chunk, line };
  }
  return null;
}

it("finds nothing in valid text, wherever characters are cut", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme-composite" }),
      fc.array(fc.nat({ max: 40 }), { maxLength: 6 }),
      (text, cuts) => {
        const bytes = Buffer.from(text);
        const places = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b), bytes.length];
        const chunks = places.slice(1).map((end, index) => bytes.subarray(places[index], end));
        expect(firstDamage(chunks)).toBeNull();
      },
    ),
  );
});

it("names the first damaged line of the chunk, and speaks once", () => {
  const check = createEncodingCheck();
  expect(check.push(Buffer.from("good\n"))).toBeNull();
  expect(check.push(Buffer.from("good\nbad \xe9 here\nworse \xff\n", "latin1"))).toBe(2);
  expect(check.push(Buffer.from("\xff\n", "latin1"))).toBeNull();
});

it("takes a character that never ends as damage once more bytes have come", () => {
  expect(firstDamage([Buffer.from([0x41, 0xe3, 0x81]), Buffer.from("A\n")])).toEqual({ chunk: 1, line: 1 });
});
