import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { lines, scanLogs } from "../scan-logs.js";

const life = "May 22 10:00:00 ns CRON[77]: (root) CMD (true)";

it("every oddity of a file is said, and what is good in it is read", async () => {
  const { coverage, diagnostics } = await scanLogs({
    "ns/var/log/bomb.log.gz": gzipSync(`${life}\n`.repeat(200_000), { level: 9 }),
    "ns/var/log/empty.log": "",
    "ns/var/log/half.log": `${lines(life)}May 22 10:00:01 ns CRON[77]: (ro`,
    "ns/var/log/latin.log": Buffer.from(lines(life, "May 22 10:00:01 ns caf\xe9[1]: closed"), "latin1"),
    "ns/var/log/long.log": lines(`${life}${"x".repeat(100_000)}`, life),
    "ns/var/log/nul.log": lines(life, `\0\0\0${life}`),
    "ns/var/log/torn.log.gz": gzipSync(Array.from({ length: 5000 }, (_, pid) => `${life}${pid}\n`).join("")).subarray(
      0,
      8000,
    ),
  });
  const said = diagnostics.map(({ code, file }) => `${file?.replace(/.*\//, "")} ${code}`);
  expect(said).toEqual([
    "bomb.log.gz read.ratio",
    "empty.log read.empty",
    "half.log read.half-line",
    "latin.log read.encoding",
    "long.log read.long-line",
    "nul.log read.nul",
    expect.stringMatching(/^torn\.log\.gz read\.damaged$/),
    ...said.slice(7).map(() => expect.stringMatching(/^torn\.log\.gz /)),
  ]);
  const records = Object.fromEntries(coverage.sources.map(({ name, records }) => [name.replace(/.*\//, ""), records]));
  expect(records).toMatchObject({
    "bomb.log": 200_000,
    "empty.log": 0,
    "half.log": 2,
    "latin.log": 2,
    "long.log": 2,
    "nul.log": 2,
  });
  expect(records["torn.log"]).toBeGreaterThan(100);
});
