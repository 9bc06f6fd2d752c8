// A suite of vitest as a user writes it, on the packed package: it is run and type-checked.
import { mkdirSync, writeFileSync } from "node:fs";
import { builtinGrammars, loadGrammars, scan } from "logscan";
import { type FrozenClock, frozenClock, testGrammars } from "logscan/testing";
import { expect, test } from "vitest";

const text = `logscan grammar 1
grammar pump "Water pump" / "ポンプ"
program pumpd
component pump
  title "The pump stands still" / "ポンプ停止"
failing dry
  | pump {number:int} runs dry
  > Mar  7 10:02:11 db01 pumpd[812]: pump 2 runs dry
  ! Mar  7 10:02:12 db01 wall[813]: pump 2 runs dry
working wet
  | pump {number:int} draws water
  > Mar  7 10:22:11 db01 pumpd[812]: pump 2 draws water
`;
const log = `Mar  7 09:58:02 db01 pumpd[812]: pump 2 draws water
Mar  7 10:02:11 db01 pumpd[812]: pump 2 runs dry
Mar  7 10:22:11 db01 pumpd[812]: pump 2 draws water
`;
const expected = [{ kind: "pump.dry", start: { at: "2026-03-07T10:02:11Z" }, end: { at: "2026-03-07T10:22:11Z" } }];
const clock: FrozenClock = frozenClock("2026-03-07T12:00:00Z");

mkdirSync("own/fixtures/pump", { recursive: true });
writeFileSync("own/pump.grammar", text);
writeFileSync("own/fixtures/pump/night.log", log);
const expectation = { options: { now: clock.now, zone: "UTC", year: 2026 }, incidents: expected };
writeFileSync("own/fixtures/pump/night.expected.json", JSON.stringify(expectation));

await testGrammars(["own"]);

const { grammars } = loadGrammars([{ file: "pump.grammar", text }], builtinGrammars);

async function drafts() {
  const stdin = (async function* () {
    yield Buffer.from(log);
  })();
  return scan({ paths: ["-"], stdin, zone: "UTC", year: 2026, grammars: grammars ?? [], ...clock });
}

test("drafts are compared as far as they are stated", async () => {
  expect(await drafts()).toDraftIncidents(expected);
  expect(await drafts()).not.toDraftIncidents([]);
  expect(await drafts()).not.toDraftIncidents([{ kind: "pump.dry", start: { at: "2026-03-07T10:02:12Z" } }]);
});

test("a difference is told in words", async () => {
  const document = await drafts();
  expect(() =>
    expect(document).toDraftIncidents([{ ...expected[0], start: { at: "2026-03-07T10:02:11Z" }, severity: "info" }]),
  ).toThrow('the drafts differ:\npump.dry from 2026-03-07T10:02:11.000Z.severity: expected "info", found "error"');
  expect(() => expect(document).toDraftIncidents([])).toThrow(
    "the drafts differ:\nnot expected: pump.dry from 2026-03-07T10:02:11.000Z",
  );
});

test("the clock stands still until it is told to move", () => {
  const frozen = frozenClock("2026-03-07T12:00:00+09:00");
  expect([frozen.now, frozen.now]).toEqual(["2026-03-07T03:00:00.000000+00:00", "2026-03-07T03:00:00.000000+00:00"]);
  frozen.advance(90);
  expect(frozen.now).toBe("2026-03-07T03:01:30.000000+00:00");
  expect(() => frozenClock("noon")).toThrow(RangeError);
});

// @ts-expect-error An expectation states the start at least.
export const incomplete = () => expect({ incidents: [] }).toDraftIncidents([{ kind: "pump.dry" }]);
