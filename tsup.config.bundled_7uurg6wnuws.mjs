// tsup.config.ts
import { mkdirSync, writeFileSync } from "node:fs";
import { join as join2 } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "tsup";

// src/grammar/bundle.ts
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

// src/grammar/pattern-text.ts
import { createToken as createToken2, Lexer as Lexer2 } from "chevrotain";

// src/grammar/fields.ts
var fieldTypes = [
  "word",
  "text",
  "int",
  "number",
  "hex",
  "ip",
  "host",
  "path",
  "page",
  "duration",
  "device",
  "pairs"
];
var letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
var digits = "0123456789";
var hexDigits = `${digits}abcdefABCDEF`;
function allowing(bytes) {
  const table = new Uint8Array(256);
  for (const byte of Buffer.from(bytes, "latin1")) table[byte] = 1;
  return table;
}
function forbidding(bytes) {
  return allowing(bytes).map((forbidden) => 1 - forbidden);
}
var allowedBytes = {
  word: forbidding(" 	"),
  text: forbidding(""),
  int: allowing(`-${digits}`),
  number: allowing(`-.${digits}`),
  hex: allowing(`xX${hexDigits}`),
  ip: allowing(`${hexDigits}:.%`),
  host: allowing(`${letters}${digits}._-`),
  path: forbidding(" 	"),
  page: forbidding(" 	?"),
  duration: allowing(`.${digits}dehimnostcu`),
  device: allowing(`${letters}${digits}/_.!-`),
  pairs: forbidding("")
};
var allowedInKey = allowing(`${letters}${digits}._-`);
var durationUnits = new Map([
  ["", 1],
  ["ms", 1e-3],
  ...["s", "sec", "seconds"].map((unit) => [unit, 1]),
  ...["min", "minutes"].map((unit) => [unit, 60]),
  ["h", 3600],
  ["d", 86400]
]);
var unitValues = [...durationUnits.values()];
var unitBytes = [...durationUnits.keys()].map((unit) => Buffer.from(unit));
function inSeconds(value, unit) {
  return unit < 1 ? value / Math.round(1 / unit) : value * unit;
}
function durationSeconds(value) {
  const match = /^(\d+(?:\.\d+)?)([a-z]*)$/.exec(value);
  const seconds = match === null ? void 0 : durationUnits.get(match[2]);
  return seconds === void 0 ? null : inSeconds(Number(match[1]), seconds);
}

// src/grammar/model.ts
import { z } from "zod";
var languageVersion = 1;
var silenceEvent = "silence";
var text = z.strictObject({ en: z.string().min(1), ja: z.string().min(1) });
var fieldTypeSchema = z.enum(fieldTypes);
var elementSchema = z.union([
  z.strictObject({ literal: z.string().min(1) }),
  z.strictObject({ hole: z.string(), type: fieldTypeSchema })
]);
var sampleSchema = z.strictObject({
  /** The log line as it stood in the file, without its newline. */
  line: z.string(),
  /** Field values that the pattern must find in it. */
  fields: z.record(z.string(), z.string()),
  /** Line of the grammar file, from 1. */
  at: z.int(),
  /** Where its text begins in that line, in characters from 1. */
  column: z.int().min(1).optional()
});
var mostAlternatives = 16;
var patternSchema = z.strictObject({
  source: z.string(),
  /** What it stands for with its parts put in, one list for each choice of optional parts, the fullest first. */
  alternatives: z.array(z.array(elementSchema).min(1)).min(1).max(mostAlternatives),
  /** Line of the grammar file, from 1. */
  at: z.int(),
  /** Where its text begins in that line, in characters from 1. */
  column: z.int().min(1).optional()
});
var transactionField = "transaction";
var opensSchema = z.strictObject({
  count: z.int().min(0),
  withinSeconds: z.number().min(0),
  /** The field, or `transactionField`, by whose different values events are counted; null counts every event. */
  different: z.string().nullable()
});
var conditionSchema = z.union([
  /** `is` and `starts with` hold for any of the values, `is not` for none of them. */
  z.strictObject({
    field: z.string(),
    test: z.enum(["is", "is not", "starts with"]),
    values: z.array(z.string()).min(1),
    /** Line of the grammar file, from 1. */
    at: z.int()
  }),
  z.strictObject({ field: z.string(), test: z.enum(["<", "<=", ">", ">="]), number: z.number(), at: z.int() })
]);
var severitySchema = z.enum(["critical", "error", "warning", "info"]);
var healthSchema = z.enum(["working", "failing", "degraded", "started", "stopped", "note", "block"]);
var eventSchema = z.strictObject({
  name: z.string(),
  health: healthSchema,
  /** Index into the grammar's components, from 0. */
  component: z.int().min(0),
  /** Program names, `none` for lines without one, `NAME/*` for all below a name; null takes the grammar's. */
  programs: z.array(z.string()).nullable(),
  /** All must hold for the event to claim a line; the same pattern may stand in several events that differ in them. */
  conditions: z.array(conditionSchema),
  opens: opensSchema.nullable(),
  /** Seconds without failing evidence after which an outage with this event is over; null: only proof of working ends it. undefined: the component's. */
  quietSeconds: z.number().nullable().optional(),
  /** Fields taken from the nearest earlier event of this grammar in the same stream, as this line does not name them. */
  inherits: z.array(z.string()),
  /** The field that says for how many lines this one stands. */
  counts: z.string().nullable(),
  /** Of a `working` event: the field by whose value it proves that what failed with the same value works again. */
  same: z.string().nullable(),
  /** The fields whose sum says how long what the line reports took; empty where it says nothing of it. */
  took: z.array(z.string()),
  /** The unit of `took`, in seconds, for fields that name none: 1, or 0.001 for milliseconds. */
  tookUnitSeconds: z.number().positive(),
  /** Counts only if `event` did not come since `since`. */
  unless: z.strictObject({ event: z.string(), since: z.string() }).nullable(),
  /** Counts only if none of these events was seen in the same transaction. */
  unlessInTransaction: z.array(z.string()),
  echo: z.boolean(),
  instant: z.boolean(),
  /** Something that a person did. */
  action: z.boolean(),
  /** Near a boot it proves that the stop before was not orderly. */
  uncleanStop: z.boolean(),
  severity: severitySchema.nullable(),
  title: text.nullable(),
  hints: z.array(text),
  questions: z.array(text),
  patterns: z.array(patternSchema),
  samples: z.array(sampleSchema),
  lookAlikes: z.array(z.strictObject({ line: z.string(), at: z.int(), column: z.int().min(1).optional() })),
  at: z.int()
});
var componentSchema = z.strictObject({
  name: z.string(),
  /** The field whose value tells one component from another; null where a host has only one. */
  key: z.string().nullable(),
  /** What this component needs on its host; `key` names the field whose value is the other's key. */
  needs: z.array(z.strictObject({ name: z.string(), key: z.string().nullable() })),
  service: z.string(),
  severity: severitySchema,
  opens: opensSchema,
  quietSeconds: z.number().nullable(),
  /** How long a stop may last before it is more than a restart. */
  restartSeconds: z.number(),
  /** So long after a boot a failure counts only if it lasts longer, of something that worked before. */
  settlesSeconds: z.number(),
  title: text,
  hints: z.array(text),
  questions: z.array(text),
  /** Outside checks that do not see this component fail, and why. */
  unseenBy: z.array(z.strictObject({ check: z.string(), why: text })),
  /** A site does not want to hear of it: no outage of it is told. */
  silenced: z.boolean(),
  at: z.int()
});
var adjustmentSchema = z.strictObject({
  component: z.string(),
  event: z.string().nullable(),
  severity: severitySchema.nullable(),
  opens: opensSchema.nullable(),
  /** undefined keeps it, null is never. */
  quietSeconds: z.number().nullable().optional(),
  restartSeconds: z.number().nullable(),
  settlesSeconds: z.number().nullable(),
  at: z.int()
});
var grammarSchema = z.strictObject({
  language: z.literal(languageVersion),
  name: z.string(),
  title: text,
  /** Where it was read, for messages. */
  file: z.string(),
  /** A grammar that only adjusts others has no programs, components and events. */
  programs: z.array(z.string()),
  components: z.array(componentSchema),
  events: z.array(eventSchema),
  adjustments: z.array(adjustmentSchema)
});

// src/grammar/nearest.ts
function editDistance(from, to) {
  let beforeLast = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let cost = Math.min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (swapped) cost = Math.min(cost, beforeLast[column - 2] + 1);
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length];
}
function nearestWord(word2, candidates) {
  if (word2.length > 64) return void 0;
  let best;
  let bestDistance = Math.max(1, Math.floor(word2.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(word2, candidate);
    if (distance > 0 && distance < bestDistance && distance < candidate.length) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}
function meantHint(word2, candidates, otherwise) {
  const nearest = nearestWord(word2, candidates);
  return nearest === void 0 ? otherwise : `did you mean \`${nearest}\`?`;
}

// src/grammar/parts.ts
function optionalParts(pieces) {
  return pieces.flatMap((piece) => "part" in piece && piece.optional ? [piece] : []);
}
function expandParts(pieces) {
  const optional = optionalParts(pieces);
  return Array.from({ length: 2 ** optional.length }, (_, choice) => {
    const absent = optional.filter((_2, index) => Math.floor(choice / 2 ** (optional.length - 1 - index)) % 2 === 1);
    return {
      pieces: pieces.flatMap((piece) => {
        if (!("part" in piece)) return [piece];
        return absent.includes(piece) ? [] : piece.part.pieces.map((inner) => moved(inner, piece.place));
      }),
      absent: absent.map(({ part }) => part.name)
    };
  });
}
function moved(piece, place) {
  return "hole" in piece ? { ...piece, place } : piece;
}

// src/grammar/reporter.ts
function createReporter(file, lines) {
  const diagnostics = [];
  return {
    lines,
    diagnostics,
    error(code, place, message, advice = {}) {
      const before = (lines[place.line - 1] ?? "").slice(0, place.column - 1);
      diagnostics.push({
        code,
        severity: "error",
        message,
        file,
        line: place.line,
        column: Array.from(before).length + 1,
        ...advice.expected !== void 0 && { expected: advice.expected },
        ...advice.hint !== void 0 && { hint: advice.hint }
      });
    }
  };
}
function listed(words, conjunction = "or") {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${conjunction} ${words.at(-1)}`;
}
function quoted(word2) {
  return `\`${word2}\``;
}

// src/grammar/values-text.ts
import { createToken, Lexer } from "chevrotain";
var blank = createToken({ name: "Blank", pattern: /[ \t]+/, group: Lexer.SKIPPED });
var comma = createToken({ name: "Comma", pattern: "," });
var text2 = createToken({ name: "Text", pattern: /"(?:[^"\\]|\\.)*"/ });
var openText = createToken({ name: "OpenText", pattern: /".*/ });
var fieldName = createToken({ name: "FieldName", pattern: /[^\s,"]+/ });
var barePattern = /[^\s,"][^,]*/y;
var bareValue = createToken({
  name: "BareValue",
  // The same letters may be a name or a value: it is a value if a name stands before it.
  pattern: (source, offset, tokens) => {
    if (tokens.at(-1)?.tokenType !== fieldName) return null;
    barePattern.lastIndex = offset;
    const found = barePattern.exec(source);
    return found === null ? null : [found[0].trimEnd()];
  },
  line_breaks: false
});
var lexer = new Lexer([blank, comma, text2, openText, bareValue, fieldName]);
function unescaped(text3) {
  return text3.replace(/\\(.)/gu, "$1");
}
function unquote(image, place, reporter) {
  const inner = image.slice(1, -1);
  for (const { 0: written, index } of inner.matchAll(/\\./gu)) {
    if (written[1] === '"' || written[1] === "\\") continue;
    const at = { line: place.line, column: place.column + 1 + index };
    reporter.error("grammar.escape", at, `${quoted(written)} means nothing in a text`, {
      expected: '`\\"` or `\\\\`',
      hint: "a backslash itself is written twice"
    });
  }
  return unescaped(inner);
}
function sampleValues(source, place, reporter) {
  const values = [];
  const tokens = lexer.tokenize(source).tokens;
  const at = (token) => ({
    line: place.line,
    column: place.column + (token === void 0 ? source.trimEnd().length : token.startOffset)
  });
  const fail = (token, message, expected) => reporter.error("grammar.values", at(token), message, { expected, hint: "for example: = device hda7, flags 0x1" });
  for (let index = 0; index < tokens.length || index === 0; index += 3) {
    const [name, value, separator] = tokens.slice(index, index + 3);
    if (name?.tokenType !== fieldName) {
      fail(
        name,
        name === void 0 ? "A field's name is missing" : `${quoted(name.image)} is no field's name`,
        "a field's name"
      );
      break;
    }
    if (value?.tokenType !== text2 && value?.tokenType !== bareValue) {
      const open = value?.tokenType === openText;
      fail(
        value,
        open ? "This value has no closing quote" : `The value of ${quoted(name.image)} is missing`,
        "a value"
      );
      break;
    }
    if (values.some(([known]) => known === name.image)) {
      reporter.error("grammar.duplicate", at(name), `${quoted(name.image)} stands twice`, {
        expected: "each field once"
      });
    }
    const place2 = at(value);
    values.push([name.image, value.tokenType === text2 ? unquote(value.image, place2, reporter) : value.image]);
    if (separator !== void 0 && separator.tokenType !== comma) {
      fail(separator, `${quoted(separator.image)} does not belong here`, "`,` or the end of the line");
      break;
    }
    if (separator !== void 0 && index + 3 >= tokens.length)
      fail(void 0, "A field's name is missing", "a field's name");
  }
  return Object.fromEntries(values);
}

// src/grammar/pattern-text.ts
var braced = createToken2({ name: "Braced", pattern: /\{+[a-z][a-z0-9_-]*(?:\?|:[a-z]+)?\}/ });
var literal = createToken2({ name: "Literal", pattern: /[^{]+|\{+/, line_breaks: true });
var lexer2 = new Lexer2([braced, literal], { positionTracking: "onlyOffset" });
var blanks = /(?:[ \t]|\^I|#011|\\t)+/g;
function patternAlternatives(source, place, known, reporter) {
  const told = /* @__PURE__ */ new Set();
  const fail = (code, at, message, advice) => {
    if (told.has(`${code} ${at.column}`)) return;
    told.add(`${code} ${at.column}`);
    reporter.error(code, at, message, advice);
  };
  const pieces = readPieces(source, place, known, fail);
  const optional = optionalParts(pieces);
  if (2 ** optional.length > mostAlternatives) {
    const most = Math.log2(mostAlternatives);
    fail("grammar.too-many-alternatives", optional[most].place, `This pattern has ${optional.length} optional parts`, {
      expected: `at most ${most} in a pattern, which makes ${mostAlternatives} alternatives`,
      hint: "write several patterns, or join parts that always stand together"
    });
    return null;
  }
  const alternatives = expandParts(pieces).map((alternative) => elementsOf(alternative, place, fail));
  return told.size === 0 ? alternatives : null;
}
function readPart(name, image, place, known, reporter) {
  const fail = (code, at, message, advice) => reporter.error(code, at, message, advice);
  const inner = { line: place.line, column: place.column + 1 };
  const pieces = readPieces(image.slice(1, -1), inner, known, fail);
  return {
    name,
    pieces: pieces.flatMap((piece) => {
      if ("text" in piece) return [{ text: unescaped(piece.text) }];
      if ("hole" in piece) return [piece];
      fail("grammar.nested-part", piece.place, `The part ${quoted(name)} cannot hold a part`, {
        expected: "text and holes",
        hint: `put {${piece.part.name}} into the patterns, or its text here`
      });
      return [];
    })
  };
}
function readPieces(source, place, known, fail) {
  const pieces = [];
  for (const token of lexer2.tokenize(source).tokens) {
    if (token.tokenType === literal) {
      pieces.push({ text: token.image });
      continue;
    }
    const braces = token.image.lastIndexOf("{") + 1;
    pieces.push({ text: "{".repeat(Math.floor(braces / 2)) });
    if (braces % 2 === 0) pieces.push({ text: token.image.slice(braces) });
    else pieces.push(insertion(token, braces, place, known, fail));
  }
  return pieces;
}
function insertion(token, braces, start, known, fail) {
  const column = start.column + token.startOffset + braces - 1;
  const place = { line: start.line, column };
  const [, name, mark, typeName] = /^([a-z0-9_-]*)(\?|:)?([a-z]*)/.exec(token.image.slice(braces));
  const part = known.parts.get(name);
  if (part !== void 0) {
    if (mark !== ":") return { part, optional: mark === "?", place };
    fail("grammar.part-with-type", place, `{${name}} is a part and has no type`, {
      expected: `{${name}} or {${name}?}`,
      hint: "give the hole another name"
    });
    return { part, optional: false, place };
  }
  if (name === transactionField) {
    fail("grammar.reserved-name", place, `No hole may be called ${quoted(name)}`, {
      expected: "another name",
      hint: "it stands for the key that the record's format found"
    });
  }
  if (mark === "?") {
    fail("grammar.unknown-part", { ...place, column: column + 1 }, `There is no part ${quoted(name)}`, {
      expected: known.parts.size === 0 ? "a part that the grammar declares" : listed([...known.parts.keys()]),
      hint: meantHint(name, known.parts.keys(), `only parts are optional; declare one: part ${name} "text"`)
    });
    return { hole: name, type: "text", place };
  }
  return { hole: name, type: holeType(name, mark === ":" ? typeName : void 0, place, known, fail), place };
}
function holeType(name, type, place, known, fail) {
  if (type !== void 0) {
    const found2 = fieldTypes.find((candidate) => candidate === type);
    if (found2 === void 0) {
      const at = { ...place, column: place.column + 1 + name.length + 1 };
      fail("grammar.unknown-field-type", at, `There is no field type ${quoted(type)}`, {
        expected: listed(fieldTypes),
        hint: meantHint(type, fieldTypes, "use `text` for anything, `word` for anything without blanks")
      });
    }
    return found2 ?? "text";
  }
  const found = known.fields.get(name);
  if (found === void 0) {
    const names = [...known.fields.keys(), ...known.parts.keys()];
    const hint = meantHint(name, names, `write {${name}:word}, or declare it once: field ${name} word`);
    fail("grammar.unknown-field", { ...place, column: place.column + 1 }, `The hole {${name}} has no type`, {
      expected: "{name:type}, or a name that a `field` line declares",
      hint
    });
  }
  return found ?? "text";
}
function elementsOf({ pieces, absent }, start, fail) {
  const elements = [];
  const names = /* @__PURE__ */ new Set();
  const missing = listed(
    absent.map((name) => `{${name}?}`),
    "and"
  );
  const where = absent.length === 0 ? "" : `, where ${missing} ${absent.length === 1 ? "is" : "are"} absent`;
  let text3 = "";
  const endLiteral = (last) => {
    let normal = text3.replace(blanks, " ");
    if (elements.length === 0) normal = normal.trimStart();
    if (last) normal = normal.trimEnd();
    text3 = "";
    if (normal !== "") elements.push({ literal: normal });
    return normal !== "";
  };
  for (const piece of pieces) {
    if ("text" in piece) {
      text3 += piece.text;
      continue;
    }
    const separated = endLiteral(false) || elements.length === 0;
    if (!separated) failAdjacent(piece, where, fail);
    if (names.has(piece.hole)) {
      fail("grammar.duplicate-hole", piece.place, `The hole {${piece.hole}} stands twice in this pattern`, {
        expected: "each name once",
        hint: "give one of them another name"
      });
    }
    names.add(piece.hole);
    elements.push({ hole: piece.hole, type: piece.type });
  }
  endLiteral(true);
  if (elements.length === 0) {
    fail("grammar.empty-pattern", start, `This pattern is empty${where}`, {
      expected: "the text of a log message",
      hint: "copy it from a log and put {name:type} for what varies"
    });
  }
  return elements;
}
function failAdjacent({ hole, place }, where, fail) {
  fail("grammar.adjacent-holes", place, `No text stands between {${hole}} and the hole before it${where}`, {
    expected: "literal text between two holes",
    hint: "a hole ends where the text after it begins: join the two into one"
  });
}

// src/grammar/scalars.ts
function placeOfToken(token) {
  return { line: token.startLine, column: token.startColumn };
}
function readText(pair, reporter) {
  const side = (token) => {
    const text3 = unquote(token.image, placeOfToken(token), reporter);
    if (text3.trim() === "") {
      reporter.error("grammar.empty-text", placeOfToken(token), "This text is empty", {
        expected: "a text in both languages"
      });
    }
    return text3;
  };
  return { en: side(pair.en), ja: side(pair.ja) };
}
function readName(token, reporter) {
  if (!/^[a-z][a-z0-9_-]*$/.test(token.image)) {
    reporter.error("grammar.name", placeOfToken(token), `${quoted(token.image)} is not a name`, {
      expected: "lower-case letters, digits, `_` and `-`, a letter first"
    });
  }
  return token.image;
}
function readDuration(token, reporter) {
  const seconds = /[a-z]/.test(token.image) ? durationSeconds(token.image) : null;
  if (seconds === null) {
    const bare = /^\d+(\.\d+)?$/.test(token.image);
    reporter.error("grammar.duration", placeOfToken(token), `${quoted(token.image)} is not a duration`, {
      expected: "a number and its unit: `30s`, `10min`, `2h`, `1d`",
      hint: bare ? `did you mean \`${token.image}s\`?` : void 0
    });
  }
  return seconds ?? 0;
}
function readDurationOrNever(token, reporter) {
  return token.image === "never" ? null : readDuration(token, reporter);
}
function readUnit(token, reporter) {
  const seconds = token.image === "" ? void 0 : durationUnits.get(token.image);
  if (seconds === void 0) {
    const units = [...durationUnits.keys()].filter((unit) => unit !== "");
    reporter.error("grammar.unit", placeOfToken(token), `There is no unit ${quoted(token.image)}`, {
      expected: listed(units),
      hint: meantHint(token.image, units)
    });
  }
  return seconds ?? 1;
}
function readCondition(option, at, reporter) {
  const field = readName(option.field, reporter);
  if (field === transactionField) {
    reporter.error("grammar.reserved-name", placeOfToken(option.field), `No condition may ask for {${field}}`, {
      expected: "a field of the event's patterns"
    });
  }
  if (option.test !== "compare") {
    const values = option.values.map(
      (token) => token.image.startsWith('"') ? unquote(token.image, placeOfToken(token), reporter) : token.image
    );
    return { field, test: option.test, values, at };
  }
  const { image } = option.number;
  if (!/^-?\d+(?:\.\d+)?$/.test(image)) {
    reporter.error("grammar.number", placeOfToken(option.number), `${quoted(image)} is not a number`, {
      expected: "a number such as 500 or 0.5",
      hint: durationSeconds(image) === null ? void 0 : `durations are compared in seconds: ${durationSeconds(image)}`
    });
  }
  return { field, test: option.comparison.image, number: Number(image) || 0, at };
}
function readSeverity(token, reporter) {
  const known = severitySchema.safeParse(token.image);
  if (known.success) return known.data;
  reporter.error("grammar.severity", placeOfToken(token), `There is no severity ${quoted(token.image)}`, {
    expected: listed(severitySchema.options),
    hint: meantHint(token.image, severitySchema.options)
  });
  return "error";
}
function readOpens(how, reporter) {
  if (how === "once") return { count: 1, withinSeconds: 0, different: null };
  if (how === "never") return { count: 0, withinSeconds: 0, different: null };
  const count2 = Number(how.count.image);
  if (count2 < 1 || !Number.isSafeInteger(count2)) {
    reporter.error(
      "grammar.number",
      placeOfToken(how.count),
      `${quoted(how.count.image)} events cannot open an outage`,
      {
        expected: "a number from 1",
        hint: "an outage that this never opens is written: opens never"
      }
    );
  }
  if (count2 === 1 && how.different !== null) {
    reporter.error("grammar.number", placeOfToken(how.count), "One message cannot differ from another", {
      expected: "a number from 2",
      hint: "an outage that every such event opens is written: opens at once"
    });
  }
  const different = how.different === null ? null : readName(how.different, reporter);
  return { count: count2, withinSeconds: readDuration(how.within, reporter), different };
}

// src/grammar/build-options.ts
var once = /* @__PURE__ */ new Set([
  ...["header", "grammar", "program", "service", "severity", "opens", "quiet", "restart", "settles", "title"],
  ...["inherits", "counts", "same", "took", "unless", "echo", "instant", "action", "proves"]
]);
function addOption(building, option, place) {
  const { draft, component, event, adjustment, reporter } = building;
  const owner = adjustment ?? event ?? component ?? draft;
  if (once.has(option.kind) && !checkOnce(building, owner, option.kind, place)) return;
  if (!addToOwner(building, option, place) && !owner.broken) {
    const word2 = wordOf(option);
    reporter.error("grammar.misplaced", place, `${quoted(word2)} does not belong to ${owner.label}`, {
      expected: belonging[option.kind] ?? "it below an event"
    });
  }
}
function addToOwner(building, option, place) {
  const { draft, component, event, adjustment, reporter } = building;
  if (adjustment !== null) return addAdjustmentOption(adjustment, option, reporter);
  if (event !== null) return addEventOption(building, event, option, place);
  if (component !== null) return addComponentOption(component, option, reporter);
  return addGrammarOption(draft, option);
}
function wordOf(option) {
  return /^[|>=!]/.test(option.first.image) ? option.first.image[0] : option.first.image;
}
var belonging = {
  program: "it above the components, or below an event",
  service: "it below a component, above its events",
  needs: "it below a component, above its events",
  restart: "it below a component, above its events",
  settles: "it below a component, above its events",
  unseen: "it below a component, above its events",
  severity: "it below a component or an event",
  opens: "it below a component or an event",
  quiet: "it below a component or an event",
  title: "it below a component or an event",
  hint: "it below a component or an event",
  question: "it below a component or an event"
};
function checkOnce(building, owner, kind, place) {
  const before = owner.seen.get(kind);
  if (before === void 0 || owner.broken) {
    owner.seen.set(kind, place.line);
    return true;
  }
  const word2 = building.reporter.lines[place.line - 1].trim().split(/\s/)[0];
  building.reporter.error("grammar.duplicate", place, `${quoted(word2)} stands twice for ${owner.label}`, {
    expected: "it once",
    hint: `the first is on line ${before}`
  });
  return false;
}
function addGrammarOption(draft, option) {
  if (option.kind !== "program") return false;
  draft.programs = option.names.map((name) => name.image);
  return true;
}
function addComponentOption({ model }, option, reporter) {
  switch (option.kind) {
    case "service":
      model.service = option.value.image;
      return true;
    case "needs":
      for (const { name, key } of option.items) {
        model.needs.push({ name: readName(name, reporter), key: key === null ? null : readName(key, reporter) });
      }
      return true;
    case "restart":
      model.restartSeconds = readDuration(option.value, reporter);
      return true;
    case "settles":
      model.settlesSeconds = readDuration(option.value, reporter);
      return true;
    case "unseen": {
      const check = unquote(option.check.image, placeOfToken(option.check), reporter);
      model.unseenBy.push({ check, why: readText(option.why, reporter) });
      return true;
    }
    default:
      return addSharedOption(model, option, reporter);
  }
}
function addAdjustmentOption({ model }, option, reporter) {
  if (option.kind === "restart" && model.event === null) {
    model.restartSeconds = readDuration(option.value, reporter);
    return true;
  }
  if (option.kind === "settles" && model.event === null) {
    model.settlesSeconds = readDuration(option.value, reporter);
    return true;
  }
  return addThreshold(model, option, reporter);
}
function addSharedOption(model, option, reporter) {
  switch (option.kind) {
    case "title":
      model.title = readText(option.text, reporter);
      return true;
    case "hint":
      model.hints.push(readText(option.text, reporter));
      return true;
    case "question":
      model.questions.push(readText(option.text, reporter));
      return true;
    default:
      return addThreshold(model, option, reporter);
  }
}
function addThreshold(model, option, reporter) {
  switch (option.kind) {
    case "severity":
      model.severity = readSeverity(option.value, reporter);
      return true;
    case "opens":
      model.opens = readOpens(option.how, reporter);
      return true;
    case "quiet":
      model.quietSeconds = readDurationOrNever(option.value, reporter);
      return true;
    default:
      return false;
  }
}
function addEventOption(building, draft, option, place) {
  const { reporter } = building;
  const { model } = draft;
  switch (option.kind) {
    case "program":
      model.programs = option.names.map((name) => name.image);
      return true;
    case "inherits":
      model.inherits = option.fields.map((field) => readName(field, reporter));
      return true;
    case "counts":
      model.counts = readName(option.field, reporter);
      return true;
    case "same":
      model.same = readName(option.field, reporter);
      return true;
    case "took":
      model.took = option.fields.map((field) => readName(field, reporter));
      if (option.unit !== null) model.tookUnitSeconds = readUnit(option.unit, reporter);
      return true;
    case "unless":
      model.unless = { event: readName(option.event, reporter), since: readName(option.since, reporter) };
      return true;
    case "unlessInTransaction":
      model.unlessInTransaction.push(readName(option.event, reporter));
      return true;
    case "when":
      model.conditions.push(readCondition(option, place.line, reporter));
      return true;
    case "echo":
    case "instant":
    case "action":
      model[option.kind] = true;
      return true;
    case "proves":
      model.uncleanStop = true;
      return true;
    case "pattern":
    case "sample":
    case "values":
    case "lookAlike":
      addLine(building, draft, option.kind, option.first.image, place);
      return true;
    default:
      return addSharedOption(model, option, reporter);
  }
}
function addLine(building, draft, kind, image, place) {
  const { reporter } = building;
  const { model } = draft;
  const skipped = image[1] === " " ? 2 : 1;
  const text3 = image.slice(skipped);
  const start = { line: place.line, column: place.column + skipped };
  const whereabouts = {
    at: place.line,
    column: Array.from(reporter.lines[place.line - 1].slice(0, start.column - 1)).length + 1
  };
  if (kind === "pattern") {
    const alternatives = patternAlternatives(text3, start, building.draft, reporter);
    model.patterns.push({ source: text3, alternatives: alternatives ?? [[{ literal: text3 }]], ...whereabouts });
  } else if (kind === "values") {
    const sample = model.samples.at(-1);
    if (sample === void 0) {
      reporter.error("grammar.misplaced", place, "These values belong to no sample", {
        expected: "a sample (`>`) above them"
      });
    }
    Object.assign(sample?.fields ?? {}, sampleValues(text3, start, reporter));
  } else if (text3.trim() === "") {
    reporter.error("grammar.empty-line", start, "The log line is missing", {
      expected: "a whole line as it stands in a log"
    });
  } else if (kind === "sample") {
    model.samples.push({ line: text3, fields: {}, ...whereabouts });
  } else {
    model.lookAlikes.push({ line: text3, ...whereabouts });
  }
}

// src/grammar/draft.ts
function grammarDraft() {
  return {
    label: "the grammar",
    place: { line: 1, column: 1 },
    seen: /* @__PURE__ */ new Map(),
    broken: false,
    name: null,
    title: null,
    programs: null,
    fields: /* @__PURE__ */ new Map(),
    parts: /* @__PURE__ */ new Map(),
    components: [],
    events: [],
    adjustments: []
  };
}
function componentDraft(name, key, place) {
  return {
    label: `component \`${name}\``,
    place,
    seen: /* @__PURE__ */ new Map(),
    broken: false,
    model: {
      name,
      key,
      needs: [],
      service: name,
      severity: "error",
      opens: { count: 1, withinSeconds: 0, different: null },
      quietSeconds: 600,
      restartSeconds: 300,
      settlesSeconds: 0,
      title: null,
      hints: [],
      questions: [],
      unseenBy: [],
      silenced: false,
      at: place.line
    }
  };
}
function adjustmentDraft(component, event, place) {
  return {
    label: `adjust \`${event === null ? component : `${component} ${event}`}\``,
    place,
    seen: /* @__PURE__ */ new Map(),
    broken: false,
    model: {
      component,
      event,
      severity: null,
      opens: null,
      quietSeconds: void 0,
      restartSeconds: null,
      settlesSeconds: null,
      at: place.line
    }
  };
}
function eventDraft(name, health, component, place) {
  return {
    label: `event \`${name}\``,
    place,
    seen: /* @__PURE__ */ new Map(),
    broken: false,
    model: {
      name,
      health,
      component,
      programs: null,
      conditions: [],
      opens: null,
      inherits: [],
      counts: null,
      same: null,
      took: [],
      tookUnitSeconds: 1,
      unless: null,
      unlessInTransaction: [],
      echo: false,
      instant: false,
      action: false,
      uncleanStop: false,
      severity: null,
      title: null,
      hints: [],
      questions: [],
      patterns: [],
      samples: [],
      lookAlikes: [],
      at: place.line
    }
  };
}

// src/grammar/tokens.ts
import { createToken as createToken3, Lexer as Lexer3 } from "chevrotain";
function atLineStart(pattern) {
  return (text3, offset, tokens) => {
    const last = tokens.at(-1);
    if (last !== void 0 && last.tokenType !== newline) return null;
    pattern.lastIndex = offset;
    const found = pattern.exec(text3);
    return found === null ? null : [found[0]];
  };
}
function wholeLine(name, mark, label) {
  const pattern = atLineStart(new RegExp(`\\${mark}[^\\n]*`, "y"));
  return createToken3({ name, pattern, start_chars_hint: [mark], line_breaks: false, label });
}
var newline = createToken3({ name: "Newline", pattern: /\n/, label: "the end of the line" });
var blank2 = createToken3({ name: "Blank", pattern: /[ \t]+/, group: Lexer3.SKIPPED });
var comment = createToken3({
  name: "Comment",
  pattern: atLineStart(/#[^\n]*/y),
  start_chars_hint: ["#"],
  line_breaks: false,
  group: Lexer3.SKIPPED
});
var patternLine = wholeLine("PatternLine", "|", "`|` and a pattern");
var sampleLine = wholeLine("SampleLine", ">", "`>` and a sample");
var valuesLine = wholeLine("ValuesLine", "=", "`=` and the sample's values");
var lookAlikeLine = wholeLine("LookAlikeLine", "!", "`!` and a look-alike");
var word = createToken3({ name: "Word", pattern: /[^\s",:{}#][^\s",:{}]*/, label: "a name" });
var count = createToken3({
  name: "Count",
  pattern: /\d+/,
  longer_alt: word,
  categories: [word],
  label: "a number"
});
var bilingualSlash = createToken3({ name: "Slash", pattern: /\/(?=[\s"])/, label: "`/`" });
var quotedText = createToken3({
  name: "Text",
  pattern: /"(?:[^"\\\n]|\\[^\n])*"/,
  label: "a text between double quotes"
});
var openText2 = createToken3({
  name: "OpenText",
  pattern: /"[^\n]*/,
  label: "a text without its closing quote"
});
var comma2 = createToken3({ name: "Comma", pattern: ",", label: "`,`" });
var colon = createToken3({ name: "Colon", pattern: ":", label: "`:`" });
var braceOpen = createToken3({ name: "BraceOpen", pattern: "{", label: "`{`" });
var braceClose = createToken3({ name: "BraceClose", pattern: "}", label: "`}`" });
var lateComment = createToken3({ name: "LateComment", pattern: /#[^\n]*/, label: "a comment" });
var stray = createToken3({ name: "Stray", pattern: /[^\n]/, label: "a character that has no meaning here" });
var comparison = createToken3({
  name: "Comparison",
  pattern: /[<>]=?(?=[\s\d-])/,
  label: "a comparison (`<`, `<=`, `>`, `>=`)"
});
var plus = createToken3({ name: "Plus", pattern: /\+(?=[\s{])/, label: "`+`" });
var healthWords = ["working", "failing", "degraded", "started", "stopped", "note", "block"];
var statementWords = [
  ...["logscan", "grammar", "program", "field", "part", "component", "service", "needs", "severity", "opens", "quiet"],
  ...[
    "restart",
    "settles",
    "title",
    "hint",
    "question",
    "unseen",
    "inherits",
    "counts",
    "took",
    "unless",
    "when",
    "same"
  ],
  ...["echo", "instant", "action", "proves", "adjust", ...healthWords]
];
var innerWords = [
  ...["at", "once", "never", "within", "by", "since", "unclean", "stop", "different", "in", "transaction"],
  ...["is", "not", "starts", "with"]
];
var keywords = new Map(
  [...statementWords, ...innerWords].map((name) => [
    name,
    createToken3({ name: `Keyword_${name}`, pattern: name, longer_alt: word, categories: [word], label: `\`${name}\`` })
  ])
);
function keyword(name) {
  const token = keywords.get(name);
  if (token === void 0) throw new Error(`${name} is no keyword`);
  return token;
}
var lineTokens = [patternLine, sampleLine, valuesLine, lookAlikeLine];
var punctuation = [bilingualSlash, quotedText, openText2, comma2, colon, braceOpen, braceClose, comparison, plus];
var statementTokens = [...lineTokens, ...punctuation, ...keywords.values(), count, word, lateComment, stray];
var lexer3 = new Lexer3([newline, blank2, comment, ...statementTokens]);
function grammarLines(text3) {
  const lines = [];
  let current = [];
  for (const token of lexer3.tokenize(`${text3}
`).tokens) {
    if (token.tokenType !== newline) current.push(token);
    else if (current.length > 0) {
      lines.push(current);
      current = [];
    }
  }
  return lines;
}

// src/grammar/build.ts
function buildDraft(statements, reporter) {
  const draft = grammarDraft();
  const building = { reporter, draft, component: null, event: null, adjustment: null };
  if (!isOurVersion(statements, reporter)) return null;
  for (const statement of statements) if (statement.kind === "field") addField(building, statement);
  for (const statement of statements) if (statement.kind === "part") addPart(building, statement);
  for (const statement of statements) addStatement(building, statement);
  return draft;
}
function isOurVersion(statements, reporter) {
  const header = statements.find((statement) => statement.kind === "header");
  if (header === void 0 || header.version.image === String(languageVersion)) return true;
  const newer = /^\d+$/.test(header.version.image) && Number(header.version.image) > languageVersion;
  reporter.error(
    "grammar.version",
    placeOfToken(header.version),
    `This grammar is written in language version ${header.version.image}`,
    {
      expected: `version ${languageVersion}`,
      hint: newer ? "a newer logscan reads it" : void 0
    }
  );
  return false;
}
function addField(building, statement) {
  const { draft, reporter } = building;
  const name = readName(statement.name, reporter);
  const type = fieldTypes.find((candidate) => candidate === statement.type.image);
  if (type === void 0) {
    reporter.error(
      "grammar.unknown-field-type",
      placeOfToken(statement.type),
      `There is no field type ${quoted(statement.type.image)}`,
      {
        expected: listed(fieldTypes),
        hint: meantHint(statement.type.image, fieldTypes)
      }
    );
  }
  if (draft.fields.has(name)) {
    reporter.error("grammar.duplicate", placeOfToken(statement.name), `The field ${quoted(name)} is declared twice`, {
      expected: "one `field` line a name"
    });
  }
  if (name === transactionField) {
    reporter.error("grammar.reserved-name", placeOfToken(statement.name), `No field may be called ${quoted(name)}`, {
      expected: "another name",
      hint: "it stands for the key that the record's format found"
    });
  }
  draft.fields.set(name, type ?? "text");
}
function addPart(building, statement) {
  const { draft, reporter } = building;
  const name = readName(statement.name, reporter);
  const place = placeOfToken(statement.name);
  if (draft.fields.has(name)) {
    reporter.error("grammar.duplicate", place, `The part ${quoted(name)} is named like a field`, {
      expected: "a name that no `field` line declares"
    });
  } else if (draft.parts.has(name)) {
    reporter.error("grammar.duplicate", place, `The part ${quoted(name)} is declared twice`, {
      expected: "one `part` line a name"
    });
  }
  const start = placeOfToken(statement.text);
  if (unquote(statement.text.image, start, reporter) === "") {
    reporter.error("grammar.empty-text", start, "This text is empty", { expected: "what patterns put in by its name" });
  }
  draft.parts.set(name, readPart(name, statement.text.image, start, draft, reporter));
}
function addStatement(building, statement) {
  const { draft, reporter } = building;
  const place = placeOfToken(statement.first);
  if (statement.kind === "broken") {
    addBroken(building, statement.first.image, place);
    return;
  }
  if (statement.kind !== "header" && !draft.seen.has("header")) {
    draft.seen.set("header", place.line);
    if (!draft.broken) {
      reporter.error("grammar.missing", place, "A grammar begins with the version of its language", {
        expected: `logscan grammar ${languageVersion}`,
        hint: "write it as the first line"
      });
    }
  }
  switch (statement.kind) {
    case "field":
    case "part":
      return;
    case "header":
      checkOnce(building, draft, statement.kind, place);
      return;
    case "grammar":
      if (!checkOnce(building, draft, statement.kind, place)) return;
      draft.name = readName(statement.name, reporter);
      draft.title = readText(statement.title, reporter);
      return;
    case "component":
      addComponent(building, statement, place);
      return;
    case "adjust":
      addAdjustment(building, statement, place);
      return;
    case "event":
      addEvent(building, statement, statement.first.image, place);
      return;
    default:
      addOption(building, statement, place);
  }
}
function addBroken(building, first, place) {
  const { draft } = building;
  const word2 = statementWords.includes(first) ? first : nearestWord(first, statementWords);
  const health = healthSchema.safeParse(word2);
  if (word2 === "adjust") {
    building.adjustment = adjustmentDraft("", null, place);
    building.adjustment.broken = true;
    draft.adjustments.push(building.adjustment);
    return;
  }
  if (building.adjustment !== null && word2 !== "component" && !health.success) {
    building.adjustment.broken = true;
    return;
  }
  building.adjustment = null;
  if (word2 === "component") {
    building.component = componentDraft("", null, place);
    draft.components.push(building.component);
    building.event = null;
  } else if (health.success) {
    building.event = eventDraft("", health.data, 0, place);
    draft.events.push(building.event);
  }
  (building.event ?? building.component ?? draft).broken = true;
}
function addComponent(building, statement, place) {
  const { draft, reporter } = building;
  const name = readName(statement.name, reporter);
  if (draft.components.some((component) => component.model.name === name)) {
    reporter.error(
      "grammar.duplicate",
      placeOfToken(statement.name),
      `The component ${quoted(name)} is declared twice`,
      {
        expected: "each component once",
        hint: "put its events below the first"
      }
    );
  }
  const key = statement.key === null ? null : readName(statement.key, reporter);
  building.component = componentDraft(name, key, place);
  building.event = null;
  building.adjustment = null;
  draft.components.push(building.component);
}
function addEvent(building, statement, health, place) {
  const { draft, reporter } = building;
  const name = readName(statement.name, reporter);
  if (draft.events.some((event) => event.model.name === name)) {
    reporter.error("grammar.duplicate", placeOfToken(statement.name), `The event ${quoted(name)} is declared twice`, {
      expected: "each name once in a grammar",
      hint: "several patterns may stand below one event"
    });
  }
  if (building.component === null && !draft.broken) {
    reporter.error("grammar.misplaced", place, `The event ${quoted(name)} belongs to no component`, {
      expected: "a `component` line above the events"
    });
  }
  building.event = eventDraft(name, health, Math.max(0, draft.components.length - 1), place);
  building.adjustment = null;
  draft.events.push(building.event);
}
function addAdjustment(building, statement, place) {
  const { draft, reporter } = building;
  const name = readName(statement.name, reporter);
  const event = statement.event === null ? null : readName(statement.event, reporter);
  if (draft.adjustments.some(({ model }) => model.component === name && model.event === event)) {
    reporter.error("grammar.duplicate", placeOfToken(statement.name), `${quoted(name)} is adjusted twice`, {
      expected: "one `adjust` a component or event"
    });
  }
  building.adjustment = adjustmentDraft(name, event, place);
  draft.adjustments.push(building.adjustment);
}

// src/grammar/statement-parser.ts
import { EmbeddedActionsParser } from "chevrotain";

// src/grammar/syntax-errors.ts
import {
  EOF,
  tokenMatcher
} from "chevrotain";
var labelOf = (token) => token.LABEL ?? token.name;
var expectations = {
  buildMismatchTokenMessage: ({ expected }) => labelOf(expected),
  buildNotAllInputParsedMessage: () => "the end of the line",
  buildNoViableAltMessage: ({ expectedPathsPerAlt }) => listed([...new Set(expectedPathsPerAlt.flatMap((paths) => paths.map((path) => labelOf(path[0]))))]),
  buildEarlyExitMessage: ({ expectedIterationPaths }) => listed(expectedIterationPaths.map((path) => labelOf(path[0])))
};
function reportSyntax(error, tokens, reporter) {
  const found = error.token;
  const line = tokens[0].startLine;
  const expected = error.message;
  if (tokenMatcher(found, EOF)) {
    const column = tokens.at(-1).endColumn + 1;
    reporter.error("grammar.syntax", { line, column }, "The line ends too early", { expected });
    return;
  }
  const place = { line, column: found.startColumn };
  if (found.tokenType === openText2) {
    const hint = 'close it with `"`; a quote inside a text is written `\\"`';
    reporter.error("grammar.syntax", place, "This text has no closing quote", {
      expected: "a text between double quotes",
      hint
    });
  } else if (found.tokenType === lateComment) {
    reporter.error("grammar.syntax", place, "A comment may not follow on the same line", {
      expected,
      hint: "put it on a line of its own"
    });
  } else if (found === tokens[0]) {
    const hint = meantHint(
      found.image,
      statementWords,
      "lines of an event begin with `|`, `>`, `=`, `!` or a keyword"
    );
    reporter.error("grammar.unknown-word", place, `No line begins with ${quoted(found.image)}`, {
      expected: "a keyword of the grammar language",
      hint
    });
  } else {
    const candidates = [...expected.matchAll(/`([a-z]+)`/g)].map((match) => match[1]);
    reporter.error("grammar.syntax", place, `${quoted(found.image)} does not belong here`, {
      expected,
      hint: meantHint(found.image, candidates)
    });
  }
}

// src/grammar/statement-parser.ts
var StatementParser = class extends EmbeddedActionsParser {
  constructor() {
    super(statementTokens, { recoveryEnabled: true, errorMessageProvider: expectations, maxLookahead: 2 });
    this.performSelfAnalysis();
  }
  // A guessed token would only hide the error from the steps that follow.
  canTokenTypeBeInsertedInRecovery() {
    return false;
  }
  canTokenTypeBeDeletedInRecovery() {
    return false;
  }
  textPair = this.RULE(
    "textPair",
    () => {
      const en = this.CONSUME1(quotedText);
      this.CONSUME(bilingualSlash);
      return { en, ja: this.CONSUME2(quotedText) };
    },
    { resyncEnabled: false }
  );
  names = this.RULE(
    "names",
    () => {
      const found = [];
      this.AT_LEAST_ONE_SEP({ SEP: comma2, DEF: () => found.push(this.CONSUME(word)) });
      return found;
    },
    { resyncEnabled: false }
  );
  fieldReference = this.RULE(
    "fieldReference",
    () => {
      this.CONSUME(braceOpen);
      const name = this.CONSUME(word);
      this.CONSUME(braceClose);
      return name;
    },
    { resyncEnabled: false }
  );
  keyedName = this.RULE(
    "keyedName",
    () => {
      const name = this.CONSUME(word);
      return { name, key: this.OPTION(() => this.SUBRULE(this.fieldReference)) ?? null };
    },
    { resyncEnabled: false }
  );
  opening = this.RULE(
    "opening",
    () => this.OR([
      {
        ALT: () => {
          this.CONSUME(keyword("at"));
          this.CONSUME(keyword("once"));
          return { kind: "opens", how: "once" };
        }
      },
      {
        ALT: () => {
          this.CONSUME(keyword("never"));
          return { kind: "opens", how: "never" };
        }
      },
      {
        ALT: () => {
          const count2 = this.CONSUME(count);
          const different = this.OPTION(() => {
            this.CONSUME(keyword("different"));
            return this.SUBRULE(this.fieldReference);
          });
          this.CONSUME(keyword("within"));
          return { kind: "opens", how: { count: count2, different: different ?? null, within: this.CONSUME(word) } };
        }
      }
    ]),
    { resyncEnabled: false }
  );
  values = this.RULE(
    "values",
    () => {
      const found = [];
      this.AT_LEAST_ONE_SEP({
        SEP: comma2,
        DEF: () => found.push(this.OR([{ ALT: () => this.CONSUME(quotedText) }, { ALT: () => this.CONSUME(word) }]))
      });
      return found;
    },
    { resyncEnabled: false }
  );
  whenTest = this.RULE(
    "whenTest",
    () => this.OR([
      {
        ALT: () => {
          this.CONSUME(keyword("is"));
          const not = this.OPTION(() => this.CONSUME(keyword("not")));
          return { test: not === void 0 ? "is" : "is not", values: this.SUBRULE1(this.values) };
        }
      },
      {
        ALT: () => {
          this.CONSUME(keyword("starts"));
          this.CONSUME(keyword("with"));
          return { test: "starts with", values: this.SUBRULE2(this.values) };
        }
      },
      {
        ALT: () => {
          const comparison2 = this.CONSUME(comparison);
          return { test: "compare", comparison: comparison2, number: this.CONSUME(word) };
        }
      }
    ]),
    { resyncEnabled: false }
  );
  unless = this.RULE(
    "unlessTest",
    () => {
      const event = this.CONSUME1(word);
      return this.OR([
        {
          ALT: () => {
            this.CONSUME(keyword("since"));
            return { kind: "unless", event, since: this.CONSUME2(word) };
          }
        },
        {
          ALT: () => {
            this.CONSUME(keyword("in"));
            this.CONSUME(keyword("transaction"));
            return { kind: "unlessInTransaction", event };
          }
        }
      ]);
    },
    { resyncEnabled: false }
  );
  statement = this.RULE(
    "statement",
    () => this.OR([
      { ALT: () => this.line(patternLine, "pattern") },
      { ALT: () => this.line(sampleLine, "sample") },
      { ALT: () => this.line(valuesLine, "values") },
      { ALT: () => this.line(lookAlikeLine, "lookAlike") },
      {
        ALT: () => {
          this.CONSUME(keyword("logscan"));
          this.CONSUME1(keyword("grammar"));
          return { kind: "header", version: this.CONSUME1(word) };
        }
      },
      {
        ALT: () => {
          this.CONSUME2(keyword("grammar"));
          const name = this.CONSUME2(word);
          return { kind: "grammar", name, title: this.SUBRULE1(this.textPair) };
        }
      },
      {
        ALT: () => {
          this.CONSUME(keyword("program"));
          return { kind: "program", names: this.SUBRULE1(this.names) };
        }
      },
      {
        ALT: () => {
          this.CONSUME(keyword("field"));
          const name = this.CONSUME3(word);
          return { kind: "field", name, type: this.CONSUME4(word) };
        }
      },
      {
        ALT: () => {
          this.CONSUME(keyword("part"));
          const name = this.CONSUME9(word);
          return { kind: "part", name, text: this.CONSUME1(quotedText) };
        }
      },
      {
        ALT: () => {
          this.CONSUME(keyword("component"));
          return { kind: "component", ...this.SUBRULE1(this.keyedName) };
        }
      },
      {
        ALT: () => {
          this.CONSUME(keyword("adjust"));
          const name = this.consume(31, word);
          return { kind: "adjust", name, event: this.OPTION2(() => this.consume(32, word)) ?? null };
        }
      },
      {
        ALT: () => {
          this.CONSUME(keyword("service"));
          return { kind: "service", value: this.CONSUME5(word) };
        }
      },
      {
        ALT: () => {
          this.CONSUME(keyword("needs"));
          const items = [];
          this.AT_LEAST_ONE_SEP({ SEP: comma2, DEF: () => items.push(this.SUBRULE2(this.keyedName)) });
          return { kind: "needs", items };
        }
      },
      {
        ALT: () => {
          this.CONSUME(keyword("severity"));
          return { kind: "severity", value: this.CONSUME6(word) };
        }
      },
      {
        ALT: () => {
          this.CONSUME(keyword("opens"));
          return this.SUBRULE(this.opening);
        }
      },
      {
        ALT: () => {
          this.CONSUME(keyword("quiet"));
          return { kind: "quiet", value: this.CONSUME7(word) };
        }
      },
      {
        ALT: () => {
          const isRestart = this.OR3([
            { ALT: () => this.CONSUME(keyword("restart")) !== void 0 },
            { ALT: () => this.CONSUME(keyword("settles")) === void 0 }
          ]);
          return { kind: isRestart ? "restart" : "settles", value: this.CONSUME8(word) };
        }
      },
      ...["title", "hint", "question"].map((kind, index) => ({
        ALT: () => {
          this.CONSUME(keyword(kind));
          return { kind, text: this.subrule(index + 2, this.textPair) };
        }
      })),
      {
        ALT: () => {
          this.CONSUME(keyword("unseen"));
          this.CONSUME(keyword("by"));
          const check = this.CONSUME2(quotedText);
          this.CONSUME(colon);
          return { kind: "unseen", check, why: this.SUBRULE5(this.textPair) };
        }
      },
      ...healthWords.map((health, index) => ({
        ALT: () => {
          this.CONSUME(keyword(health));
          return { kind: "event", name: this.consume(20 + index, word) };
        }
      })),
      {
        ALT: () => {
          this.CONSUME(keyword("inherits"));
          return { kind: "inherits", fields: this.SUBRULE2(this.names) };
        }
      },
      {
        ALT: () => {
          this.CONSUME(keyword("counts"));
          return { kind: "counts", field: this.SUBRULE2(this.fieldReference) };
        }
      },
      {
        ALT: () => {
          this.CONSUME(keyword("same"));
          return { kind: "same", field: this.SUBRULE5(this.fieldReference) };
        }
      },
      {
        ALT: () => {
          this.CONSUME(keyword("took"));
          const fields = [];
          this.AT_LEAST_ONE_SEP2({ SEP: plus, DEF: () => fields.push(this.SUBRULE3(this.fieldReference)) });
          return { kind: "took", fields, unit: this.OPTION(() => this.consume(30, word)) ?? null };
        }
      },
      {
        ALT: () => {
          this.CONSUME(keyword("unless"));
          return this.SUBRULE(this.unless);
        }
      },
      {
        ALT: () => {
          this.CONSUME(keyword("when"));
          const field = this.SUBRULE4(this.fieldReference);
          return { kind: "when", field, ...this.SUBRULE(this.whenTest) };
        }
      },
      ...["echo", "instant", "action"].map((kind) => ({
        ALT: () => {
          this.CONSUME(keyword(kind));
          return { kind };
        }
      })),
      {
        ALT: () => {
          this.CONSUME(keyword("proves"));
          this.CONSUME(keyword("unclean"));
          this.CONSUME(keyword("stop"));
          return { kind: "proves" };
        }
      }
    ]),
    { recoveryValueFunc: () => ({ kind: "broken" }) }
  );
  line(token, kind) {
    this.CONSUME(token);
    return { kind };
  }
};
var parser = new StatementParser();
function parseStatement(tokens, reporter) {
  parser.input = [...tokens];
  const body = parser.statement();
  const error = parser.errors[0];
  const first = tokens[0];
  if (error === void 0) return { first, ...body };
  reportSyntax(error, tokens, reporter);
  return { first, kind: "broken" };
}

// src/grammar/parser.ts
function parseGrammar(text3, file) {
  const normal = text3.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
  const reporter = createReporter(file, normal.split("\n"));
  const statements = grammarLines(normal).map((tokens) => parseStatement(tokens, reporter));
  const draft = buildDraft(statements, reporter);
  const { diagnostics } = reporter;
  if (draft === null)
    return { grammar: null, diagnostics: diagnostics.filter(({ code }) => code === "grammar.version") };
  reportMissing(draft, reporter);
  diagnostics.sort((a, b) => a.line - b.line || a.column - b.column);
  if (diagnostics.length > 0) return { grammar: null, diagnostics };
  const model = grammarSchema.safeParse({
    language: languageVersion,
    name: draft.name,
    title: draft.title,
    file,
    programs: draft.programs ?? [],
    components: draft.components.map((component) => component.model),
    events: draft.events.map((event) => event.model),
    adjustments: draft.adjustments.map((adjustment) => adjustment.model)
  });
  if (model.success) return { grammar: model.data, diagnostics };
  for (const issue of model.error.issues) {
    reporter.error("grammar.model", draft.place, `${issue.path.join(".")}: ${issue.message}`);
  }
  return { grammar: null, diagnostics };
}
function reportMissing(draft, reporter) {
  const missing = (message, place, expected) => reporter.error("grammar.missing", place, message, { expected });
  if (!draft.broken) {
    if (draft.seen.size === 0) missing("The grammar is empty", draft.place, `logscan grammar ${languageVersion}`);
    else if (draft.name === null) missing("The grammar has no name", draft.place, 'grammar NAME "English" / "\u65E5\u672C\u8A9E"');
    const isOnlyAdjusting = draft.adjustments.length > 0 && draft.components.length === 0 && draft.events.length === 0;
    if (isOnlyAdjusting) return;
    if (draft.programs === null) missing("The grammar names no program", draft.place, "program NAME, or program none");
    if (draft.components.length === 0 && draft.events.length === 0)
      missing("The grammar has no component", draft.place, "component NAME, or component NAME {field}");
    else if (draft.events.length === 0)
      missing("The grammar has no event", draft.place, "an event such as: failing NAME");
  }
  for (const component of draft.components) {
    if (component.broken || component.model.title !== null) continue;
    missing(`The ${component.label} has no title`, component.place, 'title "English" / "\u65E5\u672C\u8A9E"');
  }
  for (const event of draft.events) {
    if (event.broken || event.model.patterns.length > 0 || event.model.name === silenceEvent) continue;
    missing(`The ${event.label} has no pattern`, event.place, "| and the text of a log message");
  }
}

// src/diagnostic.ts
function placeOf(diagnostic) {
  return [diagnostic.file, diagnostic.line, diagnostic.column].filter((part) => part !== void 0).join(":");
}
function visible(text3) {
  return text3.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, (character) => {
    if (character === "	") return "\\t";
    const code = character.codePointAt(0) ?? 0;
    return code < 256 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u{${code.toString(16)}}`;
  });
}

// src/grammar/print.ts
var shownCharacters = 120;
var wide = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;
function printDiagnostic(diagnostic, sourceText) {
  const place = placeOf(diagnostic);
  const lines = [
    `${place === "" ? "" : `${visible(place)}: `}${diagnostic.severity} ${diagnostic.code}: ${visible(diagnostic.message)}`
  ];
  const source = diagnostic.line === void 0 ? void 0 : sourceText?.split(/\r?\n/)[diagnostic.line - 1];
  if (source !== void 0 && source !== "") lines.push(...excerpt(source, diagnostic.column));
  if (diagnostic.expected !== void 0) lines.push(`  expected: ${visible(diagnostic.expected)}`);
  if (diagnostic.hint !== void 0) lines.push(`  hint: ${visible(diagnostic.hint)}`);
  return lines.join("\n");
}
function excerpt(source, column) {
  const characters = Array.from(source.replace(/^\uFEFF/, ""));
  const first = Math.max(0, Math.min((column ?? 1) - shownCharacters / 2, characters.length - shownCharacters));
  const shown = characters.slice(first, first + shownCharacters).map(show);
  const before = first > 0 ? "\u2026" : "";
  const after = first + shownCharacters < characters.length ? "\u2026" : "";
  const line = `  | ${before}${shown.join("")}${after}`;
  if (column === void 0) return [line];
  const padding = shown.slice(0, column - 1 - first).map((text3) => wide.test(text3) ? "\u3000" : " ".repeat(text3.length));
  return [line, `  | ${before === "" ? "" : " "}${padding.join("")}^`];
}
function show(character) {
  return character === "	" ? " " : visible(character);
}

// src/grammar/bundle.ts
var bundleName = "logscan:grammars";
function grammarFiles(directory) {
  const names = readdirSync(directory).filter((name) => name.endsWith(".grammar"));
  return names.sort((a, b) => a < b ? -1 : 1).map((name) => join(directory, name));
}
function bundleGrammars(directory) {
  const problems = [];
  const grammars2 = grammarFiles(directory).map((path) => {
    const text3 = readFileSync(path, "utf8");
    const { grammar, diagnostics } = parseGrammar(text3, `${basename(directory)}/${basename(path)}`);
    problems.push(...diagnostics.map((diagnostic) => printDiagnostic(diagnostic, text3)));
    return grammar;
  });
  if (problems.length > 0) throw new Error(`The grammars cannot be built in:

${problems.join("\n\n")}`);
  return `export const grammars = JSON.parse(${JSON.stringify(JSON.stringify(grammars2))});
`;
}

// src/incident/record.ts
import { z as z2 } from "zod";

// package.json
var package_default = {
  name: "logscan",
  version: "0.1.0",
  description: "Reads /var/log and writes the drafts of incident reports, with detected start and end times",
  keywords: [
    "syslog",
    "incident",
    "outage",
    "postmortem",
    "timeline",
    "log",
    "xfs",
    "postfix"
  ],
  license: "MIT",
  type: "module",
  engines: {
    node: ">=20.19"
  },
  bin: {
    logscan: "dist/cli.js"
  },
  exports: {
    ".": {
      types: "./dist/index.d.ts",
      import: "./dist/index.js"
    },
    "./schema/*": "./dist/schema/*",
    "./package.json": "./package.json"
  },
  types: "./dist/index.d.ts",
  files: [
    "dist",
    "grammars",
    "CHANGELOG.md"
  ],
  sideEffects: false,
  scripts: {
    build: "tsup",
    check: "biome check --error-on-warnings . && tsc --noEmit",
    format: "biome check --write .",
    prepare: "tsup",
    test: "vitest run",
    bench: "node tests/bench/run.mjs"
  },
  dependencies: {
    chevrotain: "11.2.0",
    "fast-glob": "3.3.3",
    fzstd: "0.1.1",
    luxon: "3.7.2",
    "unbzip2-stream": "1.4.3",
    "xz-decompress": "0.2.3",
    zod: "4.6.7"
  },
  devDependencies: {
    "@biomejs/biome": "2.6.8",
    "@types/luxon": "3.7.6",
    "@types/node": "20.19.43",
    "fast-check": "4.10.2",
    tsup: "8.5.1",
    typescript: "5.9.3",
    vitest: "4.1.12"
  }
};

// src/incident/version.ts
var version = package_default.version;
var schemaVersion = 1;
var schemaUri = "urn:logscan:schema:incident:1";

// src/incident/record.ts
var instant = z2.iso.datetime({ offset: true }).describe("RFC 3339 with a numeric offset, in the host's zone");
var certaintySchema = z2.object({
  precision: z2.enum(["minute", "second", "millisecond", "microsecond"]),
  year: z2.enum(["stated", "inferred"]),
  yearBy: z2.string().describe("by what the year was found"),
  zone: z2.enum(["stated", "configured", "assumed"]),
  skewSeconds: z2.number().nullable().describe("how far this host's clock may be off against the others; null: not known")
});
var endFields = {
  at: instant.nullable(),
  notBefore: instant.nullable(),
  notAfter: instant.nullable(),
  certainty: certaintySchema,
  evidence: z2.array(z2.string()).describe("refs of evidence lines")
};
var startSchema = z2.object({
  ...endFields,
  basis: z2.enum(["failing event", "reported delay", "silence", "stop event", "log begins"])
});
var endSchema = z2.object({
  ...endFields,
  basis: z2.enum(["working event", "reboot", "stop event", "quiet", "traffic resumed"])
});
var natureSchema = z2.enum(["failure", "degraded", "planned", "failover", "instant"]);
var statementSchema = z2.object({ text: z2.string(), evidence: z2.array(z2.string()) });
var incidentSchema = z2.object({
  id: z2.string().regex(/^ls1-[0-9a-f]{16}$/),
  aliases: z2.array(z2.string()),
  kind: z2.string(),
  nature: natureSchema,
  title: z2.string().max(120),
  status: z2.enum(["recovered", "quiet", "ongoing", "unknown"]),
  severity: z2.enum(["critical", "error", "warning", "info"]),
  confidence: z2.object({ level: z2.enum(["low", "medium", "high"]), reasons: z2.array(z2.string()) }),
  targets: z2.array(
    z2.object({
      host: z2.string(),
      service: z2.string(),
      component: z2.string(),
      role: z2.enum(["primary", "affected", "reporting"])
    })
  ),
  start: startSchema,
  end: endSchema.nullable(),
  lastFailingAt: instant.nullable().describe("how far the log proves the failure"),
  durationSeconds: z2.object({ min: z2.number(), max: z2.number().nullable() }),
  outages: z2.array(
    z2.object({
      component: z2.string(),
      host: z2.string(),
      nature: natureSchema,
      start: startSchema,
      end: endSchema.nullable()
    })
  ),
  timeline: z2.array(
    z2.object({
      at: instant,
      certainty: certaintySchema,
      host: z2.string(),
      component: z2.string(),
      what: z2.string(),
      evidence: z2.array(z2.string())
    })
  ),
  evidence: z2.array(
    z2.object({
      ref: z2.string(),
      host: z2.string(),
      file: z2.string(),
      line: z2.int().min(1),
      byteOffset: z2.int().min(0).describe("of the line's first byte, in the decompressed stream"),
      at: instant,
      text: z2.string(),
      encoding: z2.enum(["utf-8", "latin1"]),
      event: z2.string(),
      role: z2.enum(["onset", "during", "recovery", "context"])
    })
  ),
  evidenceOmitted: z2.int().min(0),
  causeHints: z2.array(statementSchema),
  detectionGaps: z2.array(statementSchema),
  openQuestions: z2.array(statementSchema),
  actionsSeen: z2.array(statementSchema),
  related: z2.array(z2.object({ id: z2.string(), relation: z2.string() })),
  cause: z2.null(),
  response: z2.null()
});
var diagnosticSchema = z2.object({
  code: z2.string(),
  severity: z2.enum(["error", "warning", "information"]),
  message: z2.string(),
  file: z2.string().optional(),
  line: z2.int().optional(),
  column: z2.int().optional(),
  expected: z2.string().optional(),
  hint: z2.string().optional()
});
var coverageSchema = z2.object({
  sources: z2.array(
    z2.object({
      name: z2.string(),
      hosts: z2.array(z2.string()),
      files: z2.array(z2.string()),
      firstAt: instant.nullable(),
      lastAt: instant.nullable(),
      bytes: z2.int(),
      records: z2.int(),
      recognised: z2.int(),
      passedOver: z2.int(),
      unread: z2.int().describe("lines that are no record of a known form")
    })
  ),
  silences: z2.array(
    z2.object({
      host: z2.string(),
      source: z2.string(),
      from: instant,
      to: instant.nullable().describe("null: the log ends in silence"),
      seconds: z2.number(),
      expected: z2.number().describe("how many such silences chance brings in this log"),
      reason: z2.enum(["weak", "stopped", "host", "logging", "alive", "outage", "unproven"])
    })
  ).describe("silences that are no incident of their own, and why"),
  boots: z2.array(
    z2.object({
      host: z2.string(),
      at: instant,
      stop: z2.enum(["orderly", "unclean", "panic", "unknown", "log begins"]),
      lastBefore: instant.nullable(),
      file: z2.string(),
      line: z2.int()
    })
  ),
  failovers: z2.array(
    z2.object({
      from: z2.string().describe("the host whose requests moved"),
      to: z2.string().describe("the host that answered them"),
      at: instant,
      until: instant.nullable(),
      skewSeconds: z2.number().describe("how far the other host's clock is ahead if these were the same requests")
    })
  ),
  notRead: z2.array(z2.object({ path: z2.string(), reason: z2.string() }))
});
var documentSchema = z2.object({
  $schema: z2.string(),
  schemaVersion: z2.literal(schemaVersion),
  tool: z2.object({
    name: z2.literal("logscan"),
    version: z2.string(),
    zone: z2.string(),
    now: instant,
    since: instant.optional(),
    until: instant.optional()
  }),
  incidents: z2.array(incidentSchema),
  coverage: coverageSchema,
  diagnostics: z2.array(diagnosticSchema)
});
function jsonSchema() {
  return { $id: schemaUri, title: "logscan draft incidents", ...z2.toJSONSchema(documentSchema, { io: "input" }) };
}

// tsup.config.ts
var __injected_import_meta_url__ = "file:///tmp/w/web/tsup.config.ts";
var grammars = fileURLToPath(new URL("grammars", __injected_import_meta_url__));
var bundledGrammars = {
  name: bundleName,
  setup(build) {
    build.onResolve({ filter: new RegExp(`^${bundleName}$`) }, () => ({ path: bundleName, namespace: bundleName }));
    build.onLoad({ filter: /.*/, namespace: bundleName }, () => ({ contents: bundleGrammars(grammars), loader: "js" }));
  }
};
var command = {
  name: "command",
  renderChunk(code, chunk) {
    if (!chunk.path.endsWith("/cli.js")) return void 0;
    if (chunk.type === "chunk") chunk.mode = 493;
    return { code: code.startsWith("#!") ? code : `#!/usr/bin/env node
${code}` };
  }
};
var schema = {
  name: "schema",
  buildEnd() {
    const directory = join2(this.options.outDir, "schema");
    mkdirSync(directory, { recursive: true });
    const text3 = `${JSON.stringify(jsonSchema(), null, 2)}
`;
    writeFileSync(join2(directory, `incident.v${schemaVersion}.json`), text3);
  }
};
var tsup_config_default = defineConfig({
  // worker.js stands beside what starts it (src/detect/threads.ts).
  entry: { index: "src/index.ts", cli: "src/cli.ts", worker: "src/detect/worker.ts" },
  format: "esm",
  target: "node20",
  platform: "node",
  dts: { entry: "src/index.ts" },
  clean: true,
  // Imported by name only by the built-in grammars, and never installed.
  noExternal: [bundleName],
  esbuildPlugins: [bundledGrammars],
  plugins: [command, schema]
});
export {
  tsup_config_default as default
};
//# sourceMappingURL=data:application/json;base64,ewogICJ2ZXJzaW9uIjogMywKICAic291cmNlcyI6IFsidHN1cC5jb25maWcudHMiLCAic3JjL2dyYW1tYXIvYnVuZGxlLnRzIiwgInNyYy9ncmFtbWFyL3BhdHRlcm4tdGV4dC50cyIsICJzcmMvZ3JhbW1hci9maWVsZHMudHMiLCAic3JjL2dyYW1tYXIvbW9kZWwudHMiLCAic3JjL2dyYW1tYXIvbmVhcmVzdC50cyIsICJzcmMvZ3JhbW1hci9wYXJ0cy50cyIsICJzcmMvZ3JhbW1hci9yZXBvcnRlci50cyIsICJzcmMvZ3JhbW1hci92YWx1ZXMtdGV4dC50cyIsICJzcmMvZ3JhbW1hci9zY2FsYXJzLnRzIiwgInNyYy9ncmFtbWFyL2J1aWxkLW9wdGlvbnMudHMiLCAic3JjL2dyYW1tYXIvZHJhZnQudHMiLCAic3JjL2dyYW1tYXIvdG9rZW5zLnRzIiwgInNyYy9ncmFtbWFyL2J1aWxkLnRzIiwgInNyYy9ncmFtbWFyL3N0YXRlbWVudC1wYXJzZXIudHMiLCAic3JjL2dyYW1tYXIvc3ludGF4LWVycm9ycy50cyIsICJzcmMvZ3JhbW1hci9wYXJzZXIudHMiLCAic3JjL2RpYWdub3N0aWMudHMiLCAic3JjL2dyYW1tYXIvcHJpbnQudHMiLCAic3JjL2luY2lkZW50L3JlY29yZC50cyIsICJwYWNrYWdlLmpzb24iLCAic3JjL2luY2lkZW50L3ZlcnNpb24udHMiXSwKICAic291cmNlc0NvbnRlbnQiOiBbImNvbnN0IF9faW5qZWN0ZWRfZmlsZW5hbWVfXyA9IFwiL3RtcC93L3dlYi90c3VwLmNvbmZpZy50c1wiO2NvbnN0IF9faW5qZWN0ZWRfZGlybmFtZV9fID0gXCIvdG1wL3cvd2ViXCI7Y29uc3QgX19pbmplY3RlZF9pbXBvcnRfbWV0YV91cmxfXyA9IFwiZmlsZTovLy90bXAvdy93ZWIvdHN1cC5jb25maWcudHNcIjtpbXBvcnQgeyBta2RpclN5bmMsIHdyaXRlRmlsZVN5bmMgfSBmcm9tIFwibm9kZTpmc1wiO1xuaW1wb3J0IHsgam9pbiB9IGZyb20gXCJub2RlOnBhdGhcIjtcbmltcG9ydCB7IGZpbGVVUkxUb1BhdGggfSBmcm9tIFwibm9kZTp1cmxcIjtcbmltcG9ydCB7IGRlZmluZUNvbmZpZywgdHlwZSBPcHRpb25zIH0gZnJvbSBcInRzdXBcIjtcbmltcG9ydCB7IGJ1bmRsZUdyYW1tYXJzLCBidW5kbGVOYW1lIH0gZnJvbSBcIi4vc3JjL2dyYW1tYXIvYnVuZGxlLnRzXCI7XG5pbXBvcnQgeyBqc29uU2NoZW1hIH0gZnJvbSBcIi4vc3JjL2luY2lkZW50L3JlY29yZC50c1wiO1xuaW1wb3J0IHsgc2NoZW1hVmVyc2lvbiB9IGZyb20gXCIuL3NyYy9pbmNpZGVudC92ZXJzaW9uLnRzXCI7XG5cbmNvbnN0IGdyYW1tYXJzID0gZmlsZVVSTFRvUGF0aChuZXcgVVJMKFwiZ3JhbW1hcnNcIiwgaW1wb3J0Lm1ldGEudXJsKSk7XG5cbnR5cGUgRXNidWlsZFBsdWdpbiA9IE5vbk51bGxhYmxlPE9wdGlvbnNbXCJlc2J1aWxkUGx1Z2luc1wiXT5bbnVtYmVyXTtcbnR5cGUgVHN1cFBsdWdpbiA9IE5vbk51bGxhYmxlPE9wdGlvbnNbXCJwbHVnaW5zXCJdPltudW1iZXJdO1xuXG5jb25zdCBidW5kbGVkR3JhbW1hcnM6IEVzYnVpbGRQbHVnaW4gPSB7XG4gIG5hbWU6IGJ1bmRsZU5hbWUsXG4gIHNldHVwKGJ1aWxkKSB7XG4gICAgYnVpbGQub25SZXNvbHZlKHsgZmlsdGVyOiBuZXcgUmVnRXhwKGBeJHtidW5kbGVOYW1lfSRgKSB9LCAoKSA9PiAoeyBwYXRoOiBidW5kbGVOYW1lLCBuYW1lc3BhY2U6IGJ1bmRsZU5hbWUgfSkpO1xuICAgIGJ1aWxkLm9uTG9hZCh7IGZpbHRlcjogLy4qLywgbmFtZXNwYWNlOiBidW5kbGVOYW1lIH0sICgpID0+ICh7IGNvbnRlbnRzOiBidW5kbGVHcmFtbWFycyhncmFtbWFycyksIGxvYWRlcjogXCJqc1wiIH0pKTtcbiAgfSxcbn07XG5cbmNvbnN0IGNvbW1hbmQ6IFRzdXBQbHVnaW4gPSB7XG4gIG5hbWU6IFwiY29tbWFuZFwiLFxuICByZW5kZXJDaHVuayhjb2RlLCBjaHVuaykge1xuICAgIGlmICghY2h1bmsucGF0aC5lbmRzV2l0aChcIi9jbGkuanNcIikpIHJldHVybiB1bmRlZmluZWQ7XG4gICAgaWYgKGNodW5rLnR5cGUgPT09IFwiY2h1bmtcIikgY2h1bmsubW9kZSA9IDBvNzU1O1xuICAgIHJldHVybiB7IGNvZGU6IGNvZGUuc3RhcnRzV2l0aChcIiMhXCIpID8gY29kZSA6IGAjIS91c3IvYmluL2VudiBub2RlXFxuJHtjb2RlfWAgfTtcbiAgfSxcbn07XG5cbi8qKiBUaGUgc2NoZW1hIG9mIHRoZSBkcmFmdHMgYXMgYSBmaWxlLCBmb3IgcHJvZ3JhbXMgaW4gb3RoZXIgbGFuZ3VhZ2VzLiAqL1xuY29uc3Qgc2NoZW1hOiBUc3VwUGx1Z2luID0ge1xuICBuYW1lOiBcInNjaGVtYVwiLFxuICBidWlsZEVuZCgpIHtcbiAgICBjb25zdCBkaXJlY3RvcnkgPSBqb2luKHRoaXMub3B0aW9ucy5vdXREaXIsIFwic2NoZW1hXCIpO1xuICAgIG1rZGlyU3luYyhkaXJlY3RvcnksIHsgcmVjdXJzaXZlOiB0cnVlIH0pO1xuICAgIGNvbnN0IHRleHQgPSBgJHtKU09OLnN0cmluZ2lmeShqc29uU2NoZW1hKCksIG51bGwsIDIpfVxcbmA7XG4gICAgd3JpdGVGaWxlU3luYyhqb2luKGRpcmVjdG9yeSwgYGluY2lkZW50LnYke3NjaGVtYVZlcnNpb259Lmpzb25gKSwgdGV4dCk7XG4gIH0sXG59O1xuXG5leHBvcnQgZGVmYXVsdCBkZWZpbmVDb25maWcoe1xuICAvLyB3b3JrZXIuanMgc3RhbmRzIGJlc2lkZSB3aGF0IHN0YXJ0cyBpdCAoc3JjL2RldGVjdC90aHJlYWRzLnRzKS5cbiAgZW50cnk6IHsgaW5kZXg6IFwic3JjL2luZGV4LnRzXCIsIGNsaTogXCJzcmMvY2xpLnRzXCIsIHdvcmtlcjogXCJzcmMvZGV0ZWN0L3dvcmtlci50c1wiIH0sXG4gIGZvcm1hdDogXCJlc21cIixcbiAgdGFyZ2V0OiBcIm5vZGUyMFwiLFxuICBwbGF0Zm9ybTogXCJub2RlXCIsXG4gIGR0czogeyBlbnRyeTogXCJzcmMvaW5kZXgudHNcIiB9LFxuICBjbGVhbjogdHJ1ZSxcbiAgLy8gSW1wb3J0ZWQgYnkgbmFtZSBvbmx5IGJ5IHRoZSBidWlsdC1pbiBncmFtbWFycywgYW5kIG5ldmVyIGluc3RhbGxlZC5cbiAgbm9FeHRlcm5hbDogW2J1bmRsZU5hbWVdLFxuICBlc2J1aWxkUGx1Z2luczogW2J1bmRsZWRHcmFtbWFyc10sXG4gIHBsdWdpbnM6IFtjb21tYW5kLCBzY2hlbWFdLFxufSk7XG4iLCAiY29uc3QgX19pbmplY3RlZF9maWxlbmFtZV9fID0gXCIvdG1wL3cvd2ViL3NyYy9ncmFtbWFyL2J1bmRsZS50c1wiO2NvbnN0IF9faW5qZWN0ZWRfZGlybmFtZV9fID0gXCIvdG1wL3cvd2ViL3NyYy9ncmFtbWFyXCI7Y29uc3QgX19pbmplY3RlZF9pbXBvcnRfbWV0YV91cmxfXyA9IFwiZmlsZTovLy90bXAvdy93ZWIvc3JjL2dyYW1tYXIvYnVuZGxlLnRzXCI7aW1wb3J0IHsgcmVhZGRpclN5bmMsIHJlYWRGaWxlU3luYyB9IGZyb20gXCJub2RlOmZzXCI7XG5pbXBvcnQgeyBiYXNlbmFtZSwgam9pbiB9IGZyb20gXCJub2RlOnBhdGhcIjtcbmltcG9ydCB7IHBhcnNlR3JhbW1hciB9IGZyb20gXCIuL3BhcnNlci5qc1wiO1xuaW1wb3J0IHsgcHJpbnREaWFnbm9zdGljIH0gZnJvbSBcIi4vcHJpbnQuanNcIjtcblxuLyoqIFRoZSBuYW1lIGJ5IHdoaWNoIGJ1aWx0aW4udHMgaW1wb3J0cyB3aGF0IGBidW5kbGVHcmFtbWFyc2AgbWFrZXMuICovXG5leHBvcnQgY29uc3QgYnVuZGxlTmFtZSA9IFwibG9nc2NhbjpncmFtbWFyc1wiO1xuXG4vKiogVGhlIHBhdGhzIG9mIGEgZGlyZWN0b3J5J3MgZ3JhbW1hciBmaWxlcywgaW4gdGhlIGJ5dGUgb3JkZXIgb2YgdGhlaXIgbmFtZXMuICovXG5leHBvcnQgZnVuY3Rpb24gZ3JhbW1hckZpbGVzKGRpcmVjdG9yeTogc3RyaW5nKTogc3RyaW5nW10ge1xuICBjb25zdCBuYW1lcyA9IHJlYWRkaXJTeW5jKGRpcmVjdG9yeSkuZmlsdGVyKChuYW1lKSA9PiBuYW1lLmVuZHNXaXRoKFwiLmdyYW1tYXJcIikpO1xuICByZXR1cm4gbmFtZXMuc29ydCgoYSwgYikgPT4gKGEgPCBiID8gLTEgOiAxKSkubWFwKChuYW1lKSA9PiBqb2luKGRpcmVjdG9yeSwgbmFtZSkpO1xufVxuXG4vKipcbiAqIFRoZSB0ZXh0IG9mIGEgbW9kdWxlIHRoYXQgZXhwb3J0cyB0aGUgZ3JhbW1hcnMgb2YgYSBkaXJlY3RvcnksIHBhcnNlZCwgYXMgYGdyYW1tYXJzYDogd2hhdCBpcyByZWFkIHdoZW4gbG9nc2NhbiBpc1xuICogYnVpbHQgbmVlZCBub3QgYmUgcGFyc2VkIHdoZW4gaXQgcnVucy4gVGhyb3dzIHdpdGggYWxsIGVycm9ycyBwcmludGVkIHdoZW4gYSBncmFtbWFyIGlzIHdyb25nLlxuICovXG5leHBvcnQgZnVuY3Rpb24gYnVuZGxlR3JhbW1hcnMoZGlyZWN0b3J5OiBzdHJpbmcpOiBzdHJpbmcge1xuICBjb25zdCBwcm9ibGVtczogc3RyaW5nW10gPSBbXTtcbiAgY29uc3QgZ3JhbW1hcnMgPSBncmFtbWFyRmlsZXMoZGlyZWN0b3J5KS5tYXAoKHBhdGgpID0+IHtcbiAgICBjb25zdCB0ZXh0ID0gcmVhZEZpbGVTeW5jKHBhdGgsIFwidXRmOFwiKTtcbiAgICAvLyBUaGUgcGFja2FnZSBzaGFsbCBub3QgbmFtZSB0aGUgZGlyZWN0b3J5IHRoYXQgaXQgd2FzIGJ1aWx0IGluLlxuICAgIGNvbnN0IHsgZ3JhbW1hciwgZGlhZ25vc3RpY3MgfSA9IHBhcnNlR3JhbW1hcih0ZXh0LCBgJHtiYXNlbmFtZShkaXJlY3RvcnkpfS8ke2Jhc2VuYW1lKHBhdGgpfWApO1xuICAgIHByb2JsZW1zLnB1c2goLi4uZGlhZ25vc3RpY3MubWFwKChkaWFnbm9zdGljKSA9PiBwcmludERpYWdub3N0aWMoZGlhZ25vc3RpYywgdGV4dCkpKTtcbiAgICByZXR1cm4gZ3JhbW1hcjtcbiAgfSk7XG4gIGlmIChwcm9ibGVtcy5sZW5ndGggPiAwKSB0aHJvdyBuZXcgRXJyb3IoYFRoZSBncmFtbWFycyBjYW5ub3QgYmUgYnVpbHQgaW46XFxuXFxuJHtwcm9ibGVtcy5qb2luKFwiXFxuXFxuXCIpfWApO1xuICByZXR1cm4gYGV4cG9ydCBjb25zdCBncmFtbWFycyA9IEpTT04ucGFyc2UoJHtKU09OLnN0cmluZ2lmeShKU09OLnN0cmluZ2lmeShncmFtbWFycykpfSk7XFxuYDtcbn1cbiIsICJjb25zdCBfX2luamVjdGVkX2ZpbGVuYW1lX18gPSBcIi90bXAvdy93ZWIvc3JjL2dyYW1tYXIvcGF0dGVybi10ZXh0LnRzXCI7Y29uc3QgX19pbmplY3RlZF9kaXJuYW1lX18gPSBcIi90bXAvdy93ZWIvc3JjL2dyYW1tYXJcIjtjb25zdCBfX2luamVjdGVkX2ltcG9ydF9tZXRhX3VybF9fID0gXCJmaWxlOi8vL3RtcC93L3dlYi9zcmMvZ3JhbW1hci9wYXR0ZXJuLXRleHQudHNcIjtpbXBvcnQgeyBjcmVhdGVUb2tlbiwgdHlwZSBJVG9rZW4sIExleGVyIH0gZnJvbSBcImNoZXZyb3RhaW5cIjtcbmltcG9ydCB7IGZpZWxkVHlwZXMgfSBmcm9tIFwiLi9maWVsZHMuanNcIjtcbmltcG9ydCB7IHR5cGUgRmllbGRUeXBlLCBtb3N0QWx0ZXJuYXRpdmVzLCB0eXBlIFBhdHRlcm5FbGVtZW50LCB0cmFuc2FjdGlvbkZpZWxkIH0gZnJvbSBcIi4vbW9kZWwuanNcIjtcbmltcG9ydCB7IG1lYW50SGludCB9IGZyb20gXCIuL25lYXJlc3QuanNcIjtcbmltcG9ydCB7XG4gIHR5cGUgQWx0ZXJuYXRpdmUsXG4gIGV4cGFuZFBhcnRzLFxuICB0eXBlIEhvbGVQaWVjZSxcbiAgb3B0aW9uYWxQYXJ0cyxcbiAgdHlwZSBQYXJ0LFxuICB0eXBlIFBpZWNlLFxuICB0eXBlIFRleHRQaWVjZSxcbn0gZnJvbSBcIi4vcGFydHMuanNcIjtcbmltcG9ydCB7IHR5cGUgQWR2aWNlLCBsaXN0ZWQsIHR5cGUgUGxhY2UsIHF1b3RlZCwgdHlwZSBSZXBvcnRlciB9IGZyb20gXCIuL3JlcG9ydGVyLmpzXCI7XG5pbXBvcnQgeyB1bmVzY2FwZWQgfSBmcm9tIFwiLi92YWx1ZXMtdGV4dC5qc1wiO1xuXG4vKiogQnJhY2VzIGFuZCB3aGF0IG1heSBtYWtlIGEgaG9sZSBvZiB0aGUgbGFzdCBvZiB0aGVtOyBiZWZvcmUgaXQsIHR3byBicmFjZXMgYXJlIG9uZSBsaXRlcmFsIGJyYWNlLiAqL1xuY29uc3QgYnJhY2VkID0gY3JlYXRlVG9rZW4oeyBuYW1lOiBcIkJyYWNlZFwiLCBwYXR0ZXJuOiAvXFx7K1thLXpdW2EtejAtOV8tXSooPzpcXD98OlthLXpdKyk/XFx9LyB9KTtcbmNvbnN0IGxpdGVyYWwgPSBjcmVhdGVUb2tlbih7IG5hbWU6IFwiTGl0ZXJhbFwiLCBwYXR0ZXJuOiAvW157XSt8XFx7Ky8sIGxpbmVfYnJlYWtzOiB0cnVlIH0pO1xuY29uc3QgbGV4ZXIgPSBuZXcgTGV4ZXIoW2JyYWNlZCwgbGl0ZXJhbF0sIHsgcG9zaXRpb25UcmFja2luZzogXCJvbmx5T2Zmc2V0XCIgfSk7XG5cbi8qKiBBIGJsYW5rIG9mIGEgbGluZTogcmF3LCBvciBhIHRhYiBhcyBsb2dnZXJzIHdyaXRlIGl0LiBSdW5zIG9mIHRoZW0gYXJlIG9uZSBibGFuayBpbiBhIHBhdHRlcm4uICovXG5jb25zdCBibGFua3MgPSAvKD86WyBcXHRdfFxcXkl8IzAxMXxcXFxcdCkrL2c7XG5cbi8qKiBXaGF0IGEgcGF0dGVybidzIHRleHQgbWF5IG5hbWUuICovXG5leHBvcnQgaW50ZXJmYWNlIEtub3duTmFtZXMge1xuICByZWFkb25seSBmaWVsZHM6IFJlYWRvbmx5TWFwPHN0cmluZywgRmllbGRUeXBlPjtcbiAgcmVhZG9ubHkgcGFydHM6IFJlYWRvbmx5TWFwPHN0cmluZywgUGFydD47XG59XG5cbnR5cGUgRmFpbCA9IChjb2RlOiBzdHJpbmcsIHBsYWNlOiBQbGFjZSwgbWVzc2FnZTogc3RyaW5nLCBhZHZpY2U6IEFkdmljZSkgPT4gdm9pZDtcblxuLyoqIFRoZSBhbHRlcm5hdGl2ZXMgb2YgYSBwYXR0ZXJuJ3MgdGV4dCwgd2hpY2ggYmVnaW5zIGF0IGBwbGFjZWA7IG51bGwgd2hlbiBzb21ldGhpbmcgaXMgd3Jvbmcgd2l0aCBpdC4gKi9cbmV4cG9ydCBmdW5jdGlvbiBwYXR0ZXJuQWx0ZXJuYXRpdmVzKFxuICBzb3VyY2U6IHN0cmluZyxcbiAgcGxhY2U6IFBsYWNlLFxuICBrbm93bjogS25vd25OYW1lcyxcbiAgcmVwb3J0ZXI6IFJlcG9ydGVyLFxuKTogUGF0dGVybkVsZW1lbnRbXVtdIHwgbnVsbCB7XG4gIGNvbnN0IHRvbGQgPSBuZXcgU2V0PHN0cmluZz4oKTtcbiAgY29uc3QgZmFpbDogRmFpbCA9IChjb2RlLCBhdCwgbWVzc2FnZSwgYWR2aWNlKSA9PiB7XG4gICAgLy8gQWx0ZXJuYXRpdmVzIGhhdmUgdGhlaXIgbWlzdGFrZXMgaW4gY29tbW9uLlxuICAgIGlmICh0b2xkLmhhcyhgJHtjb2RlfSAke2F0LmNvbHVtbn1gKSkgcmV0dXJuO1xuICAgIHRvbGQuYWRkKGAke2NvZGV9ICR7YXQuY29sdW1ufWApO1xuICAgIHJlcG9ydGVyLmVycm9yKGNvZGUsIGF0LCBtZXNzYWdlLCBhZHZpY2UpO1xuICB9O1xuICBjb25zdCBwaWVjZXMgPSByZWFkUGllY2VzKHNvdXJjZSwgcGxhY2UsIGtub3duLCBmYWlsKTtcbiAgY29uc3Qgb3B0aW9uYWwgPSBvcHRpb25hbFBhcnRzKHBpZWNlcyk7XG4gIGlmICgyICoqIG9wdGlvbmFsLmxlbmd0aCA+IG1vc3RBbHRlcm5hdGl2ZXMpIHtcbiAgICBjb25zdCBtb3N0ID0gTWF0aC5sb2cyKG1vc3RBbHRlcm5hdGl2ZXMpO1xuICAgIGZhaWwoXCJncmFtbWFyLnRvby1tYW55LWFsdGVybmF0aXZlc1wiLCBvcHRpb25hbFttb3N0XSEucGxhY2UsIGBUaGlzIHBhdHRlcm4gaGFzICR7b3B0aW9uYWwubGVuZ3RofSBvcHRpb25hbCBwYXJ0c2AsIHtcbiAgICAgIGV4cGVjdGVkOiBgYXQgbW9zdCAke21vc3R9IGluIGEgcGF0dGVybiwgd2hpY2ggbWFrZXMgJHttb3N0QWx0ZXJuYXRpdmVzfSBhbHRlcm5hdGl2ZXNgLFxuICAgICAgaGludDogXCJ3cml0ZSBzZXZlcmFsIHBhdHRlcm5zLCBvciBqb2luIHBhcnRzIHRoYXQgYWx3YXlzIHN0YW5kIHRvZ2V0aGVyXCIsXG4gICAgfSk7XG4gICAgcmV0dXJuIG51bGw7XG4gIH1cbiAgY29uc3QgYWx0ZXJuYXRpdmVzID0gZXhwYW5kUGFydHMocGllY2VzKS5tYXAoKGFsdGVybmF0aXZlKSA9PiBlbGVtZW50c09mKGFsdGVybmF0aXZlLCBwbGFjZSwgZmFpbCkpO1xuICByZXR1cm4gdG9sZC5zaXplID09PSAwID8gYWx0ZXJuYXRpdmVzIDogbnVsbDtcbn1cblxuLyoqIFRoZSBwYXJ0IG9mIGEgbmFtZTogYGltYWdlYCBpcyBpdHMgdGV4dCBiZXR3ZWVuIHF1b3Rlcywgd2hpY2ggYmVnaW5zIGF0IGBwbGFjZWAuICovXG5leHBvcnQgZnVuY3Rpb24gcmVhZFBhcnQobmFtZTogc3RyaW5nLCBpbWFnZTogc3RyaW5nLCBwbGFjZTogUGxhY2UsIGtub3duOiBLbm93bk5hbWVzLCByZXBvcnRlcjogUmVwb3J0ZXIpOiBQYXJ0IHtcbiAgY29uc3QgZmFpbDogRmFpbCA9IChjb2RlLCBhdCwgbWVzc2FnZSwgYWR2aWNlKSA9PiByZXBvcnRlci5lcnJvcihjb2RlLCBhdCwgbWVzc2FnZSwgYWR2aWNlKTtcbiAgY29uc3QgaW5uZXIgPSB7IGxpbmU6IHBsYWNlLmxpbmUsIGNvbHVtbjogcGxhY2UuY29sdW1uICsgMSB9O1xuICBjb25zdCBwaWVjZXMgPSByZWFkUGllY2VzKGltYWdlLnNsaWNlKDEsIC0xKSwgaW5uZXIsIGtub3duLCBmYWlsKTtcbiAgcmV0dXJuIHtcbiAgICBuYW1lLFxuICAgIHBpZWNlczogcGllY2VzLmZsYXRNYXAoKHBpZWNlKTogKFRleHRQaWVjZSB8IEhvbGVQaWVjZSlbXSA9PiB7XG4gICAgICBpZiAoXCJ0ZXh0XCIgaW4gcGllY2UpIHJldHVybiBbeyB0ZXh0OiB1bmVzY2FwZWQocGllY2UudGV4dCkgfV07XG4gICAgICBpZiAoXCJob2xlXCIgaW4gcGllY2UpIHJldHVybiBbcGllY2VdO1xuICAgICAgZmFpbChcImdyYW1tYXIubmVzdGVkLXBhcnRcIiwgcGllY2UucGxhY2UsIGBUaGUgcGFydCAke3F1b3RlZChuYW1lKX0gY2Fubm90IGhvbGQgYSBwYXJ0YCwge1xuICAgICAgICBleHBlY3RlZDogXCJ0ZXh0IGFuZCBob2xlc1wiLFxuICAgICAgICBoaW50OiBgcHV0IHske3BpZWNlLnBhcnQubmFtZX19IGludG8gdGhlIHBhdHRlcm5zLCBvciBpdHMgdGV4dCBoZXJlYCxcbiAgICAgIH0pO1xuICAgICAgcmV0dXJuIFtdO1xuICAgIH0pLFxuICB9O1xufVxuXG5mdW5jdGlvbiByZWFkUGllY2VzKHNvdXJjZTogc3RyaW5nLCBwbGFjZTogUGxhY2UsIGtub3duOiBLbm93bk5hbWVzLCBmYWlsOiBGYWlsKTogUGllY2VbXSB7XG4gIGNvbnN0IHBpZWNlczogUGllY2VbXSA9IFtdO1xuICBmb3IgKGNvbnN0IHRva2VuIG9mIGxleGVyLnRva2VuaXplKHNvdXJjZSkudG9rZW5zKSB7XG4gICAgaWYgKHRva2VuLnRva2VuVHlwZSA9PT0gbGl0ZXJhbCkge1xuICAgICAgcGllY2VzLnB1c2goeyB0ZXh0OiB0b2tlbi5pbWFnZSB9KTtcbiAgICAgIGNvbnRpbnVlO1xuICAgIH1cbiAgICBjb25zdCBicmFjZXMgPSB0b2tlbi5pbWFnZS5sYXN0SW5kZXhPZihcIntcIikgKyAxO1xuICAgIHBpZWNlcy5wdXNoKHsgdGV4dDogXCJ7XCIucmVwZWF0KE1hdGguZmxvb3IoYnJhY2VzIC8gMikpIH0pO1xuICAgIGlmIChicmFjZXMgJSAyID09PSAwKSBwaWVjZXMucHVzaCh7IHRleHQ6IHRva2VuLmltYWdlLnNsaWNlKGJyYWNlcykgfSk7XG4gICAgZWxzZSBwaWVjZXMucHVzaChpbnNlcnRpb24odG9rZW4sIGJyYWNlcywgcGxhY2UsIGtub3duLCBmYWlsKSk7XG4gIH1cbiAgcmV0dXJuIHBpZWNlcztcbn1cblxuLyoqIEEgaG9sZSBvciBhIHBhcnQ7IGBicmFjZXNgIGlzIGhvdyBtYW55IGJyYWNlcyB0aGUgdG9rZW4gYmVnaW5zIHdpdGguICovXG5mdW5jdGlvbiBpbnNlcnRpb24odG9rZW46IElUb2tlbiwgYnJhY2VzOiBudW1iZXIsIHN0YXJ0OiBQbGFjZSwga25vd246IEtub3duTmFtZXMsIGZhaWw6IEZhaWwpOiBQaWVjZSB7XG4gIGNvbnN0IGNvbHVtbiA9IHN0YXJ0LmNvbHVtbiArIHRva2VuLnN0YXJ0T2Zmc2V0ICsgYnJhY2VzIC0gMTtcbiAgY29uc3QgcGxhY2UgPSB7IGxpbmU6IHN0YXJ0LmxpbmUsIGNvbHVtbiB9O1xuICBjb25zdCBbLCBuYW1lLCBtYXJrLCB0eXBlTmFtZV0gPSAvXihbYS16MC05Xy1dKikoXFw/fDopPyhbYS16XSopLy5leGVjKHRva2VuLmltYWdlLnNsaWNlKGJyYWNlcykpISBhcyB1bmtub3duIGFzIFtcbiAgICAuLi5bc3RyaW5nLCBzdHJpbmcsIFwiP1wiIHwgXCI6XCIgfCB1bmRlZmluZWQsIHN0cmluZ10sXG4gIF07XG4gIGNvbnN0IHBhcnQgPSBrbm93bi5wYXJ0cy5nZXQobmFtZSk7XG4gIGlmIChwYXJ0ICE9PSB1bmRlZmluZWQpIHtcbiAgICBpZiAobWFyayAhPT0gXCI6XCIpIHJldHVybiB7IHBhcnQsIG9wdGlvbmFsOiBtYXJrID09PSBcIj9cIiwgcGxhY2UgfTtcbiAgICBmYWlsKFwiZ3JhbW1hci5wYXJ0LXdpdGgtdHlwZVwiLCBwbGFjZSwgYHske25hbWV9fSBpcyBhIHBhcnQgYW5kIGhhcyBubyB0eXBlYCwge1xuICAgICAgZXhwZWN0ZWQ6IGB7JHtuYW1lfX0gb3IgeyR7bmFtZX0/fWAsXG4gICAgICBoaW50OiBcImdpdmUgdGhlIGhvbGUgYW5vdGhlciBuYW1lXCIsXG4gICAgfSk7XG4gICAgcmV0dXJuIHsgcGFydCwgb3B0aW9uYWw6IGZhbHNlLCBwbGFjZSB9O1xuICB9XG4gIGlmIChuYW1lID09PSB0cmFuc2FjdGlvbkZpZWxkKSB7XG4gICAgZmFpbChcImdyYW1tYXIucmVzZXJ2ZWQtbmFtZVwiLCBwbGFjZSwgYE5vIGhvbGUgbWF5IGJlIGNhbGxlZCAke3F1b3RlZChuYW1lKX1gLCB7XG4gICAgICBleHBlY3RlZDogXCJhbm90aGVyIG5hbWVcIixcbiAgICAgIGhpbnQ6IFwiaXQgc3RhbmRzIGZvciB0aGUga2V5IHRoYXQgdGhlIHJlY29yZCdzIGZvcm1hdCBmb3VuZFwiLFxuICAgIH0pO1xuICB9XG4gIGlmIChtYXJrID09PSBcIj9cIikge1xuICAgIGZhaWwoXCJncmFtbWFyLnVua25vd24tcGFydFwiLCB7IC4uLnBsYWNlLCBjb2x1bW46IGNvbHVtbiArIDEgfSwgYFRoZXJlIGlzIG5vIHBhcnQgJHtxdW90ZWQobmFtZSl9YCwge1xuICAgICAgZXhwZWN0ZWQ6IGtub3duLnBhcnRzLnNpemUgPT09IDAgPyBcImEgcGFydCB0aGF0IHRoZSBncmFtbWFyIGRlY2xhcmVzXCIgOiBsaXN0ZWQoWy4uLmtub3duLnBhcnRzLmtleXMoKV0pLFxuICAgICAgaGludDogbWVhbnRIaW50KG5hbWUsIGtub3duLnBhcnRzLmtleXMoKSwgYG9ubHkgcGFydHMgYXJlIG9wdGlvbmFsOyBkZWNsYXJlIG9uZTogcGFydCAke25hbWV9IFwidGV4dFwiYCksXG4gICAgfSk7XG4gICAgcmV0dXJuIHsgaG9sZTogbmFtZSwgdHlwZTogXCJ0ZXh0XCIsIHBsYWNlIH07XG4gIH1cbiAgcmV0dXJuIHsgaG9sZTogbmFtZSwgdHlwZTogaG9sZVR5cGUobmFtZSwgbWFyayA9PT0gXCI6XCIgPyB0eXBlTmFtZSA6IHVuZGVmaW5lZCwgcGxhY2UsIGtub3duLCBmYWlsKSwgcGxhY2UgfTtcbn1cblxuZnVuY3Rpb24gaG9sZVR5cGUobmFtZTogc3RyaW5nLCB0eXBlOiBzdHJpbmcgfCB1bmRlZmluZWQsIHBsYWNlOiBQbGFjZSwga25vd246IEtub3duTmFtZXMsIGZhaWw6IEZhaWwpOiBGaWVsZFR5cGUge1xuICBpZiAodHlwZSAhPT0gdW5kZWZpbmVkKSB7XG4gICAgY29uc3QgZm91bmQgPSBmaWVsZFR5cGVzLmZpbmQoKGNhbmRpZGF0ZSkgPT4gY2FuZGlkYXRlID09PSB0eXBlKTtcbiAgICBpZiAoZm91bmQgPT09IHVuZGVmaW5lZCkge1xuICAgICAgY29uc3QgYXQgPSB7IC4uLnBsYWNlLCBjb2x1bW46IHBsYWNlLmNvbHVtbiArIDEgKyBuYW1lLmxlbmd0aCArIDEgfTtcbiAgICAgIGZhaWwoXCJncmFtbWFyLnVua25vd24tZmllbGQtdHlwZVwiLCBhdCwgYFRoZXJlIGlzIG5vIGZpZWxkIHR5cGUgJHtxdW90ZWQodHlwZSl9YCwge1xuICAgICAgICBleHBlY3RlZDogbGlzdGVkKGZpZWxkVHlwZXMpLFxuICAgICAgICBoaW50OiBtZWFudEhpbnQodHlwZSwgZmllbGRUeXBlcywgXCJ1c2UgYHRleHRgIGZvciBhbnl0aGluZywgYHdvcmRgIGZvciBhbnl0aGluZyB3aXRob3V0IGJsYW5rc1wiKSxcbiAgICAgIH0pO1xuICAgIH1cbiAgICByZXR1cm4gZm91bmQgPz8gXCJ0ZXh0XCI7XG4gIH1cbiAgY29uc3QgZm91bmQgPSBrbm93bi5maWVsZHMuZ2V0KG5hbWUpO1xuICBpZiAoZm91bmQgPT09IHVuZGVmaW5lZCkge1xuICAgIGNvbnN0IG5hbWVzID0gWy4uLmtub3duLmZpZWxkcy5rZXlzKCksIC4uLmtub3duLnBhcnRzLmtleXMoKV07XG4gICAgY29uc3QgaGludCA9IG1lYW50SGludChuYW1lLCBuYW1lcywgYHdyaXRlIHske25hbWV9OndvcmR9LCBvciBkZWNsYXJlIGl0IG9uY2U6IGZpZWxkICR7bmFtZX0gd29yZGApO1xuICAgIGZhaWwoXCJncmFtbWFyLnVua25vd24tZmllbGRcIiwgeyAuLi5wbGFjZSwgY29sdW1uOiBwbGFjZS5jb2x1bW4gKyAxIH0sIGBUaGUgaG9sZSB7JHtuYW1lfX0gaGFzIG5vIHR5cGVgLCB7XG4gICAgICBleHBlY3RlZDogXCJ7bmFtZTp0eXBlfSwgb3IgYSBuYW1lIHRoYXQgYSBgZmllbGRgIGxpbmUgZGVjbGFyZXNcIixcbiAgICAgIGhpbnQsXG4gICAgfSk7XG4gIH1cbiAgcmV0dXJuIGZvdW5kID8/IFwidGV4dFwiO1xufVxuXG5mdW5jdGlvbiBlbGVtZW50c09mKHsgcGllY2VzLCBhYnNlbnQgfTogQWx0ZXJuYXRpdmUsIHN0YXJ0OiBQbGFjZSwgZmFpbDogRmFpbCk6IFBhdHRlcm5FbGVtZW50W10ge1xuICBjb25zdCBlbGVtZW50czogUGF0dGVybkVsZW1lbnRbXSA9IFtdO1xuICBjb25zdCBuYW1lcyA9IG5ldyBTZXQ8c3RyaW5nPigpO1xuICBjb25zdCBtaXNzaW5nID0gbGlzdGVkKFxuICAgIGFic2VudC5tYXAoKG5hbWUpID0+IGB7JHtuYW1lfT99YCksXG4gICAgXCJhbmRcIixcbiAgKTtcbiAgY29uc3Qgd2hlcmUgPSBhYnNlbnQubGVuZ3RoID09PSAwID8gXCJcIiA6IGAsIHdoZXJlICR7bWlzc2luZ30gJHthYnNlbnQubGVuZ3RoID09PSAxID8gXCJpc1wiIDogXCJhcmVcIn0gYWJzZW50YDtcbiAgbGV0IHRleHQgPSBcIlwiO1xuICBjb25zdCBlbmRMaXRlcmFsID0gKGxhc3Q6IGJvb2xlYW4pID0+IHtcbiAgICBsZXQgbm9ybWFsID0gdGV4dC5yZXBsYWNlKGJsYW5rcywgXCIgXCIpO1xuICAgIGlmIChlbGVtZW50cy5sZW5ndGggPT09IDApIG5vcm1hbCA9IG5vcm1hbC50cmltU3RhcnQoKTtcbiAgICBpZiAobGFzdCkgbm9ybWFsID0gbm9ybWFsLnRyaW1FbmQoKTtcbiAgICB0ZXh0ID0gXCJcIjtcbiAgICBpZiAobm9ybWFsICE9PSBcIlwiKSBlbGVtZW50cy5wdXNoKHsgbGl0ZXJhbDogbm9ybWFsIH0pO1xuICAgIHJldHVybiBub3JtYWwgIT09IFwiXCI7XG4gIH07XG4gIGZvciAoY29uc3QgcGllY2Ugb2YgcGllY2VzKSB7XG4gICAgaWYgKFwidGV4dFwiIGluIHBpZWNlKSB7XG4gICAgICB0ZXh0ICs9IHBpZWNlLnRleHQ7XG4gICAgICBjb250aW51ZTtcbiAgICB9XG4gICAgY29uc3Qgc2VwYXJhdGVkID0gZW5kTGl0ZXJhbChmYWxzZSkgfHwgZWxlbWVudHMubGVuZ3RoID09PSAwO1xuICAgIGlmICghc2VwYXJhdGVkKSBmYWlsQWRqYWNlbnQocGllY2UsIHdoZXJlLCBmYWlsKTtcbiAgICBpZiAobmFtZXMuaGFzKHBpZWNlLmhvbGUpKSB7XG4gICAgICBmYWlsKFwiZ3JhbW1hci5kdXBsaWNhdGUtaG9sZVwiLCBwaWVjZS5wbGFjZSwgYFRoZSBob2xlIHske3BpZWNlLmhvbGV9fSBzdGFuZHMgdHdpY2UgaW4gdGhpcyBwYXR0ZXJuYCwge1xuICAgICAgICBleHBlY3RlZDogXCJlYWNoIG5hbWUgb25jZVwiLFxuICAgICAgICBoaW50OiBcImdpdmUgb25lIG9mIHRoZW0gYW5vdGhlciBuYW1lXCIsXG4gICAgICB9KTtcbiAgICB9XG4gICAgbmFtZXMuYWRkKHBpZWNlLmhvbGUpO1xuICAgIGVsZW1lbnRzLnB1c2goeyBob2xlOiBwaWVjZS5ob2xlLCB0eXBlOiBwaWVjZS50eXBlIH0pO1xuICB9XG4gIGVuZExpdGVyYWwodHJ1ZSk7XG4gIGlmIChlbGVtZW50cy5sZW5ndGggPT09IDApIHtcbiAgICBmYWlsKFwiZ3JhbW1hci5lbXB0eS1wYXR0ZXJuXCIsIHN0YXJ0LCBgVGhpcyBwYXR0ZXJuIGlzIGVtcHR5JHt3aGVyZX1gLCB7XG4gICAgICBleHBlY3RlZDogXCJ0aGUgdGV4dCBvZiBhIGxvZyBtZXNzYWdlXCIsXG4gICAgICBoaW50OiBcImNvcHkgaXQgZnJvbSBhIGxvZyBhbmQgcHV0IHtuYW1lOnR5cGV9IGZvciB3aGF0IHZhcmllc1wiLFxuICAgIH0pO1xuICB9XG4gIHJldHVybiBlbGVtZW50cztcbn1cblxuZnVuY3Rpb24gZmFpbEFkamFjZW50KHsgaG9sZSwgcGxhY2UgfTogSG9sZVBpZWNlLCB3aGVyZTogc3RyaW5nLCBmYWlsOiBGYWlsKTogdm9pZCB7XG4gIGZhaWwoXCJncmFtbWFyLmFkamFjZW50LWhvbGVzXCIsIHBsYWNlLCBgTm8gdGV4dCBzdGFuZHMgYmV0d2VlbiB7JHtob2xlfX0gYW5kIHRoZSBob2xlIGJlZm9yZSBpdCR7d2hlcmV9YCwge1xuICAgIGV4cGVjdGVkOiBcImxpdGVyYWwgdGV4dCBiZXR3ZWVuIHR3byBob2xlc1wiLFxuICAgIGhpbnQ6IFwiYSBob2xlIGVuZHMgd2hlcmUgdGhlIHRleHQgYWZ0ZXIgaXQgYmVnaW5zOiBqb2luIHRoZSB0d28gaW50byBvbmVcIixcbiAgfSk7XG59XG4iLCAiY29uc3QgX19pbmplY3RlZF9maWxlbmFtZV9fID0gXCIvdG1wL3cvd2ViL3NyYy9ncmFtbWFyL2ZpZWxkcy50c1wiO2NvbnN0IF9faW5qZWN0ZWRfZGlybmFtZV9fID0gXCIvdG1wL3cvd2ViL3NyYy9ncmFtbWFyXCI7Y29uc3QgX19pbmplY3RlZF9pbXBvcnRfbWV0YV91cmxfXyA9IFwiZmlsZTovLy90bXAvdy93ZWIvc3JjL2dyYW1tYXIvZmllbGRzLnRzXCI7LyoqIFdoYXQgYSBob2xlIG1heSBob2xkOyBgYWxsb3dlZEJ5dGVzYCBzYXlzIHdoaWNoIGJ5dGVzIGVhY2ggdHlwZSB0YWtlcy4gKi9cbmV4cG9ydCBjb25zdCBmaWVsZFR5cGVzID0gW1xuICBcIndvcmRcIixcbiAgXCJ0ZXh0XCIsXG4gIFwiaW50XCIsXG4gIFwibnVtYmVyXCIsXG4gIFwiaGV4XCIsXG4gIFwiaXBcIixcbiAgXCJob3N0XCIsXG4gIFwicGF0aFwiLFxuICBcInBhZ2VcIixcbiAgXCJkdXJhdGlvblwiLFxuICBcImRldmljZVwiLFxuICBcInBhaXJzXCIsXG5dIGFzIGNvbnN0O1xuXG5leHBvcnQgdHlwZSBGaWVsZFR5cGUgPSAodHlwZW9mIGZpZWxkVHlwZXMpW251bWJlcl07XG5cbmNvbnN0IGxldHRlcnMgPSBcImFiY2RlZmdoaWprbG1ub3BxcnN0dXZ3eHl6QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVpcIjtcbmNvbnN0IGRpZ2l0cyA9IFwiMDEyMzQ1Njc4OVwiO1xuY29uc3QgaGV4RGlnaXRzID0gYCR7ZGlnaXRzfWFiY2RlZkFCQ0RFRmA7XG5cbmZ1bmN0aW9uIGFsbG93aW5nKGJ5dGVzOiBzdHJpbmcpOiBVaW50OEFycmF5IHtcbiAgY29uc3QgdGFibGUgPSBuZXcgVWludDhBcnJheSgyNTYpO1xuICBmb3IgKGNvbnN0IGJ5dGUgb2YgQnVmZmVyLmZyb20oYnl0ZXMsIFwibGF0aW4xXCIpKSB0YWJsZVtieXRlXSA9IDE7XG4gIHJldHVybiB0YWJsZTtcbn1cblxuZnVuY3Rpb24gZm9yYmlkZGluZyhieXRlczogc3RyaW5nKTogVWludDhBcnJheSB7XG4gIHJldHVybiBhbGxvd2luZyhieXRlcykubWFwKChmb3JiaWRkZW4pID0+IDEgLSBmb3JiaWRkZW4pO1xufVxuXG4vKiogQnkgZmllbGQgdHlwZSwgYSB0YWJsZSBvZiAyNTY6IDEgZm9yIGVhY2ggYnl0ZSB0aGF0IGEgdmFsdWUgb2YgdGhhdCB0eXBlIG1heSBjb250YWluLiAqL1xuZXhwb3J0IGNvbnN0IGFsbG93ZWRCeXRlczogUmVhZG9ubHk8UmVjb3JkPEZpZWxkVHlwZSwgVWludDhBcnJheT4+ID0ge1xuICB3b3JkOiBmb3JiaWRkaW5nKFwiIFxcdFwiKSxcbiAgdGV4dDogZm9yYmlkZGluZyhcIlwiKSxcbiAgaW50OiBhbGxvd2luZyhgLSR7ZGlnaXRzfWApLFxuICBudW1iZXI6IGFsbG93aW5nKGAtLiR7ZGlnaXRzfWApLFxuICBoZXg6IGFsbG93aW5nKGB4WCR7aGV4RGlnaXRzfWApLFxuICBpcDogYWxsb3dpbmcoYCR7aGV4RGlnaXRzfTouJWApLFxuICBob3N0OiBhbGxvd2luZyhgJHtsZXR0ZXJzfSR7ZGlnaXRzfS5fLWApLFxuICBwYXRoOiBmb3JiaWRkaW5nKFwiIFxcdFwiKSxcbiAgcGFnZTogZm9yYmlkZGluZyhcIiBcXHQ/XCIpLFxuICBkdXJhdGlvbjogYWxsb3dpbmcoYC4ke2RpZ2l0c31kZWhpbW5vc3RjdWApLFxuICBkZXZpY2U6IGFsbG93aW5nKGAke2xldHRlcnN9JHtkaWdpdHN9L18uIS1gKSxcbiAgcGFpcnM6IGZvcmJpZGRpbmcoXCJcIiksXG59O1xuXG4vKiogT2YgdGhlIGZpcnN0IGtleSBvZiBhIGtleT12YWx1ZSBsaXN0LiAqL1xuY29uc3QgYWxsb3dlZEluS2V5ID0gYWxsb3dpbmcoYCR7bGV0dGVyc30ke2RpZ2l0c30uXy1gKTtcblxuLyoqIFdoZXRoZXIgdGhlIGJ5dGVzLCBhbGwgb2YgdGhlbSBhbGxvd2VkIG9uZXMsIGFsc28gc3RhbmQgaW4gdGhlIG9yZGVyIHRoYXQgdGhlIHR5cGUgYXNrcyBmb3IuIGBlbmRgIGlzIGV4Y2x1c2l2ZS4gKi9cbmV4cG9ydCBmdW5jdGlvbiBpc1dlbGxGb3JtZWQodHlwZTogRmllbGRUeXBlLCBidWZmZXI6IFVpbnQ4QXJyYXksIHN0YXJ0OiBudW1iZXIsIGVuZDogbnVtYmVyKTogYm9vbGVhbiB7XG4gIHN3aXRjaCAodHlwZSkge1xuICAgIGNhc2UgXCJpbnRcIjpcbiAgICBjYXNlIFwibnVtYmVyXCI6XG4gICAgICByZXR1cm4gaXNOdW1iZXIoYnVmZmVyLCBidWZmZXJbc3RhcnRdID09PSAweDJkID8gc3RhcnQgKyAxIDogc3RhcnQsIGVuZCk7XG4gICAgY2FzZSBcImhleFwiOiB7XG4gICAgICBjb25zdCBwcmVmaXhlZCA9IGJ1ZmZlcltzdGFydF0gPT09IDB4MzAgJiYgKGJ1ZmZlcltzdGFydCArIDFdISB8IDB4MjApID09PSAweDc4ICYmIHN0YXJ0ICsgMSA8IGVuZDtcbiAgICAgIGZvciAobGV0IGF0ID0gcHJlZml4ZWQgPyBzdGFydCArIDIgOiBzdGFydDsgYXQgPCBlbmQ7IGF0KyspIGlmICgoYnVmZmVyW2F0XSEgfCAweDIwKSA9PT0gMHg3OCkgcmV0dXJuIGZhbHNlO1xuICAgICAgcmV0dXJuICFwcmVmaXhlZCB8fCBlbmQgPiBzdGFydCArIDI7XG4gICAgfVxuICAgIGNhc2UgXCJkdXJhdGlvblwiOiB7XG4gICAgICBsZXQgdW5pdCA9IGVuZDtcbiAgICAgIHdoaWxlICh1bml0ID4gc3RhcnQgJiYgYnVmZmVyW3VuaXQgLSAxXSEgPiAweDM5KSB1bml0LS07XG4gICAgICByZXR1cm4gaXNOdW1iZXIoYnVmZmVyLCBzdGFydCwgdW5pdCkgJiYgdW5pdEF0KGJ1ZmZlciwgdW5pdCwgZW5kKSA+PSAwO1xuICAgIH1cbiAgICBjYXNlIFwicGFpcnNcIjoge1xuICAgICAgbGV0IGVxdWFscyA9IHN0YXJ0O1xuICAgICAgd2hpbGUgKGVxdWFscyA8IGVuZCAmJiBhbGxvd2VkSW5LZXlbYnVmZmVyW2VxdWFsc10hXSA9PT0gMSkgZXF1YWxzKys7XG4gICAgICByZXR1cm4gZXF1YWxzID4gc3RhcnQgJiYgZXF1YWxzIDwgZW5kICYmIGJ1ZmZlcltlcXVhbHNdID09PSAweDNkO1xuICAgIH1cbiAgICBkZWZhdWx0OlxuICAgICAgcmV0dXJuIHRydWU7XG4gIH1cbn1cblxuLyoqIGRpZ2l0c1suZGlnaXRzXSAqL1xuZnVuY3Rpb24gaXNOdW1iZXIoYnVmZmVyOiBVaW50OEFycmF5LCBzdGFydDogbnVtYmVyLCBlbmQ6IG51bWJlcik6IGJvb2xlYW4ge1xuICBsZXQgcG9pbnQgPSAtMTtcbiAgZm9yIChsZXQgYXQgPSBzdGFydDsgYXQgPCBlbmQ7IGF0KyspIHtcbiAgICBjb25zdCBieXRlID0gYnVmZmVyW2F0XSE7XG4gICAgaWYgKGJ5dGUgPT09IDB4MmUgJiYgcG9pbnQgPCAwICYmIGF0ID4gc3RhcnQgJiYgYXQgPCBlbmQgLSAxKSBwb2ludCA9IGF0O1xuICAgIGVsc2UgaWYgKGJ5dGUgPCAweDMwIHx8IGJ5dGUgPiAweDM5KSByZXR1cm4gZmFsc2U7XG4gIH1cbiAgcmV0dXJuIGVuZCA+IHN0YXJ0O1xufVxuXG4vKiogU2Vjb25kcyBvZiBlYWNoIHVuaXQgb2YgYSBkdXJhdGlvbjsgYSBudW1iZXIgd2l0aG91dCBvbmUgaXMgc2Vjb25kcy4gKi9cbmV4cG9ydCBjb25zdCBkdXJhdGlvblVuaXRzOiBSZWFkb25seU1hcDxzdHJpbmcsIG51bWJlcj4gPSBuZXcgTWFwKFtcbiAgW1wiXCIsIDFdLFxuICBbXCJtc1wiLCAwLjAwMV0sXG4gIC4uLltcInNcIiwgXCJzZWNcIiwgXCJzZWNvbmRzXCJdLm1hcCgodW5pdCkgPT4gW3VuaXQsIDFdIGFzIGNvbnN0KSxcbiAgLi4uW1wibWluXCIsIFwibWludXRlc1wiXS5tYXAoKHVuaXQpID0+IFt1bml0LCA2MF0gYXMgY29uc3QpLFxuICBbXCJoXCIsIDM2MDBdLFxuICBbXCJkXCIsIDg2XzQwMF0sXG5dKTtcbmNvbnN0IHVuaXRWYWx1ZXMgPSBbLi4uZHVyYXRpb25Vbml0cy52YWx1ZXMoKV07XG5jb25zdCB1bml0Qnl0ZXMgPSBbLi4uZHVyYXRpb25Vbml0cy5rZXlzKCldLm1hcCgodW5pdCkgPT4gQnVmZmVyLmZyb20odW5pdCkpO1xuXG4vKiogVGhlIHBsYWNlIG9mIGEgdW5pdCBpbiB0aGUgbGlzdCBvZiB0aGVtLCBvciAtMS4gKi9cbmZ1bmN0aW9uIHVuaXRBdChidWZmZXI6IFVpbnQ4QXJyYXksIHN0YXJ0OiBudW1iZXIsIGVuZDogbnVtYmVyKTogbnVtYmVyIHtcbiAgZm9yIChsZXQgaW5kZXggPSAwOyBpbmRleCA8IHVuaXRCeXRlcy5sZW5ndGg7IGluZGV4KyspIHtcbiAgICBjb25zdCB1bml0ID0gdW5pdEJ5dGVzW2luZGV4XSE7XG4gICAgaWYgKHVuaXQubGVuZ3RoICE9PSBlbmQgLSBzdGFydCkgY29udGludWU7XG4gICAgbGV0IHNhbWUgPSAwO1xuICAgIHdoaWxlIChzYW1lIDwgdW5pdC5sZW5ndGggJiYgdW5pdFtzYW1lXSA9PT0gYnVmZmVyW3N0YXJ0ICsgc2FtZV0pIHNhbWUrKztcbiAgICBpZiAoc2FtZSA9PT0gdW5pdC5sZW5ndGgpIHJldHVybiBpbmRleDtcbiAgfVxuICByZXR1cm4gLTE7XG59XG5cbi8qKiBUaGUgdHlwZXMgb2YgZmllbGRzIHdob3NlIHZhbHVlcyBhcmUgbnVtYmVycy4gKi9cbmV4cG9ydCBjb25zdCBudW1lcmljVHlwZXM6IHJlYWRvbmx5IEZpZWxkVHlwZVtdID0gW1wiaW50XCIsIFwibnVtYmVyXCIsIFwiZHVyYXRpb25cIl07XG5cbi8qKiBUaGUgbnVtYmVyIHRoYXQgdGhlIHdlbGwtZm9ybWVkIGJ5dGVzIG9mIGEgbnVtZXJpYyBmaWVsZCBhcmUsIGEgZHVyYXRpb24gaW4gc2Vjb25kczsgTmFOIGZvciBvdGhlciB0eXBlcy4gQ3JlYXRlcyBub3RoaW5nLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIG51bWJlckF0KHR5cGU6IEZpZWxkVHlwZSwgYnVmZmVyOiBVaW50OEFycmF5LCBzdGFydDogbnVtYmVyLCBlbmQ6IG51bWJlcik6IG51bWJlciB7XG4gIGlmICh0eXBlICE9PSBcImludFwiICYmIHR5cGUgIT09IFwibnVtYmVyXCIgJiYgdHlwZSAhPT0gXCJkdXJhdGlvblwiKSByZXR1cm4gTnVtYmVyLk5hTjtcbiAgY29uc3QgbmVnYXRpdmUgPSBidWZmZXJbc3RhcnRdID09PSAweDJkO1xuICBsZXQgZGlnaXRzID0gMDtcbiAgbGV0IHNjYWxlID0gMDtcbiAgbGV0IGF0ID0gbmVnYXRpdmUgPyBzdGFydCArIDEgOiBzdGFydDtcbiAgZm9yICg7IGF0IDwgZW5kICYmIGJ1ZmZlclthdF0hIDw9IDB4Mzk7IGF0KyspIHtcbiAgICBpZiAoYnVmZmVyW2F0XSA9PT0gMHgyZSkgc2NhbGUgPSAxO1xuICAgIGVsc2Uge1xuICAgICAgZGlnaXRzID0gZGlnaXRzICogMTAgKyBidWZmZXJbYXRdISAtIDB4MzA7XG4gICAgICBzY2FsZSAqPSAxMDtcbiAgICB9XG4gIH1cbiAgY29uc3QgdmFsdWUgPSAobmVnYXRpdmUgPyAtZGlnaXRzIDogZGlnaXRzKSAvIE1hdGgubWF4KDEsIHNjYWxlKTtcbiAgcmV0dXJuIGF0ID09PSBlbmQgPyB2YWx1ZSA6IGluU2Vjb25kcyh2YWx1ZSwgdW5pdFZhbHVlc1t1bml0QXQoYnVmZmVyLCBhdCwgZW5kKV0hKTtcbn1cblxuLyoqIERpdmlkZWQgZm9yIHRoZSBzYWtlIG9mIG1pbGxpc2Vjb25kczogMTUwMCAqIDAuMDAxIGlzIG5vdCAxLjUuICovXG5leHBvcnQgZnVuY3Rpb24gaW5TZWNvbmRzKHZhbHVlOiBudW1iZXIsIHVuaXQ6IG51bWJlcik6IG51bWJlciB7XG4gIHJldHVybiB1bml0IDwgMSA/IHZhbHVlIC8gTWF0aC5yb3VuZCgxIC8gdW5pdCkgOiB2YWx1ZSAqIHVuaXQ7XG59XG5cbi8qKiBUaGUgdmFsdWUgb2YgYSBob2xlJ3MgdGV4dDogYSBkZXZpY2Ugd2l0aG91dCBpdHMgbGVhZGluZyBgL2Rldi9gLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGZpZWxkVmFsdWUodHlwZTogRmllbGRUeXBlLCB0ZXh0OiBzdHJpbmcpOiBzdHJpbmcge1xuICByZXR1cm4gdHlwZSA9PT0gXCJkZXZpY2VcIiAmJiB0ZXh0LnN0YXJ0c1dpdGgoXCIvZGV2L1wiKSA/IHRleHQuc2xpY2UoXCIvZGV2L1wiLmxlbmd0aCkgOiB0ZXh0O1xufVxuXG4vKiogU2Vjb25kcyBvZiBgMzBzYCwgYDAuNWhgLCBgMTUwMG1zYDsgYSBudW1iZXIgd2l0aG91dCBhIHVuaXQgaXMgc2Vjb25kczsgbnVsbCBmb3Igd2hhdCBpcyBubyBkdXJhdGlvbi4gKi9cbmV4cG9ydCBmdW5jdGlvbiBkdXJhdGlvblNlY29uZHModmFsdWU6IHN0cmluZyk6IG51bWJlciB8IG51bGwge1xuICBjb25zdCBtYXRjaCA9IC9eKFxcZCsoPzpcXC5cXGQrKT8pKFthLXpdKikkLy5leGVjKHZhbHVlKTtcbiAgY29uc3Qgc2Vjb25kcyA9IG1hdGNoID09PSBudWxsID8gdW5kZWZpbmVkIDogZHVyYXRpb25Vbml0cy5nZXQobWF0Y2hbMl0hKTtcbiAgcmV0dXJuIHNlY29uZHMgPT09IHVuZGVmaW5lZCA/IG51bGwgOiBpblNlY29uZHMoTnVtYmVyKG1hdGNoIVsxXSksIHNlY29uZHMpO1xufVxuIiwgImNvbnN0IF9faW5qZWN0ZWRfZmlsZW5hbWVfXyA9IFwiL3RtcC93L3dlYi9zcmMvZ3JhbW1hci9tb2RlbC50c1wiO2NvbnN0IF9faW5qZWN0ZWRfZGlybmFtZV9fID0gXCIvdG1wL3cvd2ViL3NyYy9ncmFtbWFyXCI7Y29uc3QgX19pbmplY3RlZF9pbXBvcnRfbWV0YV91cmxfXyA9IFwiZmlsZTovLy90bXAvdy93ZWIvc3JjL2dyYW1tYXIvbW9kZWwudHNcIjtpbXBvcnQgeyB6IH0gZnJvbSBcInpvZFwiO1xuaW1wb3J0IHsgZmllbGRUeXBlcyB9IGZyb20gXCIuL2ZpZWxkcy5qc1wiO1xuXG4vKiogVGhlIHZlcnNpb24gb2YgdGhlIGdyYW1tYXIgbGFuZ3VhZ2UgdGhhdCB0aGlzIGJ1aWxkIHJlYWRzOyBzdGF0ZWQgYnkgYSBncmFtbWFyJ3MgZmlyc3QgbGluZS4gKi9cbmV4cG9ydCBjb25zdCBsYW5ndWFnZVZlcnNpb24gPSAxO1xuXG4vKiogVGhlIGV2ZW50IHRoYXQgaGFzIG5vIHBhdHRlcm46IHdoYXQgd3JpdGVzIHRoZSBsaW5lcyBvZiBpdHMgYHByb2dyYW1gIGZhbGxzIHNpbGVudCBhZ2FpbnN0IGl0cyBvd24gcmh5dGhtLiAqL1xuZXhwb3J0IGNvbnN0IHNpbGVuY2VFdmVudCA9IFwic2lsZW5jZVwiO1xuXG5jb25zdCB0ZXh0ID0gei5zdHJpY3RPYmplY3QoeyBlbjogei5zdHJpbmcoKS5taW4oMSksIGphOiB6LnN0cmluZygpLm1pbigxKSB9KTtcblxuLyoqIFdoYXQgYSBob2xlIG1heSBob2xkLiAqL1xuZXhwb3J0IGNvbnN0IGZpZWxkVHlwZVNjaGVtYSA9IHouZW51bShmaWVsZFR5cGVzKTtcblxuLyoqIE9uZSBwaWVjZSBvZiBhIHBhdHRlcm46IGxpdGVyYWwgdGV4dCwgaW4gd2hpY2ggYSBibGFuayBzdGFuZHMgZm9yIG9uZSBvciBtb3JlIGJsYW5rcywgb3IgYSB0eXBlZCBob2xlLiAqL1xuY29uc3QgZWxlbWVudFNjaGVtYSA9IHoudW5pb24oW1xuICB6LnN0cmljdE9iamVjdCh7IGxpdGVyYWw6IHouc3RyaW5nKCkubWluKDEpIH0pLFxuICB6LnN0cmljdE9iamVjdCh7IGhvbGU6IHouc3RyaW5nKCksIHR5cGU6IGZpZWxkVHlwZVNjaGVtYSB9KSxcbl0pO1xuXG5jb25zdCBzYW1wbGVTY2hlbWEgPSB6LnN0cmljdE9iamVjdCh7XG4gIC8qKiBUaGUgbG9nIGxpbmUgYXMgaXQgc3Rvb2QgaW4gdGhlIGZpbGUsIHdpdGhvdXQgaXRzIG5ld2xpbmUuICovXG4gIGxpbmU6IHouc3RyaW5nKCksXG4gIC8qKiBGaWVsZCB2YWx1ZXMgdGhhdCB0aGUgcGF0dGVybiBtdXN0IGZpbmQgaW4gaXQuICovXG4gIGZpZWxkczogei5yZWNvcmQoei5zdHJpbmcoKSwgei5zdHJpbmcoKSksXG4gIC8qKiBMaW5lIG9mIHRoZSBncmFtbWFyIGZpbGUsIGZyb20gMS4gKi9cbiAgYXQ6IHouaW50KCksXG4gIC8qKiBXaGVyZSBpdHMgdGV4dCBiZWdpbnMgaW4gdGhhdCBsaW5lLCBpbiBjaGFyYWN0ZXJzIGZyb20gMS4gKi9cbiAgY29sdW1uOiB6LmludCgpLm1pbigxKS5vcHRpb25hbCgpLFxufSk7XG5cbi8qKiBIb3cgbWFueSBhbHRlcm5hdGl2ZXMgYSBwYXR0ZXJuIG1heSBoYXZlOiBlYWNoIGlzIGNvbXBpbGVkIGxpa2UgYSBwYXR0ZXJuIG9mIGl0cyBvd24uICovXG5leHBvcnQgY29uc3QgbW9zdEFsdGVybmF0aXZlcyA9IDE2O1xuXG5jb25zdCBwYXR0ZXJuU2NoZW1hID0gei5zdHJpY3RPYmplY3Qoe1xuICBzb3VyY2U6IHouc3RyaW5nKCksXG4gIC8qKiBXaGF0IGl0IHN0YW5kcyBmb3Igd2l0aCBpdHMgcGFydHMgcHV0IGluLCBvbmUgbGlzdCBmb3IgZWFjaCBjaG9pY2Ugb2Ygb3B0aW9uYWwgcGFydHMsIHRoZSBmdWxsZXN0IGZpcnN0LiAqL1xuICBhbHRlcm5hdGl2ZXM6IHouYXJyYXkoei5hcnJheShlbGVtZW50U2NoZW1hKS5taW4oMSkpLm1pbigxKS5tYXgobW9zdEFsdGVybmF0aXZlcyksXG4gIC8qKiBMaW5lIG9mIHRoZSBncmFtbWFyIGZpbGUsIGZyb20gMS4gKi9cbiAgYXQ6IHouaW50KCksXG4gIC8qKiBXaGVyZSBpdHMgdGV4dCBiZWdpbnMgaW4gdGhhdCBsaW5lLCBpbiBjaGFyYWN0ZXJzIGZyb20gMS4gKi9cbiAgY29sdW1uOiB6LmludCgpLm1pbigxKS5vcHRpb25hbCgpLFxufSk7XG5cbi8qKiBBIGZpZWxkIHRoYXQgZXZlcnkgcmVjb3JkIGhhczogdGhlIGtleSBvZiB0aGUgdHJhbnNhY3Rpb24gdGhhdCBpdCBiZWxvbmdzIHRvLCBhcyBpdHMgZm9ybWF0IHBlZWxlZCBpdC4gKi9cbmV4cG9ydCBjb25zdCB0cmFuc2FjdGlvbkZpZWxkID0gXCJ0cmFuc2FjdGlvblwiO1xuXG4vKiogSG93IG11Y2ggZmFpbGluZyBldmlkZW5jZSBvcGVucyBhbiBvdXRhZ2U6IGBjb3VudGAgZXZlbnRzIHdpdGhpbiBgd2l0aGluU2Vjb25kc2A7IDEgb3BlbnMgYXQgb25jZSwgMCBuZXZlciBkb2VzLiAqL1xuY29uc3Qgb3BlbnNTY2hlbWEgPSB6LnN0cmljdE9iamVjdCh7XG4gIGNvdW50OiB6LmludCgpLm1pbigwKSxcbiAgd2l0aGluU2Vjb25kczogei5udW1iZXIoKS5taW4oMCksXG4gIC8qKiBUaGUgZmllbGQsIG9yIGB0cmFuc2FjdGlvbkZpZWxkYCwgYnkgd2hvc2UgZGlmZmVyZW50IHZhbHVlcyBldmVudHMgYXJlIGNvdW50ZWQ7IG51bGwgY291bnRzIGV2ZXJ5IGV2ZW50LiAqL1xuICBkaWZmZXJlbnQ6IHouc3RyaW5nKCkubnVsbGFibGUoKSxcbn0pO1xuXG4vKiogT2YgYSBmaWVsZCB0aGF0IHRoZSBsaW5lIGRvZXMgbm90IGhhdmUgb25seSBgaXMgbm90YCBob2xkcy4gKi9cbmNvbnN0IGNvbmRpdGlvblNjaGVtYSA9IHoudW5pb24oW1xuICAvKiogYGlzYCBhbmQgYHN0YXJ0cyB3aXRoYCBob2xkIGZvciBhbnkgb2YgdGhlIHZhbHVlcywgYGlzIG5vdGAgZm9yIG5vbmUgb2YgdGhlbS4gKi9cbiAgei5zdHJpY3RPYmplY3Qoe1xuICAgIGZpZWxkOiB6LnN0cmluZygpLFxuICAgIHRlc3Q6IHouZW51bShbXCJpc1wiLCBcImlzIG5vdFwiLCBcInN0YXJ0cyB3aXRoXCJdKSxcbiAgICB2YWx1ZXM6IHouYXJyYXkoei5zdHJpbmcoKSkubWluKDEpLFxuICAgIC8qKiBMaW5lIG9mIHRoZSBncmFtbWFyIGZpbGUsIGZyb20gMS4gKi9cbiAgICBhdDogei5pbnQoKSxcbiAgfSksXG4gIHouc3RyaWN0T2JqZWN0KHsgZmllbGQ6IHouc3RyaW5nKCksIHRlc3Q6IHouZW51bShbXCI8XCIsIFwiPD1cIiwgXCI+XCIsIFwiPj1cIl0pLCBudW1iZXI6IHoubnVtYmVyKCksIGF0OiB6LmludCgpIH0pLFxuXSk7XG5cbmV4cG9ydCBjb25zdCBzZXZlcml0eVNjaGVtYSA9IHouZW51bShbXCJjcml0aWNhbFwiLCBcImVycm9yXCIsIFwid2FybmluZ1wiLCBcImluZm9cIl0pO1xuXG5leHBvcnQgY29uc3QgaGVhbHRoU2NoZW1hID0gei5lbnVtKFtcIndvcmtpbmdcIiwgXCJmYWlsaW5nXCIsIFwiZGVncmFkZWRcIiwgXCJzdGFydGVkXCIsIFwic3RvcHBlZFwiLCBcIm5vdGVcIiwgXCJibG9ja1wiXSk7XG5cbmNvbnN0IGV2ZW50U2NoZW1hID0gei5zdHJpY3RPYmplY3Qoe1xuICBuYW1lOiB6LnN0cmluZygpLFxuICBoZWFsdGg6IGhlYWx0aFNjaGVtYSxcbiAgLyoqIEluZGV4IGludG8gdGhlIGdyYW1tYXIncyBjb21wb25lbnRzLCBmcm9tIDAuICovXG4gIGNvbXBvbmVudDogei5pbnQoKS5taW4oMCksXG4gIC8qKiBQcm9ncmFtIG5hbWVzLCBgbm9uZWAgZm9yIGxpbmVzIHdpdGhvdXQgb25lLCBgTkFNRS8qYCBmb3IgYWxsIGJlbG93IGEgbmFtZTsgbnVsbCB0YWtlcyB0aGUgZ3JhbW1hcidzLiAqL1xuICBwcm9ncmFtczogei5hcnJheSh6LnN0cmluZygpKS5udWxsYWJsZSgpLFxuICAvKiogQWxsIG11c3QgaG9sZCBmb3IgdGhlIGV2ZW50IHRvIGNsYWltIGEgbGluZTsgdGhlIHNhbWUgcGF0dGVybiBtYXkgc3RhbmQgaW4gc2V2ZXJhbCBldmVudHMgdGhhdCBkaWZmZXIgaW4gdGhlbS4gKi9cbiAgY29uZGl0aW9uczogei5hcnJheShjb25kaXRpb25TY2hlbWEpLFxuICBvcGVuczogb3BlbnNTY2hlbWEubnVsbGFibGUoKSxcbiAgLyoqIFNlY29uZHMgd2l0aG91dCBmYWlsaW5nIGV2aWRlbmNlIGFmdGVyIHdoaWNoIGFuIG91dGFnZSB3aXRoIHRoaXMgZXZlbnQgaXMgb3ZlcjsgbnVsbDogb25seSBwcm9vZiBvZiB3b3JraW5nIGVuZHMgaXQuIHVuZGVmaW5lZDogdGhlIGNvbXBvbmVudCdzLiAqL1xuICBxdWlldFNlY29uZHM6IHoubnVtYmVyKCkubnVsbGFibGUoKS5vcHRpb25hbCgpLFxuICAvKiogRmllbGRzIHRha2VuIGZyb20gdGhlIG5lYXJlc3QgZWFybGllciBldmVudCBvZiB0aGlzIGdyYW1tYXIgaW4gdGhlIHNhbWUgc3RyZWFtLCBhcyB0aGlzIGxpbmUgZG9lcyBub3QgbmFtZSB0aGVtLiAqL1xuICBpbmhlcml0czogei5hcnJheSh6LnN0cmluZygpKSxcbiAgLyoqIFRoZSBmaWVsZCB0aGF0IHNheXMgZm9yIGhvdyBtYW55IGxpbmVzIHRoaXMgb25lIHN0YW5kcy4gKi9cbiAgY291bnRzOiB6LnN0cmluZygpLm51bGxhYmxlKCksXG4gIC8qKiBPZiBhIGB3b3JraW5nYCBldmVudDogdGhlIGZpZWxkIGJ5IHdob3NlIHZhbHVlIGl0IHByb3ZlcyB0aGF0IHdoYXQgZmFpbGVkIHdpdGggdGhlIHNhbWUgdmFsdWUgd29ya3MgYWdhaW4uICovXG4gIHNhbWU6IHouc3RyaW5nKCkubnVsbGFibGUoKSxcbiAgLyoqIFRoZSBmaWVsZHMgd2hvc2Ugc3VtIHNheXMgaG93IGxvbmcgd2hhdCB0aGUgbGluZSByZXBvcnRzIHRvb2s7IGVtcHR5IHdoZXJlIGl0IHNheXMgbm90aGluZyBvZiBpdC4gKi9cbiAgdG9vazogei5hcnJheSh6LnN0cmluZygpKSxcbiAgLyoqIFRoZSB1bml0IG9mIGB0b29rYCwgaW4gc2Vjb25kcywgZm9yIGZpZWxkcyB0aGF0IG5hbWUgbm9uZTogMSwgb3IgMC4wMDEgZm9yIG1pbGxpc2Vjb25kcy4gKi9cbiAgdG9va1VuaXRTZWNvbmRzOiB6Lm51bWJlcigpLnBvc2l0aXZlKCksXG4gIC8qKiBDb3VudHMgb25seSBpZiBgZXZlbnRgIGRpZCBub3QgY29tZSBzaW5jZSBgc2luY2VgLiAqL1xuICB1bmxlc3M6IHouc3RyaWN0T2JqZWN0KHsgZXZlbnQ6IHouc3RyaW5nKCksIHNpbmNlOiB6LnN0cmluZygpIH0pLm51bGxhYmxlKCksXG4gIC8qKiBDb3VudHMgb25seSBpZiBub25lIG9mIHRoZXNlIGV2ZW50cyB3YXMgc2VlbiBpbiB0aGUgc2FtZSB0cmFuc2FjdGlvbi4gKi9cbiAgdW5sZXNzSW5UcmFuc2FjdGlvbjogei5hcnJheSh6LnN0cmluZygpKSxcbiAgZWNobzogei5ib29sZWFuKCksXG4gIGluc3RhbnQ6IHouYm9vbGVhbigpLFxuICAvKiogU29tZXRoaW5nIHRoYXQgYSBwZXJzb24gZGlkLiAqL1xuICBhY3Rpb246IHouYm9vbGVhbigpLFxuICAvKiogTmVhciBhIGJvb3QgaXQgcHJvdmVzIHRoYXQgdGhlIHN0b3AgYmVmb3JlIHdhcyBub3Qgb3JkZXJseS4gKi9cbiAgdW5jbGVhblN0b3A6IHouYm9vbGVhbigpLFxuICBzZXZlcml0eTogc2V2ZXJpdHlTY2hlbWEubnVsbGFibGUoKSxcbiAgdGl0bGU6IHRleHQubnVsbGFibGUoKSxcbiAgaGludHM6IHouYXJyYXkodGV4dCksXG4gIHF1ZXN0aW9uczogei5hcnJheSh0ZXh0KSxcbiAgcGF0dGVybnM6IHouYXJyYXkocGF0dGVyblNjaGVtYSksXG4gIHNhbXBsZXM6IHouYXJyYXkoc2FtcGxlU2NoZW1hKSxcbiAgbG9va0FsaWtlczogei5hcnJheSh6LnN0cmljdE9iamVjdCh7IGxpbmU6IHouc3RyaW5nKCksIGF0OiB6LmludCgpLCBjb2x1bW46IHouaW50KCkubWluKDEpLm9wdGlvbmFsKCkgfSkpLFxuICBhdDogei5pbnQoKSxcbn0pO1xuXG5jb25zdCBjb21wb25lbnRTY2hlbWEgPSB6LnN0cmljdE9iamVjdCh7XG4gIG5hbWU6IHouc3RyaW5nKCksXG4gIC8qKiBUaGUgZmllbGQgd2hvc2UgdmFsdWUgdGVsbHMgb25lIGNvbXBvbmVudCBmcm9tIGFub3RoZXI7IG51bGwgd2hlcmUgYSBob3N0IGhhcyBvbmx5IG9uZS4gKi9cbiAga2V5OiB6LnN0cmluZygpLm51bGxhYmxlKCksXG4gIC8qKiBXaGF0IHRoaXMgY29tcG9uZW50IG5lZWRzIG9uIGl0cyBob3N0OyBga2V5YCBuYW1lcyB0aGUgZmllbGQgd2hvc2UgdmFsdWUgaXMgdGhlIG90aGVyJ3Mga2V5LiAqL1xuICBuZWVkczogei5hcnJheSh6LnN0cmljdE9iamVjdCh7IG5hbWU6IHouc3RyaW5nKCksIGtleTogei5zdHJpbmcoKS5udWxsYWJsZSgpIH0pKSxcbiAgc2VydmljZTogei5zdHJpbmcoKSxcbiAgc2V2ZXJpdHk6IHNldmVyaXR5U2NoZW1hLFxuICBvcGVuczogb3BlbnNTY2hlbWEsXG4gIHF1aWV0U2Vjb25kczogei5udW1iZXIoKS5udWxsYWJsZSgpLFxuICAvKiogSG93IGxvbmcgYSBzdG9wIG1heSBsYXN0IGJlZm9yZSBpdCBpcyBtb3JlIHRoYW4gYSByZXN0YXJ0LiAqL1xuICByZXN0YXJ0U2Vjb25kczogei5udW1iZXIoKSxcbiAgLyoqIFNvIGxvbmcgYWZ0ZXIgYSBib290IGEgZmFpbHVyZSBjb3VudHMgb25seSBpZiBpdCBsYXN0cyBsb25nZXIsIG9mIHNvbWV0aGluZyB0aGF0IHdvcmtlZCBiZWZvcmUuICovXG4gIHNldHRsZXNTZWNvbmRzOiB6Lm51bWJlcigpLFxuICB0aXRsZTogdGV4dCxcbiAgaGludHM6IHouYXJyYXkodGV4dCksXG4gIHF1ZXN0aW9uczogei5hcnJheSh0ZXh0KSxcbiAgLyoqIE91dHNpZGUgY2hlY2tzIHRoYXQgZG8gbm90IHNlZSB0aGlzIGNvbXBvbmVudCBmYWlsLCBhbmQgd2h5LiAqL1xuICB1bnNlZW5CeTogei5hcnJheSh6LnN0cmljdE9iamVjdCh7IGNoZWNrOiB6LnN0cmluZygpLCB3aHk6IHRleHQgfSkpLFxuICAvKiogQSBzaXRlIGRvZXMgbm90IHdhbnQgdG8gaGVhciBvZiBpdDogbm8gb3V0YWdlIG9mIGl0IGlzIHRvbGQuICovXG4gIHNpbGVuY2VkOiB6LmJvb2xlYW4oKSxcbiAgYXQ6IHouaW50KCksXG59KTtcblxuLyoqIFdoYXQgYSBzaXRlIHdhbnRzIG90aGVyd2lzZSBmb3IgYSBjb21wb25lbnQgb2YgYW55IGdyYW1tYXIsIG9yIGZvciBvbmUgZXZlbnQgb2YgaXQ7IG51bGwga2VlcHMgd2hhdCB0aGUgZ3JhbW1hciBzYXlzLiAqL1xuY29uc3QgYWRqdXN0bWVudFNjaGVtYSA9IHouc3RyaWN0T2JqZWN0KHtcbiAgY29tcG9uZW50OiB6LnN0cmluZygpLFxuICBldmVudDogei5zdHJpbmcoKS5udWxsYWJsZSgpLFxuICBzZXZlcml0eTogc2V2ZXJpdHlTY2hlbWEubnVsbGFibGUoKSxcbiAgb3BlbnM6IG9wZW5zU2NoZW1hLm51bGxhYmxlKCksXG4gIC8qKiB1bmRlZmluZWQga2VlcHMgaXQsIG51bGwgaXMgbmV2ZXIuICovXG4gIHF1aWV0U2Vjb25kczogei5udW1iZXIoKS5udWxsYWJsZSgpLm9wdGlvbmFsKCksXG4gIHJlc3RhcnRTZWNvbmRzOiB6Lm51bWJlcigpLm51bGxhYmxlKCksXG4gIHNldHRsZXNTZWNvbmRzOiB6Lm51bWJlcigpLm51bGxhYmxlKCksXG4gIGF0OiB6LmludCgpLFxufSk7XG5cbmV4cG9ydCBjb25zdCBncmFtbWFyU2NoZW1hID0gei5zdHJpY3RPYmplY3Qoe1xuICBsYW5ndWFnZTogei5saXRlcmFsKGxhbmd1YWdlVmVyc2lvbiksXG4gIG5hbWU6IHouc3RyaW5nKCksXG4gIHRpdGxlOiB0ZXh0LFxuICAvKiogV2hlcmUgaXQgd2FzIHJlYWQsIGZvciBtZXNzYWdlcy4gKi9cbiAgZmlsZTogei5zdHJpbmcoKSxcbiAgLyoqIEEgZ3JhbW1hciB0aGF0IG9ubHkgYWRqdXN0cyBvdGhlcnMgaGFzIG5vIHByb2dyYW1zLCBjb21wb25lbnRzIGFuZCBldmVudHMuICovXG4gIHByb2dyYW1zOiB6LmFycmF5KHouc3RyaW5nKCkpLFxuICBjb21wb25lbnRzOiB6LmFycmF5KGNvbXBvbmVudFNjaGVtYSksXG4gIGV2ZW50czogei5hcnJheShldmVudFNjaGVtYSksXG4gIGFkanVzdG1lbnRzOiB6LmFycmF5KGFkanVzdG1lbnRTY2hlbWEpLFxufSk7XG5cbmV4cG9ydCB0eXBlIFRleHQgPSB6LmluZmVyPHR5cGVvZiB0ZXh0PjtcbmV4cG9ydCB0eXBlIEZpZWxkVHlwZSA9IHouaW5mZXI8dHlwZW9mIGZpZWxkVHlwZVNjaGVtYT47XG5leHBvcnQgdHlwZSBQYXR0ZXJuRWxlbWVudCA9IHouaW5mZXI8dHlwZW9mIGVsZW1lbnRTY2hlbWE+O1xuZXhwb3J0IHR5cGUgUGF0dGVybiA9IHouaW5mZXI8dHlwZW9mIHBhdHRlcm5TY2hlbWE+O1xuZXhwb3J0IHR5cGUgT3BlbnMgPSB6LmluZmVyPHR5cGVvZiBvcGVuc1NjaGVtYT47XG5leHBvcnQgdHlwZSBDb25kaXRpb24gPSB6LmluZmVyPHR5cGVvZiBjb25kaXRpb25TY2hlbWE+O1xuZXhwb3J0IHR5cGUgU2V2ZXJpdHkgPSB6LmluZmVyPHR5cGVvZiBzZXZlcml0eVNjaGVtYT47XG5leHBvcnQgdHlwZSBIZWFsdGggPSB6LmluZmVyPHR5cGVvZiBoZWFsdGhTY2hlbWE+O1xuZXhwb3J0IHR5cGUgR3JhbW1hckV2ZW50ID0gei5pbmZlcjx0eXBlb2YgZXZlbnRTY2hlbWE+O1xuZXhwb3J0IHR5cGUgQWRqdXN0bWVudCA9IHouaW5mZXI8dHlwZW9mIGFkanVzdG1lbnRTY2hlbWE+O1xuZXhwb3J0IHR5cGUgQ29tcG9uZW50ID0gei5pbmZlcjx0eXBlb2YgY29tcG9uZW50U2NoZW1hPjtcbmV4cG9ydCB0eXBlIEdyYW1tYXIgPSB6LmluZmVyPHR5cGVvZiBncmFtbWFyU2NoZW1hPjtcbiIsICJjb25zdCBfX2luamVjdGVkX2ZpbGVuYW1lX18gPSBcIi90bXAvdy93ZWIvc3JjL2dyYW1tYXIvbmVhcmVzdC50c1wiO2NvbnN0IF9faW5qZWN0ZWRfZGlybmFtZV9fID0gXCIvdG1wL3cvd2ViL3NyYy9ncmFtbWFyXCI7Y29uc3QgX19pbmplY3RlZF9pbXBvcnRfbWV0YV91cmxfXyA9IFwiZmlsZTovLy90bXAvdy93ZWIvc3JjL2dyYW1tYXIvbmVhcmVzdC50c1wiOy8qKiBIb3cgbWFueSBsZXR0ZXJzIG11c3QgYmUgaW5zZXJ0ZWQsIGRyb3BwZWQsIHJlcGxhY2VkIG9yIHN3YXBwZWQgd2l0aCB0aGVpciBuZWlnaGJvdXIgdG8gdHVybiBvbmUgd29yZCBpbnRvIHRoZSBvdGhlci4gKi9cbmV4cG9ydCBmdW5jdGlvbiBlZGl0RGlzdGFuY2UoZnJvbTogc3RyaW5nLCB0bzogc3RyaW5nKTogbnVtYmVyIHtcbiAgbGV0IGJlZm9yZUxhc3Q6IG51bWJlcltdID0gW107XG4gIGxldCBsYXN0ID0gQXJyYXkuZnJvbSh7IGxlbmd0aDogdG8ubGVuZ3RoICsgMSB9LCAoXywgaW5kZXgpID0+IGluZGV4KTtcbiAgZm9yIChsZXQgcm93ID0gMTsgcm93IDw9IGZyb20ubGVuZ3RoOyByb3crKykge1xuICAgIGNvbnN0IGN1cnJlbnQgPSBbcm93XTtcbiAgICBmb3IgKGxldCBjb2x1bW4gPSAxOyBjb2x1bW4gPD0gdG8ubGVuZ3RoOyBjb2x1bW4rKykge1xuICAgICAgY29uc3Qgc2FtZSA9IGZyb21bcm93IC0gMV0gPT09IHRvW2NvbHVtbiAtIDFdO1xuICAgICAgbGV0IGNvc3QgPSBNYXRoLm1pbihsYXN0W2NvbHVtbl0hICsgMSwgY3VycmVudFtjb2x1bW4gLSAxXSEgKyAxLCBsYXN0W2NvbHVtbiAtIDFdISArIChzYW1lID8gMCA6IDEpKTtcbiAgICAgIGNvbnN0IHN3YXBwZWQgPSByb3cgPiAxICYmIGNvbHVtbiA+IDEgJiYgZnJvbVtyb3cgLSAxXSA9PT0gdG9bY29sdW1uIC0gMl0gJiYgZnJvbVtyb3cgLSAyXSA9PT0gdG9bY29sdW1uIC0gMV07XG4gICAgICBpZiAoc3dhcHBlZCkgY29zdCA9IE1hdGgubWluKGNvc3QsIGJlZm9yZUxhc3RbY29sdW1uIC0gMl0hICsgMSk7XG4gICAgICBjdXJyZW50LnB1c2goY29zdCk7XG4gICAgfVxuICAgIGJlZm9yZUxhc3QgPSBsYXN0O1xuICAgIGxhc3QgPSBjdXJyZW50O1xuICB9XG4gIHJldHVybiBsYXN0W3RvLmxlbmd0aF0hO1xufVxuXG4vKiogVGhlIGNhbmRpZGF0ZSB0aGF0IGEgbWlzdHlwZWQgd29yZCBtb3N0IGxpa2VseSBtZWFudDsgdW5kZWZpbmVkIHdoZW4gbm9uZSBpcyBjbG9zZS4gKi9cbmV4cG9ydCBmdW5jdGlvbiBuZWFyZXN0V29yZCh3b3JkOiBzdHJpbmcsIGNhbmRpZGF0ZXM6IEl0ZXJhYmxlPHN0cmluZz4pOiBzdHJpbmcgfCB1bmRlZmluZWQge1xuICBpZiAod29yZC5sZW5ndGggPiA2NCkgcmV0dXJuIHVuZGVmaW5lZDtcbiAgbGV0IGJlc3Q6IHN0cmluZyB8IHVuZGVmaW5lZDtcbiAgbGV0IGJlc3REaXN0YW5jZSA9IE1hdGgubWF4KDEsIE1hdGguZmxvb3Iod29yZC5sZW5ndGggLyAzKSkgKyAxO1xuICBmb3IgKGNvbnN0IGNhbmRpZGF0ZSBvZiBjYW5kaWRhdGVzKSB7XG4gICAgY29uc3QgZGlzdGFuY2UgPSBlZGl0RGlzdGFuY2Uod29yZCwgY2FuZGlkYXRlKTtcbiAgICBpZiAoZGlzdGFuY2UgPiAwICYmIGRpc3RhbmNlIDwgYmVzdERpc3RhbmNlICYmIGRpc3RhbmNlIDwgY2FuZGlkYXRlLmxlbmd0aCkge1xuICAgICAgYmVzdCA9IGNhbmRpZGF0ZTtcbiAgICAgIGJlc3REaXN0YW5jZSA9IGRpc3RhbmNlO1xuICAgIH1cbiAgfVxuICByZXR1cm4gYmVzdDtcbn1cblxuLyoqIFwiZGlkIHlvdSBtZWFuIGBcdTIwMjZgP1wiIGZvciBhIGNsb3NlIGNhbmRpZGF0ZSwgZWxzZSB0aGUgb3RoZXIgaGludCwgaWYgdGhlcmUgaXMgb25lLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIG1lYW50SGludCh3b3JkOiBzdHJpbmcsIGNhbmRpZGF0ZXM6IEl0ZXJhYmxlPHN0cmluZz4sIG90aGVyd2lzZT86IHN0cmluZyk6IHN0cmluZyB8IHVuZGVmaW5lZCB7XG4gIGNvbnN0IG5lYXJlc3QgPSBuZWFyZXN0V29yZCh3b3JkLCBjYW5kaWRhdGVzKTtcbiAgcmV0dXJuIG5lYXJlc3QgPT09IHVuZGVmaW5lZCA/IG90aGVyd2lzZSA6IGBkaWQgeW91IG1lYW4gXFxgJHtuZWFyZXN0fVxcYD9gO1xufVxuIiwgImNvbnN0IF9faW5qZWN0ZWRfZmlsZW5hbWVfXyA9IFwiL3RtcC93L3dlYi9zcmMvZ3JhbW1hci9wYXJ0cy50c1wiO2NvbnN0IF9faW5qZWN0ZWRfZGlybmFtZV9fID0gXCIvdG1wL3cvd2ViL3NyYy9ncmFtbWFyXCI7Y29uc3QgX19pbmplY3RlZF9pbXBvcnRfbWV0YV91cmxfXyA9IFwiZmlsZTovLy90bXAvdy93ZWIvc3JjL2dyYW1tYXIvcGFydHMudHNcIjtpbXBvcnQgdHlwZSB7IEZpZWxkVHlwZSB9IGZyb20gXCIuL21vZGVsLmpzXCI7XG5pbXBvcnQgdHlwZSB7IFBsYWNlIH0gZnJvbSBcIi4vcmVwb3J0ZXIuanNcIjtcblxuZXhwb3J0IGludGVyZmFjZSBUZXh0UGllY2Uge1xuICByZWFkb25seSB0ZXh0OiBzdHJpbmc7XG59XG5cbmV4cG9ydCBpbnRlcmZhY2UgSG9sZVBpZWNlIHtcbiAgcmVhZG9ubHkgaG9sZTogc3RyaW5nO1xuICByZWFkb25seSB0eXBlOiBGaWVsZFR5cGU7XG4gIHJlYWRvbmx5IHBsYWNlOiBQbGFjZTtcbn1cblxuLyoqIFRleHQgd2l0aCBob2xlcyB0aGF0IGEgZ3JhbW1hciBnaXZlcyBhIG5hbWUgdG8sIGFuZCBpdHMgcGF0dGVybnMgcHV0IGluLiAqL1xuZXhwb3J0IGludGVyZmFjZSBQYXJ0IHtcbiAgcmVhZG9ubHkgbmFtZTogc3RyaW5nO1xuICByZWFkb25seSBwaWVjZXM6IHJlYWRvbmx5IChUZXh0UGllY2UgfCBIb2xlUGllY2UpW107XG59XG5cbmV4cG9ydCBpbnRlcmZhY2UgUGFydFBpZWNlIHtcbiAgcmVhZG9ubHkgcGFydDogUGFydDtcbiAgcmVhZG9ubHkgb3B0aW9uYWw6IGJvb2xlYW47XG4gIHJlYWRvbmx5IHBsYWNlOiBQbGFjZTtcbn1cblxuLyoqIFdoYXQgYSBwYXR0ZXJuJ3MgdGV4dCBpcyBtYWRlIG9mLCBhcyBpdCBpcyB3cml0dGVuLiAqL1xuZXhwb3J0IHR5cGUgUGllY2UgPSBUZXh0UGllY2UgfCBIb2xlUGllY2UgfCBQYXJ0UGllY2U7XG5cbi8qKiBPbmUgY2hvaWNlIG9mIGEgcGF0dGVybidzIG9wdGlvbmFsIHBhcnRzLiAqL1xuZXhwb3J0IGludGVyZmFjZSBBbHRlcm5hdGl2ZSB7XG4gIHJlYWRvbmx5IHBpZWNlczogcmVhZG9ubHkgKFRleHRQaWVjZSB8IEhvbGVQaWVjZSlbXTtcbiAgLyoqIFRoZSBuYW1lcyBvZiB0aGUgcGFydHMgdGhhdCBhcmUgbm90IGluIGl0LiAqL1xuICByZWFkb25seSBhYnNlbnQ6IHJlYWRvbmx5IHN0cmluZ1tdO1xufVxuXG5leHBvcnQgZnVuY3Rpb24gb3B0aW9uYWxQYXJ0cyhwaWVjZXM6IHJlYWRvbmx5IFBpZWNlW10pOiBQYXJ0UGllY2VbXSB7XG4gIHJldHVybiBwaWVjZXMuZmxhdE1hcCgocGllY2UpID0+IChcInBhcnRcIiBpbiBwaWVjZSAmJiBwaWVjZS5vcHRpb25hbCA/IFtwaWVjZV0gOiBbXSkpO1xufVxuXG4vKiogRXZlcnkgY2hvaWNlIG9mIHRoZSBvcHRpb25hbCBwYXJ0czogYWxsIG9mIHRoZW0gZmlyc3QsIG5vbmUgb2YgdGhlbSBsYXN0LCB0aGUgZmlyc3QgcGFydCBkcm9wcGVkIGxhdGVzdC4gKi9cbmV4cG9ydCBmdW5jdGlvbiBleHBhbmRQYXJ0cyhwaWVjZXM6IHJlYWRvbmx5IFBpZWNlW10pOiBBbHRlcm5hdGl2ZVtdIHtcbiAgY29uc3Qgb3B0aW9uYWwgPSBvcHRpb25hbFBhcnRzKHBpZWNlcyk7XG4gIHJldHVybiBBcnJheS5mcm9tKHsgbGVuZ3RoOiAyICoqIG9wdGlvbmFsLmxlbmd0aCB9LCAoXywgY2hvaWNlKSA9PiB7XG4gICAgY29uc3QgYWJzZW50ID0gb3B0aW9uYWwuZmlsdGVyKChfLCBpbmRleCkgPT4gTWF0aC5mbG9vcihjaG9pY2UgLyAyICoqIChvcHRpb25hbC5sZW5ndGggLSAxIC0gaW5kZXgpKSAlIDIgPT09IDEpO1xuICAgIHJldHVybiB7XG4gICAgICBwaWVjZXM6IHBpZWNlcy5mbGF0TWFwKChwaWVjZSkgPT4ge1xuICAgICAgICBpZiAoIShcInBhcnRcIiBpbiBwaWVjZSkpIHJldHVybiBbcGllY2VdO1xuICAgICAgICAvLyBXaGF0IGlzIHdyb25nIHdpdGggYSBwYXJ0IG9ubHkgd2hlcmUgaXQgd2FzIHB1dCBpcyBzaG93biB0aGVyZS5cbiAgICAgICAgcmV0dXJuIGFic2VudC5pbmNsdWRlcyhwaWVjZSkgPyBbXSA6IHBpZWNlLnBhcnQucGllY2VzLm1hcCgoaW5uZXIpID0+IG1vdmVkKGlubmVyLCBwaWVjZS5wbGFjZSkpO1xuICAgICAgfSksXG4gICAgICBhYnNlbnQ6IGFic2VudC5tYXAoKHsgcGFydCB9KSA9PiBwYXJ0Lm5hbWUpLFxuICAgIH07XG4gIH0pO1xufVxuXG5mdW5jdGlvbiBtb3ZlZChwaWVjZTogVGV4dFBpZWNlIHwgSG9sZVBpZWNlLCBwbGFjZTogUGxhY2UpOiBUZXh0UGllY2UgfCBIb2xlUGllY2Uge1xuICByZXR1cm4gXCJob2xlXCIgaW4gcGllY2UgPyB7IC4uLnBpZWNlLCBwbGFjZSB9IDogcGllY2U7XG59XG4iLCAiY29uc3QgX19pbmplY3RlZF9maWxlbmFtZV9fID0gXCIvdG1wL3cvd2ViL3NyYy9ncmFtbWFyL3JlcG9ydGVyLnRzXCI7Y29uc3QgX19pbmplY3RlZF9kaXJuYW1lX18gPSBcIi90bXAvdy93ZWIvc3JjL2dyYW1tYXJcIjtjb25zdCBfX2luamVjdGVkX2ltcG9ydF9tZXRhX3VybF9fID0gXCJmaWxlOi8vL3RtcC93L3dlYi9zcmMvZ3JhbW1hci9yZXBvcnRlci50c1wiO2ltcG9ydCB0eXBlIHsgRGlhZ25vc3RpYyB9IGZyb20gXCIuLi9kaWFnbm9zdGljLmpzXCI7XG5cbi8qKiBXaGVyZSBzb21ldGhpbmcgc3RhbmRzIGluIGEgZ3JhbW1hciBmaWxlOiBsaW5lIGZyb20gMSwgY29sdW1uIGZyb20gMSBpbiBVVEYtMTYgdW5pdHMgYXMgbGV4ZXJzIGNvdW50LiAqL1xuZXhwb3J0IGludGVyZmFjZSBQbGFjZSB7XG4gIHJlYWRvbmx5IGxpbmU6IG51bWJlcjtcbiAgcmVhZG9ubHkgY29sdW1uOiBudW1iZXI7XG59XG5cbmV4cG9ydCBpbnRlcmZhY2UgQWR2aWNlIHtcbiAgcmVhZG9ubHkgZXhwZWN0ZWQ/OiBzdHJpbmcgfCB1bmRlZmluZWQ7XG4gIHJlYWRvbmx5IGhpbnQ/OiBzdHJpbmcgfCB1bmRlZmluZWQ7XG59XG5cbmV4cG9ydCBpbnRlcmZhY2UgUmVwb3J0ZXIge1xuICByZWFkb25seSBsaW5lczogcmVhZG9ubHkgc3RyaW5nW107XG4gIHJlYWRvbmx5IGRpYWdub3N0aWNzOiBEaWFnbm9zdGljW107XG4gIGVycm9yKGNvZGU6IHN0cmluZywgcGxhY2U6IFBsYWNlLCBtZXNzYWdlOiBzdHJpbmcsIGFkdmljZT86IEFkdmljZSk6IHZvaWQ7XG59XG5cbi8qKiBDb2xsZWN0cyB0aGUgZXJyb3JzIG9mIG9uZSBncmFtbWFyIGZpbGUsIHdob3NlIGNvbHVtbnMgaXQgdHVybnMgaW50byB3aG9sZSBjaGFyYWN0ZXJzLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGNyZWF0ZVJlcG9ydGVyKGZpbGU6IHN0cmluZywgbGluZXM6IHJlYWRvbmx5IHN0cmluZ1tdKTogUmVwb3J0ZXIge1xuICBjb25zdCBkaWFnbm9zdGljczogRGlhZ25vc3RpY1tdID0gW107XG4gIHJldHVybiB7XG4gICAgbGluZXMsXG4gICAgZGlhZ25vc3RpY3MsXG4gICAgZXJyb3IoY29kZSwgcGxhY2UsIG1lc3NhZ2UsIGFkdmljZSA9IHt9KSB7XG4gICAgICBjb25zdCBiZWZvcmUgPSAobGluZXNbcGxhY2UubGluZSAtIDFdID8/IFwiXCIpLnNsaWNlKDAsIHBsYWNlLmNvbHVtbiAtIDEpO1xuICAgICAgZGlhZ25vc3RpY3MucHVzaCh7XG4gICAgICAgIGNvZGUsXG4gICAgICAgIHNldmVyaXR5OiBcImVycm9yXCIsXG4gICAgICAgIG1lc3NhZ2UsXG4gICAgICAgIGZpbGUsXG4gICAgICAgIGxpbmU6IHBsYWNlLmxpbmUsXG4gICAgICAgIGNvbHVtbjogQXJyYXkuZnJvbShiZWZvcmUpLmxlbmd0aCArIDEsXG4gICAgICAgIC4uLihhZHZpY2UuZXhwZWN0ZWQgIT09IHVuZGVmaW5lZCAmJiB7IGV4cGVjdGVkOiBhZHZpY2UuZXhwZWN0ZWQgfSksXG4gICAgICAgIC4uLihhZHZpY2UuaGludCAhPT0gdW5kZWZpbmVkICYmIHsgaGludDogYWR2aWNlLmhpbnQgfSksXG4gICAgICB9KTtcbiAgICB9LFxuICB9O1xufVxuXG4vKiogYGFgLCBgYmAgb3IgYGNgLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGxpc3RlZCh3b3JkczogcmVhZG9ubHkgc3RyaW5nW10sIGNvbmp1bmN0aW9uID0gXCJvclwiKTogc3RyaW5nIHtcbiAgaWYgKHdvcmRzLmxlbmd0aCA8IDIpIHJldHVybiB3b3Jkcy5qb2luKFwiXCIpO1xuICByZXR1cm4gYCR7d29yZHMuc2xpY2UoMCwgLTEpLmpvaW4oXCIsIFwiKX0gJHtjb25qdW5jdGlvbn0gJHt3b3Jkcy5hdCgtMSl9YDtcbn1cblxuLyoqIEEgd29yZCBiZXR3ZWVuIGJhY2txdW90ZXMsIGFzIG1lc3NhZ2VzIHNob3cgd2hhdCBzdGFuZHMgaW4gYSBncmFtbWFyLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHF1b3RlZCh3b3JkOiBzdHJpbmcpOiBzdHJpbmcge1xuICByZXR1cm4gYFxcYCR7d29yZH1cXGBgO1xufVxuIiwgImNvbnN0IF9faW5qZWN0ZWRfZmlsZW5hbWVfXyA9IFwiL3RtcC93L3dlYi9zcmMvZ3JhbW1hci92YWx1ZXMtdGV4dC50c1wiO2NvbnN0IF9faW5qZWN0ZWRfZGlybmFtZV9fID0gXCIvdG1wL3cvd2ViL3NyYy9ncmFtbWFyXCI7Y29uc3QgX19pbmplY3RlZF9pbXBvcnRfbWV0YV91cmxfXyA9IFwiZmlsZTovLy90bXAvdy93ZWIvc3JjL2dyYW1tYXIvdmFsdWVzLXRleHQudHNcIjtpbXBvcnQgeyBjcmVhdGVUb2tlbiwgdHlwZSBJVG9rZW4sIExleGVyIH0gZnJvbSBcImNoZXZyb3RhaW5cIjtcbmltcG9ydCB7IHR5cGUgUGxhY2UsIHF1b3RlZCwgdHlwZSBSZXBvcnRlciB9IGZyb20gXCIuL3JlcG9ydGVyLmpzXCI7XG5cbmNvbnN0IGJsYW5rID0gY3JlYXRlVG9rZW4oeyBuYW1lOiBcIkJsYW5rXCIsIHBhdHRlcm46IC9bIFxcdF0rLywgZ3JvdXA6IExleGVyLlNLSVBQRUQgfSk7XG5jb25zdCBjb21tYSA9IGNyZWF0ZVRva2VuKHsgbmFtZTogXCJDb21tYVwiLCBwYXR0ZXJuOiBcIixcIiB9KTtcbmNvbnN0IHRleHQgPSBjcmVhdGVUb2tlbih7IG5hbWU6IFwiVGV4dFwiLCBwYXR0ZXJuOiAvXCIoPzpbXlwiXFxcXF18XFxcXC4pKlwiLyB9KTtcbmNvbnN0IG9wZW5UZXh0ID0gY3JlYXRlVG9rZW4oeyBuYW1lOiBcIk9wZW5UZXh0XCIsIHBhdHRlcm46IC9cIi4qLyB9KTtcbmNvbnN0IGZpZWxkTmFtZSA9IGNyZWF0ZVRva2VuKHsgbmFtZTogXCJGaWVsZE5hbWVcIiwgcGF0dGVybjogL1teXFxzLFwiXSsvIH0pO1xuY29uc3QgYmFyZVBhdHRlcm4gPSAvW15cXHMsXCJdW14sXSoveTtcbmNvbnN0IGJhcmVWYWx1ZSA9IGNyZWF0ZVRva2VuKHtcbiAgbmFtZTogXCJCYXJlVmFsdWVcIixcbiAgLy8gVGhlIHNhbWUgbGV0dGVycyBtYXkgYmUgYSBuYW1lIG9yIGEgdmFsdWU6IGl0IGlzIGEgdmFsdWUgaWYgYSBuYW1lIHN0YW5kcyBiZWZvcmUgaXQuXG4gIHBhdHRlcm46IChzb3VyY2UsIG9mZnNldCwgdG9rZW5zKSA9PiB7XG4gICAgaWYgKHRva2Vucy5hdCgtMSk/LnRva2VuVHlwZSAhPT0gZmllbGROYW1lKSByZXR1cm4gbnVsbDtcbiAgICBiYXJlUGF0dGVybi5sYXN0SW5kZXggPSBvZmZzZXQ7XG4gICAgY29uc3QgZm91bmQgPSBiYXJlUGF0dGVybi5leGVjKHNvdXJjZSk7XG4gICAgcmV0dXJuIGZvdW5kID09PSBudWxsID8gbnVsbCA6IFtmb3VuZFswXS50cmltRW5kKCldO1xuICB9LFxuICBsaW5lX2JyZWFrczogZmFsc2UsXG59KTtcbmNvbnN0IGxleGVyID0gbmV3IExleGVyKFtibGFuaywgY29tbWEsIHRleHQsIG9wZW5UZXh0LCBiYXJlVmFsdWUsIGZpZWxkTmFtZV0pO1xuXG4vKiogQSB0ZXh0IGluIHdoaWNoIGBcXFxcXCJgIGFuZCBgXFxcXFxcXFxgIGFyZSByZXNvbHZlZCwgd3JvbmcgZXNjYXBlcyBhbmQgYWxsLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHVuZXNjYXBlZCh0ZXh0OiBzdHJpbmcpOiBzdHJpbmcge1xuICByZXR1cm4gdGV4dC5yZXBsYWNlKC9cXFxcKC4pL2d1LCBcIiQxXCIpO1xufVxuXG4vKiogVGhlIHRleHQgYmV0d2VlbiBhIHRva2VuJ3MgZG91YmxlIHF1b3RlcywgYFxcXCJgIGFuZCBgXFxcXGAgcmVzb2x2ZWQ7IGEgd3JvbmcgZXNjYXBlIGlzIHJlcG9ydGVkLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHVucXVvdGUoaW1hZ2U6IHN0cmluZywgcGxhY2U6IFBsYWNlLCByZXBvcnRlcjogUmVwb3J0ZXIpOiBzdHJpbmcge1xuICBjb25zdCBpbm5lciA9IGltYWdlLnNsaWNlKDEsIC0xKTtcbiAgZm9yIChjb25zdCB7IDA6IHdyaXR0ZW4sIGluZGV4IH0gb2YgaW5uZXIubWF0Y2hBbGwoL1xcXFwuL2d1KSkge1xuICAgIGlmICh3cml0dGVuWzFdID09PSAnXCInIHx8IHdyaXR0ZW5bMV0gPT09IFwiXFxcXFwiKSBjb250aW51ZTtcbiAgICBjb25zdCBhdCA9IHsgbGluZTogcGxhY2UubGluZSwgY29sdW1uOiBwbGFjZS5jb2x1bW4gKyAxICsgaW5kZXggfTtcbiAgICByZXBvcnRlci5lcnJvcihcImdyYW1tYXIuZXNjYXBlXCIsIGF0LCBgJHtxdW90ZWQod3JpdHRlbil9IG1lYW5zIG5vdGhpbmcgaW4gYSB0ZXh0YCwge1xuICAgICAgZXhwZWN0ZWQ6ICdgXFxcXFwiYCBvciBgXFxcXFxcXFxgJyxcbiAgICAgIGhpbnQ6IFwiYSBiYWNrc2xhc2ggaXRzZWxmIGlzIHdyaXR0ZW4gdHdpY2VcIixcbiAgICB9KTtcbiAgfVxuICByZXR1cm4gdW5lc2NhcGVkKGlubmVyKTtcbn1cblxuLyoqIGBOQU1FIFZBTFVFLCBOQU1FIFZBTFVFYCBvZiBhIGA9YCBsaW5lLCB3aG9zZSB0ZXh0IGJlZ2lucyBhdCBgcGxhY2VgLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHNhbXBsZVZhbHVlcyhzb3VyY2U6IHN0cmluZywgcGxhY2U6IFBsYWNlLCByZXBvcnRlcjogUmVwb3J0ZXIpOiBSZWNvcmQ8c3RyaW5nLCBzdHJpbmc+IHtcbiAgY29uc3QgdmFsdWVzOiBbc3RyaW5nLCBzdHJpbmddW10gPSBbXTtcbiAgY29uc3QgdG9rZW5zID0gbGV4ZXIudG9rZW5pemUoc291cmNlKS50b2tlbnM7XG4gIGNvbnN0IGF0ID0gKHRva2VuOiBJVG9rZW4gfCB1bmRlZmluZWQpOiBQbGFjZSA9PiAoe1xuICAgIGxpbmU6IHBsYWNlLmxpbmUsXG4gICAgY29sdW1uOiBwbGFjZS5jb2x1bW4gKyAodG9rZW4gPT09IHVuZGVmaW5lZCA/IHNvdXJjZS50cmltRW5kKCkubGVuZ3RoIDogdG9rZW4uc3RhcnRPZmZzZXQpLFxuICB9KTtcbiAgY29uc3QgZmFpbCA9ICh0b2tlbjogSVRva2VuIHwgdW5kZWZpbmVkLCBtZXNzYWdlOiBzdHJpbmcsIGV4cGVjdGVkOiBzdHJpbmcpID0+XG4gICAgcmVwb3J0ZXIuZXJyb3IoXCJncmFtbWFyLnZhbHVlc1wiLCBhdCh0b2tlbiksIG1lc3NhZ2UsIHsgZXhwZWN0ZWQsIGhpbnQ6IFwiZm9yIGV4YW1wbGU6ID0gZGV2aWNlIGhkYTcsIGZsYWdzIDB4MVwiIH0pO1xuICBmb3IgKGxldCBpbmRleCA9IDA7IGluZGV4IDwgdG9rZW5zLmxlbmd0aCB8fCBpbmRleCA9PT0gMDsgaW5kZXggKz0gMykge1xuICAgIGNvbnN0IFtuYW1lLCB2YWx1ZSwgc2VwYXJhdG9yXSA9IHRva2Vucy5zbGljZShpbmRleCwgaW5kZXggKyAzKTtcbiAgICBpZiAobmFtZT8udG9rZW5UeXBlICE9PSBmaWVsZE5hbWUpIHtcbiAgICAgIGZhaWwoXG4gICAgICAgIG5hbWUsXG4gICAgICAgIG5hbWUgPT09IHVuZGVmaW5lZCA/IFwiQSBmaWVsZCdzIG5hbWUgaXMgbWlzc2luZ1wiIDogYCR7cXVvdGVkKG5hbWUuaW1hZ2UpfSBpcyBubyBmaWVsZCdzIG5hbWVgLFxuICAgICAgICBcImEgZmllbGQncyBuYW1lXCIsXG4gICAgICApO1xuICAgICAgYnJlYWs7XG4gICAgfVxuICAgIGlmICh2YWx1ZT8udG9rZW5UeXBlICE9PSB0ZXh0ICYmIHZhbHVlPy50b2tlblR5cGUgIT09IGJhcmVWYWx1ZSkge1xuICAgICAgY29uc3Qgb3BlbiA9IHZhbHVlPy50b2tlblR5cGUgPT09IG9wZW5UZXh0O1xuICAgICAgZmFpbChcbiAgICAgICAgdmFsdWUsXG4gICAgICAgIG9wZW4gPyBcIlRoaXMgdmFsdWUgaGFzIG5vIGNsb3NpbmcgcXVvdGVcIiA6IGBUaGUgdmFsdWUgb2YgJHtxdW90ZWQobmFtZS5pbWFnZSl9IGlzIG1pc3NpbmdgLFxuICAgICAgICBcImEgdmFsdWVcIixcbiAgICAgICk7XG4gICAgICBicmVhaztcbiAgICB9XG4gICAgaWYgKHZhbHVlcy5zb21lKChba25vd25dKSA9PiBrbm93biA9PT0gbmFtZS5pbWFnZSkpIHtcbiAgICAgIHJlcG9ydGVyLmVycm9yKFwiZ3JhbW1hci5kdXBsaWNhdGVcIiwgYXQobmFtZSksIGAke3F1b3RlZChuYW1lLmltYWdlKX0gc3RhbmRzIHR3aWNlYCwge1xuICAgICAgICBleHBlY3RlZDogXCJlYWNoIGZpZWxkIG9uY2VcIixcbiAgICAgIH0pO1xuICAgIH1cbiAgICBjb25zdCBwbGFjZSA9IGF0KHZhbHVlKTtcbiAgICB2YWx1ZXMucHVzaChbbmFtZS5pbWFnZSwgdmFsdWUudG9rZW5UeXBlID09PSB0ZXh0ID8gdW5xdW90ZSh2YWx1ZS5pbWFnZSwgcGxhY2UsIHJlcG9ydGVyKSA6IHZhbHVlLmltYWdlXSk7XG4gICAgaWYgKHNlcGFyYXRvciAhPT0gdW5kZWZpbmVkICYmIHNlcGFyYXRvci50b2tlblR5cGUgIT09IGNvbW1hKSB7XG4gICAgICBmYWlsKHNlcGFyYXRvciwgYCR7cXVvdGVkKHNlcGFyYXRvci5pbWFnZSl9IGRvZXMgbm90IGJlbG9uZyBoZXJlYCwgXCJgLGAgb3IgdGhlIGVuZCBvZiB0aGUgbGluZVwiKTtcbiAgICAgIGJyZWFrO1xuICAgIH1cbiAgICBpZiAoc2VwYXJhdG9yICE9PSB1bmRlZmluZWQgJiYgaW5kZXggKyAzID49IHRva2Vucy5sZW5ndGgpXG4gICAgICBmYWlsKHVuZGVmaW5lZCwgXCJBIGZpZWxkJ3MgbmFtZSBpcyBtaXNzaW5nXCIsIFwiYSBmaWVsZCdzIG5hbWVcIik7XG4gIH1cbiAgcmV0dXJuIE9iamVjdC5mcm9tRW50cmllcyh2YWx1ZXMpO1xufVxuIiwgImNvbnN0IF9faW5qZWN0ZWRfZmlsZW5hbWVfXyA9IFwiL3RtcC93L3dlYi9zcmMvZ3JhbW1hci9zY2FsYXJzLnRzXCI7Y29uc3QgX19pbmplY3RlZF9kaXJuYW1lX18gPSBcIi90bXAvdy93ZWIvc3JjL2dyYW1tYXJcIjtjb25zdCBfX2luamVjdGVkX2ltcG9ydF9tZXRhX3VybF9fID0gXCJmaWxlOi8vL3RtcC93L3dlYi9zcmMvZ3JhbW1hci9zY2FsYXJzLnRzXCI7aW1wb3J0IHR5cGUgeyBJVG9rZW4gfSBmcm9tIFwiY2hldnJvdGFpblwiO1xuaW1wb3J0IHsgZHVyYXRpb25TZWNvbmRzLCBkdXJhdGlvblVuaXRzIH0gZnJvbSBcIi4vZmllbGRzLmpzXCI7XG5pbXBvcnQgeyB0eXBlIENvbmRpdGlvbiwgdHlwZSBPcGVucywgdHlwZSBTZXZlcml0eSwgc2V2ZXJpdHlTY2hlbWEsIHR5cGUgVGV4dCwgdHJhbnNhY3Rpb25GaWVsZCB9IGZyb20gXCIuL21vZGVsLmpzXCI7XG5pbXBvcnQgeyBtZWFudEhpbnQgfSBmcm9tIFwiLi9uZWFyZXN0LmpzXCI7XG5pbXBvcnQgeyBsaXN0ZWQsIHR5cGUgUGxhY2UsIHF1b3RlZCwgdHlwZSBSZXBvcnRlciB9IGZyb20gXCIuL3JlcG9ydGVyLmpzXCI7XG5pbXBvcnQgdHlwZSB7IFN0YXRlbWVudEJvZHksIFRleHRQYWlyIH0gZnJvbSBcIi4vc3RhdGVtZW50cy5qc1wiO1xuaW1wb3J0IHsgdW5xdW90ZSB9IGZyb20gXCIuL3ZhbHVlcy10ZXh0LmpzXCI7XG5cbmV4cG9ydCBmdW5jdGlvbiBwbGFjZU9mVG9rZW4odG9rZW46IElUb2tlbik6IFBsYWNlIHtcbiAgcmV0dXJuIHsgbGluZTogdG9rZW4uc3RhcnRMaW5lISwgY29sdW1uOiB0b2tlbi5zdGFydENvbHVtbiEgfTtcbn1cblxuZXhwb3J0IGZ1bmN0aW9uIHJlYWRUZXh0KHBhaXI6IFRleHRQYWlyLCByZXBvcnRlcjogUmVwb3J0ZXIpOiBUZXh0IHtcbiAgY29uc3Qgc2lkZSA9ICh0b2tlbjogSVRva2VuKSA9PiB7XG4gICAgY29uc3QgdGV4dCA9IHVucXVvdGUodG9rZW4uaW1hZ2UsIHBsYWNlT2ZUb2tlbih0b2tlbiksIHJlcG9ydGVyKTtcbiAgICBpZiAodGV4dC50cmltKCkgPT09IFwiXCIpIHtcbiAgICAgIHJlcG9ydGVyLmVycm9yKFwiZ3JhbW1hci5lbXB0eS10ZXh0XCIsIHBsYWNlT2ZUb2tlbih0b2tlbiksIFwiVGhpcyB0ZXh0IGlzIGVtcHR5XCIsIHtcbiAgICAgICAgZXhwZWN0ZWQ6IFwiYSB0ZXh0IGluIGJvdGggbGFuZ3VhZ2VzXCIsXG4gICAgICB9KTtcbiAgICB9XG4gICAgcmV0dXJuIHRleHQ7XG4gIH07XG4gIHJldHVybiB7IGVuOiBzaWRlKHBhaXIuZW4pLCBqYTogc2lkZShwYWlyLmphKSB9O1xufVxuXG4vKiogVGhlIG5hbWUgb2YgYSBncmFtbWFyLCBjb21wb25lbnQsIGV2ZW50IG9yIGZpZWxkLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHJlYWROYW1lKHRva2VuOiBJVG9rZW4sIHJlcG9ydGVyOiBSZXBvcnRlcik6IHN0cmluZyB7XG4gIGlmICghL15bYS16XVthLXowLTlfLV0qJC8udGVzdCh0b2tlbi5pbWFnZSkpIHtcbiAgICByZXBvcnRlci5lcnJvcihcImdyYW1tYXIubmFtZVwiLCBwbGFjZU9mVG9rZW4odG9rZW4pLCBgJHtxdW90ZWQodG9rZW4uaW1hZ2UpfSBpcyBub3QgYSBuYW1lYCwge1xuICAgICAgZXhwZWN0ZWQ6IFwibG93ZXItY2FzZSBsZXR0ZXJzLCBkaWdpdHMsIGBfYCBhbmQgYC1gLCBhIGxldHRlciBmaXJzdFwiLFxuICAgIH0pO1xuICB9XG4gIHJldHVybiB0b2tlbi5pbWFnZTtcbn1cblxuZXhwb3J0IGZ1bmN0aW9uIHJlYWREdXJhdGlvbih0b2tlbjogSVRva2VuLCByZXBvcnRlcjogUmVwb3J0ZXIpOiBudW1iZXIge1xuICBjb25zdCBzZWNvbmRzID0gL1thLXpdLy50ZXN0KHRva2VuLmltYWdlKSA/IGR1cmF0aW9uU2Vjb25kcyh0b2tlbi5pbWFnZSkgOiBudWxsO1xuICBpZiAoc2Vjb25kcyA9PT0gbnVsbCkge1xuICAgIGNvbnN0IGJhcmUgPSAvXlxcZCsoXFwuXFxkKyk/JC8udGVzdCh0b2tlbi5pbWFnZSk7XG4gICAgcmVwb3J0ZXIuZXJyb3IoXCJncmFtbWFyLmR1cmF0aW9uXCIsIHBsYWNlT2ZUb2tlbih0b2tlbiksIGAke3F1b3RlZCh0b2tlbi5pbWFnZSl9IGlzIG5vdCBhIGR1cmF0aW9uYCwge1xuICAgICAgZXhwZWN0ZWQ6IFwiYSBudW1iZXIgYW5kIGl0cyB1bml0OiBgMzBzYCwgYDEwbWluYCwgYDJoYCwgYDFkYFwiLFxuICAgICAgaGludDogYmFyZSA/IGBkaWQgeW91IG1lYW4gXFxgJHt0b2tlbi5pbWFnZX1zXFxgP2AgOiB1bmRlZmluZWQsXG4gICAgfSk7XG4gIH1cbiAgcmV0dXJuIHNlY29uZHMgPz8gMDtcbn1cblxuZXhwb3J0IGZ1bmN0aW9uIHJlYWREdXJhdGlvbk9yTmV2ZXIodG9rZW46IElUb2tlbiwgcmVwb3J0ZXI6IFJlcG9ydGVyKTogbnVtYmVyIHwgbnVsbCB7XG4gIHJldHVybiB0b2tlbi5pbWFnZSA9PT0gXCJuZXZlclwiID8gbnVsbCA6IHJlYWREdXJhdGlvbih0b2tlbiwgcmVwb3J0ZXIpO1xufVxuXG4vKiogU2Vjb25kcyBvZiB0aGUgdW5pdCB0aGF0IGEgbnVtYmVyIHdpdGhvdXQgb25lIGhhcy4gKi9cbmV4cG9ydCBmdW5jdGlvbiByZWFkVW5pdCh0b2tlbjogSVRva2VuLCByZXBvcnRlcjogUmVwb3J0ZXIpOiBudW1iZXIge1xuICBjb25zdCBzZWNvbmRzID0gdG9rZW4uaW1hZ2UgPT09IFwiXCIgPyB1bmRlZmluZWQgOiBkdXJhdGlvblVuaXRzLmdldCh0b2tlbi5pbWFnZSk7XG4gIGlmIChzZWNvbmRzID09PSB1bmRlZmluZWQpIHtcbiAgICBjb25zdCB1bml0cyA9IFsuLi5kdXJhdGlvblVuaXRzLmtleXMoKV0uZmlsdGVyKCh1bml0KSA9PiB1bml0ICE9PSBcIlwiKTtcbiAgICByZXBvcnRlci5lcnJvcihcImdyYW1tYXIudW5pdFwiLCBwbGFjZU9mVG9rZW4odG9rZW4pLCBgVGhlcmUgaXMgbm8gdW5pdCAke3F1b3RlZCh0b2tlbi5pbWFnZSl9YCwge1xuICAgICAgZXhwZWN0ZWQ6IGxpc3RlZCh1bml0cyksXG4gICAgICBoaW50OiBtZWFudEhpbnQodG9rZW4uaW1hZ2UsIHVuaXRzKSxcbiAgICB9KTtcbiAgfVxuICByZXR1cm4gc2Vjb25kcyA/PyAxO1xufVxuXG5leHBvcnQgZnVuY3Rpb24gcmVhZENvbmRpdGlvbihcbiAgb3B0aW9uOiBFeHRyYWN0PFN0YXRlbWVudEJvZHksIHsga2luZDogXCJ3aGVuXCIgfT4sXG4gIGF0OiBudW1iZXIsXG4gIHJlcG9ydGVyOiBSZXBvcnRlcixcbik6IENvbmRpdGlvbiB7XG4gIGNvbnN0IGZpZWxkID0gcmVhZE5hbWUob3B0aW9uLmZpZWxkLCByZXBvcnRlcik7XG4gIGlmIChmaWVsZCA9PT0gdHJhbnNhY3Rpb25GaWVsZCkge1xuICAgIHJlcG9ydGVyLmVycm9yKFwiZ3JhbW1hci5yZXNlcnZlZC1uYW1lXCIsIHBsYWNlT2ZUb2tlbihvcHRpb24uZmllbGQpLCBgTm8gY29uZGl0aW9uIG1heSBhc2sgZm9yIHske2ZpZWxkfX1gLCB7XG4gICAgICBleHBlY3RlZDogXCJhIGZpZWxkIG9mIHRoZSBldmVudCdzIHBhdHRlcm5zXCIsXG4gICAgfSk7XG4gIH1cbiAgaWYgKG9wdGlvbi50ZXN0ICE9PSBcImNvbXBhcmVcIikge1xuICAgIGNvbnN0IHZhbHVlcyA9IG9wdGlvbi52YWx1ZXMubWFwKCh0b2tlbikgPT5cbiAgICAgIHRva2VuLmltYWdlLnN0YXJ0c1dpdGgoJ1wiJykgPyB1bnF1b3RlKHRva2VuLmltYWdlLCBwbGFjZU9mVG9rZW4odG9rZW4pLCByZXBvcnRlcikgOiB0b2tlbi5pbWFnZSxcbiAgICApO1xuICAgIHJldHVybiB7IGZpZWxkLCB0ZXN0OiBvcHRpb24udGVzdCwgdmFsdWVzLCBhdCB9O1xuICB9XG4gIGNvbnN0IHsgaW1hZ2UgfSA9IG9wdGlvbi5udW1iZXI7XG4gIGlmICghL14tP1xcZCsoPzpcXC5cXGQrKT8kLy50ZXN0KGltYWdlKSkge1xuICAgIHJlcG9ydGVyLmVycm9yKFwiZ3JhbW1hci5udW1iZXJcIiwgcGxhY2VPZlRva2VuKG9wdGlvbi5udW1iZXIpLCBgJHtxdW90ZWQoaW1hZ2UpfSBpcyBub3QgYSBudW1iZXJgLCB7XG4gICAgICBleHBlY3RlZDogXCJhIG51bWJlciBzdWNoIGFzIDUwMCBvciAwLjVcIixcbiAgICAgIGhpbnQ6XG4gICAgICAgIGR1cmF0aW9uU2Vjb25kcyhpbWFnZSkgPT09IG51bGwgPyB1bmRlZmluZWQgOiBgZHVyYXRpb25zIGFyZSBjb21wYXJlZCBpbiBzZWNvbmRzOiAke2R1cmF0aW9uU2Vjb25kcyhpbWFnZSl9YCxcbiAgICB9KTtcbiAgfVxuICByZXR1cm4geyBmaWVsZCwgdGVzdDogb3B0aW9uLmNvbXBhcmlzb24uaW1hZ2UgYXMgXCI8XCIgfCBcIjw9XCIgfCBcIj5cIiB8IFwiPj1cIiwgbnVtYmVyOiBOdW1iZXIoaW1hZ2UpIHx8IDAsIGF0IH07XG59XG5cbmV4cG9ydCBmdW5jdGlvbiByZWFkU2V2ZXJpdHkodG9rZW46IElUb2tlbiwgcmVwb3J0ZXI6IFJlcG9ydGVyKTogU2V2ZXJpdHkge1xuICBjb25zdCBrbm93biA9IHNldmVyaXR5U2NoZW1hLnNhZmVQYXJzZSh0b2tlbi5pbWFnZSk7XG4gIGlmIChrbm93bi5zdWNjZXNzKSByZXR1cm4ga25vd24uZGF0YTtcbiAgcmVwb3J0ZXIuZXJyb3IoXCJncmFtbWFyLnNldmVyaXR5XCIsIHBsYWNlT2ZUb2tlbih0b2tlbiksIGBUaGVyZSBpcyBubyBzZXZlcml0eSAke3F1b3RlZCh0b2tlbi5pbWFnZSl9YCwge1xuICAgIGV4cGVjdGVkOiBsaXN0ZWQoc2V2ZXJpdHlTY2hlbWEub3B0aW9ucyksXG4gICAgaGludDogbWVhbnRIaW50KHRva2VuLmltYWdlLCBzZXZlcml0eVNjaGVtYS5vcHRpb25zKSxcbiAgfSk7XG4gIHJldHVybiBcImVycm9yXCI7XG59XG5cbmV4cG9ydCBmdW5jdGlvbiByZWFkT3BlbnMoaG93OiBFeHRyYWN0PFN0YXRlbWVudEJvZHksIHsga2luZDogXCJvcGVuc1wiIH0+W1wiaG93XCJdLCByZXBvcnRlcjogUmVwb3J0ZXIpOiBPcGVucyB7XG4gIGlmIChob3cgPT09IFwib25jZVwiKSByZXR1cm4geyBjb3VudDogMSwgd2l0aGluU2Vjb25kczogMCwgZGlmZmVyZW50OiBudWxsIH07XG4gIGlmIChob3cgPT09IFwibmV2ZXJcIikgcmV0dXJuIHsgY291bnQ6IDAsIHdpdGhpblNlY29uZHM6IDAsIGRpZmZlcmVudDogbnVsbCB9O1xuICBjb25zdCBjb3VudCA9IE51bWJlcihob3cuY291bnQuaW1hZ2UpO1xuICBpZiAoY291bnQgPCAxIHx8ICFOdW1iZXIuaXNTYWZlSW50ZWdlcihjb3VudCkpIHtcbiAgICByZXBvcnRlci5lcnJvcihcbiAgICAgIFwiZ3JhbW1hci5udW1iZXJcIixcbiAgICAgIHBsYWNlT2ZUb2tlbihob3cuY291bnQpLFxuICAgICAgYCR7cXVvdGVkKGhvdy5jb3VudC5pbWFnZSl9IGV2ZW50cyBjYW5ub3Qgb3BlbiBhbiBvdXRhZ2VgLFxuICAgICAge1xuICAgICAgICBleHBlY3RlZDogXCJhIG51bWJlciBmcm9tIDFcIixcbiAgICAgICAgaGludDogXCJhbiBvdXRhZ2UgdGhhdCB0aGlzIG5ldmVyIG9wZW5zIGlzIHdyaXR0ZW46IG9wZW5zIG5ldmVyXCIsXG4gICAgICB9LFxuICAgICk7XG4gIH1cbiAgaWYgKGNvdW50ID09PSAxICYmIGhvdy5kaWZmZXJlbnQgIT09IG51bGwpIHtcbiAgICByZXBvcnRlci5lcnJvcihcImdyYW1tYXIubnVtYmVyXCIsIHBsYWNlT2ZUb2tlbihob3cuY291bnQpLCBcIk9uZSBtZXNzYWdlIGNhbm5vdCBkaWZmZXIgZnJvbSBhbm90aGVyXCIsIHtcbiAgICAgIGV4cGVjdGVkOiBcImEgbnVtYmVyIGZyb20gMlwiLFxuICAgICAgaGludDogXCJhbiBvdXRhZ2UgdGhhdCBldmVyeSBzdWNoIGV2ZW50IG9wZW5zIGlzIHdyaXR0ZW46IG9wZW5zIGF0IG9uY2VcIixcbiAgICB9KTtcbiAgfVxuICBjb25zdCBkaWZmZXJlbnQgPSBob3cuZGlmZmVyZW50ID09PSBudWxsID8gbnVsbCA6IHJlYWROYW1lKGhvdy5kaWZmZXJlbnQsIHJlcG9ydGVyKTtcbiAgcmV0dXJuIHsgY291bnQsIHdpdGhpblNlY29uZHM6IHJlYWREdXJhdGlvbihob3cud2l0aGluLCByZXBvcnRlciksIGRpZmZlcmVudCB9O1xufVxuIiwgImNvbnN0IF9faW5qZWN0ZWRfZmlsZW5hbWVfXyA9IFwiL3RtcC93L3dlYi9zcmMvZ3JhbW1hci9idWlsZC1vcHRpb25zLnRzXCI7Y29uc3QgX19pbmplY3RlZF9kaXJuYW1lX18gPSBcIi90bXAvdy93ZWIvc3JjL2dyYW1tYXJcIjtjb25zdCBfX2luamVjdGVkX2ltcG9ydF9tZXRhX3VybF9fID0gXCJmaWxlOi8vL3RtcC93L3dlYi9zcmMvZ3JhbW1hci9idWlsZC1vcHRpb25zLnRzXCI7aW1wb3J0IHR5cGUgeyBBZGp1c3RtZW50RHJhZnQsIENvbXBvbmVudERyYWZ0LCBFdmVudERyYWZ0LCBHcmFtbWFyRHJhZnQgfSBmcm9tIFwiLi9kcmFmdC5qc1wiO1xuaW1wb3J0IHsgcGF0dGVybkFsdGVybmF0aXZlcyB9IGZyb20gXCIuL3BhdHRlcm4tdGV4dC5qc1wiO1xuaW1wb3J0IHsgdHlwZSBQbGFjZSwgcXVvdGVkLCB0eXBlIFJlcG9ydGVyIH0gZnJvbSBcIi4vcmVwb3J0ZXIuanNcIjtcbmltcG9ydCB7XG4gIHBsYWNlT2ZUb2tlbixcbiAgcmVhZENvbmRpdGlvbixcbiAgcmVhZER1cmF0aW9uLFxuICByZWFkRHVyYXRpb25Pck5ldmVyLFxuICByZWFkTmFtZSxcbiAgcmVhZE9wZW5zLFxuICByZWFkU2V2ZXJpdHksXG4gIHJlYWRUZXh0LFxuICByZWFkVW5pdCxcbn0gZnJvbSBcIi4vc2NhbGFycy5qc1wiO1xuaW1wb3J0IHR5cGUgeyBTdGF0ZW1lbnQsIFN0YXRlbWVudEJvZHkgfSBmcm9tIFwiLi9zdGF0ZW1lbnRzLmpzXCI7XG5pbXBvcnQgeyBzYW1wbGVWYWx1ZXMsIHVucXVvdGUgfSBmcm9tIFwiLi92YWx1ZXMtdGV4dC5qc1wiO1xuXG4vKiogV2hlcmUgdGhlIHBhcnRzIG9mIGEgZmlsZSBnbyB3aGlsZSBpdHMgbGluZXMgYXJlIHJlYWQgaW4gb3JkZXIuICovXG5leHBvcnQgaW50ZXJmYWNlIEJ1aWxkaW5nIHtcbiAgcmVhZG9ubHkgcmVwb3J0ZXI6IFJlcG9ydGVyO1xuICByZWFkb25seSBkcmFmdDogR3JhbW1hckRyYWZ0O1xuICBjb21wb25lbnQ6IENvbXBvbmVudERyYWZ0IHwgbnVsbDtcbiAgZXZlbnQ6IEV2ZW50RHJhZnQgfCBudWxsO1xuICAvKiogVGhlIGBhZGp1c3RgIHRoYXQgbGluZXMgYmVsb25nIHRvOyBudWxsIGFib3ZlIHRoZSBmaXJzdCBvbmUuICovXG4gIGFkanVzdG1lbnQ6IEFkanVzdG1lbnREcmFmdCB8IG51bGw7XG59XG5cbmNvbnN0IG9uY2U6IFJlYWRvbmx5U2V0PHN0cmluZz4gPSBuZXcgU2V0KFtcbiAgLi4uW1wiaGVhZGVyXCIsIFwiZ3JhbW1hclwiLCBcInByb2dyYW1cIiwgXCJzZXJ2aWNlXCIsIFwic2V2ZXJpdHlcIiwgXCJvcGVuc1wiLCBcInF1aWV0XCIsIFwicmVzdGFydFwiLCBcInNldHRsZXNcIiwgXCJ0aXRsZVwiXSxcbiAgLi4uW1wiaW5oZXJpdHNcIiwgXCJjb3VudHNcIiwgXCJzYW1lXCIsIFwidG9va1wiLCBcInVubGVzc1wiLCBcImVjaG9cIiwgXCJpbnN0YW50XCIsIFwiYWN0aW9uXCIsIFwicHJvdmVzXCJdLFxuXSk7XG5cbnR5cGUgT3B0aW9uID0gRXhjbHVkZTxcbiAgU3RhdGVtZW50Qm9keSxcbiAgeyBraW5kOiBcImZpZWxkXCIgfCBcInBhcnRcIiB8IFwiaGVhZGVyXCIgfCBcImdyYW1tYXJcIiB8IFwiY29tcG9uZW50XCIgfCBcImV2ZW50XCIgfCBcImFkanVzdFwiIHwgXCJicm9rZW5cIiB9XG4+ICYge1xuICByZWFkb25seSBmaXJzdDogU3RhdGVtZW50W1wiZmlyc3RcIl07XG59O1xuXG5leHBvcnQgZnVuY3Rpb24gYWRkT3B0aW9uKGJ1aWxkaW5nOiBCdWlsZGluZywgb3B0aW9uOiBPcHRpb24sIHBsYWNlOiBQbGFjZSk6IHZvaWQge1xuICBjb25zdCB7IGRyYWZ0LCBjb21wb25lbnQsIGV2ZW50LCBhZGp1c3RtZW50LCByZXBvcnRlciB9ID0gYnVpbGRpbmc7XG4gIGNvbnN0IG93bmVyID0gYWRqdXN0bWVudCA/PyBldmVudCA/PyBjb21wb25lbnQgPz8gZHJhZnQ7XG4gIGlmIChvbmNlLmhhcyhvcHRpb24ua2luZCkgJiYgIWNoZWNrT25jZShidWlsZGluZywgb3duZXIsIG9wdGlvbi5raW5kLCBwbGFjZSkpIHJldHVybjtcbiAgaWYgKCFhZGRUb093bmVyKGJ1aWxkaW5nLCBvcHRpb24sIHBsYWNlKSAmJiAhb3duZXIuYnJva2VuKSB7XG4gICAgY29uc3Qgd29yZCA9IHdvcmRPZihvcHRpb24pO1xuICAgIHJlcG9ydGVyLmVycm9yKFwiZ3JhbW1hci5taXNwbGFjZWRcIiwgcGxhY2UsIGAke3F1b3RlZCh3b3JkKX0gZG9lcyBub3QgYmVsb25nIHRvICR7b3duZXIubGFiZWx9YCwge1xuICAgICAgZXhwZWN0ZWQ6IGJlbG9uZ2luZ1tvcHRpb24ua2luZF0gPz8gXCJpdCBiZWxvdyBhbiBldmVudFwiLFxuICAgIH0pO1xuICB9XG59XG5cbi8qKiBGYWxzZSB3aGVyZSB3aGF0IHRoZSBsaW5lIHdvdWxkIGJlbG9uZyB0byBjYW5ub3QgaGF2ZSBpdC4gKi9cbmZ1bmN0aW9uIGFkZFRvT3duZXIoYnVpbGRpbmc6IEJ1aWxkaW5nLCBvcHRpb246IE9wdGlvbiwgcGxhY2U6IFBsYWNlKTogYm9vbGVhbiB7XG4gIGNvbnN0IHsgZHJhZnQsIGNvbXBvbmVudCwgZXZlbnQsIGFkanVzdG1lbnQsIHJlcG9ydGVyIH0gPSBidWlsZGluZztcbiAgaWYgKGFkanVzdG1lbnQgIT09IG51bGwpIHJldHVybiBhZGRBZGp1c3RtZW50T3B0aW9uKGFkanVzdG1lbnQsIG9wdGlvbiwgcmVwb3J0ZXIpO1xuICBpZiAoZXZlbnQgIT09IG51bGwpIHJldHVybiBhZGRFdmVudE9wdGlvbihidWlsZGluZywgZXZlbnQsIG9wdGlvbiwgcGxhY2UpO1xuICBpZiAoY29tcG9uZW50ICE9PSBudWxsKSByZXR1cm4gYWRkQ29tcG9uZW50T3B0aW9uKGNvbXBvbmVudCwgb3B0aW9uLCByZXBvcnRlcik7XG4gIHJldHVybiBhZGRHcmFtbWFyT3B0aW9uKGRyYWZ0LCBvcHRpb24pO1xufVxuXG5mdW5jdGlvbiB3b3JkT2Yob3B0aW9uOiBPcHRpb24pOiBzdHJpbmcge1xuICByZXR1cm4gL15bfD49IV0vLnRlc3Qob3B0aW9uLmZpcnN0LmltYWdlKSA/IG9wdGlvbi5maXJzdC5pbWFnZVswXSEgOiBvcHRpb24uZmlyc3QuaW1hZ2U7XG59XG5cbmNvbnN0IGJlbG9uZ2luZzogUmVhZG9ubHk8UmVjb3JkPHN0cmluZywgc3RyaW5nPj4gPSB7XG4gIHByb2dyYW06IFwiaXQgYWJvdmUgdGhlIGNvbXBvbmVudHMsIG9yIGJlbG93IGFuIGV2ZW50XCIsXG4gIHNlcnZpY2U6IFwiaXQgYmVsb3cgYSBjb21wb25lbnQsIGFib3ZlIGl0cyBldmVudHNcIixcbiAgbmVlZHM6IFwiaXQgYmVsb3cgYSBjb21wb25lbnQsIGFib3ZlIGl0cyBldmVudHNcIixcbiAgcmVzdGFydDogXCJpdCBiZWxvdyBhIGNvbXBvbmVudCwgYWJvdmUgaXRzIGV2ZW50c1wiLFxuICBzZXR0bGVzOiBcIml0IGJlbG93IGEgY29tcG9uZW50LCBhYm92ZSBpdHMgZXZlbnRzXCIsXG4gIHVuc2VlbjogXCJpdCBiZWxvdyBhIGNvbXBvbmVudCwgYWJvdmUgaXRzIGV2ZW50c1wiLFxuICBzZXZlcml0eTogXCJpdCBiZWxvdyBhIGNvbXBvbmVudCBvciBhbiBldmVudFwiLFxuICBvcGVuczogXCJpdCBiZWxvdyBhIGNvbXBvbmVudCBvciBhbiBldmVudFwiLFxuICBxdWlldDogXCJpdCBiZWxvdyBhIGNvbXBvbmVudCBvciBhbiBldmVudFwiLFxuICB0aXRsZTogXCJpdCBiZWxvdyBhIGNvbXBvbmVudCBvciBhbiBldmVudFwiLFxuICBoaW50OiBcIml0IGJlbG93IGEgY29tcG9uZW50IG9yIGFuIGV2ZW50XCIsXG4gIHF1ZXN0aW9uOiBcIml0IGJlbG93IGEgY29tcG9uZW50IG9yIGFuIGV2ZW50XCIsXG59O1xuXG5leHBvcnQgZnVuY3Rpb24gY2hlY2tPbmNlKFxuICBidWlsZGluZzogQnVpbGRpbmcsXG4gIG93bmVyOiBHcmFtbWFyRHJhZnQgfCBDb21wb25lbnREcmFmdCB8IEV2ZW50RHJhZnQgfCBBZGp1c3RtZW50RHJhZnQsXG4gIGtpbmQ6IHN0cmluZyxcbiAgcGxhY2U6IFBsYWNlLFxuKTogYm9vbGVhbiB7XG4gIGNvbnN0IGJlZm9yZSA9IG93bmVyLnNlZW4uZ2V0KGtpbmQpO1xuICBpZiAoYmVmb3JlID09PSB1bmRlZmluZWQgfHwgb3duZXIuYnJva2VuKSB7XG4gICAgb3duZXIuc2Vlbi5zZXQoa2luZCwgcGxhY2UubGluZSk7XG4gICAgcmV0dXJuIHRydWU7XG4gIH1cbiAgY29uc3Qgd29yZCA9IGJ1aWxkaW5nLnJlcG9ydGVyLmxpbmVzW3BsYWNlLmxpbmUgLSAxXSEudHJpbSgpLnNwbGl0KC9cXHMvKVswXSE7XG4gIGJ1aWxkaW5nLnJlcG9ydGVyLmVycm9yKFwiZ3JhbW1hci5kdXBsaWNhdGVcIiwgcGxhY2UsIGAke3F1b3RlZCh3b3JkKX0gc3RhbmRzIHR3aWNlIGZvciAke293bmVyLmxhYmVsfWAsIHtcbiAgICBleHBlY3RlZDogXCJpdCBvbmNlXCIsXG4gICAgaGludDogYHRoZSBmaXJzdCBpcyBvbiBsaW5lICR7YmVmb3JlfWAsXG4gIH0pO1xuICByZXR1cm4gZmFsc2U7XG59XG5cbmZ1bmN0aW9uIGFkZEdyYW1tYXJPcHRpb24oZHJhZnQ6IEdyYW1tYXJEcmFmdCwgb3B0aW9uOiBPcHRpb24pOiBib29sZWFuIHtcbiAgaWYgKG9wdGlvbi5raW5kICE9PSBcInByb2dyYW1cIikgcmV0dXJuIGZhbHNlO1xuICBkcmFmdC5wcm9ncmFtcyA9IG9wdGlvbi5uYW1lcy5tYXAoKG5hbWUpID0+IG5hbWUuaW1hZ2UpO1xuICByZXR1cm4gdHJ1ZTtcbn1cblxuZnVuY3Rpb24gYWRkQ29tcG9uZW50T3B0aW9uKHsgbW9kZWwgfTogQ29tcG9uZW50RHJhZnQsIG9wdGlvbjogT3B0aW9uLCByZXBvcnRlcjogUmVwb3J0ZXIpOiBib29sZWFuIHtcbiAgc3dpdGNoIChvcHRpb24ua2luZCkge1xuICAgIGNhc2UgXCJzZXJ2aWNlXCI6XG4gICAgICBtb2RlbC5zZXJ2aWNlID0gb3B0aW9uLnZhbHVlLmltYWdlO1xuICAgICAgcmV0dXJuIHRydWU7XG4gICAgY2FzZSBcIm5lZWRzXCI6XG4gICAgICBmb3IgKGNvbnN0IHsgbmFtZSwga2V5IH0gb2Ygb3B0aW9uLml0ZW1zKSB7XG4gICAgICAgIG1vZGVsLm5lZWRzLnB1c2goeyBuYW1lOiByZWFkTmFtZShuYW1lLCByZXBvcnRlciksIGtleToga2V5ID09PSBudWxsID8gbnVsbCA6IHJlYWROYW1lKGtleSwgcmVwb3J0ZXIpIH0pO1xuICAgICAgfVxuICAgICAgcmV0dXJuIHRydWU7XG4gICAgY2FzZSBcInJlc3RhcnRcIjpcbiAgICAgIG1vZGVsLnJlc3RhcnRTZWNvbmRzID0gcmVhZER1cmF0aW9uKG9wdGlvbi52YWx1ZSwgcmVwb3J0ZXIpO1xuICAgICAgcmV0dXJuIHRydWU7XG4gICAgY2FzZSBcInNldHRsZXNcIjpcbiAgICAgIG1vZGVsLnNldHRsZXNTZWNvbmRzID0gcmVhZER1cmF0aW9uKG9wdGlvbi52YWx1ZSwgcmVwb3J0ZXIpO1xuICAgICAgcmV0dXJuIHRydWU7XG4gICAgY2FzZSBcInVuc2VlblwiOiB7XG4gICAgICBjb25zdCBjaGVjayA9IHVucXVvdGUob3B0aW9uLmNoZWNrLmltYWdlLCBwbGFjZU9mVG9rZW4ob3B0aW9uLmNoZWNrKSwgcmVwb3J0ZXIpO1xuICAgICAgbW9kZWwudW5zZWVuQnkucHVzaCh7IGNoZWNrLCB3aHk6IHJlYWRUZXh0KG9wdGlvbi53aHksIHJlcG9ydGVyKSB9KTtcbiAgICAgIHJldHVybiB0cnVlO1xuICAgIH1cbiAgICBkZWZhdWx0OlxuICAgICAgcmV0dXJuIGFkZFNoYXJlZE9wdGlvbihtb2RlbCwgb3B0aW9uLCByZXBvcnRlcik7XG4gIH1cbn1cblxuLyoqIEhvdyBsb25nIGl0IG1heSBiZSBzdG9wcGVkIGFuZCBob3cgbG9uZyBpdCBzZXR0bGVzIGlzIHNhaWQgb2YgYSBjb21wb25lbnQsIG5ldmVyIG9mIG9uZSBldmVudC4gKi9cbmZ1bmN0aW9uIGFkZEFkanVzdG1lbnRPcHRpb24oeyBtb2RlbCB9OiBBZGp1c3RtZW50RHJhZnQsIG9wdGlvbjogT3B0aW9uLCByZXBvcnRlcjogUmVwb3J0ZXIpOiBib29sZWFuIHtcbiAgaWYgKG9wdGlvbi5raW5kID09PSBcInJlc3RhcnRcIiAmJiBtb2RlbC5ldmVudCA9PT0gbnVsbCkge1xuICAgIG1vZGVsLnJlc3RhcnRTZWNvbmRzID0gcmVhZER1cmF0aW9uKG9wdGlvbi52YWx1ZSwgcmVwb3J0ZXIpO1xuICAgIHJldHVybiB0cnVlO1xuICB9XG4gIGlmIChvcHRpb24ua2luZCA9PT0gXCJzZXR0bGVzXCIgJiYgbW9kZWwuZXZlbnQgPT09IG51bGwpIHtcbiAgICBtb2RlbC5zZXR0bGVzU2Vjb25kcyA9IHJlYWREdXJhdGlvbihvcHRpb24udmFsdWUsIHJlcG9ydGVyKTtcbiAgICByZXR1cm4gdHJ1ZTtcbiAgfVxuICByZXR1cm4gYWRkVGhyZXNob2xkKG1vZGVsLCBvcHRpb24sIHJlcG9ydGVyKTtcbn1cblxuZnVuY3Rpb24gYWRkU2hhcmVkT3B0aW9uKFxuICBtb2RlbDogQ29tcG9uZW50RHJhZnRbXCJtb2RlbFwiXSB8IEV2ZW50RHJhZnRbXCJtb2RlbFwiXSxcbiAgb3B0aW9uOiBPcHRpb24sXG4gIHJlcG9ydGVyOiBSZXBvcnRlcixcbik6IGJvb2xlYW4ge1xuICBzd2l0Y2ggKG9wdGlvbi5raW5kKSB7XG4gICAgY2FzZSBcInRpdGxlXCI6XG4gICAgICBtb2RlbC50aXRsZSA9IHJlYWRUZXh0KG9wdGlvbi50ZXh0LCByZXBvcnRlcik7XG4gICAgICByZXR1cm4gdHJ1ZTtcbiAgICBjYXNlIFwiaGludFwiOlxuICAgICAgbW9kZWwuaGludHMucHVzaChyZWFkVGV4dChvcHRpb24udGV4dCwgcmVwb3J0ZXIpKTtcbiAgICAgIHJldHVybiB0cnVlO1xuICAgIGNhc2UgXCJxdWVzdGlvblwiOlxuICAgICAgbW9kZWwucXVlc3Rpb25zLnB1c2gocmVhZFRleHQob3B0aW9uLnRleHQsIHJlcG9ydGVyKSk7XG4gICAgICByZXR1cm4gdHJ1ZTtcbiAgICBkZWZhdWx0OlxuICAgICAgcmV0dXJuIGFkZFRocmVzaG9sZChtb2RlbCwgb3B0aW9uLCByZXBvcnRlcik7XG4gIH1cbn1cblxuZnVuY3Rpb24gYWRkVGhyZXNob2xkKFxuICBtb2RlbDogUGljazxFdmVudERyYWZ0W1wibW9kZWxcIl0sIFwic2V2ZXJpdHlcIiB8IFwib3BlbnNcIiB8IFwicXVpZXRTZWNvbmRzXCI+LFxuICBvcHRpb246IE9wdGlvbixcbiAgcmVwb3J0ZXI6IFJlcG9ydGVyLFxuKTogYm9vbGVhbiB7XG4gIHN3aXRjaCAob3B0aW9uLmtpbmQpIHtcbiAgICBjYXNlIFwic2V2ZXJpdHlcIjpcbiAgICAgIG1vZGVsLnNldmVyaXR5ID0gcmVhZFNldmVyaXR5KG9wdGlvbi52YWx1ZSwgcmVwb3J0ZXIpO1xuICAgICAgcmV0dXJuIHRydWU7XG4gICAgY2FzZSBcIm9wZW5zXCI6XG4gICAgICBtb2RlbC5vcGVucyA9IHJlYWRPcGVucyhvcHRpb24uaG93LCByZXBvcnRlcik7XG4gICAgICByZXR1cm4gdHJ1ZTtcbiAgICBjYXNlIFwicXVpZXRcIjpcbiAgICAgIG1vZGVsLnF1aWV0U2Vjb25kcyA9IHJlYWREdXJhdGlvbk9yTmV2ZXIob3B0aW9uLnZhbHVlLCByZXBvcnRlcik7XG4gICAgICByZXR1cm4gdHJ1ZTtcbiAgICBkZWZhdWx0OlxuICAgICAgcmV0dXJuIGZhbHNlO1xuICB9XG59XG5cbmZ1bmN0aW9uIGFkZEV2ZW50T3B0aW9uKGJ1aWxkaW5nOiBCdWlsZGluZywgZHJhZnQ6IEV2ZW50RHJhZnQsIG9wdGlvbjogT3B0aW9uLCBwbGFjZTogUGxhY2UpOiBib29sZWFuIHtcbiAgY29uc3QgeyByZXBvcnRlciB9ID0gYnVpbGRpbmc7XG4gIGNvbnN0IHsgbW9kZWwgfSA9IGRyYWZ0O1xuICBzd2l0Y2ggKG9wdGlvbi5raW5kKSB7XG4gICAgY2FzZSBcInByb2dyYW1cIjpcbiAgICAgIG1vZGVsLnByb2dyYW1zID0gb3B0aW9uLm5hbWVzLm1hcCgobmFtZSkgPT4gbmFtZS5pbWFnZSk7XG4gICAgICByZXR1cm4gdHJ1ZTtcbiAgICBjYXNlIFwiaW5oZXJpdHNcIjpcbiAgICAgIG1vZGVsLmluaGVyaXRzID0gb3B0aW9uLmZpZWxkcy5tYXAoKGZpZWxkKSA9PiByZWFkTmFtZShmaWVsZCwgcmVwb3J0ZXIpKTtcbiAgICAgIHJldHVybiB0cnVlO1xuICAgIGNhc2UgXCJjb3VudHNcIjpcbiAgICAgIG1vZGVsLmNvdW50cyA9IHJlYWROYW1lKG9wdGlvbi5maWVsZCwgcmVwb3J0ZXIpO1xuICAgICAgcmV0dXJuIHRydWU7XG4gICAgY2FzZSBcInNhbWVcIjpcbiAgICAgIG1vZGVsLnNhbWUgPSByZWFkTmFtZShvcHRpb24uZmllbGQsIHJlcG9ydGVyKTtcbiAgICAgIHJldHVybiB0cnVlO1xuICAgIGNhc2UgXCJ0b29rXCI6XG4gICAgICBtb2RlbC50b29rID0gb3B0aW9uLmZpZWxkcy5tYXAoKGZpZWxkKSA9PiByZWFkTmFtZShmaWVsZCwgcmVwb3J0ZXIpKTtcbiAgICAgIGlmIChvcHRpb24udW5pdCAhPT0gbnVsbCkgbW9kZWwudG9va1VuaXRTZWNvbmRzID0gcmVhZFVuaXQob3B0aW9uLnVuaXQsIHJlcG9ydGVyKTtcbiAgICAgIHJldHVybiB0cnVlO1xuICAgIGNhc2UgXCJ1bmxlc3NcIjpcbiAgICAgIG1vZGVsLnVubGVzcyA9IHsgZXZlbnQ6IHJlYWROYW1lKG9wdGlvbi5ldmVudCwgcmVwb3J0ZXIpLCBzaW5jZTogcmVhZE5hbWUob3B0aW9uLnNpbmNlLCByZXBvcnRlcikgfTtcbiAgICAgIHJldHVybiB0cnVlO1xuICAgIGNhc2UgXCJ1bmxlc3NJblRyYW5zYWN0aW9uXCI6XG4gICAgICBtb2RlbC51bmxlc3NJblRyYW5zYWN0aW9uLnB1c2gocmVhZE5hbWUob3B0aW9uLmV2ZW50LCByZXBvcnRlcikpO1xuICAgICAgcmV0dXJuIHRydWU7XG4gICAgY2FzZSBcIndoZW5cIjpcbiAgICAgIG1vZGVsLmNvbmRpdGlvbnMucHVzaChyZWFkQ29uZGl0aW9uKG9wdGlvbiwgcGxhY2UubGluZSwgcmVwb3J0ZXIpKTtcbiAgICAgIHJldHVybiB0cnVlO1xuICAgIGNhc2UgXCJlY2hvXCI6XG4gICAgY2FzZSBcImluc3RhbnRcIjpcbiAgICBjYXNlIFwiYWN0aW9uXCI6XG4gICAgICBtb2RlbFtvcHRpb24ua2luZF0gPSB0cnVlO1xuICAgICAgcmV0dXJuIHRydWU7XG4gICAgY2FzZSBcInByb3Zlc1wiOlxuICAgICAgbW9kZWwudW5jbGVhblN0b3AgPSB0cnVlO1xuICAgICAgcmV0dXJuIHRydWU7XG4gICAgY2FzZSBcInBhdHRlcm5cIjpcbiAgICBjYXNlIFwic2FtcGxlXCI6XG4gICAgY2FzZSBcInZhbHVlc1wiOlxuICAgIGNhc2UgXCJsb29rQWxpa2VcIjpcbiAgICAgIGFkZExpbmUoYnVpbGRpbmcsIGRyYWZ0LCBvcHRpb24ua2luZCwgb3B0aW9uLmZpcnN0LmltYWdlLCBwbGFjZSk7XG4gICAgICByZXR1cm4gdHJ1ZTtcbiAgICBkZWZhdWx0OlxuICAgICAgcmV0dXJuIGFkZFNoYXJlZE9wdGlvbihtb2RlbCwgb3B0aW9uLCByZXBvcnRlcik7XG4gIH1cbn1cblxuZnVuY3Rpb24gYWRkTGluZShcbiAgYnVpbGRpbmc6IEJ1aWxkaW5nLFxuICBkcmFmdDogRXZlbnREcmFmdCxcbiAga2luZDogXCJwYXR0ZXJuXCIgfCBcInNhbXBsZVwiIHwgXCJ2YWx1ZXNcIiB8IFwibG9va0FsaWtlXCIsXG4gIGltYWdlOiBzdHJpbmcsXG4gIHBsYWNlOiBQbGFjZSxcbik6IHZvaWQge1xuICBjb25zdCB7IHJlcG9ydGVyIH0gPSBidWlsZGluZztcbiAgY29uc3QgeyBtb2RlbCB9ID0gZHJhZnQ7XG4gIGNvbnN0IHNraXBwZWQgPSBpbWFnZVsxXSA9PT0gXCIgXCIgPyAyIDogMTtcbiAgY29uc3QgdGV4dCA9IGltYWdlLnNsaWNlKHNraXBwZWQpO1xuICBjb25zdCBzdGFydDogUGxhY2UgPSB7IGxpbmU6IHBsYWNlLmxpbmUsIGNvbHVtbjogcGxhY2UuY29sdW1uICsgc2tpcHBlZCB9O1xuICBjb25zdCB3aGVyZWFib3V0cyA9IHtcbiAgICBhdDogcGxhY2UubGluZSxcbiAgICBjb2x1bW46IEFycmF5LmZyb20ocmVwb3J0ZXIubGluZXNbcGxhY2UubGluZSAtIDFdIS5zbGljZSgwLCBzdGFydC5jb2x1bW4gLSAxKSkubGVuZ3RoICsgMSxcbiAgfTtcbiAgaWYgKGtpbmQgPT09IFwicGF0dGVyblwiKSB7XG4gICAgY29uc3QgYWx0ZXJuYXRpdmVzID0gcGF0dGVybkFsdGVybmF0aXZlcyh0ZXh0LCBzdGFydCwgYnVpbGRpbmcuZHJhZnQsIHJlcG9ydGVyKTtcbiAgICBtb2RlbC5wYXR0ZXJucy5wdXNoKHsgc291cmNlOiB0ZXh0LCBhbHRlcm5hdGl2ZXM6IGFsdGVybmF0aXZlcyA/PyBbW3sgbGl0ZXJhbDogdGV4dCB9XV0sIC4uLndoZXJlYWJvdXRzIH0pO1xuICB9IGVsc2UgaWYgKGtpbmQgPT09IFwidmFsdWVzXCIpIHtcbiAgICBjb25zdCBzYW1wbGUgPSBtb2RlbC5zYW1wbGVzLmF0KC0xKTtcbiAgICBpZiAoc2FtcGxlID09PSB1bmRlZmluZWQpIHtcbiAgICAgIHJlcG9ydGVyLmVycm9yKFwiZ3JhbW1hci5taXNwbGFjZWRcIiwgcGxhY2UsIFwiVGhlc2UgdmFsdWVzIGJlbG9uZyB0byBubyBzYW1wbGVcIiwge1xuICAgICAgICBleHBlY3RlZDogXCJhIHNhbXBsZSAoYD5gKSBhYm92ZSB0aGVtXCIsXG4gICAgICB9KTtcbiAgICB9XG4gICAgT2JqZWN0LmFzc2lnbihzYW1wbGU/LmZpZWxkcyA/PyB7fSwgc2FtcGxlVmFsdWVzKHRleHQsIHN0YXJ0LCByZXBvcnRlcikpO1xuICB9IGVsc2UgaWYgKHRleHQudHJpbSgpID09PSBcIlwiKSB7XG4gICAgcmVwb3J0ZXIuZXJyb3IoXCJncmFtbWFyLmVtcHR5LWxpbmVcIiwgc3RhcnQsIFwiVGhlIGxvZyBsaW5lIGlzIG1pc3NpbmdcIiwge1xuICAgICAgZXhwZWN0ZWQ6IFwiYSB3aG9sZSBsaW5lIGFzIGl0IHN0YW5kcyBpbiBhIGxvZ1wiLFxuICAgIH0pO1xuICB9IGVsc2UgaWYgKGtpbmQgPT09IFwic2FtcGxlXCIpIHtcbiAgICBtb2RlbC5zYW1wbGVzLnB1c2goeyBsaW5lOiB0ZXh0LCBmaWVsZHM6IHt9LCAuLi53aGVyZWFib3V0cyB9KTtcbiAgfSBlbHNlIHtcbiAgICBtb2RlbC5sb29rQWxpa2VzLnB1c2goeyBsaW5lOiB0ZXh0LCAuLi53aGVyZWFib3V0cyB9KTtcbiAgfVxufVxuIiwgImNvbnN0IF9faW5qZWN0ZWRfZmlsZW5hbWVfXyA9IFwiL3RtcC93L3dlYi9zcmMvZ3JhbW1hci9kcmFmdC50c1wiO2NvbnN0IF9faW5qZWN0ZWRfZGlybmFtZV9fID0gXCIvdG1wL3cvd2ViL3NyYy9ncmFtbWFyXCI7Y29uc3QgX19pbmplY3RlZF9pbXBvcnRfbWV0YV91cmxfXyA9IFwiZmlsZTovLy90bXAvdy93ZWIvc3JjL2dyYW1tYXIvZHJhZnQudHNcIjtpbXBvcnQgdHlwZSB7IEFkanVzdG1lbnQsIENvbXBvbmVudCwgRmllbGRUeXBlLCBHcmFtbWFyRXZlbnQsIEhlYWx0aCwgVGV4dCB9IGZyb20gXCIuL21vZGVsLmpzXCI7XG5pbXBvcnQgdHlwZSB7IFBhcnQgfSBmcm9tIFwiLi9wYXJ0cy5qc1wiO1xuaW1wb3J0IHR5cGUgeyBQbGFjZSB9IGZyb20gXCIuL3JlcG9ydGVyLmpzXCI7XG5cbi8qKiBXaGF0IGEgbGluZSBtYXkgYmVsb25nIHRvIHdoaWxlIGEgZmlsZSBpcyByZWFkLiAqL1xuaW50ZXJmYWNlIE93bmVyIHtcbiAgLyoqIEhvdyBtZXNzYWdlcyBjYWxsIGl0LiAqL1xuICByZWFkb25seSBsYWJlbDogc3RyaW5nO1xuICByZWFkb25seSBwbGFjZTogUGxhY2U7XG4gIC8qKiBPcHRpb25zIHRoYXQgbWF5IHN0YW5kIG9uY2UsIGFuZCB0aGUgbGluZSB3aGVyZSBlYWNoIGRvZXMuICovXG4gIHJlYWRvbmx5IHNlZW46IE1hcDxzdHJpbmcsIG51bWJlcj47XG4gIC8qKiBJdCBoYXMgYSBsaW5lIHdpdGggYSBzeW50YXggZXJyb3I6IHdoYXQgc2VlbXMgbWlzc2luZyBtYXkgYmUganVzdCB0aGF0IGxpbmUuICovXG4gIGJyb2tlbjogYm9vbGVhbjtcbn1cblxuZXhwb3J0IHR5cGUgQ29tcG9uZW50RHJhZnQgPSBPd25lciAmIHsgbW9kZWw6IE9taXQ8Q29tcG9uZW50LCBcInRpdGxlXCI+ICYgeyB0aXRsZTogVGV4dCB8IG51bGwgfSB9O1xuZXhwb3J0IHR5cGUgRXZlbnREcmFmdCA9IE93bmVyICYgeyBtb2RlbDogR3JhbW1hckV2ZW50IH07XG5leHBvcnQgdHlwZSBBZGp1c3RtZW50RHJhZnQgPSBPd25lciAmIHsgbW9kZWw6IEFkanVzdG1lbnQgfTtcblxuZXhwb3J0IGludGVyZmFjZSBHcmFtbWFyRHJhZnQgZXh0ZW5kcyBPd25lciB7XG4gIG5hbWU6IHN0cmluZyB8IG51bGw7XG4gIHRpdGxlOiBUZXh0IHwgbnVsbDtcbiAgcHJvZ3JhbXM6IHN0cmluZ1tdIHwgbnVsbDtcbiAgcmVhZG9ubHkgZmllbGRzOiBNYXA8c3RyaW5nLCBGaWVsZFR5cGU+O1xuICByZWFkb25seSBwYXJ0czogTWFwPHN0cmluZywgUGFydD47XG4gIHJlYWRvbmx5IGNvbXBvbmVudHM6IENvbXBvbmVudERyYWZ0W107XG4gIHJlYWRvbmx5IGV2ZW50czogRXZlbnREcmFmdFtdO1xuICByZWFkb25seSBhZGp1c3RtZW50czogQWRqdXN0bWVudERyYWZ0W107XG59XG5cbmV4cG9ydCBmdW5jdGlvbiBncmFtbWFyRHJhZnQoKTogR3JhbW1hckRyYWZ0IHtcbiAgcmV0dXJuIHtcbiAgICBsYWJlbDogXCJ0aGUgZ3JhbW1hclwiLFxuICAgIHBsYWNlOiB7IGxpbmU6IDEsIGNvbHVtbjogMSB9LFxuICAgIHNlZW46IG5ldyBNYXAoKSxcbiAgICBicm9rZW46IGZhbHNlLFxuICAgIG5hbWU6IG51bGwsXG4gICAgdGl0bGU6IG51bGwsXG4gICAgcHJvZ3JhbXM6IG51bGwsXG4gICAgZmllbGRzOiBuZXcgTWFwKCksXG4gICAgcGFydHM6IG5ldyBNYXAoKSxcbiAgICBjb21wb25lbnRzOiBbXSxcbiAgICBldmVudHM6IFtdLFxuICAgIGFkanVzdG1lbnRzOiBbXSxcbiAgfTtcbn1cblxuZXhwb3J0IGZ1bmN0aW9uIGNvbXBvbmVudERyYWZ0KG5hbWU6IHN0cmluZywga2V5OiBzdHJpbmcgfCBudWxsLCBwbGFjZTogUGxhY2UpOiBDb21wb25lbnREcmFmdCB7XG4gIHJldHVybiB7XG4gICAgbGFiZWw6IGBjb21wb25lbnQgXFxgJHtuYW1lfVxcYGAsXG4gICAgcGxhY2UsXG4gICAgc2VlbjogbmV3IE1hcCgpLFxuICAgIGJyb2tlbjogZmFsc2UsXG4gICAgbW9kZWw6IHtcbiAgICAgIG5hbWUsXG4gICAgICBrZXksXG4gICAgICBuZWVkczogW10sXG4gICAgICBzZXJ2aWNlOiBuYW1lLFxuICAgICAgc2V2ZXJpdHk6IFwiZXJyb3JcIixcbiAgICAgIG9wZW5zOiB7IGNvdW50OiAxLCB3aXRoaW5TZWNvbmRzOiAwLCBkaWZmZXJlbnQ6IG51bGwgfSxcbiAgICAgIHF1aWV0U2Vjb25kczogNjAwLFxuICAgICAgcmVzdGFydFNlY29uZHM6IDMwMCxcbiAgICAgIHNldHRsZXNTZWNvbmRzOiAwLFxuICAgICAgdGl0bGU6IG51bGwsXG4gICAgICBoaW50czogW10sXG4gICAgICBxdWVzdGlvbnM6IFtdLFxuICAgICAgdW5zZWVuQnk6IFtdLFxuICAgICAgc2lsZW5jZWQ6IGZhbHNlLFxuICAgICAgYXQ6IHBsYWNlLmxpbmUsXG4gICAgfSxcbiAgfTtcbn1cblxuZXhwb3J0IGZ1bmN0aW9uIGFkanVzdG1lbnREcmFmdChjb21wb25lbnQ6IHN0cmluZywgZXZlbnQ6IHN0cmluZyB8IG51bGwsIHBsYWNlOiBQbGFjZSk6IEFkanVzdG1lbnREcmFmdCB7XG4gIHJldHVybiB7XG4gICAgbGFiZWw6IGBhZGp1c3QgXFxgJHtldmVudCA9PT0gbnVsbCA/IGNvbXBvbmVudCA6IGAke2NvbXBvbmVudH0gJHtldmVudH1gfVxcYGAsXG4gICAgcGxhY2UsXG4gICAgc2VlbjogbmV3IE1hcCgpLFxuICAgIGJyb2tlbjogZmFsc2UsXG4gICAgbW9kZWw6IHtcbiAgICAgIGNvbXBvbmVudCxcbiAgICAgIGV2ZW50LFxuICAgICAgc2V2ZXJpdHk6IG51bGwsXG4gICAgICBvcGVuczogbnVsbCxcbiAgICAgIHF1aWV0U2Vjb25kczogdW5kZWZpbmVkLFxuICAgICAgcmVzdGFydFNlY29uZHM6IG51bGwsXG4gICAgICBzZXR0bGVzU2Vjb25kczogbnVsbCxcbiAgICAgIGF0OiBwbGFjZS5saW5lLFxuICAgIH0sXG4gIH07XG59XG5cbmV4cG9ydCBmdW5jdGlvbiBldmVudERyYWZ0KG5hbWU6IHN0cmluZywgaGVhbHRoOiBIZWFsdGgsIGNvbXBvbmVudDogbnVtYmVyLCBwbGFjZTogUGxhY2UpOiBFdmVudERyYWZ0IHtcbiAgcmV0dXJuIHtcbiAgICBsYWJlbDogYGV2ZW50IFxcYCR7bmFtZX1cXGBgLFxuICAgIHBsYWNlLFxuICAgIHNlZW46IG5ldyBNYXAoKSxcbiAgICBicm9rZW46IGZhbHNlLFxuICAgIG1vZGVsOiB7XG4gICAgICBuYW1lLFxuICAgICAgaGVhbHRoLFxuICAgICAgY29tcG9uZW50LFxuICAgICAgcHJvZ3JhbXM6IG51bGwsXG4gICAgICBjb25kaXRpb25zOiBbXSxcbiAgICAgIG9wZW5zOiBudWxsLFxuICAgICAgaW5oZXJpdHM6IFtdLFxuICAgICAgY291bnRzOiBudWxsLFxuICAgICAgc2FtZTogbnVsbCxcbiAgICAgIHRvb2s6IFtdLFxuICAgICAgdG9va1VuaXRTZWNvbmRzOiAxLFxuICAgICAgdW5sZXNzOiBudWxsLFxuICAgICAgdW5sZXNzSW5UcmFuc2FjdGlvbjogW10sXG4gICAgICBlY2hvOiBmYWxzZSxcbiAgICAgIGluc3RhbnQ6IGZhbHNlLFxuICAgICAgYWN0aW9uOiBmYWxzZSxcbiAgICAgIHVuY2xlYW5TdG9wOiBmYWxzZSxcbiAgICAgIHNldmVyaXR5OiBudWxsLFxuICAgICAgdGl0bGU6IG51bGwsXG4gICAgICBoaW50czogW10sXG4gICAgICBxdWVzdGlvbnM6IFtdLFxuICAgICAgcGF0dGVybnM6IFtdLFxuICAgICAgc2FtcGxlczogW10sXG4gICAgICBsb29rQWxpa2VzOiBbXSxcbiAgICAgIGF0OiBwbGFjZS5saW5lLFxuICAgIH0sXG4gIH07XG59XG4iLCAiY29uc3QgX19pbmplY3RlZF9maWxlbmFtZV9fID0gXCIvdG1wL3cvd2ViL3NyYy9ncmFtbWFyL3Rva2Vucy50c1wiO2NvbnN0IF9faW5qZWN0ZWRfZGlybmFtZV9fID0gXCIvdG1wL3cvd2ViL3NyYy9ncmFtbWFyXCI7Y29uc3QgX19pbmplY3RlZF9pbXBvcnRfbWV0YV91cmxfXyA9IFwiZmlsZTovLy90bXAvdy93ZWIvc3JjL2dyYW1tYXIvdG9rZW5zLnRzXCI7aW1wb3J0IHsgdHlwZSBDdXN0b21QYXR0ZXJuTWF0Y2hlckZ1bmMsIGNyZWF0ZVRva2VuLCB0eXBlIElUb2tlbiwgTGV4ZXIsIHR5cGUgVG9rZW5UeXBlIH0gZnJvbSBcImNoZXZyb3RhaW5cIjtcblxuLyoqIEEgY29tbWVudCwgcGF0dGVybiwgc2FtcGxlLCB2YWx1ZSBvciBsb29rLWFsaWtlIG1hcmsgY291bnRzIG9ubHkgd2hlcmUgbm90aGluZyBidXQgYmxhbmtzIHN0YW5kcyBiZWZvcmUgaXQuICovXG5mdW5jdGlvbiBhdExpbmVTdGFydChwYXR0ZXJuOiBSZWdFeHApOiBDdXN0b21QYXR0ZXJuTWF0Y2hlckZ1bmMge1xuICByZXR1cm4gKHRleHQsIG9mZnNldCwgdG9rZW5zKSA9PiB7XG4gICAgY29uc3QgbGFzdCA9IHRva2Vucy5hdCgtMSk7XG4gICAgaWYgKGxhc3QgIT09IHVuZGVmaW5lZCAmJiBsYXN0LnRva2VuVHlwZSAhPT0gbmV3bGluZSkgcmV0dXJuIG51bGw7XG4gICAgcGF0dGVybi5sYXN0SW5kZXggPSBvZmZzZXQ7XG4gICAgY29uc3QgZm91bmQgPSBwYXR0ZXJuLmV4ZWModGV4dCk7XG4gICAgcmV0dXJuIGZvdW5kID09PSBudWxsID8gbnVsbCA6IFtmb3VuZFswXV07XG4gIH07XG59XG5cbmZ1bmN0aW9uIHdob2xlTGluZShuYW1lOiBzdHJpbmcsIG1hcms6IHN0cmluZywgbGFiZWw6IHN0cmluZyk6IFRva2VuVHlwZSB7XG4gIGNvbnN0IHBhdHRlcm4gPSBhdExpbmVTdGFydChuZXcgUmVnRXhwKGBcXFxcJHttYXJrfVteXFxcXG5dKmAsIFwieVwiKSk7XG4gIHJldHVybiBjcmVhdGVUb2tlbih7IG5hbWUsIHBhdHRlcm4sIHN0YXJ0X2NoYXJzX2hpbnQ6IFttYXJrXSwgbGluZV9icmVha3M6IGZhbHNlLCBsYWJlbCB9KTtcbn1cblxuY29uc3QgbmV3bGluZSA9IGNyZWF0ZVRva2VuKHsgbmFtZTogXCJOZXdsaW5lXCIsIHBhdHRlcm46IC9cXG4vLCBsYWJlbDogXCJ0aGUgZW5kIG9mIHRoZSBsaW5lXCIgfSk7XG5jb25zdCBibGFuayA9IGNyZWF0ZVRva2VuKHsgbmFtZTogXCJCbGFua1wiLCBwYXR0ZXJuOiAvWyBcXHRdKy8sIGdyb3VwOiBMZXhlci5TS0lQUEVEIH0pO1xuY29uc3QgY29tbWVudCA9IGNyZWF0ZVRva2VuKHtcbiAgbmFtZTogXCJDb21tZW50XCIsXG4gIHBhdHRlcm46IGF0TGluZVN0YXJ0KC8jW15cXG5dKi95KSxcbiAgc3RhcnRfY2hhcnNfaGludDogW1wiI1wiXSxcbiAgbGluZV9icmVha3M6IGZhbHNlLFxuICBncm91cDogTGV4ZXIuU0tJUFBFRCxcbn0pO1xuXG5leHBvcnQgY29uc3QgcGF0dGVybkxpbmUgPSB3aG9sZUxpbmUoXCJQYXR0ZXJuTGluZVwiLCBcInxcIiwgXCJgfGAgYW5kIGEgcGF0dGVyblwiKTtcbmV4cG9ydCBjb25zdCBzYW1wbGVMaW5lID0gd2hvbGVMaW5lKFwiU2FtcGxlTGluZVwiLCBcIj5cIiwgXCJgPmAgYW5kIGEgc2FtcGxlXCIpO1xuZXhwb3J0IGNvbnN0IHZhbHVlc0xpbmUgPSB3aG9sZUxpbmUoXCJWYWx1ZXNMaW5lXCIsIFwiPVwiLCBcImA9YCBhbmQgdGhlIHNhbXBsZSdzIHZhbHVlc1wiKTtcbmV4cG9ydCBjb25zdCBsb29rQWxpa2VMaW5lID0gd2hvbGVMaW5lKFwiTG9va0FsaWtlTGluZVwiLCBcIiFcIiwgXCJgIWAgYW5kIGEgbG9vay1hbGlrZVwiKTtcblxuZXhwb3J0IGNvbnN0IHdvcmQgPSBjcmVhdGVUb2tlbih7IG5hbWU6IFwiV29yZFwiLCBwYXR0ZXJuOiAvW15cXHNcIiw6e30jXVteXFxzXCIsOnt9XSovLCBsYWJlbDogXCJhIG5hbWVcIiB9KTtcbmV4cG9ydCBjb25zdCBjb3VudCA9IGNyZWF0ZVRva2VuKHtcbiAgbmFtZTogXCJDb3VudFwiLFxuICBwYXR0ZXJuOiAvXFxkKy8sXG4gIGxvbmdlcl9hbHQ6IHdvcmQsXG4gIGNhdGVnb3JpZXM6IFt3b3JkXSxcbiAgbGFiZWw6IFwiYSBudW1iZXJcIixcbn0pO1xuZXhwb3J0IGNvbnN0IGJpbGluZ3VhbFNsYXNoID0gY3JlYXRlVG9rZW4oeyBuYW1lOiBcIlNsYXNoXCIsIHBhdHRlcm46IC9cXC8oPz1bXFxzXCJdKS8sIGxhYmVsOiBcImAvYFwiIH0pO1xuZXhwb3J0IGNvbnN0IHF1b3RlZFRleHQgPSBjcmVhdGVUb2tlbih7XG4gIG5hbWU6IFwiVGV4dFwiLFxuICBwYXR0ZXJuOiAvXCIoPzpbXlwiXFxcXFxcbl18XFxcXFteXFxuXSkqXCIvLFxuICBsYWJlbDogXCJhIHRleHQgYmV0d2VlbiBkb3VibGUgcXVvdGVzXCIsXG59KTtcbmV4cG9ydCBjb25zdCBvcGVuVGV4dCA9IGNyZWF0ZVRva2VuKHtcbiAgbmFtZTogXCJPcGVuVGV4dFwiLFxuICBwYXR0ZXJuOiAvXCJbXlxcbl0qLyxcbiAgbGFiZWw6IFwiYSB0ZXh0IHdpdGhvdXQgaXRzIGNsb3NpbmcgcXVvdGVcIixcbn0pO1xuZXhwb3J0IGNvbnN0IGNvbW1hID0gY3JlYXRlVG9rZW4oeyBuYW1lOiBcIkNvbW1hXCIsIHBhdHRlcm46IFwiLFwiLCBsYWJlbDogXCJgLGBcIiB9KTtcbmV4cG9ydCBjb25zdCBjb2xvbiA9IGNyZWF0ZVRva2VuKHsgbmFtZTogXCJDb2xvblwiLCBwYXR0ZXJuOiBcIjpcIiwgbGFiZWw6IFwiYDpgXCIgfSk7XG5leHBvcnQgY29uc3QgYnJhY2VPcGVuID0gY3JlYXRlVG9rZW4oeyBuYW1lOiBcIkJyYWNlT3BlblwiLCBwYXR0ZXJuOiBcIntcIiwgbGFiZWw6IFwiYHtgXCIgfSk7XG5leHBvcnQgY29uc3QgYnJhY2VDbG9zZSA9IGNyZWF0ZVRva2VuKHsgbmFtZTogXCJCcmFjZUNsb3NlXCIsIHBhdHRlcm46IFwifVwiLCBsYWJlbDogXCJgfWBcIiB9KTtcbmV4cG9ydCBjb25zdCBsYXRlQ29tbWVudCA9IGNyZWF0ZVRva2VuKHsgbmFtZTogXCJMYXRlQ29tbWVudFwiLCBwYXR0ZXJuOiAvI1teXFxuXSovLCBsYWJlbDogXCJhIGNvbW1lbnRcIiB9KTtcbmNvbnN0IHN0cmF5ID0gY3JlYXRlVG9rZW4oeyBuYW1lOiBcIlN0cmF5XCIsIHBhdHRlcm46IC9bXlxcbl0vLCBsYWJlbDogXCJhIGNoYXJhY3RlciB0aGF0IGhhcyBubyBtZWFuaW5nIGhlcmVcIiB9KTtcblxuLyoqIE9ubHkgd2hlcmUgYSBibGFuayBvciBhIG51bWJlciBmb2xsb3dzOiBhIHZhbHVlIHN1Y2ggYXMgYDxsb2NhbD5gIGlzIGEgd29yZC4gKi9cbmV4cG9ydCBjb25zdCBjb21wYXJpc29uID0gY3JlYXRlVG9rZW4oe1xuICBuYW1lOiBcIkNvbXBhcmlzb25cIixcbiAgcGF0dGVybjogL1s8Pl09Pyg/PVtcXHNcXGQtXSkvLFxuICBsYWJlbDogXCJhIGNvbXBhcmlzb24gKGA8YCwgYDw9YCwgYD5gLCBgPj1gKVwiLFxufSk7XG5leHBvcnQgY29uc3QgcGx1cyA9IGNyZWF0ZVRva2VuKHsgbmFtZTogXCJQbHVzXCIsIHBhdHRlcm46IC9cXCsoPz1bXFxze10pLywgbGFiZWw6IFwiYCtgXCIgfSk7XG5cbmV4cG9ydCBjb25zdCBoZWFsdGhXb3JkcyA9IFtcIndvcmtpbmdcIiwgXCJmYWlsaW5nXCIsIFwiZGVncmFkZWRcIiwgXCJzdGFydGVkXCIsIFwic3RvcHBlZFwiLCBcIm5vdGVcIiwgXCJibG9ja1wiXSBhcyBjb25zdDtcblxuLyoqIFRoZSB3b3JkcyB0aGF0IG1heSBiZWdpbiBhIGxpbmUuICovXG5leHBvcnQgY29uc3Qgc3RhdGVtZW50V29yZHMgPSBbXG4gIC4uLltcImxvZ3NjYW5cIiwgXCJncmFtbWFyXCIsIFwicHJvZ3JhbVwiLCBcImZpZWxkXCIsIFwicGFydFwiLCBcImNvbXBvbmVudFwiLCBcInNlcnZpY2VcIiwgXCJuZWVkc1wiLCBcInNldmVyaXR5XCIsIFwib3BlbnNcIiwgXCJxdWlldFwiXSxcbiAgLi4uW1xuICAgIFwicmVzdGFydFwiLFxuICAgIFwic2V0dGxlc1wiLFxuICAgIFwidGl0bGVcIixcbiAgICBcImhpbnRcIixcbiAgICBcInF1ZXN0aW9uXCIsXG4gICAgXCJ1bnNlZW5cIixcbiAgICBcImluaGVyaXRzXCIsXG4gICAgXCJjb3VudHNcIixcbiAgICBcInRvb2tcIixcbiAgICBcInVubGVzc1wiLFxuICAgIFwid2hlblwiLFxuICAgIFwic2FtZVwiLFxuICBdLFxuICAuLi5bXCJlY2hvXCIsIFwiaW5zdGFudFwiLCBcImFjdGlvblwiLCBcInByb3Zlc1wiLCBcImFkanVzdFwiLCAuLi5oZWFsdGhXb3Jkc10sXG5dO1xuXG4vLyBBIHdvcmQgdGhhdCBiZWdpbnMgd2l0aCBhbm90aGVyIG9uZSBzdGFuZHMgYmVmb3JlIGl0LCBhcyB0aGUgZmlyc3QgdGhhdCBmaXRzIGlzIHRha2VuLlxuY29uc3QgaW5uZXJXb3JkcyA9IFtcbiAgLi4uW1wiYXRcIiwgXCJvbmNlXCIsIFwibmV2ZXJcIiwgXCJ3aXRoaW5cIiwgXCJieVwiLCBcInNpbmNlXCIsIFwidW5jbGVhblwiLCBcInN0b3BcIiwgXCJkaWZmZXJlbnRcIiwgXCJpblwiLCBcInRyYW5zYWN0aW9uXCJdLFxuICAuLi5bXCJpc1wiLCBcIm5vdFwiLCBcInN0YXJ0c1wiLCBcIndpdGhcIl0sXG5dO1xuXG4vKiogRXZlcnkga2V5d29yZCBpcyBhIG5hbWUgYXMgd2VsbDogYSBjb21wb25lbnQgbWF5IGJlIGNhbGxlZCBgdGl0bGVgLiAqL1xuY29uc3Qga2V5d29yZHMgPSBuZXcgTWFwPHN0cmluZywgVG9rZW5UeXBlPihcbiAgWy4uLnN0YXRlbWVudFdvcmRzLCAuLi5pbm5lcldvcmRzXS5tYXAoKG5hbWUpID0+IFtcbiAgICBuYW1lLFxuICAgIGNyZWF0ZVRva2VuKHsgbmFtZTogYEtleXdvcmRfJHtuYW1lfWAsIHBhdHRlcm46IG5hbWUsIGxvbmdlcl9hbHQ6IHdvcmQsIGNhdGVnb3JpZXM6IFt3b3JkXSwgbGFiZWw6IGBcXGAke25hbWV9XFxgYCB9KSxcbiAgXSksXG4pO1xuXG4vKiogVGhlIHRva2VuIG9mIGEga2V5d29yZCBvZiB0aGUgbGFuZ3VhZ2UuICovXG5leHBvcnQgZnVuY3Rpb24ga2V5d29yZChuYW1lOiBzdHJpbmcpOiBUb2tlblR5cGUge1xuICBjb25zdCB0b2tlbiA9IGtleXdvcmRzLmdldChuYW1lKTtcbiAgaWYgKHRva2VuID09PSB1bmRlZmluZWQpIHRocm93IG5ldyBFcnJvcihgJHtuYW1lfSBpcyBubyBrZXl3b3JkYCk7XG4gIHJldHVybiB0b2tlbjtcbn1cblxuY29uc3QgbGluZVRva2VucyA9IFtwYXR0ZXJuTGluZSwgc2FtcGxlTGluZSwgdmFsdWVzTGluZSwgbG9va0FsaWtlTGluZV07XG5jb25zdCBwdW5jdHVhdGlvbiA9IFtiaWxpbmd1YWxTbGFzaCwgcXVvdGVkVGV4dCwgb3BlblRleHQsIGNvbW1hLCBjb2xvbiwgYnJhY2VPcGVuLCBicmFjZUNsb3NlLCBjb21wYXJpc29uLCBwbHVzXTtcblxuZXhwb3J0IGNvbnN0IHN0YXRlbWVudFRva2VucyA9IFsuLi5saW5lVG9rZW5zLCAuLi5wdW5jdHVhdGlvbiwgLi4ua2V5d29yZHMudmFsdWVzKCksIGNvdW50LCB3b3JkLCBsYXRlQ29tbWVudCwgc3RyYXldO1xuXG5jb25zdCBsZXhlciA9IG5ldyBMZXhlcihbbmV3bGluZSwgYmxhbmssIGNvbW1lbnQsIC4uLnN0YXRlbWVudFRva2Vuc10pO1xuXG4vKiogVGhlIHRva2VucyBvZiBhIGdyYW1tYXIgZmlsZSdzIHRleHQgKGxpbmVzIGVuZCBpbiBgXFxuYCksIG9uZSBsaXN0IGEgbGluZSB0aGF0IHNheXMgc29tZXRoaW5nLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGdyYW1tYXJMaW5lcyh0ZXh0OiBzdHJpbmcpOiBJVG9rZW5bXVtdIHtcbiAgY29uc3QgbGluZXM6IElUb2tlbltdW10gPSBbXTtcbiAgbGV0IGN1cnJlbnQ6IElUb2tlbltdID0gW107XG4gIGZvciAoY29uc3QgdG9rZW4gb2YgbGV4ZXIudG9rZW5pemUoYCR7dGV4dH1cXG5gKS50b2tlbnMpIHtcbiAgICBpZiAodG9rZW4udG9rZW5UeXBlICE9PSBuZXdsaW5lKSBjdXJyZW50LnB1c2godG9rZW4pO1xuICAgIGVsc2UgaWYgKGN1cnJlbnQubGVuZ3RoID4gMCkge1xuICAgICAgbGluZXMucHVzaChjdXJyZW50KTtcbiAgICAgIGN1cnJlbnQgPSBbXTtcbiAgICB9XG4gIH1cbiAgcmV0dXJuIGxpbmVzO1xufVxuIiwgImNvbnN0IF9faW5qZWN0ZWRfZmlsZW5hbWVfXyA9IFwiL3RtcC93L3dlYi9zcmMvZ3JhbW1hci9idWlsZC50c1wiO2NvbnN0IF9faW5qZWN0ZWRfZGlybmFtZV9fID0gXCIvdG1wL3cvd2ViL3NyYy9ncmFtbWFyXCI7Y29uc3QgX19pbmplY3RlZF9pbXBvcnRfbWV0YV91cmxfXyA9IFwiZmlsZTovLy90bXAvdy93ZWIvc3JjL2dyYW1tYXIvYnVpbGQudHNcIjtpbXBvcnQgeyBhZGRPcHRpb24sIHR5cGUgQnVpbGRpbmcsIGNoZWNrT25jZSB9IGZyb20gXCIuL2J1aWxkLW9wdGlvbnMuanNcIjtcbmltcG9ydCB7IGFkanVzdG1lbnREcmFmdCwgY29tcG9uZW50RHJhZnQsIGV2ZW50RHJhZnQsIHR5cGUgR3JhbW1hckRyYWZ0LCBncmFtbWFyRHJhZnQgfSBmcm9tIFwiLi9kcmFmdC5qc1wiO1xuaW1wb3J0IHsgZmllbGRUeXBlcyB9IGZyb20gXCIuL2ZpZWxkcy5qc1wiO1xuaW1wb3J0IHsgdHlwZSBGaWVsZFR5cGUsIHR5cGUgSGVhbHRoLCBoZWFsdGhTY2hlbWEsIGxhbmd1YWdlVmVyc2lvbiwgdHJhbnNhY3Rpb25GaWVsZCB9IGZyb20gXCIuL21vZGVsLmpzXCI7XG5pbXBvcnQgeyBtZWFudEhpbnQsIG5lYXJlc3RXb3JkIH0gZnJvbSBcIi4vbmVhcmVzdC5qc1wiO1xuaW1wb3J0IHsgcmVhZFBhcnQgfSBmcm9tIFwiLi9wYXR0ZXJuLXRleHQuanNcIjtcbmltcG9ydCB7IGxpc3RlZCwgdHlwZSBQbGFjZSwgcXVvdGVkLCB0eXBlIFJlcG9ydGVyIH0gZnJvbSBcIi4vcmVwb3J0ZXIuanNcIjtcbmltcG9ydCB7IHBsYWNlT2ZUb2tlbiwgcmVhZE5hbWUsIHJlYWRUZXh0IH0gZnJvbSBcIi4vc2NhbGFycy5qc1wiO1xuaW1wb3J0IHR5cGUgeyBTdGF0ZW1lbnQsIFN0YXRlbWVudEJvZHkgfSBmcm9tIFwiLi9zdGF0ZW1lbnRzLmpzXCI7XG5pbXBvcnQgeyBzdGF0ZW1lbnRXb3JkcyB9IGZyb20gXCIuL3Rva2Vucy5qc1wiO1xuaW1wb3J0IHsgdW5xdW90ZSB9IGZyb20gXCIuL3ZhbHVlcy10ZXh0LmpzXCI7XG5cbnR5cGUgQm9keTxLaW5kIGV4dGVuZHMgU3RhdGVtZW50Qm9keVtcImtpbmRcIl0+ID0gRXh0cmFjdDxTdGF0ZW1lbnRCb2R5LCB7IGtpbmQ6IEtpbmQgfT47XG5cbi8qKiBUaGUgZHJhZnQgb2YgYSBncmFtbWFyLCBhcyBmYXIgYXMgaXRzIGxpbmVzIGNhbiBiZSB1bmRlcnN0b29kOyBudWxsIGZvciBhIGdyYW1tYXIgb2YgYW5vdGhlciBsYW5ndWFnZSB2ZXJzaW9uLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGJ1aWxkRHJhZnQoc3RhdGVtZW50czogcmVhZG9ubHkgU3RhdGVtZW50W10sIHJlcG9ydGVyOiBSZXBvcnRlcik6IEdyYW1tYXJEcmFmdCB8IG51bGwge1xuICBjb25zdCBkcmFmdCA9IGdyYW1tYXJEcmFmdCgpO1xuICBjb25zdCBidWlsZGluZzogQnVpbGRpbmcgPSB7IHJlcG9ydGVyLCBkcmFmdCwgY29tcG9uZW50OiBudWxsLCBldmVudDogbnVsbCwgYWRqdXN0bWVudDogbnVsbCB9O1xuICBpZiAoIWlzT3VyVmVyc2lvbihzdGF0ZW1lbnRzLCByZXBvcnRlcikpIHJldHVybiBudWxsO1xuICBmb3IgKGNvbnN0IHN0YXRlbWVudCBvZiBzdGF0ZW1lbnRzKSBpZiAoc3RhdGVtZW50LmtpbmQgPT09IFwiZmllbGRcIikgYWRkRmllbGQoYnVpbGRpbmcsIHN0YXRlbWVudCk7XG4gIGZvciAoY29uc3Qgc3RhdGVtZW50IG9mIHN0YXRlbWVudHMpIGlmIChzdGF0ZW1lbnQua2luZCA9PT0gXCJwYXJ0XCIpIGFkZFBhcnQoYnVpbGRpbmcsIHN0YXRlbWVudCk7XG4gIGZvciAoY29uc3Qgc3RhdGVtZW50IG9mIHN0YXRlbWVudHMpIGFkZFN0YXRlbWVudChidWlsZGluZywgc3RhdGVtZW50KTtcbiAgcmV0dXJuIGRyYWZ0O1xufVxuXG5mdW5jdGlvbiBpc091clZlcnNpb24oc3RhdGVtZW50czogcmVhZG9ubHkgU3RhdGVtZW50W10sIHJlcG9ydGVyOiBSZXBvcnRlcik6IGJvb2xlYW4ge1xuICBjb25zdCBoZWFkZXIgPSBzdGF0ZW1lbnRzLmZpbmQoKHN0YXRlbWVudCkgPT4gc3RhdGVtZW50LmtpbmQgPT09IFwiaGVhZGVyXCIpO1xuICBpZiAoaGVhZGVyID09PSB1bmRlZmluZWQgfHwgaGVhZGVyLnZlcnNpb24uaW1hZ2UgPT09IFN0cmluZyhsYW5ndWFnZVZlcnNpb24pKSByZXR1cm4gdHJ1ZTtcbiAgY29uc3QgbmV3ZXIgPSAvXlxcZCskLy50ZXN0KGhlYWRlci52ZXJzaW9uLmltYWdlKSAmJiBOdW1iZXIoaGVhZGVyLnZlcnNpb24uaW1hZ2UpID4gbGFuZ3VhZ2VWZXJzaW9uO1xuICByZXBvcnRlci5lcnJvcihcbiAgICBcImdyYW1tYXIudmVyc2lvblwiLFxuICAgIHBsYWNlT2ZUb2tlbihoZWFkZXIudmVyc2lvbiksXG4gICAgYFRoaXMgZ3JhbW1hciBpcyB3cml0dGVuIGluIGxhbmd1YWdlIHZlcnNpb24gJHtoZWFkZXIudmVyc2lvbi5pbWFnZX1gLFxuICAgIHtcbiAgICAgIGV4cGVjdGVkOiBgdmVyc2lvbiAke2xhbmd1YWdlVmVyc2lvbn1gLFxuICAgICAgaGludDogbmV3ZXIgPyBcImEgbmV3ZXIgbG9nc2NhbiByZWFkcyBpdFwiIDogdW5kZWZpbmVkLFxuICAgIH0sXG4gICk7XG4gIHJldHVybiBmYWxzZTtcbn1cblxuZnVuY3Rpb24gYWRkRmllbGQoYnVpbGRpbmc6IEJ1aWxkaW5nLCBzdGF0ZW1lbnQ6IEJvZHk8XCJmaWVsZFwiPik6IHZvaWQge1xuICBjb25zdCB7IGRyYWZ0LCByZXBvcnRlciB9ID0gYnVpbGRpbmc7XG4gIGNvbnN0IG5hbWUgPSByZWFkTmFtZShzdGF0ZW1lbnQubmFtZSwgcmVwb3J0ZXIpO1xuICBjb25zdCB0eXBlID0gZmllbGRUeXBlcy5maW5kKChjYW5kaWRhdGUpID0+IGNhbmRpZGF0ZSA9PT0gc3RhdGVtZW50LnR5cGUuaW1hZ2UpO1xuICBpZiAodHlwZSA9PT0gdW5kZWZpbmVkKSB7XG4gICAgcmVwb3J0ZXIuZXJyb3IoXG4gICAgICBcImdyYW1tYXIudW5rbm93bi1maWVsZC10eXBlXCIsXG4gICAgICBwbGFjZU9mVG9rZW4oc3RhdGVtZW50LnR5cGUpLFxuICAgICAgYFRoZXJlIGlzIG5vIGZpZWxkIHR5cGUgJHtxdW90ZWQoc3RhdGVtZW50LnR5cGUuaW1hZ2UpfWAsXG4gICAgICB7XG4gICAgICAgIGV4cGVjdGVkOiBsaXN0ZWQoZmllbGRUeXBlcyksXG4gICAgICAgIGhpbnQ6IG1lYW50SGludChzdGF0ZW1lbnQudHlwZS5pbWFnZSwgZmllbGRUeXBlcyksXG4gICAgICB9LFxuICAgICk7XG4gIH1cbiAgaWYgKGRyYWZ0LmZpZWxkcy5oYXMobmFtZSkpIHtcbiAgICByZXBvcnRlci5lcnJvcihcImdyYW1tYXIuZHVwbGljYXRlXCIsIHBsYWNlT2ZUb2tlbihzdGF0ZW1lbnQubmFtZSksIGBUaGUgZmllbGQgJHtxdW90ZWQobmFtZSl9IGlzIGRlY2xhcmVkIHR3aWNlYCwge1xuICAgICAgZXhwZWN0ZWQ6IFwib25lIGBmaWVsZGAgbGluZSBhIG5hbWVcIixcbiAgICB9KTtcbiAgfVxuICBpZiAobmFtZSA9PT0gdHJhbnNhY3Rpb25GaWVsZCkge1xuICAgIHJlcG9ydGVyLmVycm9yKFwiZ3JhbW1hci5yZXNlcnZlZC1uYW1lXCIsIHBsYWNlT2ZUb2tlbihzdGF0ZW1lbnQubmFtZSksIGBObyBmaWVsZCBtYXkgYmUgY2FsbGVkICR7cXVvdGVkKG5hbWUpfWAsIHtcbiAgICAgIGV4cGVjdGVkOiBcImFub3RoZXIgbmFtZVwiLFxuICAgICAgaGludDogXCJpdCBzdGFuZHMgZm9yIHRoZSBrZXkgdGhhdCB0aGUgcmVjb3JkJ3MgZm9ybWF0IGZvdW5kXCIsXG4gICAgfSk7XG4gIH1cbiAgZHJhZnQuZmllbGRzLnNldChuYW1lLCB0eXBlID8/IChcInRleHRcIiBzYXRpc2ZpZXMgRmllbGRUeXBlKSk7XG59XG5cbmZ1bmN0aW9uIGFkZFBhcnQoYnVpbGRpbmc6IEJ1aWxkaW5nLCBzdGF0ZW1lbnQ6IEJvZHk8XCJwYXJ0XCI+KTogdm9pZCB7XG4gIGNvbnN0IHsgZHJhZnQsIHJlcG9ydGVyIH0gPSBidWlsZGluZztcbiAgY29uc3QgbmFtZSA9IHJlYWROYW1lKHN0YXRlbWVudC5uYW1lLCByZXBvcnRlcik7XG4gIGNvbnN0IHBsYWNlID0gcGxhY2VPZlRva2VuKHN0YXRlbWVudC5uYW1lKTtcbiAgaWYgKGRyYWZ0LmZpZWxkcy5oYXMobmFtZSkpIHtcbiAgICByZXBvcnRlci5lcnJvcihcImdyYW1tYXIuZHVwbGljYXRlXCIsIHBsYWNlLCBgVGhlIHBhcnQgJHtxdW90ZWQobmFtZSl9IGlzIG5hbWVkIGxpa2UgYSBmaWVsZGAsIHtcbiAgICAgIGV4cGVjdGVkOiBcImEgbmFtZSB0aGF0IG5vIGBmaWVsZGAgbGluZSBkZWNsYXJlc1wiLFxuICAgIH0pO1xuICB9IGVsc2UgaWYgKGRyYWZ0LnBhcnRzLmhhcyhuYW1lKSkge1xuICAgIHJlcG9ydGVyLmVycm9yKFwiZ3JhbW1hci5kdXBsaWNhdGVcIiwgcGxhY2UsIGBUaGUgcGFydCAke3F1b3RlZChuYW1lKX0gaXMgZGVjbGFyZWQgdHdpY2VgLCB7XG4gICAgICBleHBlY3RlZDogXCJvbmUgYHBhcnRgIGxpbmUgYSBuYW1lXCIsXG4gICAgfSk7XG4gIH1cbiAgY29uc3Qgc3RhcnQgPSBwbGFjZU9mVG9rZW4oc3RhdGVtZW50LnRleHQpO1xuICBpZiAodW5xdW90ZShzdGF0ZW1lbnQudGV4dC5pbWFnZSwgc3RhcnQsIHJlcG9ydGVyKSA9PT0gXCJcIikge1xuICAgIHJlcG9ydGVyLmVycm9yKFwiZ3JhbW1hci5lbXB0eS10ZXh0XCIsIHN0YXJ0LCBcIlRoaXMgdGV4dCBpcyBlbXB0eVwiLCB7IGV4cGVjdGVkOiBcIndoYXQgcGF0dGVybnMgcHV0IGluIGJ5IGl0cyBuYW1lXCIgfSk7XG4gIH1cbiAgZHJhZnQucGFydHMuc2V0KG5hbWUsIHJlYWRQYXJ0KG5hbWUsIHN0YXRlbWVudC50ZXh0LmltYWdlLCBzdGFydCwgZHJhZnQsIHJlcG9ydGVyKSk7XG59XG5cbmZ1bmN0aW9uIGFkZFN0YXRlbWVudChidWlsZGluZzogQnVpbGRpbmcsIHN0YXRlbWVudDogU3RhdGVtZW50KTogdm9pZCB7XG4gIGNvbnN0IHsgZHJhZnQsIHJlcG9ydGVyIH0gPSBidWlsZGluZztcbiAgY29uc3QgcGxhY2UgPSBwbGFjZU9mVG9rZW4oc3RhdGVtZW50LmZpcnN0KTtcbiAgaWYgKHN0YXRlbWVudC5raW5kID09PSBcImJyb2tlblwiKSB7XG4gICAgYWRkQnJva2VuKGJ1aWxkaW5nLCBzdGF0ZW1lbnQuZmlyc3QuaW1hZ2UsIHBsYWNlKTtcbiAgICByZXR1cm47XG4gIH1cbiAgaWYgKHN0YXRlbWVudC5raW5kICE9PSBcImhlYWRlclwiICYmICFkcmFmdC5zZWVuLmhhcyhcImhlYWRlclwiKSkge1xuICAgIGRyYWZ0LnNlZW4uc2V0KFwiaGVhZGVyXCIsIHBsYWNlLmxpbmUpO1xuICAgIGlmICghZHJhZnQuYnJva2VuKSB7XG4gICAgICByZXBvcnRlci5lcnJvcihcImdyYW1tYXIubWlzc2luZ1wiLCBwbGFjZSwgXCJBIGdyYW1tYXIgYmVnaW5zIHdpdGggdGhlIHZlcnNpb24gb2YgaXRzIGxhbmd1YWdlXCIsIHtcbiAgICAgICAgZXhwZWN0ZWQ6IGBsb2dzY2FuIGdyYW1tYXIgJHtsYW5ndWFnZVZlcnNpb259YCxcbiAgICAgICAgaGludDogXCJ3cml0ZSBpdCBhcyB0aGUgZmlyc3QgbGluZVwiLFxuICAgICAgfSk7XG4gICAgfVxuICB9XG4gIHN3aXRjaCAoc3RhdGVtZW50LmtpbmQpIHtcbiAgICBjYXNlIFwiZmllbGRcIjpcbiAgICBjYXNlIFwicGFydFwiOlxuICAgICAgcmV0dXJuO1xuICAgIGNhc2UgXCJoZWFkZXJcIjpcbiAgICAgIGNoZWNrT25jZShidWlsZGluZywgZHJhZnQsIHN0YXRlbWVudC5raW5kLCBwbGFjZSk7XG4gICAgICByZXR1cm47XG4gICAgY2FzZSBcImdyYW1tYXJcIjpcbiAgICAgIGlmICghY2hlY2tPbmNlKGJ1aWxkaW5nLCBkcmFmdCwgc3RhdGVtZW50LmtpbmQsIHBsYWNlKSkgcmV0dXJuO1xuICAgICAgZHJhZnQubmFtZSA9IHJlYWROYW1lKHN0YXRlbWVudC5uYW1lLCByZXBvcnRlcik7XG4gICAgICBkcmFmdC50aXRsZSA9IHJlYWRUZXh0KHN0YXRlbWVudC50aXRsZSwgcmVwb3J0ZXIpO1xuICAgICAgcmV0dXJuO1xuICAgIGNhc2UgXCJjb21wb25lbnRcIjpcbiAgICAgIGFkZENvbXBvbmVudChidWlsZGluZywgc3RhdGVtZW50LCBwbGFjZSk7XG4gICAgICByZXR1cm47XG4gICAgY2FzZSBcImFkanVzdFwiOlxuICAgICAgYWRkQWRqdXN0bWVudChidWlsZGluZywgc3RhdGVtZW50LCBwbGFjZSk7XG4gICAgICByZXR1cm47XG4gICAgY2FzZSBcImV2ZW50XCI6XG4gICAgICBhZGRFdmVudChidWlsZGluZywgc3RhdGVtZW50LCBzdGF0ZW1lbnQuZmlyc3QuaW1hZ2UsIHBsYWNlKTtcbiAgICAgIHJldHVybjtcbiAgICBkZWZhdWx0OlxuICAgICAgYWRkT3B0aW9uKGJ1aWxkaW5nLCBzdGF0ZW1lbnQsIHBsYWNlKTtcbiAgfVxufVxuXG4vKiogS2VlcHMgYSBsaW5lIHdpdGggYSBzeW50YXggZXJyb3IgZnJvbSBtYWtpbmcgdGhlIGxpbmVzIGFmdGVyIGl0IGxvb2sgd3JvbmcuICovXG5mdW5jdGlvbiBhZGRCcm9rZW4oYnVpbGRpbmc6IEJ1aWxkaW5nLCBmaXJzdDogc3RyaW5nLCBwbGFjZTogUGxhY2UpOiB2b2lkIHtcbiAgY29uc3QgeyBkcmFmdCB9ID0gYnVpbGRpbmc7XG4gIGNvbnN0IHdvcmQgPSBzdGF0ZW1lbnRXb3Jkcy5pbmNsdWRlcyhmaXJzdCkgPyBmaXJzdCA6IG5lYXJlc3RXb3JkKGZpcnN0LCBzdGF0ZW1lbnRXb3Jkcyk7XG4gIGNvbnN0IGhlYWx0aCA9IGhlYWx0aFNjaGVtYS5zYWZlUGFyc2Uod29yZCk7XG4gIGlmICh3b3JkID09PSBcImFkanVzdFwiKSB7XG4gICAgYnVpbGRpbmcuYWRqdXN0bWVudCA9IGFkanVzdG1lbnREcmFmdChcIlwiLCBudWxsLCBwbGFjZSk7XG4gICAgYnVpbGRpbmcuYWRqdXN0bWVudC5icm9rZW4gPSB0cnVlO1xuICAgIGRyYWZ0LmFkanVzdG1lbnRzLnB1c2goYnVpbGRpbmcuYWRqdXN0bWVudCk7XG4gICAgcmV0dXJuO1xuICB9XG4gIGlmIChidWlsZGluZy5hZGp1c3RtZW50ICE9PSBudWxsICYmIHdvcmQgIT09IFwiY29tcG9uZW50XCIgJiYgIWhlYWx0aC5zdWNjZXNzKSB7XG4gICAgYnVpbGRpbmcuYWRqdXN0bWVudC5icm9rZW4gPSB0cnVlO1xuICAgIHJldHVybjtcbiAgfVxuICBidWlsZGluZy5hZGp1c3RtZW50ID0gbnVsbDtcbiAgaWYgKHdvcmQgPT09IFwiY29tcG9uZW50XCIpIHtcbiAgICBidWlsZGluZy5jb21wb25lbnQgPSBjb21wb25lbnREcmFmdChcIlwiLCBudWxsLCBwbGFjZSk7XG4gICAgZHJhZnQuY29tcG9uZW50cy5wdXNoKGJ1aWxkaW5nLmNvbXBvbmVudCk7XG4gICAgYnVpbGRpbmcuZXZlbnQgPSBudWxsO1xuICB9IGVsc2UgaWYgKGhlYWx0aC5zdWNjZXNzKSB7XG4gICAgYnVpbGRpbmcuZXZlbnQgPSBldmVudERyYWZ0KFwiXCIsIGhlYWx0aC5kYXRhLCAwLCBwbGFjZSk7XG4gICAgZHJhZnQuZXZlbnRzLnB1c2goYnVpbGRpbmcuZXZlbnQpO1xuICB9XG4gIChidWlsZGluZy5ldmVudCA/PyBidWlsZGluZy5jb21wb25lbnQgPz8gZHJhZnQpLmJyb2tlbiA9IHRydWU7XG59XG5cbmZ1bmN0aW9uIGFkZENvbXBvbmVudChidWlsZGluZzogQnVpbGRpbmcsIHN0YXRlbWVudDogQm9keTxcImNvbXBvbmVudFwiPiwgcGxhY2U6IFBsYWNlKTogdm9pZCB7XG4gIGNvbnN0IHsgZHJhZnQsIHJlcG9ydGVyIH0gPSBidWlsZGluZztcbiAgY29uc3QgbmFtZSA9IHJlYWROYW1lKHN0YXRlbWVudC5uYW1lLCByZXBvcnRlcik7XG4gIGlmIChkcmFmdC5jb21wb25lbnRzLnNvbWUoKGNvbXBvbmVudCkgPT4gY29tcG9uZW50Lm1vZGVsLm5hbWUgPT09IG5hbWUpKSB7XG4gICAgcmVwb3J0ZXIuZXJyb3IoXG4gICAgICBcImdyYW1tYXIuZHVwbGljYXRlXCIsXG4gICAgICBwbGFjZU9mVG9rZW4oc3RhdGVtZW50Lm5hbWUpLFxuICAgICAgYFRoZSBjb21wb25lbnQgJHtxdW90ZWQobmFtZSl9IGlzIGRlY2xhcmVkIHR3aWNlYCxcbiAgICAgIHtcbiAgICAgICAgZXhwZWN0ZWQ6IFwiZWFjaCBjb21wb25lbnQgb25jZVwiLFxuICAgICAgICBoaW50OiBcInB1dCBpdHMgZXZlbnRzIGJlbG93IHRoZSBmaXJzdFwiLFxuICAgICAgfSxcbiAgICApO1xuICB9XG4gIGNvbnN0IGtleSA9IHN0YXRlbWVudC5rZXkgPT09IG51bGwgPyBudWxsIDogcmVhZE5hbWUoc3RhdGVtZW50LmtleSwgcmVwb3J0ZXIpO1xuICBidWlsZGluZy5jb21wb25lbnQgPSBjb21wb25lbnREcmFmdChuYW1lLCBrZXksIHBsYWNlKTtcbiAgYnVpbGRpbmcuZXZlbnQgPSBudWxsO1xuICBidWlsZGluZy5hZGp1c3RtZW50ID0gbnVsbDtcbiAgZHJhZnQuY29tcG9uZW50cy5wdXNoKGJ1aWxkaW5nLmNvbXBvbmVudCk7XG59XG5cbmZ1bmN0aW9uIGFkZEV2ZW50KGJ1aWxkaW5nOiBCdWlsZGluZywgc3RhdGVtZW50OiBCb2R5PFwiZXZlbnRcIj4sIGhlYWx0aDogc3RyaW5nLCBwbGFjZTogUGxhY2UpOiB2b2lkIHtcbiAgY29uc3QgeyBkcmFmdCwgcmVwb3J0ZXIgfSA9IGJ1aWxkaW5nO1xuICBjb25zdCBuYW1lID0gcmVhZE5hbWUoc3RhdGVtZW50Lm5hbWUsIHJlcG9ydGVyKTtcbiAgaWYgKGRyYWZ0LmV2ZW50cy5zb21lKChldmVudCkgPT4gZXZlbnQubW9kZWwubmFtZSA9PT0gbmFtZSkpIHtcbiAgICByZXBvcnRlci5lcnJvcihcImdyYW1tYXIuZHVwbGljYXRlXCIsIHBsYWNlT2ZUb2tlbihzdGF0ZW1lbnQubmFtZSksIGBUaGUgZXZlbnQgJHtxdW90ZWQobmFtZSl9IGlzIGRlY2xhcmVkIHR3aWNlYCwge1xuICAgICAgZXhwZWN0ZWQ6IFwiZWFjaCBuYW1lIG9uY2UgaW4gYSBncmFtbWFyXCIsXG4gICAgICBoaW50OiBcInNldmVyYWwgcGF0dGVybnMgbWF5IHN0YW5kIGJlbG93IG9uZSBldmVudFwiLFxuICAgIH0pO1xuICB9XG4gIGlmIChidWlsZGluZy5jb21wb25lbnQgPT09IG51bGwgJiYgIWRyYWZ0LmJyb2tlbikge1xuICAgIHJlcG9ydGVyLmVycm9yKFwiZ3JhbW1hci5taXNwbGFjZWRcIiwgcGxhY2UsIGBUaGUgZXZlbnQgJHtxdW90ZWQobmFtZSl9IGJlbG9uZ3MgdG8gbm8gY29tcG9uZW50YCwge1xuICAgICAgZXhwZWN0ZWQ6IFwiYSBgY29tcG9uZW50YCBsaW5lIGFib3ZlIHRoZSBldmVudHNcIixcbiAgICB9KTtcbiAgfVxuICBidWlsZGluZy5ldmVudCA9IGV2ZW50RHJhZnQobmFtZSwgaGVhbHRoIGFzIEhlYWx0aCwgTWF0aC5tYXgoMCwgZHJhZnQuY29tcG9uZW50cy5sZW5ndGggLSAxKSwgcGxhY2UpO1xuICBidWlsZGluZy5hZGp1c3RtZW50ID0gbnVsbDtcbiAgZHJhZnQuZXZlbnRzLnB1c2goYnVpbGRpbmcuZXZlbnQpO1xufVxuXG5mdW5jdGlvbiBhZGRBZGp1c3RtZW50KGJ1aWxkaW5nOiBCdWlsZGluZywgc3RhdGVtZW50OiBCb2R5PFwiYWRqdXN0XCI+LCBwbGFjZTogUGxhY2UpOiB2b2lkIHtcbiAgY29uc3QgeyBkcmFmdCwgcmVwb3J0ZXIgfSA9IGJ1aWxkaW5nO1xuICBjb25zdCBuYW1lID0gcmVhZE5hbWUoc3RhdGVtZW50Lm5hbWUsIHJlcG9ydGVyKTtcbiAgY29uc3QgZXZlbnQgPSBzdGF0ZW1lbnQuZXZlbnQgPT09IG51bGwgPyBudWxsIDogcmVhZE5hbWUoc3RhdGVtZW50LmV2ZW50LCByZXBvcnRlcik7XG4gIGlmIChkcmFmdC5hZGp1c3RtZW50cy5zb21lKCh7IG1vZGVsIH0pID0+IG1vZGVsLmNvbXBvbmVudCA9PT0gbmFtZSAmJiBtb2RlbC5ldmVudCA9PT0gZXZlbnQpKSB7XG4gICAgcmVwb3J0ZXIuZXJyb3IoXCJncmFtbWFyLmR1cGxpY2F0ZVwiLCBwbGFjZU9mVG9rZW4oc3RhdGVtZW50Lm5hbWUpLCBgJHtxdW90ZWQobmFtZSl9IGlzIGFkanVzdGVkIHR3aWNlYCwge1xuICAgICAgZXhwZWN0ZWQ6IFwib25lIGBhZGp1c3RgIGEgY29tcG9uZW50IG9yIGV2ZW50XCIsXG4gICAgfSk7XG4gIH1cbiAgYnVpbGRpbmcuYWRqdXN0bWVudCA9IGFkanVzdG1lbnREcmFmdChuYW1lLCBldmVudCwgcGxhY2UpO1xuICBkcmFmdC5hZGp1c3RtZW50cy5wdXNoKGJ1aWxkaW5nLmFkanVzdG1lbnQpO1xufVxuIiwgImNvbnN0IF9faW5qZWN0ZWRfZmlsZW5hbWVfXyA9IFwiL3RtcC93L3dlYi9zcmMvZ3JhbW1hci9zdGF0ZW1lbnQtcGFyc2VyLnRzXCI7Y29uc3QgX19pbmplY3RlZF9kaXJuYW1lX18gPSBcIi90bXAvdy93ZWIvc3JjL2dyYW1tYXJcIjtjb25zdCBfX2luamVjdGVkX2ltcG9ydF9tZXRhX3VybF9fID0gXCJmaWxlOi8vL3RtcC93L3dlYi9zcmMvZ3JhbW1hci9zdGF0ZW1lbnQtcGFyc2VyLnRzXCI7aW1wb3J0IHsgRW1iZWRkZWRBY3Rpb25zUGFyc2VyLCB0eXBlIElUb2tlbiwgdHlwZSBUb2tlblR5cGUgfSBmcm9tIFwiY2hldnJvdGFpblwiO1xuaW1wb3J0IHR5cGUgeyBSZXBvcnRlciB9IGZyb20gXCIuL3JlcG9ydGVyLmpzXCI7XG5pbXBvcnQgdHlwZSB7IE5lZWRJdGVtLCBTdGF0ZW1lbnQsIFN0YXRlbWVudEJvZHksIFRleHRQYWlyLCBXaGVuVGVzdCB9IGZyb20gXCIuL3N0YXRlbWVudHMuanNcIjtcbmltcG9ydCB7IGV4cGVjdGF0aW9ucywgcmVwb3J0U3ludGF4IH0gZnJvbSBcIi4vc3ludGF4LWVycm9ycy5qc1wiO1xuaW1wb3J0ICogYXMgdCBmcm9tIFwiLi90b2tlbnMuanNcIjtcblxuLyoqIFJlYWRzIG9uZSBsaW5lIG9mIGEgZ3JhbW1hciBmaWxlOyBsaW5lcyBhcmUgcGFyc2VkIGVhY2ggb24gaXRzIG93biwgc28gdGhhdCBhbiBlcnJvciBuZXZlciBoaWRlcyB0aG9zZSBvZiBvdGhlciBsaW5lcy4gKi9cbmNsYXNzIFN0YXRlbWVudFBhcnNlciBleHRlbmRzIEVtYmVkZGVkQWN0aW9uc1BhcnNlciB7XG4gIGNvbnN0cnVjdG9yKCkge1xuICAgIHN1cGVyKHQuc3RhdGVtZW50VG9rZW5zLCB7IHJlY292ZXJ5RW5hYmxlZDogdHJ1ZSwgZXJyb3JNZXNzYWdlUHJvdmlkZXI6IGV4cGVjdGF0aW9ucywgbWF4TG9va2FoZWFkOiAyIH0pO1xuICAgIHRoaXMucGVyZm9ybVNlbGZBbmFseXNpcygpO1xuICB9XG5cbiAgLy8gQSBndWVzc2VkIHRva2VuIHdvdWxkIG9ubHkgaGlkZSB0aGUgZXJyb3IgZnJvbSB0aGUgc3RlcHMgdGhhdCBmb2xsb3cuXG4gIG92ZXJyaWRlIGNhblRva2VuVHlwZUJlSW5zZXJ0ZWRJblJlY292ZXJ5KCk6IGJvb2xlYW4ge1xuICAgIHJldHVybiBmYWxzZTtcbiAgfVxuXG4gIG92ZXJyaWRlIGNhblRva2VuVHlwZUJlRGVsZXRlZEluUmVjb3ZlcnkoKTogYm9vbGVhbiB7XG4gICAgcmV0dXJuIGZhbHNlO1xuICB9XG5cbiAgcHJpdmF0ZSByZWFkb25seSB0ZXh0UGFpciA9IHRoaXMuUlVMRShcbiAgICBcInRleHRQYWlyXCIsXG4gICAgKCk6IFRleHRQYWlyID0+IHtcbiAgICAgIGNvbnN0IGVuID0gdGhpcy5DT05TVU1FMSh0LnF1b3RlZFRleHQpO1xuICAgICAgdGhpcy5DT05TVU1FKHQuYmlsaW5ndWFsU2xhc2gpO1xuICAgICAgcmV0dXJuIHsgZW4sIGphOiB0aGlzLkNPTlNVTUUyKHQucXVvdGVkVGV4dCkgfTtcbiAgICB9LFxuICAgIHsgcmVzeW5jRW5hYmxlZDogZmFsc2UgfSxcbiAgKTtcblxuICBwcml2YXRlIHJlYWRvbmx5IG5hbWVzID0gdGhpcy5SVUxFKFxuICAgIFwibmFtZXNcIixcbiAgICAoKTogSVRva2VuW10gPT4ge1xuICAgICAgY29uc3QgZm91bmQ6IElUb2tlbltdID0gW107XG4gICAgICB0aGlzLkFUX0xFQVNUX09ORV9TRVAoeyBTRVA6IHQuY29tbWEsIERFRjogKCkgPT4gZm91bmQucHVzaCh0aGlzLkNPTlNVTUUodC53b3JkKSkgfSk7XG4gICAgICByZXR1cm4gZm91bmQ7XG4gICAgfSxcbiAgICB7IHJlc3luY0VuYWJsZWQ6IGZhbHNlIH0sXG4gICk7XG5cbiAgcHJpdmF0ZSByZWFkb25seSBmaWVsZFJlZmVyZW5jZSA9IHRoaXMuUlVMRShcbiAgICBcImZpZWxkUmVmZXJlbmNlXCIsXG4gICAgKCk6IElUb2tlbiA9PiB7XG4gICAgICB0aGlzLkNPTlNVTUUodC5icmFjZU9wZW4pO1xuICAgICAgY29uc3QgbmFtZSA9IHRoaXMuQ09OU1VNRSh0LndvcmQpO1xuICAgICAgdGhpcy5DT05TVU1FKHQuYnJhY2VDbG9zZSk7XG4gICAgICByZXR1cm4gbmFtZTtcbiAgICB9LFxuICAgIHsgcmVzeW5jRW5hYmxlZDogZmFsc2UgfSxcbiAgKTtcblxuICBwcml2YXRlIHJlYWRvbmx5IGtleWVkTmFtZSA9IHRoaXMuUlVMRShcbiAgICBcImtleWVkTmFtZVwiLFxuICAgICgpOiBOZWVkSXRlbSA9PiB7XG4gICAgICBjb25zdCBuYW1lID0gdGhpcy5DT05TVU1FKHQud29yZCk7XG4gICAgICByZXR1cm4geyBuYW1lLCBrZXk6IHRoaXMuT1BUSU9OKCgpID0+IHRoaXMuU1VCUlVMRSh0aGlzLmZpZWxkUmVmZXJlbmNlKSkgPz8gbnVsbCB9O1xuICAgIH0sXG4gICAgeyByZXN5bmNFbmFibGVkOiBmYWxzZSB9LFxuICApO1xuXG4gIHByaXZhdGUgcmVhZG9ubHkgb3BlbmluZyA9IHRoaXMuUlVMRShcbiAgICBcIm9wZW5pbmdcIixcbiAgICAoKTogU3RhdGVtZW50Qm9keSA9PlxuICAgICAgdGhpcy5PUjxTdGF0ZW1lbnRCb2R5PihbXG4gICAgICAgIHtcbiAgICAgICAgICBBTFQ6ICgpID0+IHtcbiAgICAgICAgICAgIHRoaXMuQ09OU1VNRSh0LmtleXdvcmQoXCJhdFwiKSk7XG4gICAgICAgICAgICB0aGlzLkNPTlNVTUUodC5rZXl3b3JkKFwib25jZVwiKSk7XG4gICAgICAgICAgICByZXR1cm4geyBraW5kOiBcIm9wZW5zXCIsIGhvdzogXCJvbmNlXCIgfTtcbiAgICAgICAgICB9LFxuICAgICAgICB9LFxuICAgICAgICB7XG4gICAgICAgICAgQUxUOiAoKSA9PiB7XG4gICAgICAgICAgICB0aGlzLkNPTlNVTUUodC5rZXl3b3JkKFwibmV2ZXJcIikpO1xuICAgICAgICAgICAgcmV0dXJuIHsga2luZDogXCJvcGVuc1wiLCBob3c6IFwibmV2ZXJcIiB9O1xuICAgICAgICAgIH0sXG4gICAgICAgIH0sXG4gICAgICAgIHtcbiAgICAgICAgICBBTFQ6ICgpID0+IHtcbiAgICAgICAgICAgIGNvbnN0IGNvdW50ID0gdGhpcy5DT05TVU1FKHQuY291bnQpO1xuICAgICAgICAgICAgY29uc3QgZGlmZmVyZW50ID0gdGhpcy5PUFRJT04oKCkgPT4ge1xuICAgICAgICAgICAgICB0aGlzLkNPTlNVTUUodC5rZXl3b3JkKFwiZGlmZmVyZW50XCIpKTtcbiAgICAgICAgICAgICAgcmV0dXJuIHRoaXMuU1VCUlVMRSh0aGlzLmZpZWxkUmVmZXJlbmNlKTtcbiAgICAgICAgICAgIH0pO1xuICAgICAgICAgICAgdGhpcy5DT05TVU1FKHQua2V5d29yZChcIndpdGhpblwiKSk7XG4gICAgICAgICAgICByZXR1cm4geyBraW5kOiBcIm9wZW5zXCIsIGhvdzogeyBjb3VudCwgZGlmZmVyZW50OiBkaWZmZXJlbnQgPz8gbnVsbCwgd2l0aGluOiB0aGlzLkNPTlNVTUUodC53b3JkKSB9IH07XG4gICAgICAgICAgfSxcbiAgICAgICAgfSxcbiAgICAgIF0pLFxuICAgIHsgcmVzeW5jRW5hYmxlZDogZmFsc2UgfSxcbiAgKTtcblxuICBwcml2YXRlIHJlYWRvbmx5IHZhbHVlcyA9IHRoaXMuUlVMRShcbiAgICBcInZhbHVlc1wiLFxuICAgICgpOiBJVG9rZW5bXSA9PiB7XG4gICAgICBjb25zdCBmb3VuZDogSVRva2VuW10gPSBbXTtcbiAgICAgIHRoaXMuQVRfTEVBU1RfT05FX1NFUCh7XG4gICAgICAgIFNFUDogdC5jb21tYSxcbiAgICAgICAgREVGOiAoKSA9PlxuICAgICAgICAgIGZvdW5kLnB1c2godGhpcy5PUihbeyBBTFQ6ICgpID0+IHRoaXMuQ09OU1VNRSh0LnF1b3RlZFRleHQpIH0sIHsgQUxUOiAoKSA9PiB0aGlzLkNPTlNVTUUodC53b3JkKSB9XSkpLFxuICAgICAgfSk7XG4gICAgICByZXR1cm4gZm91bmQ7XG4gICAgfSxcbiAgICB7IHJlc3luY0VuYWJsZWQ6IGZhbHNlIH0sXG4gICk7XG5cbiAgcHJpdmF0ZSByZWFkb25seSB3aGVuVGVzdCA9IHRoaXMuUlVMRShcbiAgICBcIndoZW5UZXN0XCIsXG4gICAgKCk6IFdoZW5UZXN0ID0+XG4gICAgICB0aGlzLk9SPFdoZW5UZXN0PihbXG4gICAgICAgIHtcbiAgICAgICAgICBBTFQ6ICgpID0+IHtcbiAgICAgICAgICAgIHRoaXMuQ09OU1VNRSh0LmtleXdvcmQoXCJpc1wiKSk7XG4gICAgICAgICAgICBjb25zdCBub3QgPSB0aGlzLk9QVElPTigoKSA9PiB0aGlzLkNPTlNVTUUodC5rZXl3b3JkKFwibm90XCIpKSk7XG4gICAgICAgICAgICByZXR1cm4geyB0ZXN0OiBub3QgPT09IHVuZGVmaW5lZCA/IFwiaXNcIiA6IFwiaXMgbm90XCIsIHZhbHVlczogdGhpcy5TVUJSVUxFMSh0aGlzLnZhbHVlcykgfTtcbiAgICAgICAgICB9LFxuICAgICAgICB9LFxuICAgICAgICB7XG4gICAgICAgICAgQUxUOiAoKSA9PiB7XG4gICAgICAgICAgICB0aGlzLkNPTlNVTUUodC5rZXl3b3JkKFwic3RhcnRzXCIpKTtcbiAgICAgICAgICAgIHRoaXMuQ09OU1VNRSh0LmtleXdvcmQoXCJ3aXRoXCIpKTtcbiAgICAgICAgICAgIHJldHVybiB7IHRlc3Q6IFwic3RhcnRzIHdpdGhcIiwgdmFsdWVzOiB0aGlzLlNVQlJVTEUyKHRoaXMudmFsdWVzKSB9O1xuICAgICAgICAgIH0sXG4gICAgICAgIH0sXG4gICAgICAgIHtcbiAgICAgICAgICBBTFQ6ICgpID0+IHtcbiAgICAgICAgICAgIGNvbnN0IGNvbXBhcmlzb24gPSB0aGlzLkNPTlNVTUUodC5jb21wYXJpc29uKTtcbiAgICAgICAgICAgIHJldHVybiB7IHRlc3Q6IFwiY29tcGFyZVwiLCBjb21wYXJpc29uLCBudW1iZXI6IHRoaXMuQ09OU1VNRSh0LndvcmQpIH07XG4gICAgICAgICAgfSxcbiAgICAgICAgfSxcbiAgICAgIF0pLFxuICAgIHsgcmVzeW5jRW5hYmxlZDogZmFsc2UgfSxcbiAgKTtcblxuICBwcml2YXRlIHJlYWRvbmx5IHVubGVzcyA9IHRoaXMuUlVMRShcbiAgICBcInVubGVzc1Rlc3RcIixcbiAgICAoKTogU3RhdGVtZW50Qm9keSA9PiB7XG4gICAgICBjb25zdCBldmVudCA9IHRoaXMuQ09OU1VNRTEodC53b3JkKTtcbiAgICAgIHJldHVybiB0aGlzLk9SPFN0YXRlbWVudEJvZHk+KFtcbiAgICAgICAge1xuICAgICAgICAgIEFMVDogKCkgPT4ge1xuICAgICAgICAgICAgdGhpcy5DT05TVU1FKHQua2V5d29yZChcInNpbmNlXCIpKTtcbiAgICAgICAgICAgIHJldHVybiB7IGtpbmQ6IFwidW5sZXNzXCIsIGV2ZW50LCBzaW5jZTogdGhpcy5DT05TVU1FMih0LndvcmQpIH07XG4gICAgICAgICAgfSxcbiAgICAgICAgfSxcbiAgICAgICAge1xuICAgICAgICAgIEFMVDogKCkgPT4ge1xuICAgICAgICAgICAgdGhpcy5DT05TVU1FKHQua2V5d29yZChcImluXCIpKTtcbiAgICAgICAgICAgIHRoaXMuQ09OU1VNRSh0LmtleXdvcmQoXCJ0cmFuc2FjdGlvblwiKSk7XG4gICAgICAgICAgICByZXR1cm4geyBraW5kOiBcInVubGVzc0luVHJhbnNhY3Rpb25cIiwgZXZlbnQgfTtcbiAgICAgICAgICB9LFxuICAgICAgICB9LFxuICAgICAgXSk7XG4gICAgfSxcbiAgICB7IHJlc3luY0VuYWJsZWQ6IGZhbHNlIH0sXG4gICk7XG5cbiAgcmVhZG9ubHkgc3RhdGVtZW50ID0gdGhpcy5SVUxFKFxuICAgIFwic3RhdGVtZW50XCIsXG4gICAgKCk6IFN0YXRlbWVudEJvZHkgPT5cbiAgICAgIHRoaXMuT1I8U3RhdGVtZW50Qm9keT4oW1xuICAgICAgICB7IEFMVDogKCkgPT4gdGhpcy5saW5lKHQucGF0dGVybkxpbmUsIFwicGF0dGVyblwiKSB9LFxuICAgICAgICB7IEFMVDogKCkgPT4gdGhpcy5saW5lKHQuc2FtcGxlTGluZSwgXCJzYW1wbGVcIikgfSxcbiAgICAgICAgeyBBTFQ6ICgpID0+IHRoaXMubGluZSh0LnZhbHVlc0xpbmUsIFwidmFsdWVzXCIpIH0sXG4gICAgICAgIHsgQUxUOiAoKSA9PiB0aGlzLmxpbmUodC5sb29rQWxpa2VMaW5lLCBcImxvb2tBbGlrZVwiKSB9LFxuICAgICAgICB7XG4gICAgICAgICAgQUxUOiAoKSA9PiB7XG4gICAgICAgICAgICB0aGlzLkNPTlNVTUUodC5rZXl3b3JkKFwibG9nc2NhblwiKSk7XG4gICAgICAgICAgICB0aGlzLkNPTlNVTUUxKHQua2V5d29yZChcImdyYW1tYXJcIikpO1xuICAgICAgICAgICAgcmV0dXJuIHsga2luZDogXCJoZWFkZXJcIiwgdmVyc2lvbjogdGhpcy5DT05TVU1FMSh0LndvcmQpIH07XG4gICAgICAgICAgfSxcbiAgICAgICAgfSxcbiAgICAgICAge1xuICAgICAgICAgIEFMVDogKCkgPT4ge1xuICAgICAgICAgICAgdGhpcy5DT05TVU1FMih0LmtleXdvcmQoXCJncmFtbWFyXCIpKTtcbiAgICAgICAgICAgIGNvbnN0IG5hbWUgPSB0aGlzLkNPTlNVTUUyKHQud29yZCk7XG4gICAgICAgICAgICByZXR1cm4geyBraW5kOiBcImdyYW1tYXJcIiwgbmFtZSwgdGl0bGU6IHRoaXMuU1VCUlVMRTEodGhpcy50ZXh0UGFpcikgfTtcbiAgICAgICAgICB9LFxuICAgICAgICB9LFxuICAgICAgICB7XG4gICAgICAgICAgQUxUOiAoKSA9PiB7XG4gICAgICAgICAgICB0aGlzLkNPTlNVTUUodC5rZXl3b3JkKFwicHJvZ3JhbVwiKSk7XG4gICAgICAgICAgICByZXR1cm4geyBraW5kOiBcInByb2dyYW1cIiwgbmFtZXM6IHRoaXMuU1VCUlVMRTEodGhpcy5uYW1lcykgfTtcbiAgICAgICAgICB9LFxuICAgICAgICB9LFxuICAgICAgICB7XG4gICAgICAgICAgQUxUOiAoKSA9PiB7XG4gICAgICAgICAgICB0aGlzLkNPTlNVTUUodC5rZXl3b3JkKFwiZmllbGRcIikpO1xuICAgICAgICAgICAgY29uc3QgbmFtZSA9IHRoaXMuQ09OU1VNRTModC53b3JkKTtcbiAgICAgICAgICAgIHJldHVybiB7IGtpbmQ6IFwiZmllbGRcIiwgbmFtZSwgdHlwZTogdGhpcy5DT05TVU1FNCh0LndvcmQpIH07XG4gICAgICAgICAgfSxcbiAgICAgICAgfSxcbiAgICAgICAge1xuICAgICAgICAgIEFMVDogKCkgPT4ge1xuICAgICAgICAgICAgdGhpcy5DT05TVU1FKHQua2V5d29yZChcInBhcnRcIikpO1xuICAgICAgICAgICAgY29uc3QgbmFtZSA9IHRoaXMuQ09OU1VNRTkodC53b3JkKTtcbiAgICAgICAgICAgIHJldHVybiB7IGtpbmQ6IFwicGFydFwiLCBuYW1lLCB0ZXh0OiB0aGlzLkNPTlNVTUUxKHQucXVvdGVkVGV4dCkgfTtcbiAgICAgICAgICB9LFxuICAgICAgICB9LFxuICAgICAgICB7XG4gICAgICAgICAgQUxUOiAoKSA9PiB7XG4gICAgICAgICAgICB0aGlzLkNPTlNVTUUodC5rZXl3b3JkKFwiY29tcG9uZW50XCIpKTtcbiAgICAgICAgICAgIHJldHVybiB7IGtpbmQ6IFwiY29tcG9uZW50XCIsIC4uLnRoaXMuU1VCUlVMRTEodGhpcy5rZXllZE5hbWUpIH07XG4gICAgICAgICAgfSxcbiAgICAgICAgfSxcbiAgICAgICAge1xuICAgICAgICAgIEFMVDogKCkgPT4ge1xuICAgICAgICAgICAgdGhpcy5DT05TVU1FKHQua2V5d29yZChcImFkanVzdFwiKSk7XG4gICAgICAgICAgICBjb25zdCBuYW1lID0gdGhpcy5jb25zdW1lKDMxLCB0LndvcmQpO1xuICAgICAgICAgICAgcmV0dXJuIHsga2luZDogXCJhZGp1c3RcIiwgbmFtZSwgZXZlbnQ6IHRoaXMuT1BUSU9OMigoKSA9PiB0aGlzLmNvbnN1bWUoMzIsIHQud29yZCkpID8/IG51bGwgfTtcbiAgICAgICAgICB9LFxuICAgICAgICB9LFxuICAgICAgICB7XG4gICAgICAgICAgQUxUOiAoKSA9PiB7XG4gICAgICAgICAgICB0aGlzLkNPTlNVTUUodC5rZXl3b3JkKFwic2VydmljZVwiKSk7XG4gICAgICAgICAgICByZXR1cm4geyBraW5kOiBcInNlcnZpY2VcIiwgdmFsdWU6IHRoaXMuQ09OU1VNRTUodC53b3JkKSB9O1xuICAgICAgICAgIH0sXG4gICAgICAgIH0sXG4gICAgICAgIHtcbiAgICAgICAgICBBTFQ6ICgpID0+IHtcbiAgICAgICAgICAgIHRoaXMuQ09OU1VNRSh0LmtleXdvcmQoXCJuZWVkc1wiKSk7XG4gICAgICAgICAgICBjb25zdCBpdGVtczogTmVlZEl0ZW1bXSA9IFtdO1xuICAgICAgICAgICAgdGhpcy5BVF9MRUFTVF9PTkVfU0VQKHsgU0VQOiB0LmNvbW1hLCBERUY6ICgpID0+IGl0ZW1zLnB1c2godGhpcy5TVUJSVUxFMih0aGlzLmtleWVkTmFtZSkpIH0pO1xuICAgICAgICAgICAgcmV0dXJuIHsga2luZDogXCJuZWVkc1wiLCBpdGVtcyB9O1xuICAgICAgICAgIH0sXG4gICAgICAgIH0sXG4gICAgICAgIHtcbiAgICAgICAgICBBTFQ6ICgpID0+IHtcbiAgICAgICAgICAgIHRoaXMuQ09OU1VNRSh0LmtleXdvcmQoXCJzZXZlcml0eVwiKSk7XG4gICAgICAgICAgICByZXR1cm4geyBraW5kOiBcInNldmVyaXR5XCIsIHZhbHVlOiB0aGlzLkNPTlNVTUU2KHQud29yZCkgfTtcbiAgICAgICAgICB9LFxuICAgICAgICB9LFxuICAgICAgICB7XG4gICAgICAgICAgQUxUOiAoKSA9PiB7XG4gICAgICAgICAgICB0aGlzLkNPTlNVTUUodC5rZXl3b3JkKFwib3BlbnNcIikpO1xuICAgICAgICAgICAgcmV0dXJuIHRoaXMuU1VCUlVMRSh0aGlzLm9wZW5pbmcpO1xuICAgICAgICAgIH0sXG4gICAgICAgIH0sXG4gICAgICAgIHtcbiAgICAgICAgICBBTFQ6ICgpID0+IHtcbiAgICAgICAgICAgIHRoaXMuQ09OU1VNRSh0LmtleXdvcmQoXCJxdWlldFwiKSk7XG4gICAgICAgICAgICByZXR1cm4geyBraW5kOiBcInF1aWV0XCIsIHZhbHVlOiB0aGlzLkNPTlNVTUU3KHQud29yZCkgfTtcbiAgICAgICAgICB9LFxuICAgICAgICB9LFxuICAgICAgICB7XG4gICAgICAgICAgQUxUOiAoKSA9PiB7XG4gICAgICAgICAgICBjb25zdCBpc1Jlc3RhcnQgPSB0aGlzLk9SMyhbXG4gICAgICAgICAgICAgIHsgQUxUOiAoKSA9PiB0aGlzLkNPTlNVTUUodC5rZXl3b3JkKFwicmVzdGFydFwiKSkgIT09IHVuZGVmaW5lZCB9LFxuICAgICAgICAgICAgICB7IEFMVDogKCkgPT4gdGhpcy5DT05TVU1FKHQua2V5d29yZChcInNldHRsZXNcIikpID09PSB1bmRlZmluZWQgfSxcbiAgICAgICAgICAgIF0pO1xuICAgICAgICAgICAgcmV0dXJuIHsga2luZDogaXNSZXN0YXJ0ID8gXCJyZXN0YXJ0XCIgOiBcInNldHRsZXNcIiwgdmFsdWU6IHRoaXMuQ09OU1VNRTgodC53b3JkKSB9O1xuICAgICAgICAgIH0sXG4gICAgICAgIH0sXG4gICAgICAgIC4uLihbXCJ0aXRsZVwiLCBcImhpbnRcIiwgXCJxdWVzdGlvblwiXSBhcyBjb25zdCkubWFwKChraW5kLCBpbmRleCkgPT4gKHtcbiAgICAgICAgICBBTFQ6ICgpOiBTdGF0ZW1lbnRCb2R5ID0+IHtcbiAgICAgICAgICAgIHRoaXMuQ09OU1VNRSh0LmtleXdvcmQoa2luZCkpO1xuICAgICAgICAgICAgcmV0dXJuIHsga2luZCwgdGV4dDogdGhpcy5zdWJydWxlKGluZGV4ICsgMiwgdGhpcy50ZXh0UGFpcikgfTtcbiAgICAgICAgICB9LFxuICAgICAgICB9KSksXG4gICAgICAgIHtcbiAgICAgICAgICBBTFQ6ICgpID0+IHtcbiAgICAgICAgICAgIHRoaXMuQ09OU1VNRSh0LmtleXdvcmQoXCJ1bnNlZW5cIikpO1xuICAgICAgICAgICAgdGhpcy5DT05TVU1FKHQua2V5d29yZChcImJ5XCIpKTtcbiAgICAgICAgICAgIGNvbnN0IGNoZWNrID0gdGhpcy5DT05TVU1FMih0LnF1b3RlZFRleHQpO1xuICAgICAgICAgICAgdGhpcy5DT05TVU1FKHQuY29sb24pO1xuICAgICAgICAgICAgcmV0dXJuIHsga2luZDogXCJ1bnNlZW5cIiwgY2hlY2ssIHdoeTogdGhpcy5TVUJSVUxFNSh0aGlzLnRleHRQYWlyKSB9O1xuICAgICAgICAgIH0sXG4gICAgICAgIH0sXG4gICAgICAgIC4uLnQuaGVhbHRoV29yZHMubWFwKChoZWFsdGgsIGluZGV4KSA9PiAoe1xuICAgICAgICAgIEFMVDogKCk6IFN0YXRlbWVudEJvZHkgPT4ge1xuICAgICAgICAgICAgdGhpcy5DT05TVU1FKHQua2V5d29yZChoZWFsdGgpKTtcbiAgICAgICAgICAgIHJldHVybiB7IGtpbmQ6IFwiZXZlbnRcIiwgbmFtZTogdGhpcy5jb25zdW1lKDIwICsgaW5kZXgsIHQud29yZCkgfTtcbiAgICAgICAgICB9LFxuICAgICAgICB9KSksXG4gICAgICAgIHtcbiAgICAgICAgICBBTFQ6ICgpID0+IHtcbiAgICAgICAgICAgIHRoaXMuQ09OU1VNRSh0LmtleXdvcmQoXCJpbmhlcml0c1wiKSk7XG4gICAgICAgICAgICByZXR1cm4geyBraW5kOiBcImluaGVyaXRzXCIsIGZpZWxkczogdGhpcy5TVUJSVUxFMih0aGlzLm5hbWVzKSB9O1xuICAgICAgICAgIH0sXG4gICAgICAgIH0sXG4gICAgICAgIHtcbiAgICAgICAgICBBTFQ6ICgpID0+IHtcbiAgICAgICAgICAgIHRoaXMuQ09OU1VNRSh0LmtleXdvcmQoXCJjb3VudHNcIikpO1xuICAgICAgICAgICAgcmV0dXJuIHsga2luZDogXCJjb3VudHNcIiwgZmllbGQ6IHRoaXMuU1VCUlVMRTIodGhpcy5maWVsZFJlZmVyZW5jZSkgfTtcbiAgICAgICAgICB9LFxuICAgICAgICB9LFxuICAgICAgICB7XG4gICAgICAgICAgQUxUOiAoKSA9PiB7XG4gICAgICAgICAgICB0aGlzLkNPTlNVTUUodC5rZXl3b3JkKFwic2FtZVwiKSk7XG4gICAgICAgICAgICByZXR1cm4geyBraW5kOiBcInNhbWVcIiwgZmllbGQ6IHRoaXMuU1VCUlVMRTUodGhpcy5maWVsZFJlZmVyZW5jZSkgfTtcbiAgICAgICAgICB9LFxuICAgICAgICB9LFxuICAgICAgICB7XG4gICAgICAgICAgQUxUOiAoKSA9PiB7XG4gICAgICAgICAgICB0aGlzLkNPTlNVTUUodC5rZXl3b3JkKFwidG9va1wiKSk7XG4gICAgICAgICAgICBjb25zdCBmaWVsZHM6IElUb2tlbltdID0gW107XG4gICAgICAgICAgICB0aGlzLkFUX0xFQVNUX09ORV9TRVAyKHsgU0VQOiB0LnBsdXMsIERFRjogKCkgPT4gZmllbGRzLnB1c2godGhpcy5TVUJSVUxFMyh0aGlzLmZpZWxkUmVmZXJlbmNlKSkgfSk7XG4gICAgICAgICAgICByZXR1cm4geyBraW5kOiBcInRvb2tcIiwgZmllbGRzLCB1bml0OiB0aGlzLk9QVElPTigoKSA9PiB0aGlzLmNvbnN1bWUoMzAsIHQud29yZCkpID8/IG51bGwgfTtcbiAgICAgICAgICB9LFxuICAgICAgICB9LFxuICAgICAgICB7XG4gICAgICAgICAgQUxUOiAoKSA9PiB7XG4gICAgICAgICAgICB0aGlzLkNPTlNVTUUodC5rZXl3b3JkKFwidW5sZXNzXCIpKTtcbiAgICAgICAgICAgIHJldHVybiB0aGlzLlNVQlJVTEUodGhpcy51bmxlc3MpO1xuICAgICAgICAgIH0sXG4gICAgICAgIH0sXG4gICAgICAgIHtcbiAgICAgICAgICBBTFQ6ICgpID0+IHtcbiAgICAgICAgICAgIHRoaXMuQ09OU1VNRSh0LmtleXdvcmQoXCJ3aGVuXCIpKTtcbiAgICAgICAgICAgIGNvbnN0IGZpZWxkID0gdGhpcy5TVUJSVUxFNCh0aGlzLmZpZWxkUmVmZXJlbmNlKTtcbiAgICAgICAgICAgIHJldHVybiB7IGtpbmQ6IFwid2hlblwiLCBmaWVsZCwgLi4udGhpcy5TVUJSVUxFKHRoaXMud2hlblRlc3QpIH07XG4gICAgICAgICAgfSxcbiAgICAgICAgfSxcbiAgICAgICAgLi4uKFtcImVjaG9cIiwgXCJpbnN0YW50XCIsIFwiYWN0aW9uXCJdIGFzIGNvbnN0KS5tYXAoKGtpbmQpID0+ICh7XG4gICAgICAgICAgQUxUOiAoKTogU3RhdGVtZW50Qm9keSA9PiB7XG4gICAgICAgICAgICB0aGlzLkNPTlNVTUUodC5rZXl3b3JkKGtpbmQpKTtcbiAgICAgICAgICAgIHJldHVybiB7IGtpbmQgfTtcbiAgICAgICAgICB9LFxuICAgICAgICB9KSksXG4gICAgICAgIHtcbiAgICAgICAgICBBTFQ6ICgpID0+IHtcbiAgICAgICAgICAgIHRoaXMuQ09OU1VNRSh0LmtleXdvcmQoXCJwcm92ZXNcIikpO1xuICAgICAgICAgICAgdGhpcy5DT05TVU1FKHQua2V5d29yZChcInVuY2xlYW5cIikpO1xuICAgICAgICAgICAgdGhpcy5DT05TVU1FKHQua2V5d29yZChcInN0b3BcIikpO1xuICAgICAgICAgICAgcmV0dXJuIHsga2luZDogXCJwcm92ZXNcIiB9O1xuICAgICAgICAgIH0sXG4gICAgICAgIH0sXG4gICAgICBdKSxcbiAgICB7IHJlY292ZXJ5VmFsdWVGdW5jOiAoKTogU3RhdGVtZW50Qm9keSA9PiAoeyBraW5kOiBcImJyb2tlblwiIH0pIH0sXG4gICk7XG5cbiAgcHJpdmF0ZSBsaW5lKHRva2VuOiBUb2tlblR5cGUsIGtpbmQ6IFwicGF0dGVyblwiIHwgXCJzYW1wbGVcIiB8IFwidmFsdWVzXCIgfCBcImxvb2tBbGlrZVwiKTogU3RhdGVtZW50Qm9keSB7XG4gICAgdGhpcy5DT05TVU1FKHRva2VuKTtcbiAgICByZXR1cm4geyBraW5kIH07XG4gIH1cbn1cblxuY29uc3QgcGFyc2VyID0gbmV3IFN0YXRlbWVudFBhcnNlcigpO1xuXG4vKiogVGhlIHN0YXRlbWVudCBvZiBvbmUgbGluZSdzIHRva2Vuczsgd2hhdCBpcyB3cm9uZyB3aXRoIGl0IGlzIHJlcG9ydGVkLCBhbmQgdGhlbiBpdHMga2luZCBpcyBgYnJva2VuYC4gKi9cbmV4cG9ydCBmdW5jdGlvbiBwYXJzZVN0YXRlbWVudCh0b2tlbnM6IHJlYWRvbmx5IElUb2tlbltdLCByZXBvcnRlcjogUmVwb3J0ZXIpOiBTdGF0ZW1lbnQge1xuICBwYXJzZXIuaW5wdXQgPSBbLi4udG9rZW5zXTtcbiAgY29uc3QgYm9keSA9IHBhcnNlci5zdGF0ZW1lbnQoKTtcbiAgY29uc3QgZXJyb3IgPSBwYXJzZXIuZXJyb3JzWzBdO1xuICBjb25zdCBmaXJzdCA9IHRva2Vuc1swXSE7XG4gIGlmIChlcnJvciA9PT0gdW5kZWZpbmVkKSByZXR1cm4geyBmaXJzdCwgLi4uYm9keSB9O1xuICByZXBvcnRTeW50YXgoZXJyb3IsIHRva2VucywgcmVwb3J0ZXIpO1xuICByZXR1cm4geyBmaXJzdCwga2luZDogXCJicm9rZW5cIiB9O1xufVxuIiwgImNvbnN0IF9faW5qZWN0ZWRfZmlsZW5hbWVfXyA9IFwiL3RtcC93L3dlYi9zcmMvZ3JhbW1hci9zeW50YXgtZXJyb3JzLnRzXCI7Y29uc3QgX19pbmplY3RlZF9kaXJuYW1lX18gPSBcIi90bXAvdy93ZWIvc3JjL2dyYW1tYXJcIjtjb25zdCBfX2luamVjdGVkX2ltcG9ydF9tZXRhX3VybF9fID0gXCJmaWxlOi8vL3RtcC93L3dlYi9zcmMvZ3JhbW1hci9zeW50YXgtZXJyb3JzLnRzXCI7aW1wb3J0IHtcbiAgRU9GLFxuICB0eXBlIElQYXJzZXJFcnJvck1lc3NhZ2VQcm92aWRlcixcbiAgdHlwZSBJUmVjb2duaXRpb25FeGNlcHRpb24sXG4gIHR5cGUgSVRva2VuLFxuICB0eXBlIFRva2VuVHlwZSxcbiAgdG9rZW5NYXRjaGVyLFxufSBmcm9tIFwiY2hldnJvdGFpblwiO1xuaW1wb3J0IHsgbWVhbnRIaW50IH0gZnJvbSBcIi4vbmVhcmVzdC5qc1wiO1xuaW1wb3J0IHsgbGlzdGVkLCBxdW90ZWQsIHR5cGUgUmVwb3J0ZXIgfSBmcm9tIFwiLi9yZXBvcnRlci5qc1wiO1xuaW1wb3J0ICogYXMgdCBmcm9tIFwiLi90b2tlbnMuanNcIjtcblxuY29uc3QgbGFiZWxPZiA9ICh0b2tlbjogVG9rZW5UeXBlKSA9PiB0b2tlbi5MQUJFTCA/PyB0b2tlbi5uYW1lO1xuXG4vKiogY2hldnJvdGFpbidzIG1lc3NhZ2UgYmVjb21lcyB0aGUgZGlhZ25vc3RpYydzIGBleHBlY3RlZGA7IHdoYXQgd2FzIGZvdW5kIGlzIHdvcmRlZCBpbiBgcmVwb3J0U3ludGF4YC4gKi9cbmV4cG9ydCBjb25zdCBleHBlY3RhdGlvbnM6IElQYXJzZXJFcnJvck1lc3NhZ2VQcm92aWRlciA9IHtcbiAgYnVpbGRNaXNtYXRjaFRva2VuTWVzc2FnZTogKHsgZXhwZWN0ZWQgfSkgPT4gbGFiZWxPZihleHBlY3RlZCksXG4gIGJ1aWxkTm90QWxsSW5wdXRQYXJzZWRNZXNzYWdlOiAoKSA9PiBcInRoZSBlbmQgb2YgdGhlIGxpbmVcIixcbiAgYnVpbGROb1ZpYWJsZUFsdE1lc3NhZ2U6ICh7IGV4cGVjdGVkUGF0aHNQZXJBbHQgfSkgPT5cbiAgICBsaXN0ZWQoWy4uLm5ldyBTZXQoZXhwZWN0ZWRQYXRoc1BlckFsdC5mbGF0TWFwKChwYXRocykgPT4gcGF0aHMubWFwKChwYXRoKSA9PiBsYWJlbE9mKHBhdGhbMF0hKSkpKV0pLFxuICBidWlsZEVhcmx5RXhpdE1lc3NhZ2U6ICh7IGV4cGVjdGVkSXRlcmF0aW9uUGF0aHMgfSkgPT5cbiAgICBsaXN0ZWQoZXhwZWN0ZWRJdGVyYXRpb25QYXRocy5tYXAoKHBhdGgpID0+IGxhYmVsT2YocGF0aFswXSEpKSksXG59O1xuXG4vKiogVGVsbHMgd2hhdCBpcyB3cm9uZyB3aXRoIHRoZSB0b2tlbnMgb2Ygb25lIGxpbmUuICovXG5leHBvcnQgZnVuY3Rpb24gcmVwb3J0U3ludGF4KGVycm9yOiBJUmVjb2duaXRpb25FeGNlcHRpb24sIHRva2VuczogcmVhZG9ubHkgSVRva2VuW10sIHJlcG9ydGVyOiBSZXBvcnRlcik6IHZvaWQge1xuICBjb25zdCBmb3VuZCA9IGVycm9yLnRva2VuO1xuICBjb25zdCBsaW5lID0gdG9rZW5zWzBdIS5zdGFydExpbmUhO1xuICBjb25zdCBleHBlY3RlZCA9IGVycm9yLm1lc3NhZ2U7XG4gIGlmICh0b2tlbk1hdGNoZXIoZm91bmQsIEVPRikpIHtcbiAgICBjb25zdCBjb2x1bW4gPSB0b2tlbnMuYXQoLTEpIS5lbmRDb2x1bW4hICsgMTtcbiAgICByZXBvcnRlci5lcnJvcihcImdyYW1tYXIuc3ludGF4XCIsIHsgbGluZSwgY29sdW1uIH0sIFwiVGhlIGxpbmUgZW5kcyB0b28gZWFybHlcIiwgeyBleHBlY3RlZCB9KTtcbiAgICByZXR1cm47XG4gIH1cbiAgY29uc3QgcGxhY2UgPSB7IGxpbmUsIGNvbHVtbjogZm91bmQuc3RhcnRDb2x1bW4hIH07XG4gIGlmIChmb3VuZC50b2tlblR5cGUgPT09IHQub3BlblRleHQpIHtcbiAgICBjb25zdCBoaW50ID0gJ2Nsb3NlIGl0IHdpdGggYFwiYDsgYSBxdW90ZSBpbnNpZGUgYSB0ZXh0IGlzIHdyaXR0ZW4gYFxcXFxcImAnO1xuICAgIHJlcG9ydGVyLmVycm9yKFwiZ3JhbW1hci5zeW50YXhcIiwgcGxhY2UsIFwiVGhpcyB0ZXh0IGhhcyBubyBjbG9zaW5nIHF1b3RlXCIsIHtcbiAgICAgIGV4cGVjdGVkOiBcImEgdGV4dCBiZXR3ZWVuIGRvdWJsZSBxdW90ZXNcIixcbiAgICAgIGhpbnQsXG4gICAgfSk7XG4gIH0gZWxzZSBpZiAoZm91bmQudG9rZW5UeXBlID09PSB0LmxhdGVDb21tZW50KSB7XG4gICAgcmVwb3J0ZXIuZXJyb3IoXCJncmFtbWFyLnN5bnRheFwiLCBwbGFjZSwgXCJBIGNvbW1lbnQgbWF5IG5vdCBmb2xsb3cgb24gdGhlIHNhbWUgbGluZVwiLCB7XG4gICAgICBleHBlY3RlZCxcbiAgICAgIGhpbnQ6IFwicHV0IGl0IG9uIGEgbGluZSBvZiBpdHMgb3duXCIsXG4gICAgfSk7XG4gIH0gZWxzZSBpZiAoZm91bmQgPT09IHRva2Vuc1swXSkge1xuICAgIGNvbnN0IGhpbnQgPSBtZWFudEhpbnQoXG4gICAgICBmb3VuZC5pbWFnZSxcbiAgICAgIHQuc3RhdGVtZW50V29yZHMsXG4gICAgICBcImxpbmVzIG9mIGFuIGV2ZW50IGJlZ2luIHdpdGggYHxgLCBgPmAsIGA9YCwgYCFgIG9yIGEga2V5d29yZFwiLFxuICAgICk7XG4gICAgcmVwb3J0ZXIuZXJyb3IoXCJncmFtbWFyLnVua25vd24td29yZFwiLCBwbGFjZSwgYE5vIGxpbmUgYmVnaW5zIHdpdGggJHtxdW90ZWQoZm91bmQuaW1hZ2UpfWAsIHtcbiAgICAgIGV4cGVjdGVkOiBcImEga2V5d29yZCBvZiB0aGUgZ3JhbW1hciBsYW5ndWFnZVwiLFxuICAgICAgaGludCxcbiAgICB9KTtcbiAgfSBlbHNlIHtcbiAgICBjb25zdCBjYW5kaWRhdGVzID0gWy4uLmV4cGVjdGVkLm1hdGNoQWxsKC9gKFthLXpdKylgL2cpXS5tYXAoKG1hdGNoKSA9PiBtYXRjaFsxXSEpO1xuICAgIHJlcG9ydGVyLmVycm9yKFwiZ3JhbW1hci5zeW50YXhcIiwgcGxhY2UsIGAke3F1b3RlZChmb3VuZC5pbWFnZSl9IGRvZXMgbm90IGJlbG9uZyBoZXJlYCwge1xuICAgICAgZXhwZWN0ZWQsXG4gICAgICBoaW50OiBtZWFudEhpbnQoZm91bmQuaW1hZ2UsIGNhbmRpZGF0ZXMpLFxuICAgIH0pO1xuICB9XG59XG4iLCAiY29uc3QgX19pbmplY3RlZF9maWxlbmFtZV9fID0gXCIvdG1wL3cvd2ViL3NyYy9ncmFtbWFyL3BhcnNlci50c1wiO2NvbnN0IF9faW5qZWN0ZWRfZGlybmFtZV9fID0gXCIvdG1wL3cvd2ViL3NyYy9ncmFtbWFyXCI7Y29uc3QgX19pbmplY3RlZF9pbXBvcnRfbWV0YV91cmxfXyA9IFwiZmlsZTovLy90bXAvdy93ZWIvc3JjL2dyYW1tYXIvcGFyc2VyLnRzXCI7aW1wb3J0IHR5cGUgeyBEaWFnbm9zdGljIH0gZnJvbSBcIi4uL2RpYWdub3N0aWMuanNcIjtcbmltcG9ydCB7IGJ1aWxkRHJhZnQgfSBmcm9tIFwiLi9idWlsZC5qc1wiO1xuaW1wb3J0IHR5cGUgeyBHcmFtbWFyRHJhZnQgfSBmcm9tIFwiLi9kcmFmdC5qc1wiO1xuaW1wb3J0IHsgdHlwZSBHcmFtbWFyLCBncmFtbWFyU2NoZW1hLCBsYW5ndWFnZVZlcnNpb24sIHNpbGVuY2VFdmVudCB9IGZyb20gXCIuL21vZGVsLmpzXCI7XG5pbXBvcnQgeyBjcmVhdGVSZXBvcnRlciwgdHlwZSBSZXBvcnRlciB9IGZyb20gXCIuL3JlcG9ydGVyLmpzXCI7XG5pbXBvcnQgeyBwYXJzZVN0YXRlbWVudCB9IGZyb20gXCIuL3N0YXRlbWVudC1wYXJzZXIuanNcIjtcbmltcG9ydCB7IGdyYW1tYXJMaW5lcyB9IGZyb20gXCIuL3Rva2Vucy5qc1wiO1xuXG4vKipcbiAqIFJlYWRzIHRoZSB0ZXh0IG9mIGEgZ3JhbW1hciBmaWxlOyBgZmlsZWAgaXMgaG93IG1lc3NhZ2VzIG5hbWUgaXQuIEFsbCBlcnJvcnMgb2YgdGhlIHRleHQgYXJlIGdpdmVuIGF0IG9uY2UsIGluIHRoZVxuICogb3JkZXIgb2YgaXRzIGxpbmVzOyBgZ3JhbW1hcmAgaXMgbnVsbCB3aGVuIHRoZXJlIGlzIGFueS5cbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHBhcnNlR3JhbW1hcih0ZXh0OiBzdHJpbmcsIGZpbGU6IHN0cmluZyk6IHsgZ3JhbW1hcjogR3JhbW1hciB8IG51bGw7IGRpYWdub3N0aWNzOiBEaWFnbm9zdGljW10gfSB7XG4gIGNvbnN0IG5vcm1hbCA9IHRleHQucmVwbGFjZSgvXlxcdUZFRkYvLCBcIlwiKS5yZXBsYWNlQWxsKFwiXFxyXFxuXCIsIFwiXFxuXCIpO1xuICBjb25zdCByZXBvcnRlciA9IGNyZWF0ZVJlcG9ydGVyKGZpbGUsIG5vcm1hbC5zcGxpdChcIlxcblwiKSk7XG4gIGNvbnN0IHN0YXRlbWVudHMgPSBncmFtbWFyTGluZXMobm9ybWFsKS5tYXAoKHRva2VucykgPT4gcGFyc2VTdGF0ZW1lbnQodG9rZW5zLCByZXBvcnRlcikpO1xuICBjb25zdCBkcmFmdCA9IGJ1aWxkRHJhZnQoc3RhdGVtZW50cywgcmVwb3J0ZXIpO1xuICBjb25zdCB7IGRpYWdub3N0aWNzIH0gPSByZXBvcnRlcjtcbiAgLy8gT2YgYSBuZXdlciBsYW5ndWFnZSBub3RoaW5nIGVsc2UgdGhhdCB3ZSB3b3VsZCBzYXkgaXMgbGlrZWx5IHRvIGJlIHRydWUuXG4gIGlmIChkcmFmdCA9PT0gbnVsbClcbiAgICByZXR1cm4geyBncmFtbWFyOiBudWxsLCBkaWFnbm9zdGljczogZGlhZ25vc3RpY3MuZmlsdGVyKCh7IGNvZGUgfSkgPT4gY29kZSA9PT0gXCJncmFtbWFyLnZlcnNpb25cIikgfTtcbiAgcmVwb3J0TWlzc2luZyhkcmFmdCwgcmVwb3J0ZXIpO1xuICBkaWFnbm9zdGljcy5zb3J0KChhLCBiKSA9PiBhLmxpbmUhIC0gYi5saW5lISB8fCBhLmNvbHVtbiEgLSBiLmNvbHVtbiEpO1xuICBpZiAoZGlhZ25vc3RpY3MubGVuZ3RoID4gMCkgcmV0dXJuIHsgZ3JhbW1hcjogbnVsbCwgZGlhZ25vc3RpY3MgfTtcbiAgY29uc3QgbW9kZWwgPSBncmFtbWFyU2NoZW1hLnNhZmVQYXJzZSh7XG4gICAgbGFuZ3VhZ2U6IGxhbmd1YWdlVmVyc2lvbixcbiAgICBuYW1lOiBkcmFmdC5uYW1lLFxuICAgIHRpdGxlOiBkcmFmdC50aXRsZSxcbiAgICBmaWxlLFxuICAgIHByb2dyYW1zOiBkcmFmdC5wcm9ncmFtcyA/PyBbXSxcbiAgICBjb21wb25lbnRzOiBkcmFmdC5jb21wb25lbnRzLm1hcCgoY29tcG9uZW50KSA9PiBjb21wb25lbnQubW9kZWwpLFxuICAgIGV2ZW50czogZHJhZnQuZXZlbnRzLm1hcCgoZXZlbnQpID0+IGV2ZW50Lm1vZGVsKSxcbiAgICBhZGp1c3RtZW50czogZHJhZnQuYWRqdXN0bWVudHMubWFwKChhZGp1c3RtZW50KSA9PiBhZGp1c3RtZW50Lm1vZGVsKSxcbiAgfSk7XG4gIGlmIChtb2RlbC5zdWNjZXNzKSByZXR1cm4geyBncmFtbWFyOiBtb2RlbC5kYXRhLCBkaWFnbm9zdGljcyB9O1xuICBmb3IgKGNvbnN0IGlzc3VlIG9mIG1vZGVsLmVycm9yLmlzc3Vlcykge1xuICAgIHJlcG9ydGVyLmVycm9yKFwiZ3JhbW1hci5tb2RlbFwiLCBkcmFmdC5wbGFjZSwgYCR7aXNzdWUucGF0aC5qb2luKFwiLlwiKX06ICR7aXNzdWUubWVzc2FnZX1gKTtcbiAgfVxuICByZXR1cm4geyBncmFtbWFyOiBudWxsLCBkaWFnbm9zdGljcyB9O1xufVxuXG5mdW5jdGlvbiByZXBvcnRNaXNzaW5nKGRyYWZ0OiBHcmFtbWFyRHJhZnQsIHJlcG9ydGVyOiBSZXBvcnRlcik6IHZvaWQge1xuICBjb25zdCBtaXNzaW5nID0gKG1lc3NhZ2U6IHN0cmluZywgcGxhY2U6IHsgbGluZTogbnVtYmVyOyBjb2x1bW46IG51bWJlciB9LCBleHBlY3RlZDogc3RyaW5nKSA9PlxuICAgIHJlcG9ydGVyLmVycm9yKFwiZ3JhbW1hci5taXNzaW5nXCIsIHBsYWNlLCBtZXNzYWdlLCB7IGV4cGVjdGVkIH0pO1xuICBpZiAoIWRyYWZ0LmJyb2tlbikge1xuICAgIGlmIChkcmFmdC5zZWVuLnNpemUgPT09IDApIG1pc3NpbmcoXCJUaGUgZ3JhbW1hciBpcyBlbXB0eVwiLCBkcmFmdC5wbGFjZSwgYGxvZ3NjYW4gZ3JhbW1hciAke2xhbmd1YWdlVmVyc2lvbn1gKTtcbiAgICBlbHNlIGlmIChkcmFmdC5uYW1lID09PSBudWxsKSBtaXNzaW5nKFwiVGhlIGdyYW1tYXIgaGFzIG5vIG5hbWVcIiwgZHJhZnQucGxhY2UsICdncmFtbWFyIE5BTUUgXCJFbmdsaXNoXCIgLyBcIlx1NjVFNVx1NjcyQ1x1OEE5RVwiJyk7XG4gICAgY29uc3QgaXNPbmx5QWRqdXN0aW5nID0gZHJhZnQuYWRqdXN0bWVudHMubGVuZ3RoID4gMCAmJiBkcmFmdC5jb21wb25lbnRzLmxlbmd0aCA9PT0gMCAmJiBkcmFmdC5ldmVudHMubGVuZ3RoID09PSAwO1xuICAgIGlmIChpc09ubHlBZGp1c3RpbmcpIHJldHVybjtcbiAgICBpZiAoZHJhZnQucHJvZ3JhbXMgPT09IG51bGwpIG1pc3NpbmcoXCJUaGUgZ3JhbW1hciBuYW1lcyBubyBwcm9ncmFtXCIsIGRyYWZ0LnBsYWNlLCBcInByb2dyYW0gTkFNRSwgb3IgcHJvZ3JhbSBub25lXCIpO1xuICAgIGlmIChkcmFmdC5jb21wb25lbnRzLmxlbmd0aCA9PT0gMCAmJiBkcmFmdC5ldmVudHMubGVuZ3RoID09PSAwKVxuICAgICAgbWlzc2luZyhcIlRoZSBncmFtbWFyIGhhcyBubyBjb21wb25lbnRcIiwgZHJhZnQucGxhY2UsIFwiY29tcG9uZW50IE5BTUUsIG9yIGNvbXBvbmVudCBOQU1FIHtmaWVsZH1cIik7XG4gICAgZWxzZSBpZiAoZHJhZnQuZXZlbnRzLmxlbmd0aCA9PT0gMClcbiAgICAgIG1pc3NpbmcoXCJUaGUgZ3JhbW1hciBoYXMgbm8gZXZlbnRcIiwgZHJhZnQucGxhY2UsIFwiYW4gZXZlbnQgc3VjaCBhczogZmFpbGluZyBOQU1FXCIpO1xuICB9XG4gIGZvciAoY29uc3QgY29tcG9uZW50IG9mIGRyYWZ0LmNvbXBvbmVudHMpIHtcbiAgICBpZiAoY29tcG9uZW50LmJyb2tlbiB8fCBjb21wb25lbnQubW9kZWwudGl0bGUgIT09IG51bGwpIGNvbnRpbnVlO1xuICAgIG1pc3NpbmcoYFRoZSAke2NvbXBvbmVudC5sYWJlbH0gaGFzIG5vIHRpdGxlYCwgY29tcG9uZW50LnBsYWNlLCAndGl0bGUgXCJFbmdsaXNoXCIgLyBcIlx1NjVFNVx1NjcyQ1x1OEE5RVwiJyk7XG4gIH1cbiAgZm9yIChjb25zdCBldmVudCBvZiBkcmFmdC5ldmVudHMpIHtcbiAgICAvLyBBIHNpbGVuY2UgaGFzIG5vIGxpbmU6IGl0IGlzIGZvdW5kIGJ5IHdoYXQgaXMgbWlzc2luZy5cbiAgICBpZiAoZXZlbnQuYnJva2VuIHx8IGV2ZW50Lm1vZGVsLnBhdHRlcm5zLmxlbmd0aCA+IDAgfHwgZXZlbnQubW9kZWwubmFtZSA9PT0gc2lsZW5jZUV2ZW50KSBjb250aW51ZTtcbiAgICBtaXNzaW5nKGBUaGUgJHtldmVudC5sYWJlbH0gaGFzIG5vIHBhdHRlcm5gLCBldmVudC5wbGFjZSwgXCJ8IGFuZCB0aGUgdGV4dCBvZiBhIGxvZyBtZXNzYWdlXCIpO1xuICB9XG59XG4iLCAiY29uc3QgX19pbmplY3RlZF9maWxlbmFtZV9fID0gXCIvdG1wL3cvd2ViL3NyYy9kaWFnbm9zdGljLnRzXCI7Y29uc3QgX19pbmplY3RlZF9kaXJuYW1lX18gPSBcIi90bXAvdy93ZWIvc3JjXCI7Y29uc3QgX19pbmplY3RlZF9pbXBvcnRfbWV0YV91cmxfXyA9IFwiZmlsZTovLy90bXAvdy93ZWIvc3JjL2RpYWdub3N0aWMudHNcIjsvKiogSG93IG11Y2ggYSBkaWFnbm9zdGljIG1hdHRlcnM6IGBlcnJvcmAgbWVhbnMgdGhhdCBzb21ldGhpbmcgYXNrZWQgZm9yIGNvdWxkIG5vdCBiZSBkb25lLiAqL1xuZXhwb3J0IHR5cGUgRGlhZ25vc3RpY1NldmVyaXR5ID0gXCJlcnJvclwiIHwgXCJ3YXJuaW5nXCIgfCBcImluZm9ybWF0aW9uXCI7XG5cbi8qKiBBIHByb2JsZW0gd2l0aCBhbiBpbnB1dCBvciBhIGdyYW1tYXIsIHdvcmRlZCBmb3IgdGhlIHBlcnNvbiB3aG8gbXVzdCBhY3Qgb24gaXQuICovXG5leHBvcnQgaW50ZXJmYWNlIERpYWdub3N0aWMge1xuICAvKiogU3RhYmxlIGlkZW50aWZpZXIsIGUuZy4gYHJlYWQucGVybWlzc2lvbmA7IG5ldmVyIHJldXNlZCBmb3Igc29tZXRoaW5nIGVsc2UuICovXG4gIHJlYWRvbmx5IGNvZGU6IHN0cmluZztcbiAgcmVhZG9ubHkgc2V2ZXJpdHk6IERpYWdub3N0aWNTZXZlcml0eTtcbiAgcmVhZG9ubHkgbWVzc2FnZTogc3RyaW5nO1xuICByZWFkb25seSBmaWxlPzogc3RyaW5nIHwgdW5kZWZpbmVkO1xuICAvKiogRnJvbSAxLiAqL1xuICByZWFkb25seSBsaW5lPzogbnVtYmVyIHwgdW5kZWZpbmVkO1xuICAvKiogRnJvbSAxLCBpbiBjaGFyYWN0ZXJzIG9mIHRoZSBsaW5lLiAqL1xuICByZWFkb25seSBjb2x1bW4/OiBudW1iZXIgfCB1bmRlZmluZWQ7XG4gIC8qKiBXaGF0IHdvdWxkIGhhdmUgYmVlbiByaWdodC4gKi9cbiAgcmVhZG9ubHkgZXhwZWN0ZWQ/OiBzdHJpbmcgfCB1bmRlZmluZWQ7XG4gIC8qKiBIb3cgdG8gbWVuZCBpdC4gKi9cbiAgcmVhZG9ubHkgaGludD86IHN0cmluZyB8IHVuZGVmaW5lZDtcbn1cblxuLyoqIGBmaWxlOmxpbmU6Y29sdW1uYCwgYXMgZmFyIGFzIHRoZXkgYXJlIGtub3duOyBlbXB0eSB3aGVuIG5vdCBldmVuIHRoZSBmaWxlIGlzLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHBsYWNlT2YoZGlhZ25vc3RpYzogRGlhZ25vc3RpYyk6IHN0cmluZyB7XG4gIHJldHVybiBbZGlhZ25vc3RpYy5maWxlLCBkaWFnbm9zdGljLmxpbmUsIGRpYWdub3N0aWMuY29sdW1uXS5maWx0ZXIoKHBhcnQpID0+IHBhcnQgIT09IHVuZGVmaW5lZCkuam9pbihcIjpcIik7XG59XG5cbi8qKlxuICogQSB0ZXh0IHRoYXQgYSB0ZXJtaW5hbCBzaG93cyBhcyBpdCBpczogY29udHJvbCBjaGFyYWN0ZXJzLCBhbHNvIHRob3NlIG9mIEMxLCBpbnZpc2libGUgYW5kIGRpcmVjdGlvbi1jaGFuZ2luZyBvbmVzIGFyZVxuICogd3JpdHRlbiBhcyBgXFx4MWJgIG9yIGBcXHUyMDJlYC4gRXZlcnkgdGV4dCBvZiBhIGxvZyBnb2VzIHRocm91Z2ggaXQsIHNpbmNlIGl0IG1heSBiZSBhbiBhdHRhY2tlcidzLlxuICovXG5leHBvcnQgZnVuY3Rpb24gdmlzaWJsZSh0ZXh0OiBzdHJpbmcpOiBzdHJpbmcge1xuICByZXR1cm4gdGV4dC5yZXBsYWNlKC9bXFxwe0NjfVxccHtDZn1cXHB7Q299XFxwe0NzfVxcdTIwMjhcXHUyMDI5XS9ndSwgKGNoYXJhY3RlcikgPT4ge1xuICAgIGlmIChjaGFyYWN0ZXIgPT09IFwiXFx0XCIpIHJldHVybiBcIlxcXFx0XCI7XG4gICAgY29uc3QgY29kZSA9IGNoYXJhY3Rlci5jb2RlUG9pbnRBdCgwKSA/PyAwO1xuICAgIHJldHVybiBjb2RlIDwgMjU2ID8gYFxcXFx4JHtjb2RlLnRvU3RyaW5nKDE2KS5wYWRTdGFydCgyLCBcIjBcIil9YCA6IGBcXFxcdXske2NvZGUudG9TdHJpbmcoMTYpfX1gO1xuICB9KTtcbn1cbiIsICJjb25zdCBfX2luamVjdGVkX2ZpbGVuYW1lX18gPSBcIi90bXAvdy93ZWIvc3JjL2dyYW1tYXIvcHJpbnQudHNcIjtjb25zdCBfX2luamVjdGVkX2Rpcm5hbWVfXyA9IFwiL3RtcC93L3dlYi9zcmMvZ3JhbW1hclwiO2NvbnN0IF9faW5qZWN0ZWRfaW1wb3J0X21ldGFfdXJsX18gPSBcImZpbGU6Ly8vdG1wL3cvd2ViL3NyYy9ncmFtbWFyL3ByaW50LnRzXCI7aW1wb3J0IHsgdHlwZSBEaWFnbm9zdGljLCBwbGFjZU9mLCB2aXNpYmxlIH0gZnJvbSBcIi4uL2RpYWdub3N0aWMuanNcIjtcblxuLyoqIExvbmdlciBzb3VyY2UgbGluZXMgYXJlIHNob3duIGluIHBhcnQsIGFyb3VuZCB0aGUgY29sdW1uLiAqL1xuY29uc3Qgc2hvd25DaGFyYWN0ZXJzID0gMTIwO1xuXG4vKiogRWFzdCBBc2lhbiBjaGFyYWN0ZXJzIHRoYXQgdGFrZSB0d28gY29sdW1ucyBvZiBhIHRlcm1pbmFsLiAqL1xuY29uc3Qgd2lkZSA9XG4gIC9bXFx1MTEwMC1cXHUxMTVmXFx1MmU4MC1cXHUzMDNlXFx1MzA0MS1cXHVhNGNmXFx1YWMwMC1cXHVkN2EzXFx1ZjkwMC1cXHVmYWZmXFx1ZmUzMC1cXHVmZTZmXFx1ZmYwMC1cXHVmZjYwXFx1ZmZlMC1cXHVmZmU2XS87XG4vKipcbiAqIEEgZGlhZ25vc3RpYyBhcyB0ZXh0IG9mIHNldmVyYWwgbGluZXMgd2l0aG91dCBhIG5ld2xpbmUgYXQgaXRzIGVuZDogcGxhY2UsIHNldmVyaXR5LCBjb2RlIGFuZCBtZXNzYWdlOyBmcm9tXG4gKiBgc291cmNlVGV4dGAsIHRoZSB3aG9sZSB0ZXh0IG9mIHRoZSBmaWxlLCB0aGUgbGluZSB3aXRoIGEgY2FyZXQgYmVsb3cgdGhlIGNvbHVtbjsgd2hhdCB3YXMgZXhwZWN0ZWQ7IGEgaGludC5cbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHByaW50RGlhZ25vc3RpYyhkaWFnbm9zdGljOiBEaWFnbm9zdGljLCBzb3VyY2VUZXh0Pzogc3RyaW5nKTogc3RyaW5nIHtcbiAgY29uc3QgcGxhY2UgPSBwbGFjZU9mKGRpYWdub3N0aWMpO1xuICBjb25zdCBsaW5lcyA9IFtcbiAgICBgJHtwbGFjZSA9PT0gXCJcIiA/IFwiXCIgOiBgJHt2aXNpYmxlKHBsYWNlKX06IGB9JHtkaWFnbm9zdGljLnNldmVyaXR5fSAke2RpYWdub3N0aWMuY29kZX06ICR7dmlzaWJsZShkaWFnbm9zdGljLm1lc3NhZ2UpfWAsXG4gIF07XG4gIGNvbnN0IHNvdXJjZSA9IGRpYWdub3N0aWMubGluZSA9PT0gdW5kZWZpbmVkID8gdW5kZWZpbmVkIDogc291cmNlVGV4dD8uc3BsaXQoL1xccj9cXG4vKVtkaWFnbm9zdGljLmxpbmUgLSAxXTtcbiAgaWYgKHNvdXJjZSAhPT0gdW5kZWZpbmVkICYmIHNvdXJjZSAhPT0gXCJcIikgbGluZXMucHVzaCguLi5leGNlcnB0KHNvdXJjZSwgZGlhZ25vc3RpYy5jb2x1bW4pKTtcbiAgaWYgKGRpYWdub3N0aWMuZXhwZWN0ZWQgIT09IHVuZGVmaW5lZCkgbGluZXMucHVzaChgICBleHBlY3RlZDogJHt2aXNpYmxlKGRpYWdub3N0aWMuZXhwZWN0ZWQpfWApO1xuICBpZiAoZGlhZ25vc3RpYy5oaW50ICE9PSB1bmRlZmluZWQpIGxpbmVzLnB1c2goYCAgaGludDogJHt2aXNpYmxlKGRpYWdub3N0aWMuaGludCl9YCk7XG4gIHJldHVybiBsaW5lcy5qb2luKFwiXFxuXCIpO1xufVxuXG5mdW5jdGlvbiBleGNlcnB0KHNvdXJjZTogc3RyaW5nLCBjb2x1bW46IG51bWJlciB8IHVuZGVmaW5lZCk6IHN0cmluZ1tdIHtcbiAgY29uc3QgY2hhcmFjdGVycyA9IEFycmF5LmZyb20oc291cmNlLnJlcGxhY2UoL15cXHVGRUZGLywgXCJcIikpO1xuICBjb25zdCBmaXJzdCA9IE1hdGgubWF4KDAsIE1hdGgubWluKChjb2x1bW4gPz8gMSkgLSBzaG93bkNoYXJhY3RlcnMgLyAyLCBjaGFyYWN0ZXJzLmxlbmd0aCAtIHNob3duQ2hhcmFjdGVycykpO1xuICBjb25zdCBzaG93biA9IGNoYXJhY3RlcnMuc2xpY2UoZmlyc3QsIGZpcnN0ICsgc2hvd25DaGFyYWN0ZXJzKS5tYXAoc2hvdyk7XG4gIGNvbnN0IGJlZm9yZSA9IGZpcnN0ID4gMCA/IFwiXHUyMDI2XCIgOiBcIlwiO1xuICBjb25zdCBhZnRlciA9IGZpcnN0ICsgc2hvd25DaGFyYWN0ZXJzIDwgY2hhcmFjdGVycy5sZW5ndGggPyBcIlx1MjAyNlwiIDogXCJcIjtcbiAgY29uc3QgbGluZSA9IGAgIHwgJHtiZWZvcmV9JHtzaG93bi5qb2luKFwiXCIpfSR7YWZ0ZXJ9YDtcbiAgaWYgKGNvbHVtbiA9PT0gdW5kZWZpbmVkKSByZXR1cm4gW2xpbmVdO1xuICBjb25zdCBwYWRkaW5nID0gc2hvd25cbiAgICAuc2xpY2UoMCwgY29sdW1uIC0gMSAtIGZpcnN0KVxuICAgIC5tYXAoKHRleHQpID0+ICh3aWRlLnRlc3QodGV4dCkgPyBcIlxcdTMwMDBcIiA6IFwiIFwiLnJlcGVhdCh0ZXh0Lmxlbmd0aCkpKTtcbiAgcmV0dXJuIFtsaW5lLCBgICB8ICR7YmVmb3JlID09PSBcIlwiID8gXCJcIiA6IFwiIFwifSR7cGFkZGluZy5qb2luKFwiXCIpfV5gXTtcbn1cblxuZnVuY3Rpb24gc2hvdyhjaGFyYWN0ZXI6IHN0cmluZyk6IHN0cmluZyB7XG4gIHJldHVybiBjaGFyYWN0ZXIgPT09IFwiXFx0XCIgPyBcIiBcIiA6IHZpc2libGUoY2hhcmFjdGVyKTtcbn1cbiIsICJjb25zdCBfX2luamVjdGVkX2ZpbGVuYW1lX18gPSBcIi90bXAvdy93ZWIvc3JjL2luY2lkZW50L3JlY29yZC50c1wiO2NvbnN0IF9faW5qZWN0ZWRfZGlybmFtZV9fID0gXCIvdG1wL3cvd2ViL3NyYy9pbmNpZGVudFwiO2NvbnN0IF9faW5qZWN0ZWRfaW1wb3J0X21ldGFfdXJsX18gPSBcImZpbGU6Ly8vdG1wL3cvd2ViL3NyYy9pbmNpZGVudC9yZWNvcmQudHNcIjtpbXBvcnQgeyB6IH0gZnJvbSBcInpvZFwiO1xuaW1wb3J0IHsgc2NoZW1hVXJpLCBzY2hlbWFWZXJzaW9uIH0gZnJvbSBcIi4vdmVyc2lvbi5qc1wiO1xuXG5jb25zdCBpbnN0YW50ID0gei5pc28uZGF0ZXRpbWUoeyBvZmZzZXQ6IHRydWUgfSkuZGVzY3JpYmUoXCJSRkMgMzMzOSB3aXRoIGEgbnVtZXJpYyBvZmZzZXQsIGluIHRoZSBob3N0J3Mgem9uZVwiKTtcblxuY29uc3QgY2VydGFpbnR5U2NoZW1hID0gei5vYmplY3Qoe1xuICBwcmVjaXNpb246IHouZW51bShbXCJtaW51dGVcIiwgXCJzZWNvbmRcIiwgXCJtaWxsaXNlY29uZFwiLCBcIm1pY3Jvc2Vjb25kXCJdKSxcbiAgeWVhcjogei5lbnVtKFtcInN0YXRlZFwiLCBcImluZmVycmVkXCJdKSxcbiAgeWVhckJ5OiB6LnN0cmluZygpLmRlc2NyaWJlKFwiYnkgd2hhdCB0aGUgeWVhciB3YXMgZm91bmRcIiksXG4gIHpvbmU6IHouZW51bShbXCJzdGF0ZWRcIiwgXCJjb25maWd1cmVkXCIsIFwiYXNzdW1lZFwiXSksXG4gIHNrZXdTZWNvbmRzOiB6XG4gICAgLm51bWJlcigpXG4gICAgLm51bGxhYmxlKClcbiAgICAuZGVzY3JpYmUoXCJob3cgZmFyIHRoaXMgaG9zdCdzIGNsb2NrIG1heSBiZSBvZmYgYWdhaW5zdCB0aGUgb3RoZXJzOyBudWxsOiBub3Qga25vd25cIiksXG59KTtcblxuY29uc3QgZW5kRmllbGRzID0ge1xuICBhdDogaW5zdGFudC5udWxsYWJsZSgpLFxuICBub3RCZWZvcmU6IGluc3RhbnQubnVsbGFibGUoKSxcbiAgbm90QWZ0ZXI6IGluc3RhbnQubnVsbGFibGUoKSxcbiAgY2VydGFpbnR5OiBjZXJ0YWludHlTY2hlbWEsXG4gIGV2aWRlbmNlOiB6LmFycmF5KHouc3RyaW5nKCkpLmRlc2NyaWJlKFwicmVmcyBvZiBldmlkZW5jZSBsaW5lc1wiKSxcbn07XG5cbmNvbnN0IHN0YXJ0U2NoZW1hID0gei5vYmplY3Qoe1xuICAuLi5lbmRGaWVsZHMsXG4gIGJhc2lzOiB6LmVudW0oW1wiZmFpbGluZyBldmVudFwiLCBcInJlcG9ydGVkIGRlbGF5XCIsIFwic2lsZW5jZVwiLCBcInN0b3AgZXZlbnRcIiwgXCJsb2cgYmVnaW5zXCJdKSxcbn0pO1xuXG5jb25zdCBlbmRTY2hlbWEgPSB6Lm9iamVjdCh7XG4gIC4uLmVuZEZpZWxkcyxcbiAgYmFzaXM6IHouZW51bShbXCJ3b3JraW5nIGV2ZW50XCIsIFwicmVib290XCIsIFwic3RvcCBldmVudFwiLCBcInF1aWV0XCIsIFwidHJhZmZpYyByZXN1bWVkXCJdKSxcbn0pO1xuXG5jb25zdCBuYXR1cmVTY2hlbWEgPSB6LmVudW0oW1wiZmFpbHVyZVwiLCBcImRlZ3JhZGVkXCIsIFwicGxhbm5lZFwiLCBcImZhaWxvdmVyXCIsIFwiaW5zdGFudFwiXSk7XG5cbmNvbnN0IHN0YXRlbWVudFNjaGVtYSA9IHoub2JqZWN0KHsgdGV4dDogei5zdHJpbmcoKSwgZXZpZGVuY2U6IHouYXJyYXkoei5zdHJpbmcoKSkgfSk7XG5cbmV4cG9ydCBjb25zdCBpbmNpZGVudFNjaGVtYSA9IHoub2JqZWN0KHtcbiAgaWQ6IHouc3RyaW5nKCkucmVnZXgoL15sczEtWzAtOWEtZl17MTZ9JC8pLFxuICBhbGlhc2VzOiB6LmFycmF5KHouc3RyaW5nKCkpLFxuICBraW5kOiB6LnN0cmluZygpLFxuICBuYXR1cmU6IG5hdHVyZVNjaGVtYSxcbiAgdGl0bGU6IHouc3RyaW5nKCkubWF4KDEyMCksXG4gIHN0YXR1czogei5lbnVtKFtcInJlY292ZXJlZFwiLCBcInF1aWV0XCIsIFwib25nb2luZ1wiLCBcInVua25vd25cIl0pLFxuICBzZXZlcml0eTogei5lbnVtKFtcImNyaXRpY2FsXCIsIFwiZXJyb3JcIiwgXCJ3YXJuaW5nXCIsIFwiaW5mb1wiXSksXG4gIGNvbmZpZGVuY2U6IHoub2JqZWN0KHsgbGV2ZWw6IHouZW51bShbXCJsb3dcIiwgXCJtZWRpdW1cIiwgXCJoaWdoXCJdKSwgcmVhc29uczogei5hcnJheSh6LnN0cmluZygpKSB9KSxcbiAgdGFyZ2V0czogei5hcnJheShcbiAgICB6Lm9iamVjdCh7XG4gICAgICBob3N0OiB6LnN0cmluZygpLFxuICAgICAgc2VydmljZTogei5zdHJpbmcoKSxcbiAgICAgIGNvbXBvbmVudDogei5zdHJpbmcoKSxcbiAgICAgIHJvbGU6IHouZW51bShbXCJwcmltYXJ5XCIsIFwiYWZmZWN0ZWRcIiwgXCJyZXBvcnRpbmdcIl0pLFxuICAgIH0pLFxuICApLFxuICBzdGFydDogc3RhcnRTY2hlbWEsXG4gIGVuZDogZW5kU2NoZW1hLm51bGxhYmxlKCksXG4gIGxhc3RGYWlsaW5nQXQ6IGluc3RhbnQubnVsbGFibGUoKS5kZXNjcmliZShcImhvdyBmYXIgdGhlIGxvZyBwcm92ZXMgdGhlIGZhaWx1cmVcIiksXG4gIGR1cmF0aW9uU2Vjb25kczogei5vYmplY3QoeyBtaW46IHoubnVtYmVyKCksIG1heDogei5udW1iZXIoKS5udWxsYWJsZSgpIH0pLFxuICBvdXRhZ2VzOiB6LmFycmF5KFxuICAgIHoub2JqZWN0KHtcbiAgICAgIGNvbXBvbmVudDogei5zdHJpbmcoKSxcbiAgICAgIGhvc3Q6IHouc3RyaW5nKCksXG4gICAgICBuYXR1cmU6IG5hdHVyZVNjaGVtYSxcbiAgICAgIHN0YXJ0OiBzdGFydFNjaGVtYSxcbiAgICAgIGVuZDogZW5kU2NoZW1hLm51bGxhYmxlKCksXG4gICAgfSksXG4gICksXG4gIHRpbWVsaW5lOiB6LmFycmF5KFxuICAgIHoub2JqZWN0KHtcbiAgICAgIGF0OiBpbnN0YW50LFxuICAgICAgY2VydGFpbnR5OiBjZXJ0YWludHlTY2hlbWEsXG4gICAgICBob3N0OiB6LnN0cmluZygpLFxuICAgICAgY29tcG9uZW50OiB6LnN0cmluZygpLFxuICAgICAgd2hhdDogei5zdHJpbmcoKSxcbiAgICAgIGV2aWRlbmNlOiB6LmFycmF5KHouc3RyaW5nKCkpLFxuICAgIH0pLFxuICApLFxuICBldmlkZW5jZTogei5hcnJheShcbiAgICB6Lm9iamVjdCh7XG4gICAgICByZWY6IHouc3RyaW5nKCksXG4gICAgICBob3N0OiB6LnN0cmluZygpLFxuICAgICAgZmlsZTogei5zdHJpbmcoKSxcbiAgICAgIGxpbmU6IHouaW50KCkubWluKDEpLFxuICAgICAgYnl0ZU9mZnNldDogei5pbnQoKS5taW4oMCkuZGVzY3JpYmUoXCJvZiB0aGUgbGluZSdzIGZpcnN0IGJ5dGUsIGluIHRoZSBkZWNvbXByZXNzZWQgc3RyZWFtXCIpLFxuICAgICAgYXQ6IGluc3RhbnQsXG4gICAgICB0ZXh0OiB6LnN0cmluZygpLFxuICAgICAgZW5jb2Rpbmc6IHouZW51bShbXCJ1dGYtOFwiLCBcImxhdGluMVwiXSksXG4gICAgICBldmVudDogei5zdHJpbmcoKSxcbiAgICAgIHJvbGU6IHouZW51bShbXCJvbnNldFwiLCBcImR1cmluZ1wiLCBcInJlY292ZXJ5XCIsIFwiY29udGV4dFwiXSksXG4gICAgfSksXG4gICksXG4gIGV2aWRlbmNlT21pdHRlZDogei5pbnQoKS5taW4oMCksXG4gIGNhdXNlSGludHM6IHouYXJyYXkoc3RhdGVtZW50U2NoZW1hKSxcbiAgZGV0ZWN0aW9uR2Fwczogei5hcnJheShzdGF0ZW1lbnRTY2hlbWEpLFxuICBvcGVuUXVlc3Rpb25zOiB6LmFycmF5KHN0YXRlbWVudFNjaGVtYSksXG4gIGFjdGlvbnNTZWVuOiB6LmFycmF5KHN0YXRlbWVudFNjaGVtYSksXG4gIHJlbGF0ZWQ6IHouYXJyYXkoei5vYmplY3QoeyBpZDogei5zdHJpbmcoKSwgcmVsYXRpb246IHouc3RyaW5nKCkgfSkpLFxuICBjYXVzZTogei5udWxsKCksXG4gIHJlc3BvbnNlOiB6Lm51bGwoKSxcbn0pO1xuXG5jb25zdCBkaWFnbm9zdGljU2NoZW1hID0gei5vYmplY3Qoe1xuICBjb2RlOiB6LnN0cmluZygpLFxuICBzZXZlcml0eTogei5lbnVtKFtcImVycm9yXCIsIFwid2FybmluZ1wiLCBcImluZm9ybWF0aW9uXCJdKSxcbiAgbWVzc2FnZTogei5zdHJpbmcoKSxcbiAgZmlsZTogei5zdHJpbmcoKS5vcHRpb25hbCgpLFxuICBsaW5lOiB6LmludCgpLm9wdGlvbmFsKCksXG4gIGNvbHVtbjogei5pbnQoKS5vcHRpb25hbCgpLFxuICBleHBlY3RlZDogei5zdHJpbmcoKS5vcHRpb25hbCgpLFxuICBoaW50OiB6LnN0cmluZygpLm9wdGlvbmFsKCksXG59KTtcblxuY29uc3QgY292ZXJhZ2VTY2hlbWEgPSB6Lm9iamVjdCh7XG4gIHNvdXJjZXM6IHouYXJyYXkoXG4gICAgei5vYmplY3Qoe1xuICAgICAgbmFtZTogei5zdHJpbmcoKSxcbiAgICAgIGhvc3RzOiB6LmFycmF5KHouc3RyaW5nKCkpLFxuICAgICAgZmlsZXM6IHouYXJyYXkoei5zdHJpbmcoKSksXG4gICAgICBmaXJzdEF0OiBpbnN0YW50Lm51bGxhYmxlKCksXG4gICAgICBsYXN0QXQ6IGluc3RhbnQubnVsbGFibGUoKSxcbiAgICAgIGJ5dGVzOiB6LmludCgpLFxuICAgICAgcmVjb3Jkczogei5pbnQoKSxcbiAgICAgIHJlY29nbmlzZWQ6IHouaW50KCksXG4gICAgICBwYXNzZWRPdmVyOiB6LmludCgpLFxuICAgICAgdW5yZWFkOiB6LmludCgpLmRlc2NyaWJlKFwibGluZXMgdGhhdCBhcmUgbm8gcmVjb3JkIG9mIGEga25vd24gZm9ybVwiKSxcbiAgICB9KSxcbiAgKSxcbiAgc2lsZW5jZXM6IHpcbiAgICAuYXJyYXkoXG4gICAgICB6Lm9iamVjdCh7XG4gICAgICAgIGhvc3Q6IHouc3RyaW5nKCksXG4gICAgICAgIHNvdXJjZTogei5zdHJpbmcoKSxcbiAgICAgICAgZnJvbTogaW5zdGFudCxcbiAgICAgICAgdG86IGluc3RhbnQubnVsbGFibGUoKS5kZXNjcmliZShcIm51bGw6IHRoZSBsb2cgZW5kcyBpbiBzaWxlbmNlXCIpLFxuICAgICAgICBzZWNvbmRzOiB6Lm51bWJlcigpLFxuICAgICAgICBleHBlY3RlZDogei5udW1iZXIoKS5kZXNjcmliZShcImhvdyBtYW55IHN1Y2ggc2lsZW5jZXMgY2hhbmNlIGJyaW5ncyBpbiB0aGlzIGxvZ1wiKSxcbiAgICAgICAgcmVhc29uOiB6LmVudW0oW1wid2Vha1wiLCBcInN0b3BwZWRcIiwgXCJob3N0XCIsIFwibG9nZ2luZ1wiLCBcImFsaXZlXCIsIFwib3V0YWdlXCIsIFwidW5wcm92ZW5cIl0pLFxuICAgICAgfSksXG4gICAgKVxuICAgIC5kZXNjcmliZShcInNpbGVuY2VzIHRoYXQgYXJlIG5vIGluY2lkZW50IG9mIHRoZWlyIG93biwgYW5kIHdoeVwiKSxcbiAgYm9vdHM6IHouYXJyYXkoXG4gICAgei5vYmplY3Qoe1xuICAgICAgaG9zdDogei5zdHJpbmcoKSxcbiAgICAgIGF0OiBpbnN0YW50LFxuICAgICAgc3RvcDogei5lbnVtKFtcIm9yZGVybHlcIiwgXCJ1bmNsZWFuXCIsIFwicGFuaWNcIiwgXCJ1bmtub3duXCIsIFwibG9nIGJlZ2luc1wiXSksXG4gICAgICBsYXN0QmVmb3JlOiBpbnN0YW50Lm51bGxhYmxlKCksXG4gICAgICBmaWxlOiB6LnN0cmluZygpLFxuICAgICAgbGluZTogei5pbnQoKSxcbiAgICB9KSxcbiAgKSxcbiAgZmFpbG92ZXJzOiB6LmFycmF5KFxuICAgIHoub2JqZWN0KHtcbiAgICAgIGZyb206IHouc3RyaW5nKCkuZGVzY3JpYmUoXCJ0aGUgaG9zdCB3aG9zZSByZXF1ZXN0cyBtb3ZlZFwiKSxcbiAgICAgIHRvOiB6LnN0cmluZygpLmRlc2NyaWJlKFwidGhlIGhvc3QgdGhhdCBhbnN3ZXJlZCB0aGVtXCIpLFxuICAgICAgYXQ6IGluc3RhbnQsXG4gICAgICB1bnRpbDogaW5zdGFudC5udWxsYWJsZSgpLFxuICAgICAgc2tld1NlY29uZHM6IHoubnVtYmVyKCkuZGVzY3JpYmUoXCJob3cgZmFyIHRoZSBvdGhlciBob3N0J3MgY2xvY2sgaXMgYWhlYWQgaWYgdGhlc2Ugd2VyZSB0aGUgc2FtZSByZXF1ZXN0c1wiKSxcbiAgICB9KSxcbiAgKSxcbiAgbm90UmVhZDogei5hcnJheSh6Lm9iamVjdCh7IHBhdGg6IHouc3RyaW5nKCksIHJlYXNvbjogei5zdHJpbmcoKSB9KSksXG59KTtcblxuZXhwb3J0IGNvbnN0IGRvY3VtZW50U2NoZW1hID0gei5vYmplY3Qoe1xuICAkc2NoZW1hOiB6LnN0cmluZygpLFxuICBzY2hlbWFWZXJzaW9uOiB6LmxpdGVyYWwoc2NoZW1hVmVyc2lvbiksXG4gIHRvb2w6IHoub2JqZWN0KHtcbiAgICBuYW1lOiB6LmxpdGVyYWwoXCJsb2dzY2FuXCIpLFxuICAgIHZlcnNpb246IHouc3RyaW5nKCksXG4gICAgem9uZTogei5zdHJpbmcoKSxcbiAgICBub3c6IGluc3RhbnQsXG4gICAgc2luY2U6IGluc3RhbnQub3B0aW9uYWwoKSxcbiAgICB1bnRpbDogaW5zdGFudC5vcHRpb25hbCgpLFxuICB9KSxcbiAgaW5jaWRlbnRzOiB6LmFycmF5KGluY2lkZW50U2NoZW1hKSxcbiAgY292ZXJhZ2U6IGNvdmVyYWdlU2NoZW1hLFxuICBkaWFnbm9zdGljczogei5hcnJheShkaWFnbm9zdGljU2NoZW1hKSxcbn0pO1xuXG5leHBvcnQgdHlwZSBJbmNpZGVudCA9IHouaW5mZXI8dHlwZW9mIGluY2lkZW50U2NoZW1hPjtcbmV4cG9ydCB0eXBlIENlcnRhaW50eSA9IHouaW5mZXI8dHlwZW9mIGNlcnRhaW50eVNjaGVtYT47XG5leHBvcnQgdHlwZSBFdmlkZW5jZUxpbmUgPSBJbmNpZGVudFtcImV2aWRlbmNlXCJdW251bWJlcl07XG5leHBvcnQgdHlwZSBDb3ZlcmFnZSA9IHouaW5mZXI8dHlwZW9mIGNvdmVyYWdlU2NoZW1hPjtcbmV4cG9ydCB0eXBlIFNjYW5Eb2N1bWVudCA9IHouaW5mZXI8dHlwZW9mIGRvY3VtZW50U2NoZW1hPjtcblxuLyoqIFRoZSBKU09OIFNjaGVtYSBvZiB3aGF0IGAtLWZvcm1hdCBqc29uYCBwcmludHMuICovXG5leHBvcnQgZnVuY3Rpb24ganNvblNjaGVtYSgpOiBSZWNvcmQ8c3RyaW5nLCB1bmtub3duPiB7XG4gIHJldHVybiB7ICRpZDogc2NoZW1hVXJpLCB0aXRsZTogXCJsb2dzY2FuIGRyYWZ0IGluY2lkZW50c1wiLCAuLi56LnRvSlNPTlNjaGVtYShkb2N1bWVudFNjaGVtYSwgeyBpbzogXCJpbnB1dFwiIH0pIH07XG59XG4iLCAie1xuICBcIm5hbWVcIjogXCJsb2dzY2FuXCIsXG4gIFwidmVyc2lvblwiOiBcIjAuMS4wXCIsXG4gIFwiZGVzY3JpcHRpb25cIjogXCJSZWFkcyAvdmFyL2xvZyBhbmQgd3JpdGVzIHRoZSBkcmFmdHMgb2YgaW5jaWRlbnQgcmVwb3J0cywgd2l0aCBkZXRlY3RlZCBzdGFydCBhbmQgZW5kIHRpbWVzXCIsXG4gIFwia2V5d29yZHNcIjogW1xuICAgIFwic3lzbG9nXCIsXG4gICAgXCJpbmNpZGVudFwiLFxuICAgIFwib3V0YWdlXCIsXG4gICAgXCJwb3N0bW9ydGVtXCIsXG4gICAgXCJ0aW1lbGluZVwiLFxuICAgIFwibG9nXCIsXG4gICAgXCJ4ZnNcIixcbiAgICBcInBvc3RmaXhcIlxuICBdLFxuICBcImxpY2Vuc2VcIjogXCJNSVRcIixcbiAgXCJ0eXBlXCI6IFwibW9kdWxlXCIsXG4gIFwiZW5naW5lc1wiOiB7XG4gICAgXCJub2RlXCI6IFwiPj0yMC4xOVwiXG4gIH0sXG4gIFwiYmluXCI6IHtcbiAgICBcImxvZ3NjYW5cIjogXCJkaXN0L2NsaS5qc1wiXG4gIH0sXG4gIFwiZXhwb3J0c1wiOiB7XG4gICAgXCIuXCI6IHtcbiAgICAgIFwidHlwZXNcIjogXCIuL2Rpc3QvaW5kZXguZC50c1wiLFxuICAgICAgXCJpbXBvcnRcIjogXCIuL2Rpc3QvaW5kZXguanNcIlxuICAgIH0sXG4gICAgXCIuL3NjaGVtYS8qXCI6IFwiLi9kaXN0L3NjaGVtYS8qXCIsXG4gICAgXCIuL3BhY2thZ2UuanNvblwiOiBcIi4vcGFja2FnZS5qc29uXCJcbiAgfSxcbiAgXCJ0eXBlc1wiOiBcIi4vZGlzdC9pbmRleC5kLnRzXCIsXG4gIFwiZmlsZXNcIjogW1xuICAgIFwiZGlzdFwiLFxuICAgIFwiZ3JhbW1hcnNcIixcbiAgICBcIkNIQU5HRUxPRy5tZFwiXG4gIF0sXG4gIFwic2lkZUVmZmVjdHNcIjogZmFsc2UsXG4gIFwic2NyaXB0c1wiOiB7XG4gICAgXCJidWlsZFwiOiBcInRzdXBcIixcbiAgICBcImNoZWNrXCI6IFwiYmlvbWUgY2hlY2sgLS1lcnJvci1vbi13YXJuaW5ncyAuICYmIHRzYyAtLW5vRW1pdFwiLFxuICAgIFwiZm9ybWF0XCI6IFwiYmlvbWUgY2hlY2sgLS13cml0ZSAuXCIsXG4gICAgXCJwcmVwYXJlXCI6IFwidHN1cFwiLFxuICAgIFwidGVzdFwiOiBcInZpdGVzdCBydW5cIixcbiAgICBcImJlbmNoXCI6IFwibm9kZSB0ZXN0cy9iZW5jaC9ydW4ubWpzXCJcbiAgfSxcbiAgXCJkZXBlbmRlbmNpZXNcIjoge1xuICAgIFwiY2hldnJvdGFpblwiOiBcIjExLjIuMFwiLFxuICAgIFwiZmFzdC1nbG9iXCI6IFwiMy4zLjNcIixcbiAgICBcImZ6c3RkXCI6IFwiMC4xLjFcIixcbiAgICBcImx1eG9uXCI6IFwiMy43LjJcIixcbiAgICBcInVuYnppcDItc3RyZWFtXCI6IFwiMS40LjNcIixcbiAgICBcInh6LWRlY29tcHJlc3NcIjogXCIwLjIuM1wiLFxuICAgIFwiem9kXCI6IFwiNC42LjdcIlxuICB9LFxuICBcImRldkRlcGVuZGVuY2llc1wiOiB7XG4gICAgXCJAYmlvbWVqcy9iaW9tZVwiOiBcIjIuNi44XCIsXG4gICAgXCJAdHlwZXMvbHV4b25cIjogXCIzLjcuNlwiLFxuICAgIFwiQHR5cGVzL25vZGVcIjogXCIyMC4xOS40M1wiLFxuICAgIFwiZmFzdC1jaGVja1wiOiBcIjQuMTAuMlwiLFxuICAgIFwidHN1cFwiOiBcIjguNS4xXCIsXG4gICAgXCJ0eXBlc2NyaXB0XCI6IFwiNS45LjNcIixcbiAgICBcInZpdGVzdFwiOiBcIjQuMS4xMlwiXG4gIH1cbn1cbiIsICJjb25zdCBfX2luamVjdGVkX2ZpbGVuYW1lX18gPSBcIi90bXAvdy93ZWIvc3JjL2luY2lkZW50L3ZlcnNpb24udHNcIjtjb25zdCBfX2luamVjdGVkX2Rpcm5hbWVfXyA9IFwiL3RtcC93L3dlYi9zcmMvaW5jaWRlbnRcIjtjb25zdCBfX2luamVjdGVkX2ltcG9ydF9tZXRhX3VybF9fID0gXCJmaWxlOi8vL3RtcC93L3dlYi9zcmMvaW5jaWRlbnQvdmVyc2lvbi50c1wiO2ltcG9ydCBwYWNrYWdlSnNvbiBmcm9tIFwiLi4vLi4vcGFja2FnZS5qc29uXCIgd2l0aCB7IHR5cGU6IFwianNvblwiIH07XG5cbi8qKiBUaGUgdmVyc2lvbiBvZiB0aGUgcGFja2FnZS4gKi9cbmV4cG9ydCBjb25zdCB2ZXJzaW9uOiBzdHJpbmcgPSBwYWNrYWdlSnNvbi52ZXJzaW9uO1xuXG4vKiogVGhlIHZlcnNpb24gb2YgdGhlIGRyYWZ0IHJlY29yZDsgYGtpbmRgIGFuZCB0aGUgbWVhbmluZyBvZiBmaWVsZHMgbmV2ZXIgY2hhbmdlIHdpdGhpbiBvbmUuICovXG5leHBvcnQgY29uc3Qgc2NoZW1hVmVyc2lvbiA9IDE7XG5cbmV4cG9ydCBjb25zdCBzY2hlbWFVcmkgPSBcInVybjpsb2dzY2FuOnNjaGVtYTppbmNpZGVudDoxXCI7XG4iXSwKICAibWFwcGluZ3MiOiAiO0FBQTRLLFNBQVMsV0FBVyxxQkFBcUI7QUFDck4sU0FBUyxRQUFBQSxhQUFZO0FBQ3JCLFNBQVMscUJBQXFCO0FBQzlCLFNBQVMsb0JBQWtDOzs7QUNIMkosU0FBUyxhQUFhLG9CQUFvQjtBQUNoUCxTQUFTLFVBQVUsWUFBWTs7O0FDRG1MLFNBQVMsZUFBQUMsY0FBMEIsU0FBQUMsY0FBYTs7O0FDQzNQLElBQU0sYUFBYTtBQUFBLEVBQ3hCO0FBQUEsRUFDQTtBQUFBLEVBQ0E7QUFBQSxFQUNBO0FBQUEsRUFDQTtBQUFBLEVBQ0E7QUFBQSxFQUNBO0FBQUEsRUFDQTtBQUFBLEVBQ0E7QUFBQSxFQUNBO0FBQUEsRUFDQTtBQUFBLEVBQ0E7QUFDRjtBQUlBLElBQU0sVUFBVTtBQUNoQixJQUFNLFNBQVM7QUFDZixJQUFNLFlBQVksR0FBRyxNQUFNO0FBRTNCLFNBQVMsU0FBUyxPQUEyQjtBQUMzQyxRQUFNLFFBQVEsSUFBSSxXQUFXLEdBQUc7QUFDaEMsYUFBVyxRQUFRLE9BQU8sS0FBSyxPQUFPLFFBQVEsRUFBRyxPQUFNLElBQUksSUFBSTtBQUMvRCxTQUFPO0FBQ1Q7QUFFQSxTQUFTLFdBQVcsT0FBMkI7QUFDN0MsU0FBTyxTQUFTLEtBQUssRUFBRSxJQUFJLENBQUMsY0FBYyxJQUFJLFNBQVM7QUFDekQ7QUFHTyxJQUFNLGVBQXdEO0FBQUEsRUFDbkUsTUFBTSxXQUFXLElBQUs7QUFBQSxFQUN0QixNQUFNLFdBQVcsRUFBRTtBQUFBLEVBQ25CLEtBQUssU0FBUyxJQUFJLE1BQU0sRUFBRTtBQUFBLEVBQzFCLFFBQVEsU0FBUyxLQUFLLE1BQU0sRUFBRTtBQUFBLEVBQzlCLEtBQUssU0FBUyxLQUFLLFNBQVMsRUFBRTtBQUFBLEVBQzlCLElBQUksU0FBUyxHQUFHLFNBQVMsS0FBSztBQUFBLEVBQzlCLE1BQU0sU0FBUyxHQUFHLE9BQU8sR0FBRyxNQUFNLEtBQUs7QUFBQSxFQUN2QyxNQUFNLFdBQVcsSUFBSztBQUFBLEVBQ3RCLE1BQU0sV0FBVyxLQUFNO0FBQUEsRUFDdkIsVUFBVSxTQUFTLElBQUksTUFBTSxhQUFhO0FBQUEsRUFDMUMsUUFBUSxTQUFTLEdBQUcsT0FBTyxHQUFHLE1BQU0sT0FBTztBQUFBLEVBQzNDLE9BQU8sV0FBVyxFQUFFO0FBQ3RCO0FBR0EsSUFBTSxlQUFlLFNBQVMsR0FBRyxPQUFPLEdBQUcsTUFBTSxLQUFLO0FBd0MvQyxJQUFNLGdCQUE2QyxJQUFJLElBQUk7QUFBQSxFQUNoRSxDQUFDLElBQUksQ0FBQztBQUFBLEVBQ04sQ0FBQyxNQUFNLElBQUs7QUFBQSxFQUNaLEdBQUcsQ0FBQyxLQUFLLE9BQU8sU0FBUyxFQUFFLElBQUksQ0FBQyxTQUFTLENBQUMsTUFBTSxDQUFDLENBQVU7QUFBQSxFQUMzRCxHQUFHLENBQUMsT0FBTyxTQUFTLEVBQUUsSUFBSSxDQUFDLFNBQVMsQ0FBQyxNQUFNLEVBQUUsQ0FBVTtBQUFBLEVBQ3ZELENBQUMsS0FBSyxJQUFJO0FBQUEsRUFDVixDQUFDLEtBQUssS0FBTTtBQUNkLENBQUM7QUFDRCxJQUFNLGFBQWEsQ0FBQyxHQUFHLGNBQWMsT0FBTyxDQUFDO0FBQzdDLElBQU0sWUFBWSxDQUFDLEdBQUcsY0FBYyxLQUFLLENBQUMsRUFBRSxJQUFJLENBQUMsU0FBUyxPQUFPLEtBQUssSUFBSSxDQUFDO0FBb0NwRSxTQUFTLFVBQVUsT0FBZSxNQUFzQjtBQUM3RCxTQUFPLE9BQU8sSUFBSSxRQUFRLEtBQUssTUFBTSxJQUFJLElBQUksSUFBSSxRQUFRO0FBQzNEO0FBUU8sU0FBUyxnQkFBZ0IsT0FBOEI7QUFDNUQsUUFBTSxRQUFRLDRCQUE0QixLQUFLLEtBQUs7QUFDcEQsUUFBTSxVQUFVLFVBQVUsT0FBTyxTQUFZLGNBQWMsSUFBSSxNQUFNLENBQUMsQ0FBRTtBQUN4RSxTQUFPLFlBQVksU0FBWSxPQUFPLFVBQVUsT0FBTyxNQUFPLENBQUMsQ0FBQyxHQUFHLE9BQU87QUFDNUU7OztBQ3BKb00sU0FBUyxTQUFTO0FBSS9NLElBQU0sa0JBQWtCO0FBR3hCLElBQU0sZUFBZTtBQUU1QixJQUFNLE9BQU8sRUFBRSxhQUFhLEVBQUUsSUFBSSxFQUFFLE9BQU8sRUFBRSxJQUFJLENBQUMsR0FBRyxJQUFJLEVBQUUsT0FBTyxFQUFFLElBQUksQ0FBQyxFQUFFLENBQUM7QUFHckUsSUFBTSxrQkFBa0IsRUFBRSxLQUFLLFVBQVU7QUFHaEQsSUFBTSxnQkFBZ0IsRUFBRSxNQUFNO0FBQUEsRUFDNUIsRUFBRSxhQUFhLEVBQUUsU0FBUyxFQUFFLE9BQU8sRUFBRSxJQUFJLENBQUMsRUFBRSxDQUFDO0FBQUEsRUFDN0MsRUFBRSxhQUFhLEVBQUUsTUFBTSxFQUFFLE9BQU8sR0FBRyxNQUFNLGdCQUFnQixDQUFDO0FBQzVELENBQUM7QUFFRCxJQUFNLGVBQWUsRUFBRSxhQUFhO0FBQUE7QUFBQSxFQUVsQyxNQUFNLEVBQUUsT0FBTztBQUFBO0FBQUEsRUFFZixRQUFRLEVBQUUsT0FBTyxFQUFFLE9BQU8sR0FBRyxFQUFFLE9BQU8sQ0FBQztBQUFBO0FBQUEsRUFFdkMsSUFBSSxFQUFFLElBQUk7QUFBQTtBQUFBLEVBRVYsUUFBUSxFQUFFLElBQUksRUFBRSxJQUFJLENBQUMsRUFBRSxTQUFTO0FBQ2xDLENBQUM7QUFHTSxJQUFNLG1CQUFtQjtBQUVoQyxJQUFNLGdCQUFnQixFQUFFLGFBQWE7QUFBQSxFQUNuQyxRQUFRLEVBQUUsT0FBTztBQUFBO0FBQUEsRUFFakIsY0FBYyxFQUFFLE1BQU0sRUFBRSxNQUFNLGFBQWEsRUFBRSxJQUFJLENBQUMsQ0FBQyxFQUFFLElBQUksQ0FBQyxFQUFFLElBQUksZ0JBQWdCO0FBQUE7QUFBQSxFQUVoRixJQUFJLEVBQUUsSUFBSTtBQUFBO0FBQUEsRUFFVixRQUFRLEVBQUUsSUFBSSxFQUFFLElBQUksQ0FBQyxFQUFFLFNBQVM7QUFDbEMsQ0FBQztBQUdNLElBQU0sbUJBQW1CO0FBR2hDLElBQU0sY0FBYyxFQUFFLGFBQWE7QUFBQSxFQUNqQyxPQUFPLEVBQUUsSUFBSSxFQUFFLElBQUksQ0FBQztBQUFBLEVBQ3BCLGVBQWUsRUFBRSxPQUFPLEVBQUUsSUFBSSxDQUFDO0FBQUE7QUFBQSxFQUUvQixXQUFXLEVBQUUsT0FBTyxFQUFFLFNBQVM7QUFDakMsQ0FBQztBQUdELElBQU0sa0JBQWtCLEVBQUUsTUFBTTtBQUFBO0FBQUEsRUFFOUIsRUFBRSxhQUFhO0FBQUEsSUFDYixPQUFPLEVBQUUsT0FBTztBQUFBLElBQ2hCLE1BQU0sRUFBRSxLQUFLLENBQUMsTUFBTSxVQUFVLGFBQWEsQ0FBQztBQUFBLElBQzVDLFFBQVEsRUFBRSxNQUFNLEVBQUUsT0FBTyxDQUFDLEVBQUUsSUFBSSxDQUFDO0FBQUE7QUFBQSxJQUVqQyxJQUFJLEVBQUUsSUFBSTtBQUFBLEVBQ1osQ0FBQztBQUFBLEVBQ0QsRUFBRSxhQUFhLEVBQUUsT0FBTyxFQUFFLE9BQU8sR0FBRyxNQUFNLEVBQUUsS0FBSyxDQUFDLEtBQUssTUFBTSxLQUFLLElBQUksQ0FBQyxHQUFHLFFBQVEsRUFBRSxPQUFPLEdBQUcsSUFBSSxFQUFFLElBQUksRUFBRSxDQUFDO0FBQzdHLENBQUM7QUFFTSxJQUFNLGlCQUFpQixFQUFFLEtBQUssQ0FBQyxZQUFZLFNBQVMsV0FBVyxNQUFNLENBQUM7QUFFdEUsSUFBTSxlQUFlLEVBQUUsS0FBSyxDQUFDLFdBQVcsV0FBVyxZQUFZLFdBQVcsV0FBVyxRQUFRLE9BQU8sQ0FBQztBQUU1RyxJQUFNLGNBQWMsRUFBRSxhQUFhO0FBQUEsRUFDakMsTUFBTSxFQUFFLE9BQU87QUFBQSxFQUNmLFFBQVE7QUFBQTtBQUFBLEVBRVIsV0FBVyxFQUFFLElBQUksRUFBRSxJQUFJLENBQUM7QUFBQTtBQUFBLEVBRXhCLFVBQVUsRUFBRSxNQUFNLEVBQUUsT0FBTyxDQUFDLEVBQUUsU0FBUztBQUFBO0FBQUEsRUFFdkMsWUFBWSxFQUFFLE1BQU0sZUFBZTtBQUFBLEVBQ25DLE9BQU8sWUFBWSxTQUFTO0FBQUE7QUFBQSxFQUU1QixjQUFjLEVBQUUsT0FBTyxFQUFFLFNBQVMsRUFBRSxTQUFTO0FBQUE7QUFBQSxFQUU3QyxVQUFVLEVBQUUsTUFBTSxFQUFFLE9BQU8sQ0FBQztBQUFBO0FBQUEsRUFFNUIsUUFBUSxFQUFFLE9BQU8sRUFBRSxTQUFTO0FBQUE7QUFBQSxFQUU1QixNQUFNLEVBQUUsT0FBTyxFQUFFLFNBQVM7QUFBQTtBQUFBLEVBRTFCLE1BQU0sRUFBRSxNQUFNLEVBQUUsT0FBTyxDQUFDO0FBQUE7QUFBQSxFQUV4QixpQkFBaUIsRUFBRSxPQUFPLEVBQUUsU0FBUztBQUFBO0FBQUEsRUFFckMsUUFBUSxFQUFFLGFBQWEsRUFBRSxPQUFPLEVBQUUsT0FBTyxHQUFHLE9BQU8sRUFBRSxPQUFPLEVBQUUsQ0FBQyxFQUFFLFNBQVM7QUFBQTtBQUFBLEVBRTFFLHFCQUFxQixFQUFFLE1BQU0sRUFBRSxPQUFPLENBQUM7QUFBQSxFQUN2QyxNQUFNLEVBQUUsUUFBUTtBQUFBLEVBQ2hCLFNBQVMsRUFBRSxRQUFRO0FBQUE7QUFBQSxFQUVuQixRQUFRLEVBQUUsUUFBUTtBQUFBO0FBQUEsRUFFbEIsYUFBYSxFQUFFLFFBQVE7QUFBQSxFQUN2QixVQUFVLGVBQWUsU0FBUztBQUFBLEVBQ2xDLE9BQU8sS0FBSyxTQUFTO0FBQUEsRUFDckIsT0FBTyxFQUFFLE1BQU0sSUFBSTtBQUFBLEVBQ25CLFdBQVcsRUFBRSxNQUFNLElBQUk7QUFBQSxFQUN2QixVQUFVLEVBQUUsTUFBTSxhQUFhO0FBQUEsRUFDL0IsU0FBUyxFQUFFLE1BQU0sWUFBWTtBQUFBLEVBQzdCLFlBQVksRUFBRSxNQUFNLEVBQUUsYUFBYSxFQUFFLE1BQU0sRUFBRSxPQUFPLEdBQUcsSUFBSSxFQUFFLElBQUksR0FBRyxRQUFRLEVBQUUsSUFBSSxFQUFFLElBQUksQ0FBQyxFQUFFLFNBQVMsRUFBRSxDQUFDLENBQUM7QUFBQSxFQUN4RyxJQUFJLEVBQUUsSUFBSTtBQUNaLENBQUM7QUFFRCxJQUFNLGtCQUFrQixFQUFFLGFBQWE7QUFBQSxFQUNyQyxNQUFNLEVBQUUsT0FBTztBQUFBO0FBQUEsRUFFZixLQUFLLEVBQUUsT0FBTyxFQUFFLFNBQVM7QUFBQTtBQUFBLEVBRXpCLE9BQU8sRUFBRSxNQUFNLEVBQUUsYUFBYSxFQUFFLE1BQU0sRUFBRSxPQUFPLEdBQUcsS0FBSyxFQUFFLE9BQU8sRUFBRSxTQUFTLEVBQUUsQ0FBQyxDQUFDO0FBQUEsRUFDL0UsU0FBUyxFQUFFLE9BQU87QUFBQSxFQUNsQixVQUFVO0FBQUEsRUFDVixPQUFPO0FBQUEsRUFDUCxjQUFjLEVBQUUsT0FBTyxFQUFFLFNBQVM7QUFBQTtBQUFBLEVBRWxDLGdCQUFnQixFQUFFLE9BQU87QUFBQTtBQUFBLEVBRXpCLGdCQUFnQixFQUFFLE9BQU87QUFBQSxFQUN6QixPQUFPO0FBQUEsRUFDUCxPQUFPLEVBQUUsTUFBTSxJQUFJO0FBQUEsRUFDbkIsV0FBVyxFQUFFLE1BQU0sSUFBSTtBQUFBO0FBQUEsRUFFdkIsVUFBVSxFQUFFLE1BQU0sRUFBRSxhQUFhLEVBQUUsT0FBTyxFQUFFLE9BQU8sR0FBRyxLQUFLLEtBQUssQ0FBQyxDQUFDO0FBQUE7QUFBQSxFQUVsRSxVQUFVLEVBQUUsUUFBUTtBQUFBLEVBQ3BCLElBQUksRUFBRSxJQUFJO0FBQ1osQ0FBQztBQUdELElBQU0sbUJBQW1CLEVBQUUsYUFBYTtBQUFBLEVBQ3RDLFdBQVcsRUFBRSxPQUFPO0FBQUEsRUFDcEIsT0FBTyxFQUFFLE9BQU8sRUFBRSxTQUFTO0FBQUEsRUFDM0IsVUFBVSxlQUFlLFNBQVM7QUFBQSxFQUNsQyxPQUFPLFlBQVksU0FBUztBQUFBO0FBQUEsRUFFNUIsY0FBYyxFQUFFLE9BQU8sRUFBRSxTQUFTLEVBQUUsU0FBUztBQUFBLEVBQzdDLGdCQUFnQixFQUFFLE9BQU8sRUFBRSxTQUFTO0FBQUEsRUFDcEMsZ0JBQWdCLEVBQUUsT0FBTyxFQUFFLFNBQVM7QUFBQSxFQUNwQyxJQUFJLEVBQUUsSUFBSTtBQUNaLENBQUM7QUFFTSxJQUFNLGdCQUFnQixFQUFFLGFBQWE7QUFBQSxFQUMxQyxVQUFVLEVBQUUsUUFBUSxlQUFlO0FBQUEsRUFDbkMsTUFBTSxFQUFFLE9BQU87QUFBQSxFQUNmLE9BQU87QUFBQTtBQUFBLEVBRVAsTUFBTSxFQUFFLE9BQU87QUFBQTtBQUFBLEVBRWYsVUFBVSxFQUFFLE1BQU0sRUFBRSxPQUFPLENBQUM7QUFBQSxFQUM1QixZQUFZLEVBQUUsTUFBTSxlQUFlO0FBQUEsRUFDbkMsUUFBUSxFQUFFLE1BQU0sV0FBVztBQUFBLEVBQzNCLGFBQWEsRUFBRSxNQUFNLGdCQUFnQjtBQUN2QyxDQUFDOzs7QUNqS00sU0FBUyxhQUFhLE1BQWMsSUFBb0I7QUFDN0QsTUFBSSxhQUF1QixDQUFDO0FBQzVCLE1BQUksT0FBTyxNQUFNLEtBQUssRUFBRSxRQUFRLEdBQUcsU0FBUyxFQUFFLEdBQUcsQ0FBQyxHQUFHLFVBQVUsS0FBSztBQUNwRSxXQUFTLE1BQU0sR0FBRyxPQUFPLEtBQUssUUFBUSxPQUFPO0FBQzNDLFVBQU0sVUFBVSxDQUFDLEdBQUc7QUFDcEIsYUFBUyxTQUFTLEdBQUcsVUFBVSxHQUFHLFFBQVEsVUFBVTtBQUNsRCxZQUFNLE9BQU8sS0FBSyxNQUFNLENBQUMsTUFBTSxHQUFHLFNBQVMsQ0FBQztBQUM1QyxVQUFJLE9BQU8sS0FBSyxJQUFJLEtBQUssTUFBTSxJQUFLLEdBQUcsUUFBUSxTQUFTLENBQUMsSUFBSyxHQUFHLEtBQUssU0FBUyxDQUFDLEtBQU0sT0FBTyxJQUFJLEVBQUU7QUFDbkcsWUFBTSxVQUFVLE1BQU0sS0FBSyxTQUFTLEtBQUssS0FBSyxNQUFNLENBQUMsTUFBTSxHQUFHLFNBQVMsQ0FBQyxLQUFLLEtBQUssTUFBTSxDQUFDLE1BQU0sR0FBRyxTQUFTLENBQUM7QUFDNUcsVUFBSSxRQUFTLFFBQU8sS0FBSyxJQUFJLE1BQU0sV0FBVyxTQUFTLENBQUMsSUFBSyxDQUFDO0FBQzlELGNBQVEsS0FBSyxJQUFJO0FBQUEsSUFDbkI7QUFDQSxpQkFBYTtBQUNiLFdBQU87QUFBQSxFQUNUO0FBQ0EsU0FBTyxLQUFLLEdBQUcsTUFBTTtBQUN2QjtBQUdPLFNBQVMsWUFBWUMsT0FBYyxZQUFrRDtBQUMxRixNQUFJQSxNQUFLLFNBQVMsR0FBSSxRQUFPO0FBQzdCLE1BQUk7QUFDSixNQUFJLGVBQWUsS0FBSyxJQUFJLEdBQUcsS0FBSyxNQUFNQSxNQUFLLFNBQVMsQ0FBQyxDQUFDLElBQUk7QUFDOUQsYUFBVyxhQUFhLFlBQVk7QUFDbEMsVUFBTSxXQUFXLGFBQWFBLE9BQU0sU0FBUztBQUM3QyxRQUFJLFdBQVcsS0FBSyxXQUFXLGdCQUFnQixXQUFXLFVBQVUsUUFBUTtBQUMxRSxhQUFPO0FBQ1AscUJBQWU7QUFBQSxJQUNqQjtBQUFBLEVBQ0Y7QUFDQSxTQUFPO0FBQ1Q7QUFHTyxTQUFTLFVBQVVBLE9BQWMsWUFBOEIsV0FBd0M7QUFDNUcsUUFBTSxVQUFVLFlBQVlBLE9BQU0sVUFBVTtBQUM1QyxTQUFPLFlBQVksU0FBWSxZQUFZLGtCQUFrQixPQUFPO0FBQ3RFOzs7QUNITyxTQUFTLGNBQWMsUUFBdUM7QUFDbkUsU0FBTyxPQUFPLFFBQVEsQ0FBQyxVQUFXLFVBQVUsU0FBUyxNQUFNLFdBQVcsQ0FBQyxLQUFLLElBQUksQ0FBQyxDQUFFO0FBQ3JGO0FBR08sU0FBUyxZQUFZLFFBQXlDO0FBQ25FLFFBQU0sV0FBVyxjQUFjLE1BQU07QUFDckMsU0FBTyxNQUFNLEtBQUssRUFBRSxRQUFRLEtBQUssU0FBUyxPQUFPLEdBQUcsQ0FBQyxHQUFHLFdBQVc7QUFDakUsVUFBTSxTQUFTLFNBQVMsT0FBTyxDQUFDQyxJQUFHLFVBQVUsS0FBSyxNQUFNLFNBQVMsTUFBTSxTQUFTLFNBQVMsSUFBSSxNQUFNLElBQUksTUFBTSxDQUFDO0FBQzlHLFdBQU87QUFBQSxNQUNMLFFBQVEsT0FBTyxRQUFRLENBQUMsVUFBVTtBQUNoQyxZQUFJLEVBQUUsVUFBVSxPQUFRLFFBQU8sQ0FBQyxLQUFLO0FBRXJDLGVBQU8sT0FBTyxTQUFTLEtBQUssSUFBSSxDQUFDLElBQUksTUFBTSxLQUFLLE9BQU8sSUFBSSxDQUFDLFVBQVUsTUFBTSxPQUFPLE1BQU0sS0FBSyxDQUFDO0FBQUEsTUFDakcsQ0FBQztBQUFBLE1BQ0QsUUFBUSxPQUFPLElBQUksQ0FBQyxFQUFFLEtBQUssTUFBTSxLQUFLLElBQUk7QUFBQSxJQUM1QztBQUFBLEVBQ0YsQ0FBQztBQUNIO0FBRUEsU0FBUyxNQUFNLE9BQThCLE9BQXFDO0FBQ2hGLFNBQU8sVUFBVSxRQUFRLEVBQUUsR0FBRyxPQUFPLE1BQU0sSUFBSTtBQUNqRDs7O0FDckNPLFNBQVMsZUFBZSxNQUFjLE9BQW9DO0FBQy9FLFFBQU0sY0FBNEIsQ0FBQztBQUNuQyxTQUFPO0FBQUEsSUFDTDtBQUFBLElBQ0E7QUFBQSxJQUNBLE1BQU0sTUFBTSxPQUFPLFNBQVMsU0FBUyxDQUFDLEdBQUc7QUFDdkMsWUFBTSxVQUFVLE1BQU0sTUFBTSxPQUFPLENBQUMsS0FBSyxJQUFJLE1BQU0sR0FBRyxNQUFNLFNBQVMsQ0FBQztBQUN0RSxrQkFBWSxLQUFLO0FBQUEsUUFDZjtBQUFBLFFBQ0EsVUFBVTtBQUFBLFFBQ1Y7QUFBQSxRQUNBO0FBQUEsUUFDQSxNQUFNLE1BQU07QUFBQSxRQUNaLFFBQVEsTUFBTSxLQUFLLE1BQU0sRUFBRSxTQUFTO0FBQUEsUUFDcEMsR0FBSSxPQUFPLGFBQWEsVUFBYSxFQUFFLFVBQVUsT0FBTyxTQUFTO0FBQUEsUUFDakUsR0FBSSxPQUFPLFNBQVMsVUFBYSxFQUFFLE1BQU0sT0FBTyxLQUFLO0FBQUEsTUFDdkQsQ0FBQztBQUFBLElBQ0g7QUFBQSxFQUNGO0FBQ0Y7QUFHTyxTQUFTLE9BQU8sT0FBMEIsY0FBYyxNQUFjO0FBQzNFLE1BQUksTUFBTSxTQUFTLEVBQUcsUUFBTyxNQUFNLEtBQUssRUFBRTtBQUMxQyxTQUFPLEdBQUcsTUFBTSxNQUFNLEdBQUcsRUFBRSxFQUFFLEtBQUssSUFBSSxDQUFDLElBQUksV0FBVyxJQUFJLE1BQU0sR0FBRyxFQUFFLENBQUM7QUFDeEU7QUFHTyxTQUFTLE9BQU9DLE9BQXNCO0FBQzNDLFNBQU8sS0FBS0EsS0FBSTtBQUNsQjs7O0FDbERnTixTQUFTLGFBQTBCLGFBQWE7QUFHaFEsSUFBTSxRQUFRLFlBQVksRUFBRSxNQUFNLFNBQVMsU0FBUyxVQUFVLE9BQU8sTUFBTSxRQUFRLENBQUM7QUFDcEYsSUFBTSxRQUFRLFlBQVksRUFBRSxNQUFNLFNBQVMsU0FBUyxJQUFJLENBQUM7QUFDekQsSUFBTUMsUUFBTyxZQUFZLEVBQUUsTUFBTSxRQUFRLFNBQVMsb0JBQW9CLENBQUM7QUFDdkUsSUFBTSxXQUFXLFlBQVksRUFBRSxNQUFNLFlBQVksU0FBUyxNQUFNLENBQUM7QUFDakUsSUFBTSxZQUFZLFlBQVksRUFBRSxNQUFNLGFBQWEsU0FBUyxXQUFXLENBQUM7QUFDeEUsSUFBTSxjQUFjO0FBQ3BCLElBQU0sWUFBWSxZQUFZO0FBQUEsRUFDNUIsTUFBTTtBQUFBO0FBQUEsRUFFTixTQUFTLENBQUMsUUFBUSxRQUFRLFdBQVc7QUFDbkMsUUFBSSxPQUFPLEdBQUcsRUFBRSxHQUFHLGNBQWMsVUFBVyxRQUFPO0FBQ25ELGdCQUFZLFlBQVk7QUFDeEIsVUFBTSxRQUFRLFlBQVksS0FBSyxNQUFNO0FBQ3JDLFdBQU8sVUFBVSxPQUFPLE9BQU8sQ0FBQyxNQUFNLENBQUMsRUFBRSxRQUFRLENBQUM7QUFBQSxFQUNwRDtBQUFBLEVBQ0EsYUFBYTtBQUNmLENBQUM7QUFDRCxJQUFNLFFBQVEsSUFBSSxNQUFNLENBQUMsT0FBTyxPQUFPQSxPQUFNLFVBQVUsV0FBVyxTQUFTLENBQUM7QUFHckUsU0FBUyxVQUFVQSxPQUFzQjtBQUM5QyxTQUFPQSxNQUFLLFFBQVEsV0FBVyxJQUFJO0FBQ3JDO0FBR08sU0FBUyxRQUFRLE9BQWUsT0FBYyxVQUE0QjtBQUMvRSxRQUFNLFFBQVEsTUFBTSxNQUFNLEdBQUcsRUFBRTtBQUMvQixhQUFXLEVBQUUsR0FBRyxTQUFTLE1BQU0sS0FBSyxNQUFNLFNBQVMsT0FBTyxHQUFHO0FBQzNELFFBQUksUUFBUSxDQUFDLE1BQU0sT0FBTyxRQUFRLENBQUMsTUFBTSxLQUFNO0FBQy9DLFVBQU0sS0FBSyxFQUFFLE1BQU0sTUFBTSxNQUFNLFFBQVEsTUFBTSxTQUFTLElBQUksTUFBTTtBQUNoRSxhQUFTLE1BQU0sa0JBQWtCLElBQUksR0FBRyxPQUFPLE9BQU8sQ0FBQyw0QkFBNEI7QUFBQSxNQUNqRixVQUFVO0FBQUEsTUFDVixNQUFNO0FBQUEsSUFDUixDQUFDO0FBQUEsRUFDSDtBQUNBLFNBQU8sVUFBVSxLQUFLO0FBQ3hCO0FBR08sU0FBUyxhQUFhLFFBQWdCLE9BQWMsVUFBNEM7QUFDckcsUUFBTSxTQUE2QixDQUFDO0FBQ3BDLFFBQU0sU0FBUyxNQUFNLFNBQVMsTUFBTSxFQUFFO0FBQ3RDLFFBQU0sS0FBSyxDQUFDLFdBQXNDO0FBQUEsSUFDaEQsTUFBTSxNQUFNO0FBQUEsSUFDWixRQUFRLE1BQU0sVUFBVSxVQUFVLFNBQVksT0FBTyxRQUFRLEVBQUUsU0FBUyxNQUFNO0FBQUEsRUFDaEY7QUFDQSxRQUFNLE9BQU8sQ0FBQyxPQUEyQixTQUFpQixhQUN4RCxTQUFTLE1BQU0sa0JBQWtCLEdBQUcsS0FBSyxHQUFHLFNBQVMsRUFBRSxVQUFVLE1BQU0sd0NBQXdDLENBQUM7QUFDbEgsV0FBUyxRQUFRLEdBQUcsUUFBUSxPQUFPLFVBQVUsVUFBVSxHQUFHLFNBQVMsR0FBRztBQUNwRSxVQUFNLENBQUMsTUFBTSxPQUFPLFNBQVMsSUFBSSxPQUFPLE1BQU0sT0FBTyxRQUFRLENBQUM7QUFDOUQsUUFBSSxNQUFNLGNBQWMsV0FBVztBQUNqQztBQUFBLFFBQ0U7QUFBQSxRQUNBLFNBQVMsU0FBWSw4QkFBOEIsR0FBRyxPQUFPLEtBQUssS0FBSyxDQUFDO0FBQUEsUUFDeEU7QUFBQSxNQUNGO0FBQ0E7QUFBQSxJQUNGO0FBQ0EsUUFBSSxPQUFPLGNBQWNBLFNBQVEsT0FBTyxjQUFjLFdBQVc7QUFDL0QsWUFBTSxPQUFPLE9BQU8sY0FBYztBQUNsQztBQUFBLFFBQ0U7QUFBQSxRQUNBLE9BQU8sb0NBQW9DLGdCQUFnQixPQUFPLEtBQUssS0FBSyxDQUFDO0FBQUEsUUFDN0U7QUFBQSxNQUNGO0FBQ0E7QUFBQSxJQUNGO0FBQ0EsUUFBSSxPQUFPLEtBQUssQ0FBQyxDQUFDLEtBQUssTUFBTSxVQUFVLEtBQUssS0FBSyxHQUFHO0FBQ2xELGVBQVMsTUFBTSxxQkFBcUIsR0FBRyxJQUFJLEdBQUcsR0FBRyxPQUFPLEtBQUssS0FBSyxDQUFDLGlCQUFpQjtBQUFBLFFBQ2xGLFVBQVU7QUFBQSxNQUNaLENBQUM7QUFBQSxJQUNIO0FBQ0EsVUFBTUMsU0FBUSxHQUFHLEtBQUs7QUFDdEIsV0FBTyxLQUFLLENBQUMsS0FBSyxPQUFPLE1BQU0sY0FBY0QsUUFBTyxRQUFRLE1BQU0sT0FBT0MsUUFBTyxRQUFRLElBQUksTUFBTSxLQUFLLENBQUM7QUFDeEcsUUFBSSxjQUFjLFVBQWEsVUFBVSxjQUFjLE9BQU87QUFDNUQsV0FBSyxXQUFXLEdBQUcsT0FBTyxVQUFVLEtBQUssQ0FBQyx5QkFBeUIsNEJBQTRCO0FBQy9GO0FBQUEsSUFDRjtBQUNBLFFBQUksY0FBYyxVQUFhLFFBQVEsS0FBSyxPQUFPO0FBQ2pELFdBQUssUUFBVyw2QkFBNkIsZ0JBQWdCO0FBQUEsRUFDakU7QUFDQSxTQUFPLE9BQU8sWUFBWSxNQUFNO0FBQ2xDOzs7QU5wRUEsSUFBTSxTQUFTQyxhQUFZLEVBQUUsTUFBTSxVQUFVLFNBQVMsdUNBQXVDLENBQUM7QUFDOUYsSUFBTSxVQUFVQSxhQUFZLEVBQUUsTUFBTSxXQUFXLFNBQVMsYUFBYSxhQUFhLEtBQUssQ0FBQztBQUN4RixJQUFNQyxTQUFRLElBQUlDLE9BQU0sQ0FBQyxRQUFRLE9BQU8sR0FBRyxFQUFFLGtCQUFrQixhQUFhLENBQUM7QUFHN0UsSUFBTSxTQUFTO0FBV1IsU0FBUyxvQkFDZCxRQUNBLE9BQ0EsT0FDQSxVQUMyQjtBQUMzQixRQUFNLE9BQU8sb0JBQUksSUFBWTtBQUM3QixRQUFNLE9BQWEsQ0FBQyxNQUFNLElBQUksU0FBUyxXQUFXO0FBRWhELFFBQUksS0FBSyxJQUFJLEdBQUcsSUFBSSxJQUFJLEdBQUcsTUFBTSxFQUFFLEVBQUc7QUFDdEMsU0FBSyxJQUFJLEdBQUcsSUFBSSxJQUFJLEdBQUcsTUFBTSxFQUFFO0FBQy9CLGFBQVMsTUFBTSxNQUFNLElBQUksU0FBUyxNQUFNO0FBQUEsRUFDMUM7QUFDQSxRQUFNLFNBQVMsV0FBVyxRQUFRLE9BQU8sT0FBTyxJQUFJO0FBQ3BELFFBQU0sV0FBVyxjQUFjLE1BQU07QUFDckMsTUFBSSxLQUFLLFNBQVMsU0FBUyxrQkFBa0I7QUFDM0MsVUFBTSxPQUFPLEtBQUssS0FBSyxnQkFBZ0I7QUFDdkMsU0FBSyxpQ0FBaUMsU0FBUyxJQUFJLEVBQUcsT0FBTyxvQkFBb0IsU0FBUyxNQUFNLG1CQUFtQjtBQUFBLE1BQ2pILFVBQVUsV0FBVyxJQUFJLDhCQUE4QixnQkFBZ0I7QUFBQSxNQUN2RSxNQUFNO0FBQUEsSUFDUixDQUFDO0FBQ0QsV0FBTztBQUFBLEVBQ1Q7QUFDQSxRQUFNLGVBQWUsWUFBWSxNQUFNLEVBQUUsSUFBSSxDQUFDLGdCQUFnQixXQUFXLGFBQWEsT0FBTyxJQUFJLENBQUM7QUFDbEcsU0FBTyxLQUFLLFNBQVMsSUFBSSxlQUFlO0FBQzFDO0FBR08sU0FBUyxTQUFTLE1BQWMsT0FBZSxPQUFjLE9BQW1CLFVBQTBCO0FBQy9HLFFBQU0sT0FBYSxDQUFDLE1BQU0sSUFBSSxTQUFTLFdBQVcsU0FBUyxNQUFNLE1BQU0sSUFBSSxTQUFTLE1BQU07QUFDMUYsUUFBTSxRQUFRLEVBQUUsTUFBTSxNQUFNLE1BQU0sUUFBUSxNQUFNLFNBQVMsRUFBRTtBQUMzRCxRQUFNLFNBQVMsV0FBVyxNQUFNLE1BQU0sR0FBRyxFQUFFLEdBQUcsT0FBTyxPQUFPLElBQUk7QUFDaEUsU0FBTztBQUFBLElBQ0w7QUFBQSxJQUNBLFFBQVEsT0FBTyxRQUFRLENBQUMsVUFBcUM7QUFDM0QsVUFBSSxVQUFVLE1BQU8sUUFBTyxDQUFDLEVBQUUsTUFBTSxVQUFVLE1BQU0sSUFBSSxFQUFFLENBQUM7QUFDNUQsVUFBSSxVQUFVLE1BQU8sUUFBTyxDQUFDLEtBQUs7QUFDbEMsV0FBSyx1QkFBdUIsTUFBTSxPQUFPLFlBQVksT0FBTyxJQUFJLENBQUMsdUJBQXVCO0FBQUEsUUFDdEYsVUFBVTtBQUFBLFFBQ1YsTUFBTSxRQUFRLE1BQU0sS0FBSyxJQUFJO0FBQUEsTUFDL0IsQ0FBQztBQUNELGFBQU8sQ0FBQztBQUFBLElBQ1YsQ0FBQztBQUFBLEVBQ0g7QUFDRjtBQUVBLFNBQVMsV0FBVyxRQUFnQixPQUFjLE9BQW1CLE1BQXFCO0FBQ3hGLFFBQU0sU0FBa0IsQ0FBQztBQUN6QixhQUFXLFNBQVNELE9BQU0sU0FBUyxNQUFNLEVBQUUsUUFBUTtBQUNqRCxRQUFJLE1BQU0sY0FBYyxTQUFTO0FBQy9CLGFBQU8sS0FBSyxFQUFFLE1BQU0sTUFBTSxNQUFNLENBQUM7QUFDakM7QUFBQSxJQUNGO0FBQ0EsVUFBTSxTQUFTLE1BQU0sTUFBTSxZQUFZLEdBQUcsSUFBSTtBQUM5QyxXQUFPLEtBQUssRUFBRSxNQUFNLElBQUksT0FBTyxLQUFLLE1BQU0sU0FBUyxDQUFDLENBQUMsRUFBRSxDQUFDO0FBQ3hELFFBQUksU0FBUyxNQUFNLEVBQUcsUUFBTyxLQUFLLEVBQUUsTUFBTSxNQUFNLE1BQU0sTUFBTSxNQUFNLEVBQUUsQ0FBQztBQUFBLFFBQ2hFLFFBQU8sS0FBSyxVQUFVLE9BQU8sUUFBUSxPQUFPLE9BQU8sSUFBSSxDQUFDO0FBQUEsRUFDL0Q7QUFDQSxTQUFPO0FBQ1Q7QUFHQSxTQUFTLFVBQVUsT0FBZSxRQUFnQixPQUFjLE9BQW1CLE1BQW1CO0FBQ3BHLFFBQU0sU0FBUyxNQUFNLFNBQVMsTUFBTSxjQUFjLFNBQVM7QUFDM0QsUUFBTSxRQUFRLEVBQUUsTUFBTSxNQUFNLE1BQU0sT0FBTztBQUN6QyxRQUFNLENBQUMsRUFBRSxNQUFNLE1BQU0sUUFBUSxJQUFJLGdDQUFnQyxLQUFLLE1BQU0sTUFBTSxNQUFNLE1BQU0sQ0FBQztBQUcvRixRQUFNLE9BQU8sTUFBTSxNQUFNLElBQUksSUFBSTtBQUNqQyxNQUFJLFNBQVMsUUFBVztBQUN0QixRQUFJLFNBQVMsSUFBSyxRQUFPLEVBQUUsTUFBTSxVQUFVLFNBQVMsS0FBSyxNQUFNO0FBQy9ELFNBQUssMEJBQTBCLE9BQU8sSUFBSSxJQUFJLCtCQUErQjtBQUFBLE1BQzNFLFVBQVUsSUFBSSxJQUFJLFNBQVMsSUFBSTtBQUFBLE1BQy9CLE1BQU07QUFBQSxJQUNSLENBQUM7QUFDRCxXQUFPLEVBQUUsTUFBTSxVQUFVLE9BQU8sTUFBTTtBQUFBLEVBQ3hDO0FBQ0EsTUFBSSxTQUFTLGtCQUFrQjtBQUM3QixTQUFLLHlCQUF5QixPQUFPLHlCQUF5QixPQUFPLElBQUksQ0FBQyxJQUFJO0FBQUEsTUFDNUUsVUFBVTtBQUFBLE1BQ1YsTUFBTTtBQUFBLElBQ1IsQ0FBQztBQUFBLEVBQ0g7QUFDQSxNQUFJLFNBQVMsS0FBSztBQUNoQixTQUFLLHdCQUF3QixFQUFFLEdBQUcsT0FBTyxRQUFRLFNBQVMsRUFBRSxHQUFHLG9CQUFvQixPQUFPLElBQUksQ0FBQyxJQUFJO0FBQUEsTUFDakcsVUFBVSxNQUFNLE1BQU0sU0FBUyxJQUFJLHFDQUFxQyxPQUFPLENBQUMsR0FBRyxNQUFNLE1BQU0sS0FBSyxDQUFDLENBQUM7QUFBQSxNQUN0RyxNQUFNLFVBQVUsTUFBTSxNQUFNLE1BQU0sS0FBSyxHQUFHLDhDQUE4QyxJQUFJLFNBQVM7QUFBQSxJQUN2RyxDQUFDO0FBQ0QsV0FBTyxFQUFFLE1BQU0sTUFBTSxNQUFNLFFBQVEsTUFBTTtBQUFBLEVBQzNDO0FBQ0EsU0FBTyxFQUFFLE1BQU0sTUFBTSxNQUFNLFNBQVMsTUFBTSxTQUFTLE1BQU0sV0FBVyxRQUFXLE9BQU8sT0FBTyxJQUFJLEdBQUcsTUFBTTtBQUM1RztBQUVBLFNBQVMsU0FBUyxNQUFjLE1BQTBCLE9BQWMsT0FBbUIsTUFBdUI7QUFDaEgsTUFBSSxTQUFTLFFBQVc7QUFDdEIsVUFBTUUsU0FBUSxXQUFXLEtBQUssQ0FBQyxjQUFjLGNBQWMsSUFBSTtBQUMvRCxRQUFJQSxXQUFVLFFBQVc7QUFDdkIsWUFBTSxLQUFLLEVBQUUsR0FBRyxPQUFPLFFBQVEsTUFBTSxTQUFTLElBQUksS0FBSyxTQUFTLEVBQUU7QUFDbEUsV0FBSyw4QkFBOEIsSUFBSSwwQkFBMEIsT0FBTyxJQUFJLENBQUMsSUFBSTtBQUFBLFFBQy9FLFVBQVUsT0FBTyxVQUFVO0FBQUEsUUFDM0IsTUFBTSxVQUFVLE1BQU0sWUFBWSw2REFBNkQ7QUFBQSxNQUNqRyxDQUFDO0FBQUEsSUFDSDtBQUNBLFdBQU9BLFVBQVM7QUFBQSxFQUNsQjtBQUNBLFFBQU0sUUFBUSxNQUFNLE9BQU8sSUFBSSxJQUFJO0FBQ25DLE1BQUksVUFBVSxRQUFXO0FBQ3ZCLFVBQU0sUUFBUSxDQUFDLEdBQUcsTUFBTSxPQUFPLEtBQUssR0FBRyxHQUFHLE1BQU0sTUFBTSxLQUFLLENBQUM7QUFDNUQsVUFBTSxPQUFPLFVBQVUsTUFBTSxPQUFPLFVBQVUsSUFBSSxxQ0FBcUMsSUFBSSxPQUFPO0FBQ2xHLFNBQUsseUJBQXlCLEVBQUUsR0FBRyxPQUFPLFFBQVEsTUFBTSxTQUFTLEVBQUUsR0FBRyxhQUFhLElBQUksaUJBQWlCO0FBQUEsTUFDdEcsVUFBVTtBQUFBLE1BQ1Y7QUFBQSxJQUNGLENBQUM7QUFBQSxFQUNIO0FBQ0EsU0FBTyxTQUFTO0FBQ2xCO0FBRUEsU0FBUyxXQUFXLEVBQUUsUUFBUSxPQUFPLEdBQWdCLE9BQWMsTUFBOEI7QUFDL0YsUUFBTSxXQUE2QixDQUFDO0FBQ3BDLFFBQU0sUUFBUSxvQkFBSSxJQUFZO0FBQzlCLFFBQU0sVUFBVTtBQUFBLElBQ2QsT0FBTyxJQUFJLENBQUMsU0FBUyxJQUFJLElBQUksSUFBSTtBQUFBLElBQ2pDO0FBQUEsRUFDRjtBQUNBLFFBQU0sUUFBUSxPQUFPLFdBQVcsSUFBSSxLQUFLLFdBQVcsT0FBTyxJQUFJLE9BQU8sV0FBVyxJQUFJLE9BQU8sS0FBSztBQUNqRyxNQUFJQyxRQUFPO0FBQ1gsUUFBTSxhQUFhLENBQUMsU0FBa0I7QUFDcEMsUUFBSSxTQUFTQSxNQUFLLFFBQVEsUUFBUSxHQUFHO0FBQ3JDLFFBQUksU0FBUyxXQUFXLEVBQUcsVUFBUyxPQUFPLFVBQVU7QUFDckQsUUFBSSxLQUFNLFVBQVMsT0FBTyxRQUFRO0FBQ2xDLElBQUFBLFFBQU87QUFDUCxRQUFJLFdBQVcsR0FBSSxVQUFTLEtBQUssRUFBRSxTQUFTLE9BQU8sQ0FBQztBQUNwRCxXQUFPLFdBQVc7QUFBQSxFQUNwQjtBQUNBLGFBQVcsU0FBUyxRQUFRO0FBQzFCLFFBQUksVUFBVSxPQUFPO0FBQ25CLE1BQUFBLFNBQVEsTUFBTTtBQUNkO0FBQUEsSUFDRjtBQUNBLFVBQU0sWUFBWSxXQUFXLEtBQUssS0FBSyxTQUFTLFdBQVc7QUFDM0QsUUFBSSxDQUFDLFVBQVcsY0FBYSxPQUFPLE9BQU8sSUFBSTtBQUMvQyxRQUFJLE1BQU0sSUFBSSxNQUFNLElBQUksR0FBRztBQUN6QixXQUFLLDBCQUEwQixNQUFNLE9BQU8sYUFBYSxNQUFNLElBQUksa0NBQWtDO0FBQUEsUUFDbkcsVUFBVTtBQUFBLFFBQ1YsTUFBTTtBQUFBLE1BQ1IsQ0FBQztBQUFBLElBQ0g7QUFDQSxVQUFNLElBQUksTUFBTSxJQUFJO0FBQ3BCLGFBQVMsS0FBSyxFQUFFLE1BQU0sTUFBTSxNQUFNLE1BQU0sTUFBTSxLQUFLLENBQUM7QUFBQSxFQUN0RDtBQUNBLGFBQVcsSUFBSTtBQUNmLE1BQUksU0FBUyxXQUFXLEdBQUc7QUFDekIsU0FBSyx5QkFBeUIsT0FBTyx3QkFBd0IsS0FBSyxJQUFJO0FBQUEsTUFDcEUsVUFBVTtBQUFBLE1BQ1YsTUFBTTtBQUFBLElBQ1IsQ0FBQztBQUFBLEVBQ0g7QUFDQSxTQUFPO0FBQ1Q7QUFFQSxTQUFTLGFBQWEsRUFBRSxNQUFNLE1BQU0sR0FBYyxPQUFlLE1BQWtCO0FBQ2pGLE9BQUssMEJBQTBCLE9BQU8sMkJBQTJCLElBQUksMkJBQTJCLEtBQUssSUFBSTtBQUFBLElBQ3ZHLFVBQVU7QUFBQSxJQUNWLE1BQU07QUFBQSxFQUNSLENBQUM7QUFDSDs7O0FPOUxPLFNBQVMsYUFBYSxPQUFzQjtBQUNqRCxTQUFPLEVBQUUsTUFBTSxNQUFNLFdBQVksUUFBUSxNQUFNLFlBQWE7QUFDOUQ7QUFFTyxTQUFTLFNBQVMsTUFBZ0IsVUFBMEI7QUFDakUsUUFBTSxPQUFPLENBQUMsVUFBa0I7QUFDOUIsVUFBTUMsUUFBTyxRQUFRLE1BQU0sT0FBTyxhQUFhLEtBQUssR0FBRyxRQUFRO0FBQy9ELFFBQUlBLE1BQUssS0FBSyxNQUFNLElBQUk7QUFDdEIsZUFBUyxNQUFNLHNCQUFzQixhQUFhLEtBQUssR0FBRyxzQkFBc0I7QUFBQSxRQUM5RSxVQUFVO0FBQUEsTUFDWixDQUFDO0FBQUEsSUFDSDtBQUNBLFdBQU9BO0FBQUEsRUFDVDtBQUNBLFNBQU8sRUFBRSxJQUFJLEtBQUssS0FBSyxFQUFFLEdBQUcsSUFBSSxLQUFLLEtBQUssRUFBRSxFQUFFO0FBQ2hEO0FBR08sU0FBUyxTQUFTLE9BQWUsVUFBNEI7QUFDbEUsTUFBSSxDQUFDLHFCQUFxQixLQUFLLE1BQU0sS0FBSyxHQUFHO0FBQzNDLGFBQVMsTUFBTSxnQkFBZ0IsYUFBYSxLQUFLLEdBQUcsR0FBRyxPQUFPLE1BQU0sS0FBSyxDQUFDLGtCQUFrQjtBQUFBLE1BQzFGLFVBQVU7QUFBQSxJQUNaLENBQUM7QUFBQSxFQUNIO0FBQ0EsU0FBTyxNQUFNO0FBQ2Y7QUFFTyxTQUFTLGFBQWEsT0FBZSxVQUE0QjtBQUN0RSxRQUFNLFVBQVUsUUFBUSxLQUFLLE1BQU0sS0FBSyxJQUFJLGdCQUFnQixNQUFNLEtBQUssSUFBSTtBQUMzRSxNQUFJLFlBQVksTUFBTTtBQUNwQixVQUFNLE9BQU8sZ0JBQWdCLEtBQUssTUFBTSxLQUFLO0FBQzdDLGFBQVMsTUFBTSxvQkFBb0IsYUFBYSxLQUFLLEdBQUcsR0FBRyxPQUFPLE1BQU0sS0FBSyxDQUFDLHNCQUFzQjtBQUFBLE1BQ2xHLFVBQVU7QUFBQSxNQUNWLE1BQU0sT0FBTyxrQkFBa0IsTUFBTSxLQUFLLFNBQVM7QUFBQSxJQUNyRCxDQUFDO0FBQUEsRUFDSDtBQUNBLFNBQU8sV0FBVztBQUNwQjtBQUVPLFNBQVMsb0JBQW9CLE9BQWUsVUFBbUM7QUFDcEYsU0FBTyxNQUFNLFVBQVUsVUFBVSxPQUFPLGFBQWEsT0FBTyxRQUFRO0FBQ3RFO0FBR08sU0FBUyxTQUFTLE9BQWUsVUFBNEI7QUFDbEUsUUFBTSxVQUFVLE1BQU0sVUFBVSxLQUFLLFNBQVksY0FBYyxJQUFJLE1BQU0sS0FBSztBQUM5RSxNQUFJLFlBQVksUUFBVztBQUN6QixVQUFNLFFBQVEsQ0FBQyxHQUFHLGNBQWMsS0FBSyxDQUFDLEVBQUUsT0FBTyxDQUFDLFNBQVMsU0FBUyxFQUFFO0FBQ3BFLGFBQVMsTUFBTSxnQkFBZ0IsYUFBYSxLQUFLLEdBQUcsb0JBQW9CLE9BQU8sTUFBTSxLQUFLLENBQUMsSUFBSTtBQUFBLE1BQzdGLFVBQVUsT0FBTyxLQUFLO0FBQUEsTUFDdEIsTUFBTSxVQUFVLE1BQU0sT0FBTyxLQUFLO0FBQUEsSUFDcEMsQ0FBQztBQUFBLEVBQ0g7QUFDQSxTQUFPLFdBQVc7QUFDcEI7QUFFTyxTQUFTLGNBQ2QsUUFDQSxJQUNBLFVBQ1c7QUFDWCxRQUFNLFFBQVEsU0FBUyxPQUFPLE9BQU8sUUFBUTtBQUM3QyxNQUFJLFVBQVUsa0JBQWtCO0FBQzlCLGFBQVMsTUFBTSx5QkFBeUIsYUFBYSxPQUFPLEtBQUssR0FBRyw2QkFBNkIsS0FBSyxLQUFLO0FBQUEsTUFDekcsVUFBVTtBQUFBLElBQ1osQ0FBQztBQUFBLEVBQ0g7QUFDQSxNQUFJLE9BQU8sU0FBUyxXQUFXO0FBQzdCLFVBQU0sU0FBUyxPQUFPLE9BQU87QUFBQSxNQUFJLENBQUMsVUFDaEMsTUFBTSxNQUFNLFdBQVcsR0FBRyxJQUFJLFFBQVEsTUFBTSxPQUFPLGFBQWEsS0FBSyxHQUFHLFFBQVEsSUFBSSxNQUFNO0FBQUEsSUFDNUY7QUFDQSxXQUFPLEVBQUUsT0FBTyxNQUFNLE9BQU8sTUFBTSxRQUFRLEdBQUc7QUFBQSxFQUNoRDtBQUNBLFFBQU0sRUFBRSxNQUFNLElBQUksT0FBTztBQUN6QixNQUFJLENBQUMsb0JBQW9CLEtBQUssS0FBSyxHQUFHO0FBQ3BDLGFBQVMsTUFBTSxrQkFBa0IsYUFBYSxPQUFPLE1BQU0sR0FBRyxHQUFHLE9BQU8sS0FBSyxDQUFDLG9CQUFvQjtBQUFBLE1BQ2hHLFVBQVU7QUFBQSxNQUNWLE1BQ0UsZ0JBQWdCLEtBQUssTUFBTSxPQUFPLFNBQVksc0NBQXNDLGdCQUFnQixLQUFLLENBQUM7QUFBQSxJQUM5RyxDQUFDO0FBQUEsRUFDSDtBQUNBLFNBQU8sRUFBRSxPQUFPLE1BQU0sT0FBTyxXQUFXLE9BQWtDLFFBQVEsT0FBTyxLQUFLLEtBQUssR0FBRyxHQUFHO0FBQzNHO0FBRU8sU0FBUyxhQUFhLE9BQWUsVUFBOEI7QUFDeEUsUUFBTSxRQUFRLGVBQWUsVUFBVSxNQUFNLEtBQUs7QUFDbEQsTUFBSSxNQUFNLFFBQVMsUUFBTyxNQUFNO0FBQ2hDLFdBQVMsTUFBTSxvQkFBb0IsYUFBYSxLQUFLLEdBQUcsd0JBQXdCLE9BQU8sTUFBTSxLQUFLLENBQUMsSUFBSTtBQUFBLElBQ3JHLFVBQVUsT0FBTyxlQUFlLE9BQU87QUFBQSxJQUN2QyxNQUFNLFVBQVUsTUFBTSxPQUFPLGVBQWUsT0FBTztBQUFBLEVBQ3JELENBQUM7QUFDRCxTQUFPO0FBQ1Q7QUFFTyxTQUFTLFVBQVUsS0FBdUQsVUFBMkI7QUFDMUcsTUFBSSxRQUFRLE9BQVEsUUFBTyxFQUFFLE9BQU8sR0FBRyxlQUFlLEdBQUcsV0FBVyxLQUFLO0FBQ3pFLE1BQUksUUFBUSxRQUFTLFFBQU8sRUFBRSxPQUFPLEdBQUcsZUFBZSxHQUFHLFdBQVcsS0FBSztBQUMxRSxRQUFNQyxTQUFRLE9BQU8sSUFBSSxNQUFNLEtBQUs7QUFDcEMsTUFBSUEsU0FBUSxLQUFLLENBQUMsT0FBTyxjQUFjQSxNQUFLLEdBQUc7QUFDN0MsYUFBUztBQUFBLE1BQ1A7QUFBQSxNQUNBLGFBQWEsSUFBSSxLQUFLO0FBQUEsTUFDdEIsR0FBRyxPQUFPLElBQUksTUFBTSxLQUFLLENBQUM7QUFBQSxNQUMxQjtBQUFBLFFBQ0UsVUFBVTtBQUFBLFFBQ1YsTUFBTTtBQUFBLE1BQ1I7QUFBQSxJQUNGO0FBQUEsRUFDRjtBQUNBLE1BQUlBLFdBQVUsS0FBSyxJQUFJLGNBQWMsTUFBTTtBQUN6QyxhQUFTLE1BQU0sa0JBQWtCLGFBQWEsSUFBSSxLQUFLLEdBQUcsMENBQTBDO0FBQUEsTUFDbEcsVUFBVTtBQUFBLE1BQ1YsTUFBTTtBQUFBLElBQ1IsQ0FBQztBQUFBLEVBQ0g7QUFDQSxRQUFNLFlBQVksSUFBSSxjQUFjLE9BQU8sT0FBTyxTQUFTLElBQUksV0FBVyxRQUFRO0FBQ2xGLFNBQU8sRUFBRSxPQUFBQSxRQUFPLGVBQWUsYUFBYSxJQUFJLFFBQVEsUUFBUSxHQUFHLFVBQVU7QUFDL0U7OztBQ2xHQSxJQUFNLE9BQTRCLG9CQUFJLElBQUk7QUFBQSxFQUN4QyxHQUFHLENBQUMsVUFBVSxXQUFXLFdBQVcsV0FBVyxZQUFZLFNBQVMsU0FBUyxXQUFXLFdBQVcsT0FBTztBQUFBLEVBQzFHLEdBQUcsQ0FBQyxZQUFZLFVBQVUsUUFBUSxRQUFRLFVBQVUsUUFBUSxXQUFXLFVBQVUsUUFBUTtBQUMzRixDQUFDO0FBU00sU0FBUyxVQUFVLFVBQW9CLFFBQWdCLE9BQW9CO0FBQ2hGLFFBQU0sRUFBRSxPQUFPLFdBQVcsT0FBTyxZQUFZLFNBQVMsSUFBSTtBQUMxRCxRQUFNLFFBQVEsY0FBYyxTQUFTLGFBQWE7QUFDbEQsTUFBSSxLQUFLLElBQUksT0FBTyxJQUFJLEtBQUssQ0FBQyxVQUFVLFVBQVUsT0FBTyxPQUFPLE1BQU0sS0FBSyxFQUFHO0FBQzlFLE1BQUksQ0FBQyxXQUFXLFVBQVUsUUFBUSxLQUFLLEtBQUssQ0FBQyxNQUFNLFFBQVE7QUFDekQsVUFBTUMsUUFBTyxPQUFPLE1BQU07QUFDMUIsYUFBUyxNQUFNLHFCQUFxQixPQUFPLEdBQUcsT0FBT0EsS0FBSSxDQUFDLHVCQUF1QixNQUFNLEtBQUssSUFBSTtBQUFBLE1BQzlGLFVBQVUsVUFBVSxPQUFPLElBQUksS0FBSztBQUFBLElBQ3RDLENBQUM7QUFBQSxFQUNIO0FBQ0Y7QUFHQSxTQUFTLFdBQVcsVUFBb0IsUUFBZ0IsT0FBdUI7QUFDN0UsUUFBTSxFQUFFLE9BQU8sV0FBVyxPQUFPLFlBQVksU0FBUyxJQUFJO0FBQzFELE1BQUksZUFBZSxLQUFNLFFBQU8sb0JBQW9CLFlBQVksUUFBUSxRQUFRO0FBQ2hGLE1BQUksVUFBVSxLQUFNLFFBQU8sZUFBZSxVQUFVLE9BQU8sUUFBUSxLQUFLO0FBQ3hFLE1BQUksY0FBYyxLQUFNLFFBQU8sbUJBQW1CLFdBQVcsUUFBUSxRQUFRO0FBQzdFLFNBQU8saUJBQWlCLE9BQU8sTUFBTTtBQUN2QztBQUVBLFNBQVMsT0FBTyxRQUF3QjtBQUN0QyxTQUFPLFVBQVUsS0FBSyxPQUFPLE1BQU0sS0FBSyxJQUFJLE9BQU8sTUFBTSxNQUFNLENBQUMsSUFBSyxPQUFPLE1BQU07QUFDcEY7QUFFQSxJQUFNLFlBQThDO0FBQUEsRUFDbEQsU0FBUztBQUFBLEVBQ1QsU0FBUztBQUFBLEVBQ1QsT0FBTztBQUFBLEVBQ1AsU0FBUztBQUFBLEVBQ1QsU0FBUztBQUFBLEVBQ1QsUUFBUTtBQUFBLEVBQ1IsVUFBVTtBQUFBLEVBQ1YsT0FBTztBQUFBLEVBQ1AsT0FBTztBQUFBLEVBQ1AsT0FBTztBQUFBLEVBQ1AsTUFBTTtBQUFBLEVBQ04sVUFBVTtBQUNaO0FBRU8sU0FBUyxVQUNkLFVBQ0EsT0FDQSxNQUNBLE9BQ1M7QUFDVCxRQUFNLFNBQVMsTUFBTSxLQUFLLElBQUksSUFBSTtBQUNsQyxNQUFJLFdBQVcsVUFBYSxNQUFNLFFBQVE7QUFDeEMsVUFBTSxLQUFLLElBQUksTUFBTSxNQUFNLElBQUk7QUFDL0IsV0FBTztBQUFBLEVBQ1Q7QUFDQSxRQUFNQSxRQUFPLFNBQVMsU0FBUyxNQUFNLE1BQU0sT0FBTyxDQUFDLEVBQUcsS0FBSyxFQUFFLE1BQU0sSUFBSSxFQUFFLENBQUM7QUFDMUUsV0FBUyxTQUFTLE1BQU0scUJBQXFCLE9BQU8sR0FBRyxPQUFPQSxLQUFJLENBQUMscUJBQXFCLE1BQU0sS0FBSyxJQUFJO0FBQUEsSUFDckcsVUFBVTtBQUFBLElBQ1YsTUFBTSx3QkFBd0IsTUFBTTtBQUFBLEVBQ3RDLENBQUM7QUFDRCxTQUFPO0FBQ1Q7QUFFQSxTQUFTLGlCQUFpQixPQUFxQixRQUF5QjtBQUN0RSxNQUFJLE9BQU8sU0FBUyxVQUFXLFFBQU87QUFDdEMsUUFBTSxXQUFXLE9BQU8sTUFBTSxJQUFJLENBQUMsU0FBUyxLQUFLLEtBQUs7QUFDdEQsU0FBTztBQUNUO0FBRUEsU0FBUyxtQkFBbUIsRUFBRSxNQUFNLEdBQW1CLFFBQWdCLFVBQTZCO0FBQ2xHLFVBQVEsT0FBTyxNQUFNO0FBQUEsSUFDbkIsS0FBSztBQUNILFlBQU0sVUFBVSxPQUFPLE1BQU07QUFDN0IsYUFBTztBQUFBLElBQ1QsS0FBSztBQUNILGlCQUFXLEVBQUUsTUFBTSxJQUFJLEtBQUssT0FBTyxPQUFPO0FBQ3hDLGNBQU0sTUFBTSxLQUFLLEVBQUUsTUFBTSxTQUFTLE1BQU0sUUFBUSxHQUFHLEtBQUssUUFBUSxPQUFPLE9BQU8sU0FBUyxLQUFLLFFBQVEsRUFBRSxDQUFDO0FBQUEsTUFDekc7QUFDQSxhQUFPO0FBQUEsSUFDVCxLQUFLO0FBQ0gsWUFBTSxpQkFBaUIsYUFBYSxPQUFPLE9BQU8sUUFBUTtBQUMxRCxhQUFPO0FBQUEsSUFDVCxLQUFLO0FBQ0gsWUFBTSxpQkFBaUIsYUFBYSxPQUFPLE9BQU8sUUFBUTtBQUMxRCxhQUFPO0FBQUEsSUFDVCxLQUFLLFVBQVU7QUFDYixZQUFNLFFBQVEsUUFBUSxPQUFPLE1BQU0sT0FBTyxhQUFhLE9BQU8sS0FBSyxHQUFHLFFBQVE7QUFDOUUsWUFBTSxTQUFTLEtBQUssRUFBRSxPQUFPLEtBQUssU0FBUyxPQUFPLEtBQUssUUFBUSxFQUFFLENBQUM7QUFDbEUsYUFBTztBQUFBLElBQ1Q7QUFBQSxJQUNBO0FBQ0UsYUFBTyxnQkFBZ0IsT0FBTyxRQUFRLFFBQVE7QUFBQSxFQUNsRDtBQUNGO0FBR0EsU0FBUyxvQkFBb0IsRUFBRSxNQUFNLEdBQW9CLFFBQWdCLFVBQTZCO0FBQ3BHLE1BQUksT0FBTyxTQUFTLGFBQWEsTUFBTSxVQUFVLE1BQU07QUFDckQsVUFBTSxpQkFBaUIsYUFBYSxPQUFPLE9BQU8sUUFBUTtBQUMxRCxXQUFPO0FBQUEsRUFDVDtBQUNBLE1BQUksT0FBTyxTQUFTLGFBQWEsTUFBTSxVQUFVLE1BQU07QUFDckQsVUFBTSxpQkFBaUIsYUFBYSxPQUFPLE9BQU8sUUFBUTtBQUMxRCxXQUFPO0FBQUEsRUFDVDtBQUNBLFNBQU8sYUFBYSxPQUFPLFFBQVEsUUFBUTtBQUM3QztBQUVBLFNBQVMsZ0JBQ1AsT0FDQSxRQUNBLFVBQ1M7QUFDVCxVQUFRLE9BQU8sTUFBTTtBQUFBLElBQ25CLEtBQUs7QUFDSCxZQUFNLFFBQVEsU0FBUyxPQUFPLE1BQU0sUUFBUTtBQUM1QyxhQUFPO0FBQUEsSUFDVCxLQUFLO0FBQ0gsWUFBTSxNQUFNLEtBQUssU0FBUyxPQUFPLE1BQU0sUUFBUSxDQUFDO0FBQ2hELGFBQU87QUFBQSxJQUNULEtBQUs7QUFDSCxZQUFNLFVBQVUsS0FBSyxTQUFTLE9BQU8sTUFBTSxRQUFRLENBQUM7QUFDcEQsYUFBTztBQUFBLElBQ1Q7QUFDRSxhQUFPLGFBQWEsT0FBTyxRQUFRLFFBQVE7QUFBQSxFQUMvQztBQUNGO0FBRUEsU0FBUyxhQUNQLE9BQ0EsUUFDQSxVQUNTO0FBQ1QsVUFBUSxPQUFPLE1BQU07QUFBQSxJQUNuQixLQUFLO0FBQ0gsWUFBTSxXQUFXLGFBQWEsT0FBTyxPQUFPLFFBQVE7QUFDcEQsYUFBTztBQUFBLElBQ1QsS0FBSztBQUNILFlBQU0sUUFBUSxVQUFVLE9BQU8sS0FBSyxRQUFRO0FBQzVDLGFBQU87QUFBQSxJQUNULEtBQUs7QUFDSCxZQUFNLGVBQWUsb0JBQW9CLE9BQU8sT0FBTyxRQUFRO0FBQy9ELGFBQU87QUFBQSxJQUNUO0FBQ0UsYUFBTztBQUFBLEVBQ1g7QUFDRjtBQUVBLFNBQVMsZUFBZSxVQUFvQixPQUFtQixRQUFnQixPQUF1QjtBQUNwRyxRQUFNLEVBQUUsU0FBUyxJQUFJO0FBQ3JCLFFBQU0sRUFBRSxNQUFNLElBQUk7QUFDbEIsVUFBUSxPQUFPLE1BQU07QUFBQSxJQUNuQixLQUFLO0FBQ0gsWUFBTSxXQUFXLE9BQU8sTUFBTSxJQUFJLENBQUMsU0FBUyxLQUFLLEtBQUs7QUFDdEQsYUFBTztBQUFBLElBQ1QsS0FBSztBQUNILFlBQU0sV0FBVyxPQUFPLE9BQU8sSUFBSSxDQUFDLFVBQVUsU0FBUyxPQUFPLFFBQVEsQ0FBQztBQUN2RSxhQUFPO0FBQUEsSUFDVCxLQUFLO0FBQ0gsWUFBTSxTQUFTLFNBQVMsT0FBTyxPQUFPLFFBQVE7QUFDOUMsYUFBTztBQUFBLElBQ1QsS0FBSztBQUNILFlBQU0sT0FBTyxTQUFTLE9BQU8sT0FBTyxRQUFRO0FBQzVDLGFBQU87QUFBQSxJQUNULEtBQUs7QUFDSCxZQUFNLE9BQU8sT0FBTyxPQUFPLElBQUksQ0FBQyxVQUFVLFNBQVMsT0FBTyxRQUFRLENBQUM7QUFDbkUsVUFBSSxPQUFPLFNBQVMsS0FBTSxPQUFNLGtCQUFrQixTQUFTLE9BQU8sTUFBTSxRQUFRO0FBQ2hGLGFBQU87QUFBQSxJQUNULEtBQUs7QUFDSCxZQUFNLFNBQVMsRUFBRSxPQUFPLFNBQVMsT0FBTyxPQUFPLFFBQVEsR0FBRyxPQUFPLFNBQVMsT0FBTyxPQUFPLFFBQVEsRUFBRTtBQUNsRyxhQUFPO0FBQUEsSUFDVCxLQUFLO0FBQ0gsWUFBTSxvQkFBb0IsS0FBSyxTQUFTLE9BQU8sT0FBTyxRQUFRLENBQUM7QUFDL0QsYUFBTztBQUFBLElBQ1QsS0FBSztBQUNILFlBQU0sV0FBVyxLQUFLLGNBQWMsUUFBUSxNQUFNLE1BQU0sUUFBUSxDQUFDO0FBQ2pFLGFBQU87QUFBQSxJQUNULEtBQUs7QUFBQSxJQUNMLEtBQUs7QUFBQSxJQUNMLEtBQUs7QUFDSCxZQUFNLE9BQU8sSUFBSSxJQUFJO0FBQ3JCLGFBQU87QUFBQSxJQUNULEtBQUs7QUFDSCxZQUFNLGNBQWM7QUFDcEIsYUFBTztBQUFBLElBQ1QsS0FBSztBQUFBLElBQ0wsS0FBSztBQUFBLElBQ0wsS0FBSztBQUFBLElBQ0wsS0FBSztBQUNILGNBQVEsVUFBVSxPQUFPLE9BQU8sTUFBTSxPQUFPLE1BQU0sT0FBTyxLQUFLO0FBQy9ELGFBQU87QUFBQSxJQUNUO0FBQ0UsYUFBTyxnQkFBZ0IsT0FBTyxRQUFRLFFBQVE7QUFBQSxFQUNsRDtBQUNGO0FBRUEsU0FBUyxRQUNQLFVBQ0EsT0FDQSxNQUNBLE9BQ0EsT0FDTTtBQUNOLFFBQU0sRUFBRSxTQUFTLElBQUk7QUFDckIsUUFBTSxFQUFFLE1BQU0sSUFBSTtBQUNsQixRQUFNLFVBQVUsTUFBTSxDQUFDLE1BQU0sTUFBTSxJQUFJO0FBQ3ZDLFFBQU1DLFFBQU8sTUFBTSxNQUFNLE9BQU87QUFDaEMsUUFBTSxRQUFlLEVBQUUsTUFBTSxNQUFNLE1BQU0sUUFBUSxNQUFNLFNBQVMsUUFBUTtBQUN4RSxRQUFNLGNBQWM7QUFBQSxJQUNsQixJQUFJLE1BQU07QUFBQSxJQUNWLFFBQVEsTUFBTSxLQUFLLFNBQVMsTUFBTSxNQUFNLE9BQU8sQ0FBQyxFQUFHLE1BQU0sR0FBRyxNQUFNLFNBQVMsQ0FBQyxDQUFDLEVBQUUsU0FBUztBQUFBLEVBQzFGO0FBQ0EsTUFBSSxTQUFTLFdBQVc7QUFDdEIsVUFBTSxlQUFlLG9CQUFvQkEsT0FBTSxPQUFPLFNBQVMsT0FBTyxRQUFRO0FBQzlFLFVBQU0sU0FBUyxLQUFLLEVBQUUsUUFBUUEsT0FBTSxjQUFjLGdCQUFnQixDQUFDLENBQUMsRUFBRSxTQUFTQSxNQUFLLENBQUMsQ0FBQyxHQUFHLEdBQUcsWUFBWSxDQUFDO0FBQUEsRUFDM0csV0FBVyxTQUFTLFVBQVU7QUFDNUIsVUFBTSxTQUFTLE1BQU0sUUFBUSxHQUFHLEVBQUU7QUFDbEMsUUFBSSxXQUFXLFFBQVc7QUFDeEIsZUFBUyxNQUFNLHFCQUFxQixPQUFPLG9DQUFvQztBQUFBLFFBQzdFLFVBQVU7QUFBQSxNQUNaLENBQUM7QUFBQSxJQUNIO0FBQ0EsV0FBTyxPQUFPLFFBQVEsVUFBVSxDQUFDLEdBQUcsYUFBYUEsT0FBTSxPQUFPLFFBQVEsQ0FBQztBQUFBLEVBQ3pFLFdBQVdBLE1BQUssS0FBSyxNQUFNLElBQUk7QUFDN0IsYUFBUyxNQUFNLHNCQUFzQixPQUFPLDJCQUEyQjtBQUFBLE1BQ3JFLFVBQVU7QUFBQSxJQUNaLENBQUM7QUFBQSxFQUNILFdBQVcsU0FBUyxVQUFVO0FBQzVCLFVBQU0sUUFBUSxLQUFLLEVBQUUsTUFBTUEsT0FBTSxRQUFRLENBQUMsR0FBRyxHQUFHLFlBQVksQ0FBQztBQUFBLEVBQy9ELE9BQU87QUFDTCxVQUFNLFdBQVcsS0FBSyxFQUFFLE1BQU1BLE9BQU0sR0FBRyxZQUFZLENBQUM7QUFBQSxFQUN0RDtBQUNGOzs7QUM3T08sU0FBUyxlQUE2QjtBQUMzQyxTQUFPO0FBQUEsSUFDTCxPQUFPO0FBQUEsSUFDUCxPQUFPLEVBQUUsTUFBTSxHQUFHLFFBQVEsRUFBRTtBQUFBLElBQzVCLE1BQU0sb0JBQUksSUFBSTtBQUFBLElBQ2QsUUFBUTtBQUFBLElBQ1IsTUFBTTtBQUFBLElBQ04sT0FBTztBQUFBLElBQ1AsVUFBVTtBQUFBLElBQ1YsUUFBUSxvQkFBSSxJQUFJO0FBQUEsSUFDaEIsT0FBTyxvQkFBSSxJQUFJO0FBQUEsSUFDZixZQUFZLENBQUM7QUFBQSxJQUNiLFFBQVEsQ0FBQztBQUFBLElBQ1QsYUFBYSxDQUFDO0FBQUEsRUFDaEI7QUFDRjtBQUVPLFNBQVMsZUFBZSxNQUFjLEtBQW9CLE9BQThCO0FBQzdGLFNBQU87QUFBQSxJQUNMLE9BQU8sZUFBZSxJQUFJO0FBQUEsSUFDMUI7QUFBQSxJQUNBLE1BQU0sb0JBQUksSUFBSTtBQUFBLElBQ2QsUUFBUTtBQUFBLElBQ1IsT0FBTztBQUFBLE1BQ0w7QUFBQSxNQUNBO0FBQUEsTUFDQSxPQUFPLENBQUM7QUFBQSxNQUNSLFNBQVM7QUFBQSxNQUNULFVBQVU7QUFBQSxNQUNWLE9BQU8sRUFBRSxPQUFPLEdBQUcsZUFBZSxHQUFHLFdBQVcsS0FBSztBQUFBLE1BQ3JELGNBQWM7QUFBQSxNQUNkLGdCQUFnQjtBQUFBLE1BQ2hCLGdCQUFnQjtBQUFBLE1BQ2hCLE9BQU87QUFBQSxNQUNQLE9BQU8sQ0FBQztBQUFBLE1BQ1IsV0FBVyxDQUFDO0FBQUEsTUFDWixVQUFVLENBQUM7QUFBQSxNQUNYLFVBQVU7QUFBQSxNQUNWLElBQUksTUFBTTtBQUFBLElBQ1o7QUFBQSxFQUNGO0FBQ0Y7QUFFTyxTQUFTLGdCQUFnQixXQUFtQixPQUFzQixPQUErQjtBQUN0RyxTQUFPO0FBQUEsSUFDTCxPQUFPLFlBQVksVUFBVSxPQUFPLFlBQVksR0FBRyxTQUFTLElBQUksS0FBSyxFQUFFO0FBQUEsSUFDdkU7QUFBQSxJQUNBLE1BQU0sb0JBQUksSUFBSTtBQUFBLElBQ2QsUUFBUTtBQUFBLElBQ1IsT0FBTztBQUFBLE1BQ0w7QUFBQSxNQUNBO0FBQUEsTUFDQSxVQUFVO0FBQUEsTUFDVixPQUFPO0FBQUEsTUFDUCxjQUFjO0FBQUEsTUFDZCxnQkFBZ0I7QUFBQSxNQUNoQixnQkFBZ0I7QUFBQSxNQUNoQixJQUFJLE1BQU07QUFBQSxJQUNaO0FBQUEsRUFDRjtBQUNGO0FBRU8sU0FBUyxXQUFXLE1BQWMsUUFBZ0IsV0FBbUIsT0FBMEI7QUFDcEcsU0FBTztBQUFBLElBQ0wsT0FBTyxXQUFXLElBQUk7QUFBQSxJQUN0QjtBQUFBLElBQ0EsTUFBTSxvQkFBSSxJQUFJO0FBQUEsSUFDZCxRQUFRO0FBQUEsSUFDUixPQUFPO0FBQUEsTUFDTDtBQUFBLE1BQ0E7QUFBQSxNQUNBO0FBQUEsTUFDQSxVQUFVO0FBQUEsTUFDVixZQUFZLENBQUM7QUFBQSxNQUNiLE9BQU87QUFBQSxNQUNQLFVBQVUsQ0FBQztBQUFBLE1BQ1gsUUFBUTtBQUFBLE1BQ1IsTUFBTTtBQUFBLE1BQ04sTUFBTSxDQUFDO0FBQUEsTUFDUCxpQkFBaUI7QUFBQSxNQUNqQixRQUFRO0FBQUEsTUFDUixxQkFBcUIsQ0FBQztBQUFBLE1BQ3RCLE1BQU07QUFBQSxNQUNOLFNBQVM7QUFBQSxNQUNULFFBQVE7QUFBQSxNQUNSLGFBQWE7QUFBQSxNQUNiLFVBQVU7QUFBQSxNQUNWLE9BQU87QUFBQSxNQUNQLE9BQU8sQ0FBQztBQUFBLE1BQ1IsV0FBVyxDQUFDO0FBQUEsTUFDWixVQUFVLENBQUM7QUFBQSxNQUNYLFNBQVMsQ0FBQztBQUFBLE1BQ1YsWUFBWSxDQUFDO0FBQUEsTUFDYixJQUFJLE1BQU07QUFBQSxJQUNaO0FBQUEsRUFDRjtBQUNGOzs7QUM5SHNNLFNBQXdDLGVBQUFDLGNBQTBCLFNBQUFDLGNBQTZCO0FBR3JTLFNBQVMsWUFBWSxTQUEyQztBQUM5RCxTQUFPLENBQUNDLE9BQU0sUUFBUSxXQUFXO0FBQy9CLFVBQU0sT0FBTyxPQUFPLEdBQUcsRUFBRTtBQUN6QixRQUFJLFNBQVMsVUFBYSxLQUFLLGNBQWMsUUFBUyxRQUFPO0FBQzdELFlBQVEsWUFBWTtBQUNwQixVQUFNLFFBQVEsUUFBUSxLQUFLQSxLQUFJO0FBQy9CLFdBQU8sVUFBVSxPQUFPLE9BQU8sQ0FBQyxNQUFNLENBQUMsQ0FBQztBQUFBLEVBQzFDO0FBQ0Y7QUFFQSxTQUFTLFVBQVUsTUFBYyxNQUFjLE9BQTBCO0FBQ3ZFLFFBQU0sVUFBVSxZQUFZLElBQUksT0FBTyxLQUFLLElBQUksV0FBVyxHQUFHLENBQUM7QUFDL0QsU0FBT0MsYUFBWSxFQUFFLE1BQU0sU0FBUyxrQkFBa0IsQ0FBQyxJQUFJLEdBQUcsYUFBYSxPQUFPLE1BQU0sQ0FBQztBQUMzRjtBQUVBLElBQU0sVUFBVUEsYUFBWSxFQUFFLE1BQU0sV0FBVyxTQUFTLE1BQU0sT0FBTyxzQkFBc0IsQ0FBQztBQUM1RixJQUFNQyxTQUFRRCxhQUFZLEVBQUUsTUFBTSxTQUFTLFNBQVMsVUFBVSxPQUFPRSxPQUFNLFFBQVEsQ0FBQztBQUNwRixJQUFNLFVBQVVGLGFBQVk7QUFBQSxFQUMxQixNQUFNO0FBQUEsRUFDTixTQUFTLFlBQVksVUFBVTtBQUFBLEVBQy9CLGtCQUFrQixDQUFDLEdBQUc7QUFBQSxFQUN0QixhQUFhO0FBQUEsRUFDYixPQUFPRSxPQUFNO0FBQ2YsQ0FBQztBQUVNLElBQU0sY0FBYyxVQUFVLGVBQWUsS0FBSyxtQkFBbUI7QUFDckUsSUFBTSxhQUFhLFVBQVUsY0FBYyxLQUFLLGtCQUFrQjtBQUNsRSxJQUFNLGFBQWEsVUFBVSxjQUFjLEtBQUssNkJBQTZCO0FBQzdFLElBQU0sZ0JBQWdCLFVBQVUsaUJBQWlCLEtBQUssc0JBQXNCO0FBRTVFLElBQU0sT0FBT0YsYUFBWSxFQUFFLE1BQU0sUUFBUSxTQUFTLDBCQUEwQixPQUFPLFNBQVMsQ0FBQztBQUM3RixJQUFNLFFBQVFBLGFBQVk7QUFBQSxFQUMvQixNQUFNO0FBQUEsRUFDTixTQUFTO0FBQUEsRUFDVCxZQUFZO0FBQUEsRUFDWixZQUFZLENBQUMsSUFBSTtBQUFBLEVBQ2pCLE9BQU87QUFDVCxDQUFDO0FBQ00sSUFBTSxpQkFBaUJBLGFBQVksRUFBRSxNQUFNLFNBQVMsU0FBUyxlQUFlLE9BQU8sTUFBTSxDQUFDO0FBQzFGLElBQU0sYUFBYUEsYUFBWTtBQUFBLEVBQ3BDLE1BQU07QUFBQSxFQUNOLFNBQVM7QUFBQSxFQUNULE9BQU87QUFDVCxDQUFDO0FBQ00sSUFBTUcsWUFBV0gsYUFBWTtBQUFBLEVBQ2xDLE1BQU07QUFBQSxFQUNOLFNBQVM7QUFBQSxFQUNULE9BQU87QUFDVCxDQUFDO0FBQ00sSUFBTUksU0FBUUosYUFBWSxFQUFFLE1BQU0sU0FBUyxTQUFTLEtBQUssT0FBTyxNQUFNLENBQUM7QUFDdkUsSUFBTSxRQUFRQSxhQUFZLEVBQUUsTUFBTSxTQUFTLFNBQVMsS0FBSyxPQUFPLE1BQU0sQ0FBQztBQUN2RSxJQUFNLFlBQVlBLGFBQVksRUFBRSxNQUFNLGFBQWEsU0FBUyxLQUFLLE9BQU8sTUFBTSxDQUFDO0FBQy9FLElBQU0sYUFBYUEsYUFBWSxFQUFFLE1BQU0sY0FBYyxTQUFTLEtBQUssT0FBTyxNQUFNLENBQUM7QUFDakYsSUFBTSxjQUFjQSxhQUFZLEVBQUUsTUFBTSxlQUFlLFNBQVMsV0FBVyxPQUFPLFlBQVksQ0FBQztBQUN0RyxJQUFNLFFBQVFBLGFBQVksRUFBRSxNQUFNLFNBQVMsU0FBUyxTQUFTLE9BQU8sdUNBQXVDLENBQUM7QUFHckcsSUFBTSxhQUFhQSxhQUFZO0FBQUEsRUFDcEMsTUFBTTtBQUFBLEVBQ04sU0FBUztBQUFBLEVBQ1QsT0FBTztBQUNULENBQUM7QUFDTSxJQUFNLE9BQU9BLGFBQVksRUFBRSxNQUFNLFFBQVEsU0FBUyxlQUFlLE9BQU8sTUFBTSxDQUFDO0FBRS9FLElBQU0sY0FBYyxDQUFDLFdBQVcsV0FBVyxZQUFZLFdBQVcsV0FBVyxRQUFRLE9BQU87QUFHNUYsSUFBTSxpQkFBaUI7QUFBQSxFQUM1QixHQUFHLENBQUMsV0FBVyxXQUFXLFdBQVcsU0FBUyxRQUFRLGFBQWEsV0FBVyxTQUFTLFlBQVksU0FBUyxPQUFPO0FBQUEsRUFDbkgsR0FBRztBQUFBLElBQ0Q7QUFBQSxJQUNBO0FBQUEsSUFDQTtBQUFBLElBQ0E7QUFBQSxJQUNBO0FBQUEsSUFDQTtBQUFBLElBQ0E7QUFBQSxJQUNBO0FBQUEsSUFDQTtBQUFBLElBQ0E7QUFBQSxJQUNBO0FBQUEsSUFDQTtBQUFBLEVBQ0Y7QUFBQSxFQUNBLEdBQUcsQ0FBQyxRQUFRLFdBQVcsVUFBVSxVQUFVLFVBQVUsR0FBRyxXQUFXO0FBQ3JFO0FBR0EsSUFBTSxhQUFhO0FBQUEsRUFDakIsR0FBRyxDQUFDLE1BQU0sUUFBUSxTQUFTLFVBQVUsTUFBTSxTQUFTLFdBQVcsUUFBUSxhQUFhLE1BQU0sYUFBYTtBQUFBLEVBQ3ZHLEdBQUcsQ0FBQyxNQUFNLE9BQU8sVUFBVSxNQUFNO0FBQ25DO0FBR0EsSUFBTSxXQUFXLElBQUk7QUFBQSxFQUNuQixDQUFDLEdBQUcsZ0JBQWdCLEdBQUcsVUFBVSxFQUFFLElBQUksQ0FBQyxTQUFTO0FBQUEsSUFDL0M7QUFBQSxJQUNBQSxhQUFZLEVBQUUsTUFBTSxXQUFXLElBQUksSUFBSSxTQUFTLE1BQU0sWUFBWSxNQUFNLFlBQVksQ0FBQyxJQUFJLEdBQUcsT0FBTyxLQUFLLElBQUksS0FBSyxDQUFDO0FBQUEsRUFDcEgsQ0FBQztBQUNIO0FBR08sU0FBUyxRQUFRLE1BQXlCO0FBQy9DLFFBQU0sUUFBUSxTQUFTLElBQUksSUFBSTtBQUMvQixNQUFJLFVBQVUsT0FBVyxPQUFNLElBQUksTUFBTSxHQUFHLElBQUksZ0JBQWdCO0FBQ2hFLFNBQU87QUFDVDtBQUVBLElBQU0sYUFBYSxDQUFDLGFBQWEsWUFBWSxZQUFZLGFBQWE7QUFDdEUsSUFBTSxjQUFjLENBQUMsZ0JBQWdCLFlBQVlHLFdBQVVDLFFBQU8sT0FBTyxXQUFXLFlBQVksWUFBWSxJQUFJO0FBRXpHLElBQU0sa0JBQWtCLENBQUMsR0FBRyxZQUFZLEdBQUcsYUFBYSxHQUFHLFNBQVMsT0FBTyxHQUFHLE9BQU8sTUFBTSxhQUFhLEtBQUs7QUFFcEgsSUFBTUMsU0FBUSxJQUFJSCxPQUFNLENBQUMsU0FBU0QsUUFBTyxTQUFTLEdBQUcsZUFBZSxDQUFDO0FBRzlELFNBQVMsYUFBYUYsT0FBMEI7QUFDckQsUUFBTSxRQUFvQixDQUFDO0FBQzNCLE1BQUksVUFBb0IsQ0FBQztBQUN6QixhQUFXLFNBQVNNLE9BQU0sU0FBUyxHQUFHTixLQUFJO0FBQUEsQ0FBSSxFQUFFLFFBQVE7QUFDdEQsUUFBSSxNQUFNLGNBQWMsUUFBUyxTQUFRLEtBQUssS0FBSztBQUFBLGFBQzFDLFFBQVEsU0FBUyxHQUFHO0FBQzNCLFlBQU0sS0FBSyxPQUFPO0FBQ2xCLGdCQUFVLENBQUM7QUFBQSxJQUNiO0FBQUEsRUFDRjtBQUNBLFNBQU87QUFDVDs7O0FDbEhPLFNBQVMsV0FBVyxZQUFrQyxVQUF5QztBQUNwRyxRQUFNLFFBQVEsYUFBYTtBQUMzQixRQUFNLFdBQXFCLEVBQUUsVUFBVSxPQUFPLFdBQVcsTUFBTSxPQUFPLE1BQU0sWUFBWSxLQUFLO0FBQzdGLE1BQUksQ0FBQyxhQUFhLFlBQVksUUFBUSxFQUFHLFFBQU87QUFDaEQsYUFBVyxhQUFhLFdBQVksS0FBSSxVQUFVLFNBQVMsUUFBUyxVQUFTLFVBQVUsU0FBUztBQUNoRyxhQUFXLGFBQWEsV0FBWSxLQUFJLFVBQVUsU0FBUyxPQUFRLFNBQVEsVUFBVSxTQUFTO0FBQzlGLGFBQVcsYUFBYSxXQUFZLGNBQWEsVUFBVSxTQUFTO0FBQ3BFLFNBQU87QUFDVDtBQUVBLFNBQVMsYUFBYSxZQUFrQyxVQUE2QjtBQUNuRixRQUFNLFNBQVMsV0FBVyxLQUFLLENBQUMsY0FBYyxVQUFVLFNBQVMsUUFBUTtBQUN6RSxNQUFJLFdBQVcsVUFBYSxPQUFPLFFBQVEsVUFBVSxPQUFPLGVBQWUsRUFBRyxRQUFPO0FBQ3JGLFFBQU0sUUFBUSxRQUFRLEtBQUssT0FBTyxRQUFRLEtBQUssS0FBSyxPQUFPLE9BQU8sUUFBUSxLQUFLLElBQUk7QUFDbkYsV0FBUztBQUFBLElBQ1A7QUFBQSxJQUNBLGFBQWEsT0FBTyxPQUFPO0FBQUEsSUFDM0IsK0NBQStDLE9BQU8sUUFBUSxLQUFLO0FBQUEsSUFDbkU7QUFBQSxNQUNFLFVBQVUsV0FBVyxlQUFlO0FBQUEsTUFDcEMsTUFBTSxRQUFRLDZCQUE2QjtBQUFBLElBQzdDO0FBQUEsRUFDRjtBQUNBLFNBQU87QUFDVDtBQUVBLFNBQVMsU0FBUyxVQUFvQixXQUFnQztBQUNwRSxRQUFNLEVBQUUsT0FBTyxTQUFTLElBQUk7QUFDNUIsUUFBTSxPQUFPLFNBQVMsVUFBVSxNQUFNLFFBQVE7QUFDOUMsUUFBTSxPQUFPLFdBQVcsS0FBSyxDQUFDLGNBQWMsY0FBYyxVQUFVLEtBQUssS0FBSztBQUM5RSxNQUFJLFNBQVMsUUFBVztBQUN0QixhQUFTO0FBQUEsTUFDUDtBQUFBLE1BQ0EsYUFBYSxVQUFVLElBQUk7QUFBQSxNQUMzQiwwQkFBMEIsT0FBTyxVQUFVLEtBQUssS0FBSyxDQUFDO0FBQUEsTUFDdEQ7QUFBQSxRQUNFLFVBQVUsT0FBTyxVQUFVO0FBQUEsUUFDM0IsTUFBTSxVQUFVLFVBQVUsS0FBSyxPQUFPLFVBQVU7QUFBQSxNQUNsRDtBQUFBLElBQ0Y7QUFBQSxFQUNGO0FBQ0EsTUFBSSxNQUFNLE9BQU8sSUFBSSxJQUFJLEdBQUc7QUFDMUIsYUFBUyxNQUFNLHFCQUFxQixhQUFhLFVBQVUsSUFBSSxHQUFHLGFBQWEsT0FBTyxJQUFJLENBQUMsc0JBQXNCO0FBQUEsTUFDL0csVUFBVTtBQUFBLElBQ1osQ0FBQztBQUFBLEVBQ0g7QUFDQSxNQUFJLFNBQVMsa0JBQWtCO0FBQzdCLGFBQVMsTUFBTSx5QkFBeUIsYUFBYSxVQUFVLElBQUksR0FBRywwQkFBMEIsT0FBTyxJQUFJLENBQUMsSUFBSTtBQUFBLE1BQzlHLFVBQVU7QUFBQSxNQUNWLE1BQU07QUFBQSxJQUNSLENBQUM7QUFBQSxFQUNIO0FBQ0EsUUFBTSxPQUFPLElBQUksTUFBTSxRQUFTLE1BQTJCO0FBQzdEO0FBRUEsU0FBUyxRQUFRLFVBQW9CLFdBQStCO0FBQ2xFLFFBQU0sRUFBRSxPQUFPLFNBQVMsSUFBSTtBQUM1QixRQUFNLE9BQU8sU0FBUyxVQUFVLE1BQU0sUUFBUTtBQUM5QyxRQUFNLFFBQVEsYUFBYSxVQUFVLElBQUk7QUFDekMsTUFBSSxNQUFNLE9BQU8sSUFBSSxJQUFJLEdBQUc7QUFDMUIsYUFBUyxNQUFNLHFCQUFxQixPQUFPLFlBQVksT0FBTyxJQUFJLENBQUMsMEJBQTBCO0FBQUEsTUFDM0YsVUFBVTtBQUFBLElBQ1osQ0FBQztBQUFBLEVBQ0gsV0FBVyxNQUFNLE1BQU0sSUFBSSxJQUFJLEdBQUc7QUFDaEMsYUFBUyxNQUFNLHFCQUFxQixPQUFPLFlBQVksT0FBTyxJQUFJLENBQUMsc0JBQXNCO0FBQUEsTUFDdkYsVUFBVTtBQUFBLElBQ1osQ0FBQztBQUFBLEVBQ0g7QUFDQSxRQUFNLFFBQVEsYUFBYSxVQUFVLElBQUk7QUFDekMsTUFBSSxRQUFRLFVBQVUsS0FBSyxPQUFPLE9BQU8sUUFBUSxNQUFNLElBQUk7QUFDekQsYUFBUyxNQUFNLHNCQUFzQixPQUFPLHNCQUFzQixFQUFFLFVBQVUsbUNBQW1DLENBQUM7QUFBQSxFQUNwSDtBQUNBLFFBQU0sTUFBTSxJQUFJLE1BQU0sU0FBUyxNQUFNLFVBQVUsS0FBSyxPQUFPLE9BQU8sT0FBTyxRQUFRLENBQUM7QUFDcEY7QUFFQSxTQUFTLGFBQWEsVUFBb0IsV0FBNEI7QUFDcEUsUUFBTSxFQUFFLE9BQU8sU0FBUyxJQUFJO0FBQzVCLFFBQU0sUUFBUSxhQUFhLFVBQVUsS0FBSztBQUMxQyxNQUFJLFVBQVUsU0FBUyxVQUFVO0FBQy9CLGNBQVUsVUFBVSxVQUFVLE1BQU0sT0FBTyxLQUFLO0FBQ2hEO0FBQUEsRUFDRjtBQUNBLE1BQUksVUFBVSxTQUFTLFlBQVksQ0FBQyxNQUFNLEtBQUssSUFBSSxRQUFRLEdBQUc7QUFDNUQsVUFBTSxLQUFLLElBQUksVUFBVSxNQUFNLElBQUk7QUFDbkMsUUFBSSxDQUFDLE1BQU0sUUFBUTtBQUNqQixlQUFTLE1BQU0sbUJBQW1CLE9BQU8scURBQXFEO0FBQUEsUUFDNUYsVUFBVSxtQkFBbUIsZUFBZTtBQUFBLFFBQzVDLE1BQU07QUFBQSxNQUNSLENBQUM7QUFBQSxJQUNIO0FBQUEsRUFDRjtBQUNBLFVBQVEsVUFBVSxNQUFNO0FBQUEsSUFDdEIsS0FBSztBQUFBLElBQ0wsS0FBSztBQUNIO0FBQUEsSUFDRixLQUFLO0FBQ0gsZ0JBQVUsVUFBVSxPQUFPLFVBQVUsTUFBTSxLQUFLO0FBQ2hEO0FBQUEsSUFDRixLQUFLO0FBQ0gsVUFBSSxDQUFDLFVBQVUsVUFBVSxPQUFPLFVBQVUsTUFBTSxLQUFLLEVBQUc7QUFDeEQsWUFBTSxPQUFPLFNBQVMsVUFBVSxNQUFNLFFBQVE7QUFDOUMsWUFBTSxRQUFRLFNBQVMsVUFBVSxPQUFPLFFBQVE7QUFDaEQ7QUFBQSxJQUNGLEtBQUs7QUFDSCxtQkFBYSxVQUFVLFdBQVcsS0FBSztBQUN2QztBQUFBLElBQ0YsS0FBSztBQUNILG9CQUFjLFVBQVUsV0FBVyxLQUFLO0FBQ3hDO0FBQUEsSUFDRixLQUFLO0FBQ0gsZUFBUyxVQUFVLFdBQVcsVUFBVSxNQUFNLE9BQU8sS0FBSztBQUMxRDtBQUFBLElBQ0Y7QUFDRSxnQkFBVSxVQUFVLFdBQVcsS0FBSztBQUFBLEVBQ3hDO0FBQ0Y7QUFHQSxTQUFTLFVBQVUsVUFBb0IsT0FBZSxPQUFvQjtBQUN4RSxRQUFNLEVBQUUsTUFBTSxJQUFJO0FBQ2xCLFFBQU1PLFFBQU8sZUFBZSxTQUFTLEtBQUssSUFBSSxRQUFRLFlBQVksT0FBTyxjQUFjO0FBQ3ZGLFFBQU0sU0FBUyxhQUFhLFVBQVVBLEtBQUk7QUFDMUMsTUFBSUEsVUFBUyxVQUFVO0FBQ3JCLGFBQVMsYUFBYSxnQkFBZ0IsSUFBSSxNQUFNLEtBQUs7QUFDckQsYUFBUyxXQUFXLFNBQVM7QUFDN0IsVUFBTSxZQUFZLEtBQUssU0FBUyxVQUFVO0FBQzFDO0FBQUEsRUFDRjtBQUNBLE1BQUksU0FBUyxlQUFlLFFBQVFBLFVBQVMsZUFBZSxDQUFDLE9BQU8sU0FBUztBQUMzRSxhQUFTLFdBQVcsU0FBUztBQUM3QjtBQUFBLEVBQ0Y7QUFDQSxXQUFTLGFBQWE7QUFDdEIsTUFBSUEsVUFBUyxhQUFhO0FBQ3hCLGFBQVMsWUFBWSxlQUFlLElBQUksTUFBTSxLQUFLO0FBQ25ELFVBQU0sV0FBVyxLQUFLLFNBQVMsU0FBUztBQUN4QyxhQUFTLFFBQVE7QUFBQSxFQUNuQixXQUFXLE9BQU8sU0FBUztBQUN6QixhQUFTLFFBQVEsV0FBVyxJQUFJLE9BQU8sTUFBTSxHQUFHLEtBQUs7QUFDckQsVUFBTSxPQUFPLEtBQUssU0FBUyxLQUFLO0FBQUEsRUFDbEM7QUFDQSxHQUFDLFNBQVMsU0FBUyxTQUFTLGFBQWEsT0FBTyxTQUFTO0FBQzNEO0FBRUEsU0FBUyxhQUFhLFVBQW9CLFdBQThCLE9BQW9CO0FBQzFGLFFBQU0sRUFBRSxPQUFPLFNBQVMsSUFBSTtBQUM1QixRQUFNLE9BQU8sU0FBUyxVQUFVLE1BQU0sUUFBUTtBQUM5QyxNQUFJLE1BQU0sV0FBVyxLQUFLLENBQUMsY0FBYyxVQUFVLE1BQU0sU0FBUyxJQUFJLEdBQUc7QUFDdkUsYUFBUztBQUFBLE1BQ1A7QUFBQSxNQUNBLGFBQWEsVUFBVSxJQUFJO0FBQUEsTUFDM0IsaUJBQWlCLE9BQU8sSUFBSSxDQUFDO0FBQUEsTUFDN0I7QUFBQSxRQUNFLFVBQVU7QUFBQSxRQUNWLE1BQU07QUFBQSxNQUNSO0FBQUEsSUFDRjtBQUFBLEVBQ0Y7QUFDQSxRQUFNLE1BQU0sVUFBVSxRQUFRLE9BQU8sT0FBTyxTQUFTLFVBQVUsS0FBSyxRQUFRO0FBQzVFLFdBQVMsWUFBWSxlQUFlLE1BQU0sS0FBSyxLQUFLO0FBQ3BELFdBQVMsUUFBUTtBQUNqQixXQUFTLGFBQWE7QUFDdEIsUUFBTSxXQUFXLEtBQUssU0FBUyxTQUFTO0FBQzFDO0FBRUEsU0FBUyxTQUFTLFVBQW9CLFdBQTBCLFFBQWdCLE9BQW9CO0FBQ2xHLFFBQU0sRUFBRSxPQUFPLFNBQVMsSUFBSTtBQUM1QixRQUFNLE9BQU8sU0FBUyxVQUFVLE1BQU0sUUFBUTtBQUM5QyxNQUFJLE1BQU0sT0FBTyxLQUFLLENBQUMsVUFBVSxNQUFNLE1BQU0sU0FBUyxJQUFJLEdBQUc7QUFDM0QsYUFBUyxNQUFNLHFCQUFxQixhQUFhLFVBQVUsSUFBSSxHQUFHLGFBQWEsT0FBTyxJQUFJLENBQUMsc0JBQXNCO0FBQUEsTUFDL0csVUFBVTtBQUFBLE1BQ1YsTUFBTTtBQUFBLElBQ1IsQ0FBQztBQUFBLEVBQ0g7QUFDQSxNQUFJLFNBQVMsY0FBYyxRQUFRLENBQUMsTUFBTSxRQUFRO0FBQ2hELGFBQVMsTUFBTSxxQkFBcUIsT0FBTyxhQUFhLE9BQU8sSUFBSSxDQUFDLDRCQUE0QjtBQUFBLE1BQzlGLFVBQVU7QUFBQSxJQUNaLENBQUM7QUFBQSxFQUNIO0FBQ0EsV0FBUyxRQUFRLFdBQVcsTUFBTSxRQUFrQixLQUFLLElBQUksR0FBRyxNQUFNLFdBQVcsU0FBUyxDQUFDLEdBQUcsS0FBSztBQUNuRyxXQUFTLGFBQWE7QUFDdEIsUUFBTSxPQUFPLEtBQUssU0FBUyxLQUFLO0FBQ2xDO0FBRUEsU0FBUyxjQUFjLFVBQW9CLFdBQTJCLE9BQW9CO0FBQ3hGLFFBQU0sRUFBRSxPQUFPLFNBQVMsSUFBSTtBQUM1QixRQUFNLE9BQU8sU0FBUyxVQUFVLE1BQU0sUUFBUTtBQUM5QyxRQUFNLFFBQVEsVUFBVSxVQUFVLE9BQU8sT0FBTyxTQUFTLFVBQVUsT0FBTyxRQUFRO0FBQ2xGLE1BQUksTUFBTSxZQUFZLEtBQUssQ0FBQyxFQUFFLE1BQU0sTUFBTSxNQUFNLGNBQWMsUUFBUSxNQUFNLFVBQVUsS0FBSyxHQUFHO0FBQzVGLGFBQVMsTUFBTSxxQkFBcUIsYUFBYSxVQUFVLElBQUksR0FBRyxHQUFHLE9BQU8sSUFBSSxDQUFDLHNCQUFzQjtBQUFBLE1BQ3JHLFVBQVU7QUFBQSxJQUNaLENBQUM7QUFBQSxFQUNIO0FBQ0EsV0FBUyxhQUFhLGdCQUFnQixNQUFNLE9BQU8sS0FBSztBQUN4RCxRQUFNLFlBQVksS0FBSyxTQUFTLFVBQVU7QUFDNUM7OztBQ2xOME4sU0FBUyw2QkFBMEQ7OztBQ0F6RTtBQUFBLEVBQ2xOO0FBQUEsRUFLQTtBQUFBLE9BQ0s7QUFLUCxJQUFNLFVBQVUsQ0FBQyxVQUFxQixNQUFNLFNBQVMsTUFBTTtBQUdwRCxJQUFNLGVBQTRDO0FBQUEsRUFDdkQsMkJBQTJCLENBQUMsRUFBRSxTQUFTLE1BQU0sUUFBUSxRQUFRO0FBQUEsRUFDN0QsK0JBQStCLE1BQU07QUFBQSxFQUNyQyx5QkFBeUIsQ0FBQyxFQUFFLG9CQUFvQixNQUM5QyxPQUFPLENBQUMsR0FBRyxJQUFJLElBQUksb0JBQW9CLFFBQVEsQ0FBQyxVQUFVLE1BQU0sSUFBSSxDQUFDLFNBQVMsUUFBUSxLQUFLLENBQUMsQ0FBRSxDQUFDLENBQUMsQ0FBQyxDQUFDLENBQUM7QUFBQSxFQUNyRyx1QkFBdUIsQ0FBQyxFQUFFLHVCQUF1QixNQUMvQyxPQUFPLHVCQUF1QixJQUFJLENBQUMsU0FBUyxRQUFRLEtBQUssQ0FBQyxDQUFFLENBQUMsQ0FBQztBQUNsRTtBQUdPLFNBQVMsYUFBYSxPQUE4QixRQUEyQixVQUEwQjtBQUM5RyxRQUFNLFFBQVEsTUFBTTtBQUNwQixRQUFNLE9BQU8sT0FBTyxDQUFDLEVBQUc7QUFDeEIsUUFBTSxXQUFXLE1BQU07QUFDdkIsTUFBSSxhQUFhLE9BQU8sR0FBRyxHQUFHO0FBQzVCLFVBQU0sU0FBUyxPQUFPLEdBQUcsRUFBRSxFQUFHLFlBQWE7QUFDM0MsYUFBUyxNQUFNLGtCQUFrQixFQUFFLE1BQU0sT0FBTyxHQUFHLDJCQUEyQixFQUFFLFNBQVMsQ0FBQztBQUMxRjtBQUFBLEVBQ0Y7QUFDQSxRQUFNLFFBQVEsRUFBRSxNQUFNLFFBQVEsTUFBTSxZQUFhO0FBQ2pELE1BQUksTUFBTSxjQUFnQkMsV0FBVTtBQUNsQyxVQUFNLE9BQU87QUFDYixhQUFTLE1BQU0sa0JBQWtCLE9BQU8sa0NBQWtDO0FBQUEsTUFDeEUsVUFBVTtBQUFBLE1BQ1Y7QUFBQSxJQUNGLENBQUM7QUFBQSxFQUNILFdBQVcsTUFBTSxjQUFnQixhQUFhO0FBQzVDLGFBQVMsTUFBTSxrQkFBa0IsT0FBTyw2Q0FBNkM7QUFBQSxNQUNuRjtBQUFBLE1BQ0EsTUFBTTtBQUFBLElBQ1IsQ0FBQztBQUFBLEVBQ0gsV0FBVyxVQUFVLE9BQU8sQ0FBQyxHQUFHO0FBQzlCLFVBQU0sT0FBTztBQUFBLE1BQ1gsTUFBTTtBQUFBLE1BQ0o7QUFBQSxNQUNGO0FBQUEsSUFDRjtBQUNBLGFBQVMsTUFBTSx3QkFBd0IsT0FBTyx1QkFBdUIsT0FBTyxNQUFNLEtBQUssQ0FBQyxJQUFJO0FBQUEsTUFDMUYsVUFBVTtBQUFBLE1BQ1Y7QUFBQSxJQUNGLENBQUM7QUFBQSxFQUNILE9BQU87QUFDTCxVQUFNLGFBQWEsQ0FBQyxHQUFHLFNBQVMsU0FBUyxhQUFhLENBQUMsRUFBRSxJQUFJLENBQUMsVUFBVSxNQUFNLENBQUMsQ0FBRTtBQUNqRixhQUFTLE1BQU0sa0JBQWtCLE9BQU8sR0FBRyxPQUFPLE1BQU0sS0FBSyxDQUFDLHlCQUF5QjtBQUFBLE1BQ3JGO0FBQUEsTUFDQSxNQUFNLFVBQVUsTUFBTSxPQUFPLFVBQVU7QUFBQSxJQUN6QyxDQUFDO0FBQUEsRUFDSDtBQUNGOzs7QUR4REEsSUFBTSxrQkFBTixjQUE4QixzQkFBc0I7QUFBQSxFQUNsRCxjQUFjO0FBQ1osVUFBUSxpQkFBaUIsRUFBRSxpQkFBaUIsTUFBTSxzQkFBc0IsY0FBYyxjQUFjLEVBQUUsQ0FBQztBQUN2RyxTQUFLLG9CQUFvQjtBQUFBLEVBQzNCO0FBQUE7QUFBQSxFQUdTLG1DQUE0QztBQUNuRCxXQUFPO0FBQUEsRUFDVDtBQUFBLEVBRVMsa0NBQTJDO0FBQ2xELFdBQU87QUFBQSxFQUNUO0FBQUEsRUFFaUIsV0FBVyxLQUFLO0FBQUEsSUFDL0I7QUFBQSxJQUNBLE1BQWdCO0FBQ2QsWUFBTSxLQUFLLEtBQUssU0FBVyxVQUFVO0FBQ3JDLFdBQUssUUFBVSxjQUFjO0FBQzdCLGFBQU8sRUFBRSxJQUFJLElBQUksS0FBSyxTQUFXLFVBQVUsRUFBRTtBQUFBLElBQy9DO0FBQUEsSUFDQSxFQUFFLGVBQWUsTUFBTTtBQUFBLEVBQ3pCO0FBQUEsRUFFaUIsUUFBUSxLQUFLO0FBQUEsSUFDNUI7QUFBQSxJQUNBLE1BQWdCO0FBQ2QsWUFBTSxRQUFrQixDQUFDO0FBQ3pCLFdBQUssaUJBQWlCLEVBQUUsS0FBT0MsUUFBTyxLQUFLLE1BQU0sTUFBTSxLQUFLLEtBQUssUUFBVSxJQUFJLENBQUMsRUFBRSxDQUFDO0FBQ25GLGFBQU87QUFBQSxJQUNUO0FBQUEsSUFDQSxFQUFFLGVBQWUsTUFBTTtBQUFBLEVBQ3pCO0FBQUEsRUFFaUIsaUJBQWlCLEtBQUs7QUFBQSxJQUNyQztBQUFBLElBQ0EsTUFBYztBQUNaLFdBQUssUUFBVSxTQUFTO0FBQ3hCLFlBQU0sT0FBTyxLQUFLLFFBQVUsSUFBSTtBQUNoQyxXQUFLLFFBQVUsVUFBVTtBQUN6QixhQUFPO0FBQUEsSUFDVDtBQUFBLElBQ0EsRUFBRSxlQUFlLE1BQU07QUFBQSxFQUN6QjtBQUFBLEVBRWlCLFlBQVksS0FBSztBQUFBLElBQ2hDO0FBQUEsSUFDQSxNQUFnQjtBQUNkLFlBQU0sT0FBTyxLQUFLLFFBQVUsSUFBSTtBQUNoQyxhQUFPLEVBQUUsTUFBTSxLQUFLLEtBQUssT0FBTyxNQUFNLEtBQUssUUFBUSxLQUFLLGNBQWMsQ0FBQyxLQUFLLEtBQUs7QUFBQSxJQUNuRjtBQUFBLElBQ0EsRUFBRSxlQUFlLE1BQU07QUFBQSxFQUN6QjtBQUFBLEVBRWlCLFVBQVUsS0FBSztBQUFBLElBQzlCO0FBQUEsSUFDQSxNQUNFLEtBQUssR0FBa0I7QUFBQSxNQUNyQjtBQUFBLFFBQ0UsS0FBSyxNQUFNO0FBQ1QsZUFBSyxRQUFVLFFBQVEsSUFBSSxDQUFDO0FBQzVCLGVBQUssUUFBVSxRQUFRLE1BQU0sQ0FBQztBQUM5QixpQkFBTyxFQUFFLE1BQU0sU0FBUyxLQUFLLE9BQU87QUFBQSxRQUN0QztBQUFBLE1BQ0Y7QUFBQSxNQUNBO0FBQUEsUUFDRSxLQUFLLE1BQU07QUFDVCxlQUFLLFFBQVUsUUFBUSxPQUFPLENBQUM7QUFDL0IsaUJBQU8sRUFBRSxNQUFNLFNBQVMsS0FBSyxRQUFRO0FBQUEsUUFDdkM7QUFBQSxNQUNGO0FBQUEsTUFDQTtBQUFBLFFBQ0UsS0FBSyxNQUFNO0FBQ1QsZ0JBQU1DLFNBQVEsS0FBSyxRQUFVLEtBQUs7QUFDbEMsZ0JBQU0sWUFBWSxLQUFLLE9BQU8sTUFBTTtBQUNsQyxpQkFBSyxRQUFVLFFBQVEsV0FBVyxDQUFDO0FBQ25DLG1CQUFPLEtBQUssUUFBUSxLQUFLLGNBQWM7QUFBQSxVQUN6QyxDQUFDO0FBQ0QsZUFBSyxRQUFVLFFBQVEsUUFBUSxDQUFDO0FBQ2hDLGlCQUFPLEVBQUUsTUFBTSxTQUFTLEtBQUssRUFBRSxPQUFBQSxRQUFPLFdBQVcsYUFBYSxNQUFNLFFBQVEsS0FBSyxRQUFVLElBQUksRUFBRSxFQUFFO0FBQUEsUUFDckc7QUFBQSxNQUNGO0FBQUEsSUFDRixDQUFDO0FBQUEsSUFDSCxFQUFFLGVBQWUsTUFBTTtBQUFBLEVBQ3pCO0FBQUEsRUFFaUIsU0FBUyxLQUFLO0FBQUEsSUFDN0I7QUFBQSxJQUNBLE1BQWdCO0FBQ2QsWUFBTSxRQUFrQixDQUFDO0FBQ3pCLFdBQUssaUJBQWlCO0FBQUEsUUFDcEIsS0FBT0Q7QUFBQSxRQUNQLEtBQUssTUFDSCxNQUFNLEtBQUssS0FBSyxHQUFHLENBQUMsRUFBRSxLQUFLLE1BQU0sS0FBSyxRQUFVLFVBQVUsRUFBRSxHQUFHLEVBQUUsS0FBSyxNQUFNLEtBQUssUUFBVSxJQUFJLEVBQUUsQ0FBQyxDQUFDLENBQUM7QUFBQSxNQUN4RyxDQUFDO0FBQ0QsYUFBTztBQUFBLElBQ1Q7QUFBQSxJQUNBLEVBQUUsZUFBZSxNQUFNO0FBQUEsRUFDekI7QUFBQSxFQUVpQixXQUFXLEtBQUs7QUFBQSxJQUMvQjtBQUFBLElBQ0EsTUFDRSxLQUFLLEdBQWE7QUFBQSxNQUNoQjtBQUFBLFFBQ0UsS0FBSyxNQUFNO0FBQ1QsZUFBSyxRQUFVLFFBQVEsSUFBSSxDQUFDO0FBQzVCLGdCQUFNLE1BQU0sS0FBSyxPQUFPLE1BQU0sS0FBSyxRQUFVLFFBQVEsS0FBSyxDQUFDLENBQUM7QUFDNUQsaUJBQU8sRUFBRSxNQUFNLFFBQVEsU0FBWSxPQUFPLFVBQVUsUUFBUSxLQUFLLFNBQVMsS0FBSyxNQUFNLEVBQUU7QUFBQSxRQUN6RjtBQUFBLE1BQ0Y7QUFBQSxNQUNBO0FBQUEsUUFDRSxLQUFLLE1BQU07QUFDVCxlQUFLLFFBQVUsUUFBUSxRQUFRLENBQUM7QUFDaEMsZUFBSyxRQUFVLFFBQVEsTUFBTSxDQUFDO0FBQzlCLGlCQUFPLEVBQUUsTUFBTSxlQUFlLFFBQVEsS0FBSyxTQUFTLEtBQUssTUFBTSxFQUFFO0FBQUEsUUFDbkU7QUFBQSxNQUNGO0FBQUEsTUFDQTtBQUFBLFFBQ0UsS0FBSyxNQUFNO0FBQ1QsZ0JBQU1FLGNBQWEsS0FBSyxRQUFVLFVBQVU7QUFDNUMsaUJBQU8sRUFBRSxNQUFNLFdBQVcsWUFBQUEsYUFBWSxRQUFRLEtBQUssUUFBVSxJQUFJLEVBQUU7QUFBQSxRQUNyRTtBQUFBLE1BQ0Y7QUFBQSxJQUNGLENBQUM7QUFBQSxJQUNILEVBQUUsZUFBZSxNQUFNO0FBQUEsRUFDekI7QUFBQSxFQUVpQixTQUFTLEtBQUs7QUFBQSxJQUM3QjtBQUFBLElBQ0EsTUFBcUI7QUFDbkIsWUFBTSxRQUFRLEtBQUssU0FBVyxJQUFJO0FBQ2xDLGFBQU8sS0FBSyxHQUFrQjtBQUFBLFFBQzVCO0FBQUEsVUFDRSxLQUFLLE1BQU07QUFDVCxpQkFBSyxRQUFVLFFBQVEsT0FBTyxDQUFDO0FBQy9CLG1CQUFPLEVBQUUsTUFBTSxVQUFVLE9BQU8sT0FBTyxLQUFLLFNBQVcsSUFBSSxFQUFFO0FBQUEsVUFDL0Q7QUFBQSxRQUNGO0FBQUEsUUFDQTtBQUFBLFVBQ0UsS0FBSyxNQUFNO0FBQ1QsaUJBQUssUUFBVSxRQUFRLElBQUksQ0FBQztBQUM1QixpQkFBSyxRQUFVLFFBQVEsYUFBYSxDQUFDO0FBQ3JDLG1CQUFPLEVBQUUsTUFBTSx1QkFBdUIsTUFBTTtBQUFBLFVBQzlDO0FBQUEsUUFDRjtBQUFBLE1BQ0YsQ0FBQztBQUFBLElBQ0g7QUFBQSxJQUNBLEVBQUUsZUFBZSxNQUFNO0FBQUEsRUFDekI7QUFBQSxFQUVTLFlBQVksS0FBSztBQUFBLElBQ3hCO0FBQUEsSUFDQSxNQUNFLEtBQUssR0FBa0I7QUFBQSxNQUNyQixFQUFFLEtBQUssTUFBTSxLQUFLLEtBQU8sYUFBYSxTQUFTLEVBQUU7QUFBQSxNQUNqRCxFQUFFLEtBQUssTUFBTSxLQUFLLEtBQU8sWUFBWSxRQUFRLEVBQUU7QUFBQSxNQUMvQyxFQUFFLEtBQUssTUFBTSxLQUFLLEtBQU8sWUFBWSxRQUFRLEVBQUU7QUFBQSxNQUMvQyxFQUFFLEtBQUssTUFBTSxLQUFLLEtBQU8sZUFBZSxXQUFXLEVBQUU7QUFBQSxNQUNyRDtBQUFBLFFBQ0UsS0FBSyxNQUFNO0FBQ1QsZUFBSyxRQUFVLFFBQVEsU0FBUyxDQUFDO0FBQ2pDLGVBQUssU0FBVyxRQUFRLFNBQVMsQ0FBQztBQUNsQyxpQkFBTyxFQUFFLE1BQU0sVUFBVSxTQUFTLEtBQUssU0FBVyxJQUFJLEVBQUU7QUFBQSxRQUMxRDtBQUFBLE1BQ0Y7QUFBQSxNQUNBO0FBQUEsUUFDRSxLQUFLLE1BQU07QUFDVCxlQUFLLFNBQVcsUUFBUSxTQUFTLENBQUM7QUFDbEMsZ0JBQU0sT0FBTyxLQUFLLFNBQVcsSUFBSTtBQUNqQyxpQkFBTyxFQUFFLE1BQU0sV0FBVyxNQUFNLE9BQU8sS0FBSyxTQUFTLEtBQUssUUFBUSxFQUFFO0FBQUEsUUFDdEU7QUFBQSxNQUNGO0FBQUEsTUFDQTtBQUFBLFFBQ0UsS0FBSyxNQUFNO0FBQ1QsZUFBSyxRQUFVLFFBQVEsU0FBUyxDQUFDO0FBQ2pDLGlCQUFPLEVBQUUsTUFBTSxXQUFXLE9BQU8sS0FBSyxTQUFTLEtBQUssS0FBSyxFQUFFO0FBQUEsUUFDN0Q7QUFBQSxNQUNGO0FBQUEsTUFDQTtBQUFBLFFBQ0UsS0FBSyxNQUFNO0FBQ1QsZUFBSyxRQUFVLFFBQVEsT0FBTyxDQUFDO0FBQy9CLGdCQUFNLE9BQU8sS0FBSyxTQUFXLElBQUk7QUFDakMsaUJBQU8sRUFBRSxNQUFNLFNBQVMsTUFBTSxNQUFNLEtBQUssU0FBVyxJQUFJLEVBQUU7QUFBQSxRQUM1RDtBQUFBLE1BQ0Y7QUFBQSxNQUNBO0FBQUEsUUFDRSxLQUFLLE1BQU07QUFDVCxlQUFLLFFBQVUsUUFBUSxNQUFNLENBQUM7QUFDOUIsZ0JBQU0sT0FBTyxLQUFLLFNBQVcsSUFBSTtBQUNqQyxpQkFBTyxFQUFFLE1BQU0sUUFBUSxNQUFNLE1BQU0sS0FBSyxTQUFXLFVBQVUsRUFBRTtBQUFBLFFBQ2pFO0FBQUEsTUFDRjtBQUFBLE1BQ0E7QUFBQSxRQUNFLEtBQUssTUFBTTtBQUNULGVBQUssUUFBVSxRQUFRLFdBQVcsQ0FBQztBQUNuQyxpQkFBTyxFQUFFLE1BQU0sYUFBYSxHQUFHLEtBQUssU0FBUyxLQUFLLFNBQVMsRUFBRTtBQUFBLFFBQy9EO0FBQUEsTUFDRjtBQUFBLE1BQ0E7QUFBQSxRQUNFLEtBQUssTUFBTTtBQUNULGVBQUssUUFBVSxRQUFRLFFBQVEsQ0FBQztBQUNoQyxnQkFBTSxPQUFPLEtBQUssUUFBUSxJQUFNLElBQUk7QUFDcEMsaUJBQU8sRUFBRSxNQUFNLFVBQVUsTUFBTSxPQUFPLEtBQUssUUFBUSxNQUFNLEtBQUssUUFBUSxJQUFNLElBQUksQ0FBQyxLQUFLLEtBQUs7QUFBQSxRQUM3RjtBQUFBLE1BQ0Y7QUFBQSxNQUNBO0FBQUEsUUFDRSxLQUFLLE1BQU07QUFDVCxlQUFLLFFBQVUsUUFBUSxTQUFTLENBQUM7QUFDakMsaUJBQU8sRUFBRSxNQUFNLFdBQVcsT0FBTyxLQUFLLFNBQVcsSUFBSSxFQUFFO0FBQUEsUUFDekQ7QUFBQSxNQUNGO0FBQUEsTUFDQTtBQUFBLFFBQ0UsS0FBSyxNQUFNO0FBQ1QsZUFBSyxRQUFVLFFBQVEsT0FBTyxDQUFDO0FBQy9CLGdCQUFNLFFBQW9CLENBQUM7QUFDM0IsZUFBSyxpQkFBaUIsRUFBRSxLQUFPRixRQUFPLEtBQUssTUFBTSxNQUFNLEtBQUssS0FBSyxTQUFTLEtBQUssU0FBUyxDQUFDLEVBQUUsQ0FBQztBQUM1RixpQkFBTyxFQUFFLE1BQU0sU0FBUyxNQUFNO0FBQUEsUUFDaEM7QUFBQSxNQUNGO0FBQUEsTUFDQTtBQUFBLFFBQ0UsS0FBSyxNQUFNO0FBQ1QsZUFBSyxRQUFVLFFBQVEsVUFBVSxDQUFDO0FBQ2xDLGlCQUFPLEVBQUUsTUFBTSxZQUFZLE9BQU8sS0FBSyxTQUFXLElBQUksRUFBRTtBQUFBLFFBQzFEO0FBQUEsTUFDRjtBQUFBLE1BQ0E7QUFBQSxRQUNFLEtBQUssTUFBTTtBQUNULGVBQUssUUFBVSxRQUFRLE9BQU8sQ0FBQztBQUMvQixpQkFBTyxLQUFLLFFBQVEsS0FBSyxPQUFPO0FBQUEsUUFDbEM7QUFBQSxNQUNGO0FBQUEsTUFDQTtBQUFBLFFBQ0UsS0FBSyxNQUFNO0FBQ1QsZUFBSyxRQUFVLFFBQVEsT0FBTyxDQUFDO0FBQy9CLGlCQUFPLEVBQUUsTUFBTSxTQUFTLE9BQU8sS0FBSyxTQUFXLElBQUksRUFBRTtBQUFBLFFBQ3ZEO0FBQUEsTUFDRjtBQUFBLE1BQ0E7QUFBQSxRQUNFLEtBQUssTUFBTTtBQUNULGdCQUFNLFlBQVksS0FBSyxJQUFJO0FBQUEsWUFDekIsRUFBRSxLQUFLLE1BQU0sS0FBSyxRQUFVLFFBQVEsU0FBUyxDQUFDLE1BQU0sT0FBVTtBQUFBLFlBQzlELEVBQUUsS0FBSyxNQUFNLEtBQUssUUFBVSxRQUFRLFNBQVMsQ0FBQyxNQUFNLE9BQVU7QUFBQSxVQUNoRSxDQUFDO0FBQ0QsaUJBQU8sRUFBRSxNQUFNLFlBQVksWUFBWSxXQUFXLE9BQU8sS0FBSyxTQUFXLElBQUksRUFBRTtBQUFBLFFBQ2pGO0FBQUEsTUFDRjtBQUFBLE1BQ0EsR0FBSSxDQUFDLFNBQVMsUUFBUSxVQUFVLEVBQVksSUFBSSxDQUFDLE1BQU0sV0FBVztBQUFBLFFBQ2hFLEtBQUssTUFBcUI7QUFDeEIsZUFBSyxRQUFVLFFBQVEsSUFBSSxDQUFDO0FBQzVCLGlCQUFPLEVBQUUsTUFBTSxNQUFNLEtBQUssUUFBUSxRQUFRLEdBQUcsS0FBSyxRQUFRLEVBQUU7QUFBQSxRQUM5RDtBQUFBLE1BQ0YsRUFBRTtBQUFBLE1BQ0Y7QUFBQSxRQUNFLEtBQUssTUFBTTtBQUNULGVBQUssUUFBVSxRQUFRLFFBQVEsQ0FBQztBQUNoQyxlQUFLLFFBQVUsUUFBUSxJQUFJLENBQUM7QUFDNUIsZ0JBQU0sUUFBUSxLQUFLLFNBQVcsVUFBVTtBQUN4QyxlQUFLLFFBQVUsS0FBSztBQUNwQixpQkFBTyxFQUFFLE1BQU0sVUFBVSxPQUFPLEtBQUssS0FBSyxTQUFTLEtBQUssUUFBUSxFQUFFO0FBQUEsUUFDcEU7QUFBQSxNQUNGO0FBQUEsTUFDQSxHQUFLLFlBQVksSUFBSSxDQUFDLFFBQVEsV0FBVztBQUFBLFFBQ3ZDLEtBQUssTUFBcUI7QUFDeEIsZUFBSyxRQUFVLFFBQVEsTUFBTSxDQUFDO0FBQzlCLGlCQUFPLEVBQUUsTUFBTSxTQUFTLE1BQU0sS0FBSyxRQUFRLEtBQUssT0FBUyxJQUFJLEVBQUU7QUFBQSxRQUNqRTtBQUFBLE1BQ0YsRUFBRTtBQUFBLE1BQ0Y7QUFBQSxRQUNFLEtBQUssTUFBTTtBQUNULGVBQUssUUFBVSxRQUFRLFVBQVUsQ0FBQztBQUNsQyxpQkFBTyxFQUFFLE1BQU0sWUFBWSxRQUFRLEtBQUssU0FBUyxLQUFLLEtBQUssRUFBRTtBQUFBLFFBQy9EO0FBQUEsTUFDRjtBQUFBLE1BQ0E7QUFBQSxRQUNFLEtBQUssTUFBTTtBQUNULGVBQUssUUFBVSxRQUFRLFFBQVEsQ0FBQztBQUNoQyxpQkFBTyxFQUFFLE1BQU0sVUFBVSxPQUFPLEtBQUssU0FBUyxLQUFLLGNBQWMsRUFBRTtBQUFBLFFBQ3JFO0FBQUEsTUFDRjtBQUFBLE1BQ0E7QUFBQSxRQUNFLEtBQUssTUFBTTtBQUNULGVBQUssUUFBVSxRQUFRLE1BQU0sQ0FBQztBQUM5QixpQkFBTyxFQUFFLE1BQU0sUUFBUSxPQUFPLEtBQUssU0FBUyxLQUFLLGNBQWMsRUFBRTtBQUFBLFFBQ25FO0FBQUEsTUFDRjtBQUFBLE1BQ0E7QUFBQSxRQUNFLEtBQUssTUFBTTtBQUNULGVBQUssUUFBVSxRQUFRLE1BQU0sQ0FBQztBQUM5QixnQkFBTSxTQUFtQixDQUFDO0FBQzFCLGVBQUssa0JBQWtCLEVBQUUsS0FBTyxNQUFNLEtBQUssTUFBTSxPQUFPLEtBQUssS0FBSyxTQUFTLEtBQUssY0FBYyxDQUFDLEVBQUUsQ0FBQztBQUNsRyxpQkFBTyxFQUFFLE1BQU0sUUFBUSxRQUFRLE1BQU0sS0FBSyxPQUFPLE1BQU0sS0FBSyxRQUFRLElBQU0sSUFBSSxDQUFDLEtBQUssS0FBSztBQUFBLFFBQzNGO0FBQUEsTUFDRjtBQUFBLE1BQ0E7QUFBQSxRQUNFLEtBQUssTUFBTTtBQUNULGVBQUssUUFBVSxRQUFRLFFBQVEsQ0FBQztBQUNoQyxpQkFBTyxLQUFLLFFBQVEsS0FBSyxNQUFNO0FBQUEsUUFDakM7QUFBQSxNQUNGO0FBQUEsTUFDQTtBQUFBLFFBQ0UsS0FBSyxNQUFNO0FBQ1QsZUFBSyxRQUFVLFFBQVEsTUFBTSxDQUFDO0FBQzlCLGdCQUFNLFFBQVEsS0FBSyxTQUFTLEtBQUssY0FBYztBQUMvQyxpQkFBTyxFQUFFLE1BQU0sUUFBUSxPQUFPLEdBQUcsS0FBSyxRQUFRLEtBQUssUUFBUSxFQUFFO0FBQUEsUUFDL0Q7QUFBQSxNQUNGO0FBQUEsTUFDQSxHQUFJLENBQUMsUUFBUSxXQUFXLFFBQVEsRUFBWSxJQUFJLENBQUMsVUFBVTtBQUFBLFFBQ3pELEtBQUssTUFBcUI7QUFDeEIsZUFBSyxRQUFVLFFBQVEsSUFBSSxDQUFDO0FBQzVCLGlCQUFPLEVBQUUsS0FBSztBQUFBLFFBQ2hCO0FBQUEsTUFDRixFQUFFO0FBQUEsTUFDRjtBQUFBLFFBQ0UsS0FBSyxNQUFNO0FBQ1QsZUFBSyxRQUFVLFFBQVEsUUFBUSxDQUFDO0FBQ2hDLGVBQUssUUFBVSxRQUFRLFNBQVMsQ0FBQztBQUNqQyxlQUFLLFFBQVUsUUFBUSxNQUFNLENBQUM7QUFDOUIsaUJBQU8sRUFBRSxNQUFNLFNBQVM7QUFBQSxRQUMxQjtBQUFBLE1BQ0Y7QUFBQSxJQUNGLENBQUM7QUFBQSxJQUNILEVBQUUsbUJBQW1CLE9BQXNCLEVBQUUsTUFBTSxTQUFTLEdBQUc7QUFBQSxFQUNqRTtBQUFBLEVBRVEsS0FBSyxPQUFrQixNQUFvRTtBQUNqRyxTQUFLLFFBQVEsS0FBSztBQUNsQixXQUFPLEVBQUUsS0FBSztBQUFBLEVBQ2hCO0FBQ0Y7QUFFQSxJQUFNLFNBQVMsSUFBSSxnQkFBZ0I7QUFHNUIsU0FBUyxlQUFlLFFBQTJCLFVBQStCO0FBQ3ZGLFNBQU8sUUFBUSxDQUFDLEdBQUcsTUFBTTtBQUN6QixRQUFNLE9BQU8sT0FBTyxVQUFVO0FBQzlCLFFBQU0sUUFBUSxPQUFPLE9BQU8sQ0FBQztBQUM3QixRQUFNLFFBQVEsT0FBTyxDQUFDO0FBQ3RCLE1BQUksVUFBVSxPQUFXLFFBQU8sRUFBRSxPQUFPLEdBQUcsS0FBSztBQUNqRCxlQUFhLE9BQU8sUUFBUSxRQUFRO0FBQ3BDLFNBQU8sRUFBRSxPQUFPLE1BQU0sU0FBUztBQUNqQzs7O0FFbFZPLFNBQVMsYUFBYUcsT0FBYyxNQUFzRTtBQUMvRyxRQUFNLFNBQVNBLE1BQUssUUFBUSxXQUFXLEVBQUUsRUFBRSxXQUFXLFFBQVEsSUFBSTtBQUNsRSxRQUFNLFdBQVcsZUFBZSxNQUFNLE9BQU8sTUFBTSxJQUFJLENBQUM7QUFDeEQsUUFBTSxhQUFhLGFBQWEsTUFBTSxFQUFFLElBQUksQ0FBQyxXQUFXLGVBQWUsUUFBUSxRQUFRLENBQUM7QUFDeEYsUUFBTSxRQUFRLFdBQVcsWUFBWSxRQUFRO0FBQzdDLFFBQU0sRUFBRSxZQUFZLElBQUk7QUFFeEIsTUFBSSxVQUFVO0FBQ1osV0FBTyxFQUFFLFNBQVMsTUFBTSxhQUFhLFlBQVksT0FBTyxDQUFDLEVBQUUsS0FBSyxNQUFNLFNBQVMsaUJBQWlCLEVBQUU7QUFDcEcsZ0JBQWMsT0FBTyxRQUFRO0FBQzdCLGNBQVksS0FBSyxDQUFDLEdBQUcsTUFBTSxFQUFFLE9BQVEsRUFBRSxRQUFTLEVBQUUsU0FBVSxFQUFFLE1BQU87QUFDckUsTUFBSSxZQUFZLFNBQVMsRUFBRyxRQUFPLEVBQUUsU0FBUyxNQUFNLFlBQVk7QUFDaEUsUUFBTSxRQUFRLGNBQWMsVUFBVTtBQUFBLElBQ3BDLFVBQVU7QUFBQSxJQUNWLE1BQU0sTUFBTTtBQUFBLElBQ1osT0FBTyxNQUFNO0FBQUEsSUFDYjtBQUFBLElBQ0EsVUFBVSxNQUFNLFlBQVksQ0FBQztBQUFBLElBQzdCLFlBQVksTUFBTSxXQUFXLElBQUksQ0FBQyxjQUFjLFVBQVUsS0FBSztBQUFBLElBQy9ELFFBQVEsTUFBTSxPQUFPLElBQUksQ0FBQyxVQUFVLE1BQU0sS0FBSztBQUFBLElBQy9DLGFBQWEsTUFBTSxZQUFZLElBQUksQ0FBQyxlQUFlLFdBQVcsS0FBSztBQUFBLEVBQ3JFLENBQUM7QUFDRCxNQUFJLE1BQU0sUUFBUyxRQUFPLEVBQUUsU0FBUyxNQUFNLE1BQU0sWUFBWTtBQUM3RCxhQUFXLFNBQVMsTUFBTSxNQUFNLFFBQVE7QUFDdEMsYUFBUyxNQUFNLGlCQUFpQixNQUFNLE9BQU8sR0FBRyxNQUFNLEtBQUssS0FBSyxHQUFHLENBQUMsS0FBSyxNQUFNLE9BQU8sRUFBRTtBQUFBLEVBQzFGO0FBQ0EsU0FBTyxFQUFFLFNBQVMsTUFBTSxZQUFZO0FBQ3RDO0FBRUEsU0FBUyxjQUFjLE9BQXFCLFVBQTBCO0FBQ3BFLFFBQU0sVUFBVSxDQUFDLFNBQWlCLE9BQXlDLGFBQ3pFLFNBQVMsTUFBTSxtQkFBbUIsT0FBTyxTQUFTLEVBQUUsU0FBUyxDQUFDO0FBQ2hFLE1BQUksQ0FBQyxNQUFNLFFBQVE7QUFDakIsUUFBSSxNQUFNLEtBQUssU0FBUyxFQUFHLFNBQVEsd0JBQXdCLE1BQU0sT0FBTyxtQkFBbUIsZUFBZSxFQUFFO0FBQUEsYUFDbkcsTUFBTSxTQUFTLEtBQU0sU0FBUSwyQkFBMkIsTUFBTSxPQUFPLCtDQUFnQztBQUM5RyxVQUFNLGtCQUFrQixNQUFNLFlBQVksU0FBUyxLQUFLLE1BQU0sV0FBVyxXQUFXLEtBQUssTUFBTSxPQUFPLFdBQVc7QUFDakgsUUFBSSxnQkFBaUI7QUFDckIsUUFBSSxNQUFNLGFBQWEsS0FBTSxTQUFRLGdDQUFnQyxNQUFNLE9BQU8sK0JBQStCO0FBQ2pILFFBQUksTUFBTSxXQUFXLFdBQVcsS0FBSyxNQUFNLE9BQU8sV0FBVztBQUMzRCxjQUFRLGdDQUFnQyxNQUFNLE9BQU8sMkNBQTJDO0FBQUEsYUFDekYsTUFBTSxPQUFPLFdBQVc7QUFDL0IsY0FBUSw0QkFBNEIsTUFBTSxPQUFPLGdDQUFnQztBQUFBLEVBQ3JGO0FBQ0EsYUFBVyxhQUFhLE1BQU0sWUFBWTtBQUN4QyxRQUFJLFVBQVUsVUFBVSxVQUFVLE1BQU0sVUFBVSxLQUFNO0FBQ3hELFlBQVEsT0FBTyxVQUFVLEtBQUssaUJBQWlCLFVBQVUsT0FBTyx3Q0FBeUI7QUFBQSxFQUMzRjtBQUNBLGFBQVcsU0FBUyxNQUFNLFFBQVE7QUFFaEMsUUFBSSxNQUFNLFVBQVUsTUFBTSxNQUFNLFNBQVMsU0FBUyxLQUFLLE1BQU0sTUFBTSxTQUFTLGFBQWM7QUFDMUYsWUFBUSxPQUFPLE1BQU0sS0FBSyxtQkFBbUIsTUFBTSxPQUFPLGlDQUFpQztBQUFBLEVBQzdGO0FBQ0Y7OztBQzNDTyxTQUFTLFFBQVEsWUFBZ0M7QUFDdEQsU0FBTyxDQUFDLFdBQVcsTUFBTSxXQUFXLE1BQU0sV0FBVyxNQUFNLEVBQUUsT0FBTyxDQUFDLFNBQVMsU0FBUyxNQUFTLEVBQUUsS0FBSyxHQUFHO0FBQzVHO0FBTU8sU0FBUyxRQUFRQyxPQUFzQjtBQUM1QyxTQUFPQSxNQUFLLFFBQVEsNENBQTRDLENBQUMsY0FBYztBQUM3RSxRQUFJLGNBQWMsSUFBTSxRQUFPO0FBQy9CLFVBQU0sT0FBTyxVQUFVLFlBQVksQ0FBQyxLQUFLO0FBQ3pDLFdBQU8sT0FBTyxNQUFNLE1BQU0sS0FBSyxTQUFTLEVBQUUsRUFBRSxTQUFTLEdBQUcsR0FBRyxDQUFDLEtBQUssT0FBTyxLQUFLLFNBQVMsRUFBRSxDQUFDO0FBQUEsRUFDM0YsQ0FBQztBQUNIOzs7QUNoQ0EsSUFBTSxrQkFBa0I7QUFHeEIsSUFBTSxPQUNKO0FBS0ssU0FBUyxnQkFBZ0IsWUFBd0IsWUFBNkI7QUFDbkYsUUFBTSxRQUFRLFFBQVEsVUFBVTtBQUNoQyxRQUFNLFFBQVE7QUFBQSxJQUNaLEdBQUcsVUFBVSxLQUFLLEtBQUssR0FBRyxRQUFRLEtBQUssQ0FBQyxJQUFJLEdBQUcsV0FBVyxRQUFRLElBQUksV0FBVyxJQUFJLEtBQUssUUFBUSxXQUFXLE9BQU8sQ0FBQztBQUFBLEVBQ3ZIO0FBQ0EsUUFBTSxTQUFTLFdBQVcsU0FBUyxTQUFZLFNBQVksWUFBWSxNQUFNLE9BQU8sRUFBRSxXQUFXLE9BQU8sQ0FBQztBQUN6RyxNQUFJLFdBQVcsVUFBYSxXQUFXLEdBQUksT0FBTSxLQUFLLEdBQUcsUUFBUSxRQUFRLFdBQVcsTUFBTSxDQUFDO0FBQzNGLE1BQUksV0FBVyxhQUFhLE9BQVcsT0FBTSxLQUFLLGVBQWUsUUFBUSxXQUFXLFFBQVEsQ0FBQyxFQUFFO0FBQy9GLE1BQUksV0FBVyxTQUFTLE9BQVcsT0FBTSxLQUFLLFdBQVcsUUFBUSxXQUFXLElBQUksQ0FBQyxFQUFFO0FBQ25GLFNBQU8sTUFBTSxLQUFLLElBQUk7QUFDeEI7QUFFQSxTQUFTLFFBQVEsUUFBZ0IsUUFBc0M7QUFDckUsUUFBTSxhQUFhLE1BQU0sS0FBSyxPQUFPLFFBQVEsV0FBVyxFQUFFLENBQUM7QUFDM0QsUUFBTSxRQUFRLEtBQUssSUFBSSxHQUFHLEtBQUssS0FBSyxVQUFVLEtBQUssa0JBQWtCLEdBQUcsV0FBVyxTQUFTLGVBQWUsQ0FBQztBQUM1RyxRQUFNLFFBQVEsV0FBVyxNQUFNLE9BQU8sUUFBUSxlQUFlLEVBQUUsSUFBSSxJQUFJO0FBQ3ZFLFFBQU0sU0FBUyxRQUFRLElBQUksV0FBTTtBQUNqQyxRQUFNLFFBQVEsUUFBUSxrQkFBa0IsV0FBVyxTQUFTLFdBQU07QUFDbEUsUUFBTSxPQUFPLE9BQU8sTUFBTSxHQUFHLE1BQU0sS0FBSyxFQUFFLENBQUMsR0FBRyxLQUFLO0FBQ25ELE1BQUksV0FBVyxPQUFXLFFBQU8sQ0FBQyxJQUFJO0FBQ3RDLFFBQU0sVUFBVSxNQUNiLE1BQU0sR0FBRyxTQUFTLElBQUksS0FBSyxFQUMzQixJQUFJLENBQUNDLFVBQVUsS0FBSyxLQUFLQSxLQUFJLElBQUksV0FBVyxJQUFJLE9BQU9BLE1BQUssTUFBTSxDQUFFO0FBQ3ZFLFNBQU8sQ0FBQyxNQUFNLE9BQU8sV0FBVyxLQUFLLEtBQUssR0FBRyxHQUFHLFFBQVEsS0FBSyxFQUFFLENBQUMsR0FBRztBQUNyRTtBQUVBLFNBQVMsS0FBSyxXQUEyQjtBQUN2QyxTQUFPLGNBQWMsTUFBTyxNQUFNLFFBQVEsU0FBUztBQUNyRDs7O0FqQmxDTyxJQUFNLGFBQWE7QUFHbkIsU0FBUyxhQUFhLFdBQTZCO0FBQ3hELFFBQU0sUUFBUSxZQUFZLFNBQVMsRUFBRSxPQUFPLENBQUMsU0FBUyxLQUFLLFNBQVMsVUFBVSxDQUFDO0FBQy9FLFNBQU8sTUFBTSxLQUFLLENBQUMsR0FBRyxNQUFPLElBQUksSUFBSSxLQUFLLENBQUUsRUFBRSxJQUFJLENBQUMsU0FBUyxLQUFLLFdBQVcsSUFBSSxDQUFDO0FBQ25GO0FBTU8sU0FBUyxlQUFlLFdBQTJCO0FBQ3hELFFBQU0sV0FBcUIsQ0FBQztBQUM1QixRQUFNQyxZQUFXLGFBQWEsU0FBUyxFQUFFLElBQUksQ0FBQyxTQUFTO0FBQ3JELFVBQU1DLFFBQU8sYUFBYSxNQUFNLE1BQU07QUFFdEMsVUFBTSxFQUFFLFNBQVMsWUFBWSxJQUFJLGFBQWFBLE9BQU0sR0FBRyxTQUFTLFNBQVMsQ0FBQyxJQUFJLFNBQVMsSUFBSSxDQUFDLEVBQUU7QUFDOUYsYUFBUyxLQUFLLEdBQUcsWUFBWSxJQUFJLENBQUMsZUFBZSxnQkFBZ0IsWUFBWUEsS0FBSSxDQUFDLENBQUM7QUFDbkYsV0FBTztBQUFBLEVBQ1QsQ0FBQztBQUNELE1BQUksU0FBUyxTQUFTLEVBQUcsT0FBTSxJQUFJLE1BQU07QUFBQTtBQUFBLEVBQXVDLFNBQVMsS0FBSyxNQUFNLENBQUMsRUFBRTtBQUN2RyxTQUFPLHNDQUFzQyxLQUFLLFVBQVUsS0FBSyxVQUFVRCxTQUFRLENBQUMsQ0FBQztBQUFBO0FBQ3ZGOzs7QWtCN0J5TSxTQUFTLEtBQUFFLFVBQVM7OztBQ0EzTjtBQUFBLEVBQ0UsTUFBUTtBQUFBLEVBQ1IsU0FBVztBQUFBLEVBQ1gsYUFBZTtBQUFBLEVBQ2YsVUFBWTtBQUFBLElBQ1Y7QUFBQSxJQUNBO0FBQUEsSUFDQTtBQUFBLElBQ0E7QUFBQSxJQUNBO0FBQUEsSUFDQTtBQUFBLElBQ0E7QUFBQSxJQUNBO0FBQUEsRUFDRjtBQUFBLEVBQ0EsU0FBVztBQUFBLEVBQ1gsTUFBUTtBQUFBLEVBQ1IsU0FBVztBQUFBLElBQ1QsTUFBUTtBQUFBLEVBQ1Y7QUFBQSxFQUNBLEtBQU87QUFBQSxJQUNMLFNBQVc7QUFBQSxFQUNiO0FBQUEsRUFDQSxTQUFXO0FBQUEsSUFDVCxLQUFLO0FBQUEsTUFDSCxPQUFTO0FBQUEsTUFDVCxRQUFVO0FBQUEsSUFDWjtBQUFBLElBQ0EsY0FBYztBQUFBLElBQ2Qsa0JBQWtCO0FBQUEsRUFDcEI7QUFBQSxFQUNBLE9BQVM7QUFBQSxFQUNULE9BQVM7QUFBQSxJQUNQO0FBQUEsSUFDQTtBQUFBLElBQ0E7QUFBQSxFQUNGO0FBQUEsRUFDQSxhQUFlO0FBQUEsRUFDZixTQUFXO0FBQUEsSUFDVCxPQUFTO0FBQUEsSUFDVCxPQUFTO0FBQUEsSUFDVCxRQUFVO0FBQUEsSUFDVixTQUFXO0FBQUEsSUFDWCxNQUFRO0FBQUEsSUFDUixPQUFTO0FBQUEsRUFDWDtBQUFBLEVBQ0EsY0FBZ0I7QUFBQSxJQUNkLFlBQWM7QUFBQSxJQUNkLGFBQWE7QUFBQSxJQUNiLE9BQVM7QUFBQSxJQUNULE9BQVM7QUFBQSxJQUNULGtCQUFrQjtBQUFBLElBQ2xCLGlCQUFpQjtBQUFBLElBQ2pCLEtBQU87QUFBQSxFQUNUO0FBQUEsRUFDQSxpQkFBbUI7QUFBQSxJQUNqQixrQkFBa0I7QUFBQSxJQUNsQixnQkFBZ0I7QUFBQSxJQUNoQixlQUFlO0FBQUEsSUFDZixjQUFjO0FBQUEsSUFDZCxNQUFRO0FBQUEsSUFDUixZQUFjO0FBQUEsSUFDZCxRQUFVO0FBQUEsRUFDWjtBQUNGOzs7QUM1RE8sSUFBTSxVQUFrQixnQkFBWTtBQUdwQyxJQUFNLGdCQUFnQjtBQUV0QixJQUFNLFlBQVk7OztBRkx6QixJQUFNLFVBQVVDLEdBQUUsSUFBSSxTQUFTLEVBQUUsUUFBUSxLQUFLLENBQUMsRUFBRSxTQUFTLG9EQUFvRDtBQUU5RyxJQUFNLGtCQUFrQkEsR0FBRSxPQUFPO0FBQUEsRUFDL0IsV0FBV0EsR0FBRSxLQUFLLENBQUMsVUFBVSxVQUFVLGVBQWUsYUFBYSxDQUFDO0FBQUEsRUFDcEUsTUFBTUEsR0FBRSxLQUFLLENBQUMsVUFBVSxVQUFVLENBQUM7QUFBQSxFQUNuQyxRQUFRQSxHQUFFLE9BQU8sRUFBRSxTQUFTLDRCQUE0QjtBQUFBLEVBQ3hELE1BQU1BLEdBQUUsS0FBSyxDQUFDLFVBQVUsY0FBYyxTQUFTLENBQUM7QUFBQSxFQUNoRCxhQUFhQSxHQUNWLE9BQU8sRUFDUCxTQUFTLEVBQ1QsU0FBUywwRUFBMEU7QUFDeEYsQ0FBQztBQUVELElBQU0sWUFBWTtBQUFBLEVBQ2hCLElBQUksUUFBUSxTQUFTO0FBQUEsRUFDckIsV0FBVyxRQUFRLFNBQVM7QUFBQSxFQUM1QixVQUFVLFFBQVEsU0FBUztBQUFBLEVBQzNCLFdBQVc7QUFBQSxFQUNYLFVBQVVBLEdBQUUsTUFBTUEsR0FBRSxPQUFPLENBQUMsRUFBRSxTQUFTLHdCQUF3QjtBQUNqRTtBQUVBLElBQU0sY0FBY0EsR0FBRSxPQUFPO0FBQUEsRUFDM0IsR0FBRztBQUFBLEVBQ0gsT0FBT0EsR0FBRSxLQUFLLENBQUMsaUJBQWlCLGtCQUFrQixXQUFXLGNBQWMsWUFBWSxDQUFDO0FBQzFGLENBQUM7QUFFRCxJQUFNLFlBQVlBLEdBQUUsT0FBTztBQUFBLEVBQ3pCLEdBQUc7QUFBQSxFQUNILE9BQU9BLEdBQUUsS0FBSyxDQUFDLGlCQUFpQixVQUFVLGNBQWMsU0FBUyxpQkFBaUIsQ0FBQztBQUNyRixDQUFDO0FBRUQsSUFBTSxlQUFlQSxHQUFFLEtBQUssQ0FBQyxXQUFXLFlBQVksV0FBVyxZQUFZLFNBQVMsQ0FBQztBQUVyRixJQUFNLGtCQUFrQkEsR0FBRSxPQUFPLEVBQUUsTUFBTUEsR0FBRSxPQUFPLEdBQUcsVUFBVUEsR0FBRSxNQUFNQSxHQUFFLE9BQU8sQ0FBQyxFQUFFLENBQUM7QUFFN0UsSUFBTSxpQkFBaUJBLEdBQUUsT0FBTztBQUFBLEVBQ3JDLElBQUlBLEdBQUUsT0FBTyxFQUFFLE1BQU0sb0JBQW9CO0FBQUEsRUFDekMsU0FBU0EsR0FBRSxNQUFNQSxHQUFFLE9BQU8sQ0FBQztBQUFBLEVBQzNCLE1BQU1BLEdBQUUsT0FBTztBQUFBLEVBQ2YsUUFBUTtBQUFBLEVBQ1IsT0FBT0EsR0FBRSxPQUFPLEVBQUUsSUFBSSxHQUFHO0FBQUEsRUFDekIsUUFBUUEsR0FBRSxLQUFLLENBQUMsYUFBYSxTQUFTLFdBQVcsU0FBUyxDQUFDO0FBQUEsRUFDM0QsVUFBVUEsR0FBRSxLQUFLLENBQUMsWUFBWSxTQUFTLFdBQVcsTUFBTSxDQUFDO0FBQUEsRUFDekQsWUFBWUEsR0FBRSxPQUFPLEVBQUUsT0FBT0EsR0FBRSxLQUFLLENBQUMsT0FBTyxVQUFVLE1BQU0sQ0FBQyxHQUFHLFNBQVNBLEdBQUUsTUFBTUEsR0FBRSxPQUFPLENBQUMsRUFBRSxDQUFDO0FBQUEsRUFDL0YsU0FBU0EsR0FBRTtBQUFBLElBQ1RBLEdBQUUsT0FBTztBQUFBLE1BQ1AsTUFBTUEsR0FBRSxPQUFPO0FBQUEsTUFDZixTQUFTQSxHQUFFLE9BQU87QUFBQSxNQUNsQixXQUFXQSxHQUFFLE9BQU87QUFBQSxNQUNwQixNQUFNQSxHQUFFLEtBQUssQ0FBQyxXQUFXLFlBQVksV0FBVyxDQUFDO0FBQUEsSUFDbkQsQ0FBQztBQUFBLEVBQ0g7QUFBQSxFQUNBLE9BQU87QUFBQSxFQUNQLEtBQUssVUFBVSxTQUFTO0FBQUEsRUFDeEIsZUFBZSxRQUFRLFNBQVMsRUFBRSxTQUFTLG9DQUFvQztBQUFBLEVBQy9FLGlCQUFpQkEsR0FBRSxPQUFPLEVBQUUsS0FBS0EsR0FBRSxPQUFPLEdBQUcsS0FBS0EsR0FBRSxPQUFPLEVBQUUsU0FBUyxFQUFFLENBQUM7QUFBQSxFQUN6RSxTQUFTQSxHQUFFO0FBQUEsSUFDVEEsR0FBRSxPQUFPO0FBQUEsTUFDUCxXQUFXQSxHQUFFLE9BQU87QUFBQSxNQUNwQixNQUFNQSxHQUFFLE9BQU87QUFBQSxNQUNmLFFBQVE7QUFBQSxNQUNSLE9BQU87QUFBQSxNQUNQLEtBQUssVUFBVSxTQUFTO0FBQUEsSUFDMUIsQ0FBQztBQUFBLEVBQ0g7QUFBQSxFQUNBLFVBQVVBLEdBQUU7QUFBQSxJQUNWQSxHQUFFLE9BQU87QUFBQSxNQUNQLElBQUk7QUFBQSxNQUNKLFdBQVc7QUFBQSxNQUNYLE1BQU1BLEdBQUUsT0FBTztBQUFBLE1BQ2YsV0FBV0EsR0FBRSxPQUFPO0FBQUEsTUFDcEIsTUFBTUEsR0FBRSxPQUFPO0FBQUEsTUFDZixVQUFVQSxHQUFFLE1BQU1BLEdBQUUsT0FBTyxDQUFDO0FBQUEsSUFDOUIsQ0FBQztBQUFBLEVBQ0g7QUFBQSxFQUNBLFVBQVVBLEdBQUU7QUFBQSxJQUNWQSxHQUFFLE9BQU87QUFBQSxNQUNQLEtBQUtBLEdBQUUsT0FBTztBQUFBLE1BQ2QsTUFBTUEsR0FBRSxPQUFPO0FBQUEsTUFDZixNQUFNQSxHQUFFLE9BQU87QUFBQSxNQUNmLE1BQU1BLEdBQUUsSUFBSSxFQUFFLElBQUksQ0FBQztBQUFBLE1BQ25CLFlBQVlBLEdBQUUsSUFBSSxFQUFFLElBQUksQ0FBQyxFQUFFLFNBQVMsc0RBQXNEO0FBQUEsTUFDMUYsSUFBSTtBQUFBLE1BQ0osTUFBTUEsR0FBRSxPQUFPO0FBQUEsTUFDZixVQUFVQSxHQUFFLEtBQUssQ0FBQyxTQUFTLFFBQVEsQ0FBQztBQUFBLE1BQ3BDLE9BQU9BLEdBQUUsT0FBTztBQUFBLE1BQ2hCLE1BQU1BLEdBQUUsS0FBSyxDQUFDLFNBQVMsVUFBVSxZQUFZLFNBQVMsQ0FBQztBQUFBLElBQ3pELENBQUM7QUFBQSxFQUNIO0FBQUEsRUFDQSxpQkFBaUJBLEdBQUUsSUFBSSxFQUFFLElBQUksQ0FBQztBQUFBLEVBQzlCLFlBQVlBLEdBQUUsTUFBTSxlQUFlO0FBQUEsRUFDbkMsZUFBZUEsR0FBRSxNQUFNLGVBQWU7QUFBQSxFQUN0QyxlQUFlQSxHQUFFLE1BQU0sZUFBZTtBQUFBLEVBQ3RDLGFBQWFBLEdBQUUsTUFBTSxlQUFlO0FBQUEsRUFDcEMsU0FBU0EsR0FBRSxNQUFNQSxHQUFFLE9BQU8sRUFBRSxJQUFJQSxHQUFFLE9BQU8sR0FBRyxVQUFVQSxHQUFFLE9BQU8sRUFBRSxDQUFDLENBQUM7QUFBQSxFQUNuRSxPQUFPQSxHQUFFLEtBQUs7QUFBQSxFQUNkLFVBQVVBLEdBQUUsS0FBSztBQUNuQixDQUFDO0FBRUQsSUFBTSxtQkFBbUJBLEdBQUUsT0FBTztBQUFBLEVBQ2hDLE1BQU1BLEdBQUUsT0FBTztBQUFBLEVBQ2YsVUFBVUEsR0FBRSxLQUFLLENBQUMsU0FBUyxXQUFXLGFBQWEsQ0FBQztBQUFBLEVBQ3BELFNBQVNBLEdBQUUsT0FBTztBQUFBLEVBQ2xCLE1BQU1BLEdBQUUsT0FBTyxFQUFFLFNBQVM7QUFBQSxFQUMxQixNQUFNQSxHQUFFLElBQUksRUFBRSxTQUFTO0FBQUEsRUFDdkIsUUFBUUEsR0FBRSxJQUFJLEVBQUUsU0FBUztBQUFBLEVBQ3pCLFVBQVVBLEdBQUUsT0FBTyxFQUFFLFNBQVM7QUFBQSxFQUM5QixNQUFNQSxHQUFFLE9BQU8sRUFBRSxTQUFTO0FBQzVCLENBQUM7QUFFRCxJQUFNLGlCQUFpQkEsR0FBRSxPQUFPO0FBQUEsRUFDOUIsU0FBU0EsR0FBRTtBQUFBLElBQ1RBLEdBQUUsT0FBTztBQUFBLE1BQ1AsTUFBTUEsR0FBRSxPQUFPO0FBQUEsTUFDZixPQUFPQSxHQUFFLE1BQU1BLEdBQUUsT0FBTyxDQUFDO0FBQUEsTUFDekIsT0FBT0EsR0FBRSxNQUFNQSxHQUFFLE9BQU8sQ0FBQztBQUFBLE1BQ3pCLFNBQVMsUUFBUSxTQUFTO0FBQUEsTUFDMUIsUUFBUSxRQUFRLFNBQVM7QUFBQSxNQUN6QixPQUFPQSxHQUFFLElBQUk7QUFBQSxNQUNiLFNBQVNBLEdBQUUsSUFBSTtBQUFBLE1BQ2YsWUFBWUEsR0FBRSxJQUFJO0FBQUEsTUFDbEIsWUFBWUEsR0FBRSxJQUFJO0FBQUEsTUFDbEIsUUFBUUEsR0FBRSxJQUFJLEVBQUUsU0FBUywwQ0FBMEM7QUFBQSxJQUNyRSxDQUFDO0FBQUEsRUFDSDtBQUFBLEVBQ0EsVUFBVUEsR0FDUDtBQUFBLElBQ0NBLEdBQUUsT0FBTztBQUFBLE1BQ1AsTUFBTUEsR0FBRSxPQUFPO0FBQUEsTUFDZixRQUFRQSxHQUFFLE9BQU87QUFBQSxNQUNqQixNQUFNO0FBQUEsTUFDTixJQUFJLFFBQVEsU0FBUyxFQUFFLFNBQVMsK0JBQStCO0FBQUEsTUFDL0QsU0FBU0EsR0FBRSxPQUFPO0FBQUEsTUFDbEIsVUFBVUEsR0FBRSxPQUFPLEVBQUUsU0FBUyxrREFBa0Q7QUFBQSxNQUNoRixRQUFRQSxHQUFFLEtBQUssQ0FBQyxRQUFRLFdBQVcsUUFBUSxXQUFXLFNBQVMsVUFBVSxVQUFVLENBQUM7QUFBQSxJQUN0RixDQUFDO0FBQUEsRUFDSCxFQUNDLFNBQVMscURBQXFEO0FBQUEsRUFDakUsT0FBT0EsR0FBRTtBQUFBLElBQ1BBLEdBQUUsT0FBTztBQUFBLE1BQ1AsTUFBTUEsR0FBRSxPQUFPO0FBQUEsTUFDZixJQUFJO0FBQUEsTUFDSixNQUFNQSxHQUFFLEtBQUssQ0FBQyxXQUFXLFdBQVcsU0FBUyxXQUFXLFlBQVksQ0FBQztBQUFBLE1BQ3JFLFlBQVksUUFBUSxTQUFTO0FBQUEsTUFDN0IsTUFBTUEsR0FBRSxPQUFPO0FBQUEsTUFDZixNQUFNQSxHQUFFLElBQUk7QUFBQSxJQUNkLENBQUM7QUFBQSxFQUNIO0FBQUEsRUFDQSxXQUFXQSxHQUFFO0FBQUEsSUFDWEEsR0FBRSxPQUFPO0FBQUEsTUFDUCxNQUFNQSxHQUFFLE9BQU8sRUFBRSxTQUFTLCtCQUErQjtBQUFBLE1BQ3pELElBQUlBLEdBQUUsT0FBTyxFQUFFLFNBQVMsNkJBQTZCO0FBQUEsTUFDckQsSUFBSTtBQUFBLE1BQ0osT0FBTyxRQUFRLFNBQVM7QUFBQSxNQUN4QixhQUFhQSxHQUFFLE9BQU8sRUFBRSxTQUFTLHlFQUF5RTtBQUFBLElBQzVHLENBQUM7QUFBQSxFQUNIO0FBQUEsRUFDQSxTQUFTQSxHQUFFLE1BQU1BLEdBQUUsT0FBTyxFQUFFLE1BQU1BLEdBQUUsT0FBTyxHQUFHLFFBQVFBLEdBQUUsT0FBTyxFQUFFLENBQUMsQ0FBQztBQUNyRSxDQUFDO0FBRU0sSUFBTSxpQkFBaUJBLEdBQUUsT0FBTztBQUFBLEVBQ3JDLFNBQVNBLEdBQUUsT0FBTztBQUFBLEVBQ2xCLGVBQWVBLEdBQUUsUUFBUSxhQUFhO0FBQUEsRUFDdEMsTUFBTUEsR0FBRSxPQUFPO0FBQUEsSUFDYixNQUFNQSxHQUFFLFFBQVEsU0FBUztBQUFBLElBQ3pCLFNBQVNBLEdBQUUsT0FBTztBQUFBLElBQ2xCLE1BQU1BLEdBQUUsT0FBTztBQUFBLElBQ2YsS0FBSztBQUFBLElBQ0wsT0FBTyxRQUFRLFNBQVM7QUFBQSxJQUN4QixPQUFPLFFBQVEsU0FBUztBQUFBLEVBQzFCLENBQUM7QUFBQSxFQUNELFdBQVdBLEdBQUUsTUFBTSxjQUFjO0FBQUEsRUFDakMsVUFBVTtBQUFBLEVBQ1YsYUFBYUEsR0FBRSxNQUFNLGdCQUFnQjtBQUN2QyxDQUFDO0FBU00sU0FBUyxhQUFzQztBQUNwRCxTQUFPLEVBQUUsS0FBSyxXQUFXLE9BQU8sMkJBQTJCLEdBQUdBLEdBQUUsYUFBYSxnQkFBZ0IsRUFBRSxJQUFJLFFBQVEsQ0FBQyxFQUFFO0FBQ2hIOzs7QW5CNUxvRyxJQUFNLCtCQUErQjtBQVF6SSxJQUFNLFdBQVcsY0FBYyxJQUFJLElBQUksWUFBWSw0QkFBZSxDQUFDO0FBS25FLElBQU0sa0JBQWlDO0FBQUEsRUFDckMsTUFBTTtBQUFBLEVBQ04sTUFBTSxPQUFPO0FBQ1gsVUFBTSxVQUFVLEVBQUUsUUFBUSxJQUFJLE9BQU8sSUFBSSxVQUFVLEdBQUcsRUFBRSxHQUFHLE9BQU8sRUFBRSxNQUFNLFlBQVksV0FBVyxXQUFXLEVBQUU7QUFDOUcsVUFBTSxPQUFPLEVBQUUsUUFBUSxNQUFNLFdBQVcsV0FBVyxHQUFHLE9BQU8sRUFBRSxVQUFVLGVBQWUsUUFBUSxHQUFHLFFBQVEsS0FBSyxFQUFFO0FBQUEsRUFDcEg7QUFDRjtBQUVBLElBQU0sVUFBc0I7QUFBQSxFQUMxQixNQUFNO0FBQUEsRUFDTixZQUFZLE1BQU0sT0FBTztBQUN2QixRQUFJLENBQUMsTUFBTSxLQUFLLFNBQVMsU0FBUyxFQUFHLFFBQU87QUFDNUMsUUFBSSxNQUFNLFNBQVMsUUFBUyxPQUFNLE9BQU87QUFDekMsV0FBTyxFQUFFLE1BQU0sS0FBSyxXQUFXLElBQUksSUFBSSxPQUFPO0FBQUEsRUFBd0IsSUFBSSxHQUFHO0FBQUEsRUFDL0U7QUFDRjtBQUdBLElBQU0sU0FBcUI7QUFBQSxFQUN6QixNQUFNO0FBQUEsRUFDTixXQUFXO0FBQ1QsVUFBTSxZQUFZQyxNQUFLLEtBQUssUUFBUSxRQUFRLFFBQVE7QUFDcEQsY0FBVSxXQUFXLEVBQUUsV0FBVyxLQUFLLENBQUM7QUFDeEMsVUFBTUMsUUFBTyxHQUFHLEtBQUssVUFBVSxXQUFXLEdBQUcsTUFBTSxDQUFDLENBQUM7QUFBQTtBQUNyRCxrQkFBY0QsTUFBSyxXQUFXLGFBQWEsYUFBYSxPQUFPLEdBQUdDLEtBQUk7QUFBQSxFQUN4RTtBQUNGO0FBRUEsSUFBTyxzQkFBUSxhQUFhO0FBQUE7QUFBQSxFQUUxQixPQUFPLEVBQUUsT0FBTyxnQkFBZ0IsS0FBSyxjQUFjLFFBQVEsdUJBQXVCO0FBQUEsRUFDbEYsUUFBUTtBQUFBLEVBQ1IsUUFBUTtBQUFBLEVBQ1IsVUFBVTtBQUFBLEVBQ1YsS0FBSyxFQUFFLE9BQU8sZUFBZTtBQUFBLEVBQzdCLE9BQU87QUFBQTtBQUFBLEVBRVAsWUFBWSxDQUFDLFVBQVU7QUFBQSxFQUN2QixnQkFBZ0IsQ0FBQyxlQUFlO0FBQUEsRUFDaEMsU0FBUyxDQUFDLFNBQVMsTUFBTTtBQUMzQixDQUFDOyIsCiAgIm5hbWVzIjogWyJqb2luIiwgImNyZWF0ZVRva2VuIiwgIkxleGVyIiwgIndvcmQiLCAiXyIsICJ3b3JkIiwgInRleHQiLCAicGxhY2UiLCAiY3JlYXRlVG9rZW4iLCAibGV4ZXIiLCAiTGV4ZXIiLCAiZm91bmQiLCAidGV4dCIsICJ0ZXh0IiwgImNvdW50IiwgIndvcmQiLCAidGV4dCIsICJjcmVhdGVUb2tlbiIsICJMZXhlciIsICJ0ZXh0IiwgImNyZWF0ZVRva2VuIiwgImJsYW5rIiwgIkxleGVyIiwgIm9wZW5UZXh0IiwgImNvbW1hIiwgImxleGVyIiwgIndvcmQiLCAib3BlblRleHQiLCAiY29tbWEiLCAiY291bnQiLCAiY29tcGFyaXNvbiIsICJ0ZXh0IiwgInRleHQiLCAidGV4dCIsICJncmFtbWFycyIsICJ0ZXh0IiwgInoiLCAieiIsICJqb2luIiwgInRleHQiXQp9Cg==
