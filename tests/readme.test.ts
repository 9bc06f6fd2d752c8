import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildWhenStale, command, project } from "./built-command.js";
import { hasCases } from "./needs-grammar.js";
import { emptyFolder } from "./report/export/receiver-process.js";

const folder = emptyFolder("readme");
beforeAll(buildWhenStale);
afterAll(() => rmSync(folder, { recursive: true }));

const readme = readFileSync(join(project, "README.md"), "utf8");
const uses = readme.slice(readme.indexOf(" uses\n\n### "), readme.indexOf("\n## Options"));
/** The lines of shell under each use, those that install left out. */
const shown = [...uses.matchAll(/^ {4}((?:LOGSCAN_TOKEN=|journalctl |mailq |logscan\b).*)$/gm)].map(
  ([, line]) => line!,
);

const hasLogs = hasCases("2008-05-22-xfs", "2008-09-23-mail-gateway");

it.runIf(hasLogs)("README.md's lines of shell do what they say, as they stand there", () => {
  expect(shown.length).toBeGreaterThan(14);
  const bin = join(folder, "bin");
  mkdirSync(bin);
  writeFileSync(join(bin, "logscan"), `#!/bin/sh\nexec "${process.execPath}" "${command}" "$@"\n`);
  chmodSync(join(bin, "logscan"), 0o755);
  cpSync(join(project, "fixtures/incidents/2008-09-23-mail-gateway"), join(folder, "var/log"), { recursive: true });
  cpSync(join(folder, "var/log"), join(folder, "srv/copies/web"), { recursive: true });
  // The draft whose id README.md names is of this case.
  cpSync(join(project, "fixtures/incidents/2008-05-22-xfs"), join(folder, "var/log"), { recursive: true });
  const unclaimed = "May 22 20:17:01 ns dovecot: imap-login: Disconnected: Too many invalid commands\n";
  writeFileSync(join(folder, "var/log/mail.log"), unclaimed);
  writeFileSync(join(folder, "token"), "secret\n");
  const page = "2008年9月23日\n\n◆ウイルスチェックが停止\n\n対象: fw\n発生: 16:33\n復旧: 9/25 00:05\n";
  writeFileSync(join(folder, "incidents.txt"), page);
  const run = shown.map((line) => {
    // The reader's logs are in another folder here, what is sent is only printed, and no journal or queue may be there.
    const own = line
      .replace(/(?<=[ =])\/(?=var|srv)/g, "")
      .replace(/^logscan$/, "logscan var/log")
      .replace(/^(?:journalctl|mailq)[^|]*/, ": ")
      .replace(" --send", "");
    const { status, stderr } = spawnSync("/bin/sh", ["-c", own], {
      cwd: folder,
      env: { PATH: `${bin}:${process.env.PATH}`, HOME: folder },
      encoding: "utf8",
    });
    return { own, status, stderr };
  });
  // A proposed grammar fails its test until a person has decided what its lines say; a line or an id of another site is not known here.
  const mayFail = /^logscan (?:test|explain) /;
  expect(run.filter(({ own, status }) => status !== 0 && !(status === 1 && mayFail.test(own)))).toEqual([]);
});
