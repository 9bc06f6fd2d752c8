/** A grammar that no package has, and a log with an outage of what it speaks of. */
export const pumpGrammar = `logscan grammar 1
grammar pump "Water pump" / "ポンプ"
program pumpd
field device device

component pump {device}
  title "Pump {device} stands still" / "ポンプ {device} 停止"
  quiet never

failing dry
  | pump {device} runs dry
  > Mar  7 10:02:11 db01 pumpd[812]: pump hda runs dry
  = device hda
  ! Mar  7 10:02:12 db01 wall[813]: pump hda runs dry

working wet
  | pump {device} draws water
  > Mar  7 10:22:11 db01 pumpd[812]: pump hda draws water
`;

export const pumpLines = [
  "Mar  7 09:58:02 db01 pumpd[812]: pump hda draws water",
  "Mar  7 10:02:11 db01 pumpd[812]: pump hda runs dry",
  "Mar  7 10:12:11 db01 cron[77]: (root) CMD (true)",
  "Mar  7 10:22:11 db01 pumpd[812]: pump hda draws water",
];

export const pumpExpectation = {
  options: { now: "2026-03-07T12:00:00Z", zone: "UTC", year: 2026 },
  incidents: [
    {
      kind: "pump.dry",
      start: { at: "2026-03-07T10:02:11Z", notBefore: "2026-03-07T09:58:02Z" },
      end: { at: "2026-03-07T10:22:11Z", basis: "working event" },
      evidence: [{ file: "night.log", line: 2, text: "Mar  7 10:02:11 db01 pumpd[812]: pump hda runs dry" }],
    },
  ],
};
