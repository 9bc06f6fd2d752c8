import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { buildWhenStale, project } from "./built-command.js";

beforeAll(buildWhenStale);

it("the logs of the seventeen incidents show what the page by hand says of them", () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(project, "tests/seed.mjs")], {
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  const counts = stdout.split("\n").filter((line) => /^\d+ found/.test(line));
  const pages = existsSync(join(project, "../shared/seed/incident-report-2006-2008.ja.txt")) ? 2 : 1;
  expect(counts).toEqual(Array.from({ length: pages }, () => "17 found, 0 missed, 0 extra"));
  expect(stdout.trimEnd().split("\n").at(-1)).toBe("17 found, 0 missed, 0 extra");
  // The page states 23:53:03, and 22:53:03 of its logs.
  expect(stdout.match(/-60\.0 min, the report contradicts itself, line \d+, which says ".*22:53:03/g)).toHaveLength(
    pages,
  );
  expect(status).toBe(0);
});
