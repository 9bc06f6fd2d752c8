import { expect, it } from "vitest";
import { cellRules, keptLimit } from "../../src/detect/cells.js";
import { hear, noTurn, type Turn } from "../../src/detect/heard.js";
import { createRooms } from "../../src/detect/room.js";
import { createStreamCells } from "../../src/detect/stream-cells.js";
import { singleComponent } from "../../src/detect/stream-state.js";
import { createStreams } from "../../src/detect/streams.js";
import { createCatalog } from "../../src/grammar/catalog.js";
import type { Grammar } from "../../src/grammar/model.js";
import { parseGrammar } from "../../src/grammar/parser.js";
import { createRecordReader } from "../../src/read/reader.js";

const flapping = parseGrammar(
  `logscan grammar 1
grammar door "A door" / "扉"
program door
component door
  title "Door" / "扉"
failing closed
  | closed
working opened
  | opened
`,
  "door.grammar",
).grammar as Grammar;

it("what is gathered of a component that turns all the time does not grow with the log, in one minute either", () => {
  const catalog = createCatalog([flapping]);
  const rules = cellRules(catalog);
  const rooms = createRooms();
  const cells = createStreamCells(rules, rooms);
  const streams = createStreams(0, 0, rooms, cells);
  const events = catalog.events.map(({ event }) => event.name);
  const turn: Turn = { bits: 0, hasWorked: false, workedClockMicros: -1 };
  let most = 0;
  let turns = 0;
  const reader = createRecordReader({
    onRecord(view) {
      const state = streams.note(view, true, false);
      const segment = state?.segment;
      if (state === null || segment === undefined) throw new Error("there is room for one host");
      const message = view.buffer.toString("latin1", view.messageStart, view.messageEnd);
      const component = singleComponent(state, 0, "door");
      const open = cells.at(state, segment, component, events.indexOf(message), -1, view);
      noTurn(turn);
      hear(turn, segment, component, false, view, events.indexOf(message), message === "opened", 1, rules);
      if (turn.bits !== 0) turns++;
      cells.add(open, segment, view, 1, -1, turn);
      most = Math.max(most, segment.lines.rows);
      return true;
    },
    onOther: () => undefined,
    onNulRun: () => undefined,
    onLongLine: () => undefined,
  });
  const flap = ["closed", "closed", "opened"].map((message) => `May 22 01:02:03 ns door: ${message}\n`).join("");
  reader.push(Buffer.from(flap.repeat(30_000)));
  reader.finish();
  expect(turns).toBeGreaterThan(50_000);
  expect(most).toBeLessThan(4 * keptLimit);
});
