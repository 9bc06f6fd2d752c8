// npm run seed
// Compares reports by hand with what scans of the seventeen incidents find, each scanned with the options of its expectation:
// the page in fixtures/reports/, and the page in ../shared/seed/ where it is there. Exits with 1 where an incident is missed or
// extra, and where an end is neither within a minute of the report (half an hour of an approximate time), nor within its bounds
// with no line of the host in the report's minute, nor contradicted by the report itself.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compareReports, datedLines, printComparison, readReports, scan } from "../dist/index.js";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const incidents = path("../fixtures/incidents/");
const suffix = ".expected.json";

const cases = readdirSync(incidents)
  .filter((name) => name.endsWith(suffix))
  .sort()
  .map((name) => {
    const { options } = JSON.parse(readFileSync(incidents + name, "utf8"));
    return { ...options, paths: [incidents + name.slice(0, -suffix.length)], language: "ja" };
  });

/** Lines of the draft's hosts in the minute that the report names; a line there would have to be the draft's moment. */
async function linesInMinute({ incident }, { drafted, errorMinutes }) {
  const from = Date.parse(drafted) - errorMinutes * 60_000;
  const hosts = incident.targets.map(({ host }) => host);
  const options = cases[documents.findIndex((document) => document.incidents.includes(incident))];
  const found = [];
  for await (const { file, line, record, time } of datedLines(options, () => undefined)) {
    const at = time === null ? Number.NaN : Date.parse(time.at);
    if (record !== null && hosts.includes(record.host) && at >= from && at < from + 60_000)
      found.push(`${file}:${line}`);
  }
  return found;
}

async function problemsOf({ found, missed, extra }) {
  const problems = [...missed.map(({ text }) => `missed: ${text}`), ...extra.map(({ title }) => `extra: ${title}`)];
  for (const compared of found) {
    for (const end of [compared.start, compared.end]) {
      const place = `${compared.reported.file}:${compared.reported.line}: ${end.reported} | ${end.drafted}`;
      if (end.verdict === "off" || end.verdict === "not shown") problems.push(`${end.verdict}: ${place}`);
      if (end.verdict !== "within bounds") continue;
      const lines = await linesInMinute(compared, end);
      if (lines.length > 0)
        problems.push(`only within bounds, but lines lie in that minute: ${place}: ${lines.join(", ")}`);
    }
  }
  return problems;
}

const documents = [];
for (const options of cases) documents.push(await scan(options));
const pages = [
  "../fixtures/reports/incidents-2006-2008.ja.pukiwiki",
  "../../shared/seed/incident-report-2006-2008.ja.txt",
];
for (const page of pages.filter((name) => existsSync(path(name)))) {
  const reports = readReports(readFileSync(path(page), "utf8"), page.replace(/^(?:\.\.\/)+/, ""));
  const comparison = compareReports(reports.incidents, documents);
  const problems = [...reports.diagnostics.map(({ message }) => message), ...(await problemsOf(comparison))];
  for (const problem of problems) process.stderr.write(`seed: ${problem}\n`);
  if (problems.length > 0) process.exitCode = 1;
  process.stdout.write(printComparison(comparison, "en"));
}
