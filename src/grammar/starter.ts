import { languageVersion } from "./model.js";

/** A grammar to start from, which passes its tests as it is. */
export function starterGrammar(name: string): string {
  return `# ${name}: replace the lines by real ones of your daemon, and mark with {name} or {name:type} what varies.
logscan grammar ${languageVersion}
grammar ${name} "${name}" / "${name}"
program ${name}

# What works or does not. Several of one host are told apart by a field: component ${name} {FIELD}
component ${name}
  title "${name} does not work" / "${name} が動作していない"

failing refused
  | connection to {peer:host} refused after {seconds:int} seconds
  > Mar  7 10:02:11 db01 ${name}[812]: connection to backend.example.org refused after 30 seconds
  = peer backend.example.org, seconds 30
  # A line that looks alike and is none of ours: here another program says the same.
  ! Mar  7 10:02:12 db01 myapp[77]: connection to backend.example.org refused after 30 seconds

working answered
  | {peer:host} answered after {seconds:int} seconds
  > Mar  7 10:22:40 db01 ${name}[812]: backend.example.org answered after 2 seconds
`;
}

/** A log with what the starter grammar speaks of, healthy life around it. */
export function starterLog(name: string): string {
  return [
    `Mar  7 09:58:40 db01 ${name}[812]: backend.example.org answered after 1 seconds`,
    `Mar  7 10:02:11 db01 ${name}[812]: connection to backend.example.org refused after 30 seconds`,
    "Mar  7 10:17:01 db01 CRON[4211]: (root) CMD (run-parts /etc/cron.hourly)",
    `Mar  7 10:22:40 db01 ${name}[812]: backend.example.org answered after 2 seconds`,
    "",
  ].join("\n");
}

/** What a person says of that log. */
export function starterExpectation(name: string): string {
  const expectation = {
    options: { zone: "UTC", year: 2026, now: "2026-03-07T12:00:00Z" },
    incidents: [
      {
        kind: `${name}.refused`,
        status: "recovered",
        start: { at: "2026-03-07T10:02:11Z", notBefore: "2026-03-07T09:58:40Z" },
        end: { at: "2026-03-07T10:22:40Z", basis: "working event" },
        evidence: [
          {
            file: "first.log",
            line: 2,
            text: `Mar  7 10:02:11 db01 ${name}[812]: connection to backend.example.org refused after 30 seconds`,
          },
        ],
      },
    ],
  };
  return `${JSON.stringify(expectation, null, 2)}\n`;
}
