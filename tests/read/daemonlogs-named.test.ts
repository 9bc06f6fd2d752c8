import { describe, expect, test } from "vitest";
import { createRecordParser, noPid, pidOf } from "../../src/read/record.js";

/** What a parser makes of a line; null where it is no record. */
function read(line: string) {
  const { view, parse } = createRecordParser();
  const bytes = Buffer.from(`<${line}>`);
  if (!parse(bytes, 1, bytes.length - 1)) return null;
  return {
    program: view.program,
    pid: pidOf(view) === noPid ? null : pidOf(view),
    kind: view.stamp.kind,
    at: new Date(view.stamp.micros / 1000).toISOString(),
    message: view.buffer.toString("utf8", view.messageStart, view.messageEnd),
  };
}

const at = "2026-11-22T11:17:00.000Z";

describe("a log with a stamp of its own is read", () => {
  test.each([
    [
      "2026/11/22 11:17:00 [error] 12#14: *7 connect() failed (111: Connection refused)",
      { program: "nginx", pid: 12, kind: "local", at, message: "connect() failed (111: Connection refused)" },
    ],
    [
      "2026/11/22 11:17:00 [notice] 12#12: start worker processes",
      { program: "nginx", pid: 12, kind: "local", at, message: "start worker processes" },
    ],
    [
      "2026-11-22 11:17:00 upgrade clamav 1.0 1.1",
      { program: "dpkg", pid: null, kind: "local", at, message: "upgrade clamav 1.0 1.1" },
    ],
    [
      "[22-Nov-2026 11:17:00] WARNING: [pool www] x",
      { program: "php-fpm", pid: null, kind: "local", at, message: "WARNING: [pool www] x" },
    ],
    [
      "[22-Nov-2026 11:17:00 UTC] PHP Fatal error:  x",
      { program: "php", pid: null, kind: "instant", at, message: "PHP Fatal error:  x" },
    ],
    [
      "[22-Nov-2026 11:17:00 Asia/Tokyo] PHP Warning:  x",
      { program: "php", pid: null, kind: "local", at, message: "PHP Warning:  x" },
    ],
  ])("%s", (line, expected) => {
    expect(read(line)).toEqual(expected);
  });
});

describe("what only begins alike is no record", () => {
  test.each([
    "2026-11-22 11:17:00",
    "2026/11/22 11:17:00 upgrade clamav 1.0 1.1",
    "2026/11/22 11:17:00 [error] no pid",
    "2026/11/22 11:17:00 [error] 12#",
    "2026/11/22 11:17:00 [error",
    "2026/13/22 11:17:00 [error] 12#14: x",
    "[22-Nov-2026 11:17:00] something else",
    "[22-Nov-2026 11:17:00",
    "[30-Feb-2026 11:17:00] WARNING: x",
    "[22-Nov-2026 11:17:60123] WARNING: x",
  ])("%s", (line) => {
    expect(read(line)).toBeNull();
  });
});
