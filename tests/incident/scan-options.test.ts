import { expect, test } from "vitest";
import { scan } from "../../src/incident/scan.js";
import type { ScanOptions } from "../../src/incident/scan-options.js";

const now = "2008-05-23T18:00:00+09:00";
const later = "2008-05-23T00:00:00+09:00";
const earlier = "2008-05-22T15:00:00Z";

test.each<[string, ScanOptions, string, RegExp]>([
  [
    "a path that stands alone",
    { now, paths: "/x" as never },
    "option.paths",
    /^paths must be a list of paths, e\.g\. /,
  ],
  ["paths that are none", { now, paths: [1] as never }, "option.paths", /^paths must be a list/],
  ["no paths", { now } as never, "option.paths", /^paths must be a list/],
  ["a present without its zone", { now: "2008-05-23", paths: [] }, "option.now", /^now must be a time with an offset/],
  ["a zone that is none", { now, zone: "Mars/Phobos", paths: [] }, "option.zone", /^"Mars\/Phobos" is no zone/],
  [
    "limits that hold nothing, by other offsets",
    { now, since: later, until: earlier, paths: [] },
    "option.until",
    /^until must be later than since: 2008-05-22T15:00:00Z is not after 2008-05-23T00:00:00\+09:00$/,
  ],
])("a scan refuses %s", async (_, options, code, message) => {
  await expect(scan(options)).rejects.toMatchObject({
    name: "ScanOptionError",
    code,
    message: expect.stringMatching(message),
  });
});

test("limits between which something can lie are taken", async () => {
  const { tool } = await scan({ now, since: earlier, until: "2008-05-23T00:00:01+09:00", paths: [] });
  expect(tool.until).toBe("2008-05-22T15:00:01+00:00");
});
