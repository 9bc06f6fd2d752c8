import { expect, it } from "vitest";
import { createVisitors } from "../../src/detect/visitors.js";

const second = 1e6;

it("a client that is seen again within a minute is the same visit, however long it goes on", () => {
  const { isVisit } = createVisitors(65_536);
  const seen = [0, 60, 120, 181, 180].map((at, index) => isVisit(7, at * second, index * 100));
  expect(seen).toEqual([true, false, false, true, false]);
});

it("clients are visits of their own", () => {
  const { isVisit } = createVisitors(65_536);
  expect([1, 2, 1, 2].map((client, index) => isVisit(client, index * second, index))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

it("what lies further back than a part of a file is read from is forgotten", () => {
  const { isVisit } = createVisitors(1000);
  expect([0, 1000, 2001].map((byteOffset) => isVisit(7, 0, byteOffset))).toEqual([true, false, true]);
});

it("hashes are told apart whatever their sign", () => {
  const { isVisit } = createVisitors(1000);
  expect([-5, -5, 5].map((client) => isVisit(client, 0, 0))).toEqual([true, false, true]);
});
