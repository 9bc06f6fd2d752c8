import type { Diagnostic } from "../diagnostic.js";
import { checkTexts, type GrammarText } from "../grammar/load.js";
import type { Grammar, GrammarEvent } from "../grammar/model.js";
import { printDiagnostic } from "../grammar/print.js";
import { type Check, failIfAny } from "./check.js";
import { forgedLines } from "./forged.js";
import { linesOf } from "./logs.js";
import { createRecogniser, type Recogniser, recordsOf } from "./records.js";
import { renameCase } from "./renamed.js";

/**
 * What must hold of grammars by themselves: every sample is claimed by its event, in disguise too, and forged it is not; every
 * look-alike is passed over; patterns are proven, names exist. Gives the grammars too, as far as they can be read, among
 * those `beside` them.
 */
export function sampleChecks(
  texts: readonly GrammarText[],
  beside: readonly Grammar[],
): { checks: Check[]; grammars: readonly Grammar[] } {
  const { grammars, diagnostics } = checkTexts(texts, beside);
  const recogniser = createRecogniser(grammars);
  const checks = texts.flatMap(({ file, text }) => {
    const own = diagnostics.filter((diagnostic) => diagnostic.file === file && diagnostic.severity === "error");
    const told = (about: readonly Diagnostic[]) => about.map((diagnostic) => printDiagnostic(diagnostic, text));
    const events = grammars.find((grammar) => grammar.file === file)?.events ?? [];
    const lines = new Set(
      events.flatMap(({ samples, lookAlikes }) => [
        ...samples.flatMap(linesOfSample),
        ...lookAlikes.map(({ at }) => at),
      ]),
    );
    const others = own.filter(({ line }) => line === undefined || !lines.has(line));
    const check = (name: string, run: () => string[]): Check => ({
      group: file,
      name,
      run: async () => failIfAny(run()),
    });
    const at = (...places: number[]) => told(own.filter(({ line }) => line !== undefined && places.includes(line)));
    return [
      check("can be read, every pattern is proven, every name exists", () => told(others)),
      ...events.flatMap((event) => [
        ...event.samples.map((sample) =>
          check(`line ${sample.at}: the sample is claimed by ${event.name}`, () => at(...linesOfSample(sample))),
        ),
        ...event.samples.map((sample) =>
          check(`line ${sample.at}: so is the sample disguised, and forged it is not`, () =>
            disguised(sample.line, event, file, recogniser),
          ),
        ),
        ...event.lookAlikes.map((line) =>
          check(`line ${line.at}: the look-alike is passed over by ${event.name}`, () => at(line.at)),
        ),
      ]),
    ];
  });
  return { checks, grammars };
}

/** Where the sample stands, and its values. */
const linesOfSample = ({ at, fieldsAt }: GrammarEvent["samples"][number]) =>
  fieldsAt === undefined ? [at] : [at, fieldsAt.at];

/** What is wrong with a sample under other names, at another time, and under another program's name. */
function disguised(line: string, event: GrammarEvent, file: string, recogniser: Recogniser): string[] {
  // Stamps without a year are moved within the year before.
  const options = { now: "2001-01-01T00:00:00Z" };
  const claimed = (text: string) => {
    const [record] = recordsOf(
      { path: "sample.log", bytes: Buffer.from(text), gzipSeconds: null },
      options,
      recogniser,
    );
    return record?.entry?.event.name === event.name && record.entry.grammar.file === file;
  };
  // What its own check complains of is said once.
  if (!claimed(line)) return [];
  const log = { path: "sample.log", bytes: Buffer.from(line), gzipSeconds: null };
  const [renamed] = renameCase([log], options, 11_231, recogniser).logs;
  const other = renamed === undefined ? line : Buffer.from(linesOf(renamed)[0] ?? "", "latin1").toString("utf8");
  return [
    ...(claimed(other) ? [] : [`${event.name} does not claim it with other names, at another time: ${other}`]),
    ...forgedLines(line)
      .filter(claimed)
      .map((forged) => `${event.name} claims what another program wrote: ${forged}`),
  ];
}
