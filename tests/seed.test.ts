import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { buildWhenStale, project } from "./built-command.js";
import { hasCases } from "./needs-grammar.js";

beforeAll(buildWhenStale);

/** Of the logs that the page by hand tells of. */
const cases = [
  ...["2006-03-26-power", "2006-03-26-route", "2006-04-04-link", "2006-04-05-dhcp", "2006-05-23-segfault"],
  ...["2006-05-24-ordered-stop", "2006-06-24-reboot-fsck", "2006-10-07-suexec", "2006-11-16-pppoe"],
  ...["2008-05-19-freeze", "2008-05-22-xfs", "2008-06-11-two-shutdowns", "2008-07-28-disk", "2008-08-24-lightning"],
  ...["2008-09-23-mail-gateway", "2008-11-05-failover"],
];

it.runIf(hasCases(...cases))("the logs of the seventeen incidents show what the page by hand says of them", () => {
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
