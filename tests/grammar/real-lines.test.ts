import { expect, test } from "vitest";
import { builtinGrammars } from "../../src/grammar/builtin.js";
import { compileConditions, failedCondition } from "../../src/grammar/conditions.js";
import { followPattern } from "../../src/grammar/follow.js";
import { skipBlanks, trimBlanks } from "../../src/grammar/literals.js";
import { matchesAlone } from "../../src/grammar/match-alone.js";
import { compileMatcher } from "../../src/grammar/matcher.js";
import { appliesTo } from "../../src/grammar/programs.js";
import { preference, stepsOf } from "../../src/grammar/steps.js";
import { createRecordParser } from "../../src/read/record.js";

const matcher = compileMatcher(builtinGrammars);
const compiled = matcher.patterns.map(({ grammar, event, pattern, alternative }, index) => {
  const { programs, events } = builtinGrammars[grammar]!;
  const { programs: own, patterns, conditions } = events[event]!;
  return {
    programs: own ?? programs,
    steps: stepsOf(patterns[pattern]!.alternatives[alternative]!),
    conditions: compileConditions(conditions, matcher.holesOf(index)),
  };
});

/** The samples and look-alikes of all grammars, as a program's messages. */
function realMessages(): { program: string; message: Buffer }[] {
  const parser = createRecordParser();
  return builtinGrammars.flatMap(({ events }) =>
    events.flatMap(({ samples, lookAlikes }) =>
      [...samples, ...lookAlikes].flatMap(({ line }) => {
        const bytes = Buffer.from(line);
        if (!parser.parse(bytes, 0, bytes.length)) return [];
        const { program, messageStart, messageEnd } = parser.view;
        return [{ program, message: Buffer.from(bytes.subarray(messageStart, messageEnd)) }];
      }),
    ),
  );
}

/** The message cut short, with a byte replaced by what ends or begins holes, and with blanks written otherwise. */
function variants(message: Buffer): Buffer[] {
  const replaced = [0.4, 0.7].flatMap((part) =>
    [" ", "^", ",", ">", "]", "7"].map((byte) => {
      const variant = Buffer.from(message);
      variant.write(byte, Math.floor(part * message.length));
      return variant;
    }),
  );
  const written = Buffer.from(message.toString("latin1").replace(/ /g, " ^I\\t#011"), "latin1");
  return [message, message.subarray(0, message.length >> 1), written, ...replaced];
}

test("real lines, and lines made from them, are claimed as following each pattern alone says", () => {
  let claims = 0;
  let passedOver = 0;
  for (const { program, message } of realMessages()) {
    const patterns = matcher.forProgram(program);
    if (patterns === undefined) continue;
    const applying = compiled.filter(({ programs }) => programs.some((spec) => appliesTo(spec, program)));
    for (const bytes of variants(message)) {
      const index = matcher.match(patterns, bytes, 0, bytes.length);
      const end = trimBlanks(bytes, 0, bytes.length);
      const start = skipBlanks(bytes, 0, end);
      const matching = applying.filter(({ steps }) => matchesAlone(steps, bytes, start, end, new Int32Array(64)));
      const said = `${program}: ${bytes.toString("latin1")}`;
      if (index < 0) {
        passedOver++;
        // Only a preferred pattern that asks for more than its text may keep a line that others match.
        if (matching.length > 0)
          expect(
            matching.some(({ conditions }) => conditions.length > 0),
            said,
          ).toBe(true);
        continue;
      }
      claims++;
      const { steps, conditions } = compiled[index]!;
      const bounds = Array.from(matcher.holeBounds.subarray(0, 2 * steps.holes.length));
      expect(followPattern(steps, bytes), said).toEqual({ matched: true, bounds });
      expect(failedCondition(conditions, bytes, bounds), said).toBe(-1);
      // A fuller alternative of the same pattern may go before one with a longer literal: only other patterns are asked.
      const { grammar, event, pattern } = matcher.patterns[index]!;
      for (const other of matching) {
        const written = matcher.patterns[compiled.indexOf(other)]!;
        if (written.grammar === grammar && written.event === event && written.pattern === pattern) continue;
        if (preference(steps, other.steps) <= 0) continue;
        const fuller = compiled.filter((_, at) => {
          const one = matcher.patterns[at]!;
          return one.grammar === grammar && one.event === event && one.pattern === pattern;
        });
        const settled = fuller.some((one) => matching.includes(one) && preference(one.steps, other.steps) <= 0);
        expect(settled, said).toBe(true);
      }
    }
  }
  expect(claims).toBeGreaterThan(1000);
  expect(passedOver).toBeGreaterThan(1000);
});
