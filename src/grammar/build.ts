import {
  type ComponentDraft,
  componentDraft,
  type EventDraft,
  eventDraft,
  type GrammarDraft,
  grammarDraft,
} from "./draft.js";
import { fieldTypes } from "./fields.js";
import { type FieldType, type Health, healthSchema, languageVersion } from "./model.js";
import { meantHint, nearestWord } from "./nearest.js";
import { patternElements } from "./pattern-text.js";
import { listed, type Place, quoted, type Reporter } from "./reporter.js";
import {
  placeOfToken,
  readDuration,
  readDurationOrNever,
  readName,
  readOpens,
  readSeverity,
  readText,
} from "./scalars.js";
import type { Statement, StatementBody } from "./statements.js";
import { statementWords } from "./tokens.js";
import { sampleValues, unquote } from "./values-text.js";

type Body<Kind extends StatementBody["kind"]> = Extract<StatementBody, { kind: Kind }>;

/** Where the parts of a file go while its lines are read in order. */
interface Building {
  readonly reporter: Reporter;
  readonly draft: GrammarDraft;
  component: ComponentDraft | null;
  event: EventDraft | null;
}

const once: ReadonlySet<string> = new Set([
  ...["header", "grammar", "program", "service", "severity", "opens", "quiet", "restart", "title", "inherits"],
  ...["counts", "took", "unless", "echo", "instant", "action", "proves"],
]);

/** The draft of a grammar, as far as its lines can be understood; null for a grammar of another language version. */
export function buildDraft(statements: readonly Statement[], reporter: Reporter): GrammarDraft | null {
  const draft = grammarDraft();
  const building: Building = { reporter, draft, component: null, event: null };
  if (!isOurVersion(statements, reporter)) return null;
  for (const statement of statements) if (statement.kind === "field") addField(building, statement);
  for (const statement of statements) addStatement(building, statement);
  return draft;
}

function isOurVersion(statements: readonly Statement[], reporter: Reporter): boolean {
  const header = statements.find((statement) => statement.kind === "header");
  if (header === undefined || header.version.image === String(languageVersion)) return true;
  const newer = /^\d+$/.test(header.version.image) && Number(header.version.image) > languageVersion;
  reporter.error(
    "grammar.version",
    placeOfToken(header.version),
    `This grammar is written in language version ${header.version.image}`,
    {
      expected: `version ${languageVersion}`,
      hint: newer ? "a newer logscan reads it" : undefined,
    },
  );
  return false;
}

function addField(building: Building, statement: Body<"field">): void {
  const { draft, reporter } = building;
  const name = readName(statement.name, reporter);
  const type = fieldTypes.find((candidate) => candidate === statement.type.image);
  if (type === undefined) {
    reporter.error(
      "grammar.unknown-field-type",
      placeOfToken(statement.type),
      `There is no field type ${quoted(statement.type.image)}`,
      {
        expected: listed(fieldTypes),
        hint: meantHint(statement.type.image, fieldTypes),
      },
    );
  }
  if (draft.fields.has(name)) {
    reporter.error("grammar.duplicate", placeOfToken(statement.name), `The field ${quoted(name)} is declared twice`, {
      expected: "one `field` line a name",
    });
  }
  draft.fields.set(name, type ?? ("text" satisfies FieldType));
}

function addStatement(building: Building, statement: Statement): void {
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
        hint: "write it as the first line",
      });
    }
  }
  switch (statement.kind) {
    case "field":
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
    case "event":
      addEvent(building, statement, statement.first.image, place);
      return;
    default:
      addOption(building, statement, place);
  }
}

/** Keeps a line with a syntax error from making the lines after it look wrong. */
function addBroken(building: Building, first: string, place: Place): void {
  const { draft } = building;
  const word = statementWords.includes(first) ? first : nearestWord(first, statementWords);
  const health = healthSchema.safeParse(word);
  if (word === "component") {
    building.component = componentDraft("", null, place);
    draft.components.push(building.component);
    building.event = null;
  } else if (health.success) {
    building.event = eventDraft("", health.data, 0, place);
    draft.events.push(building.event);
  }
  (building.event ?? building.component ?? draft).broken = true;
}

function addComponent(building: Building, statement: Body<"component">, place: Place): void {
  const { draft, reporter } = building;
  const name = readName(statement.name, reporter);
  if (draft.components.some((component) => component.model.name === name)) {
    reporter.error(
      "grammar.duplicate",
      placeOfToken(statement.name),
      `The component ${quoted(name)} is declared twice`,
      {
        expected: "each component once",
        hint: "put its events below the first",
      },
    );
  }
  const key = statement.key === null ? null : readName(statement.key, reporter);
  building.component = componentDraft(name, key, place);
  building.event = null;
  draft.components.push(building.component);
}

function addEvent(building: Building, statement: Body<"event">, health: string, place: Place): void {
  const { draft, reporter } = building;
  const name = readName(statement.name, reporter);
  if (draft.events.some((event) => event.model.name === name)) {
    reporter.error("grammar.duplicate", placeOfToken(statement.name), `The event ${quoted(name)} is declared twice`, {
      expected: "each name once in a grammar",
      hint: "several patterns may stand below one event",
    });
  }
  if (building.component === null && !draft.broken) {
    reporter.error("grammar.misplaced", place, `The event ${quoted(name)} belongs to no component`, {
      expected: "a `component` line above the events",
    });
  }
  building.event = eventDraft(name, health as Health, Math.max(0, draft.components.length - 1), place);
  draft.events.push(building.event);
}

type Option = Exclude<StatementBody, { kind: "field" | "header" | "grammar" | "component" | "event" | "broken" }> & {
  readonly first: Statement["first"];
};

function addOption(building: Building, option: Option, place: Place): void {
  const { draft, component, event, reporter } = building;
  const owner = event ?? component ?? draft;
  if (once.has(option.kind) && !checkOnce(building, owner, option.kind, place)) return;
  const done =
    event !== null
      ? addEventOption(building, event, option, place)
      : component !== null
        ? addComponentOption(component, option, reporter)
        : addGrammarOption(draft, option);
  if (!done && !owner.broken) {
    const word = wordOf(option);
    reporter.error("grammar.misplaced", place, `${quoted(word)} does not belong to ${owner.label}`, {
      expected: belonging[option.kind] ?? "it below an event",
    });
  }
}

function wordOf(option: Option): string {
  return /^[|>=!]/.test(option.first.image) ? option.first.image[0]! : option.first.image;
}

const belonging: Readonly<Record<string, string>> = {
  program: "it above the components, or below an event",
  service: "it below a component, above its events",
  needs: "it below a component, above its events",
  restart: "it below a component, above its events",
  unseen: "it below a component, above its events",
  severity: "it below a component or an event",
  opens: "it below a component or an event",
  quiet: "it below a component or an event",
  title: "it below a component or an event",
  hint: "it below a component or an event",
  question: "it below a component or an event",
};

function checkOnce(
  building: Building,
  owner: GrammarDraft | ComponentDraft | EventDraft,
  kind: string,
  place: Place,
): boolean {
  const before = owner.seen.get(kind);
  if (before === undefined || owner.broken) {
    owner.seen.set(kind, place.line);
    return true;
  }
  const word = building.reporter.lines[place.line - 1]!.trim().split(/\s/)[0]!;
  building.reporter.error("grammar.duplicate", place, `${quoted(word)} stands twice for ${owner.label}`, {
    expected: "it once",
    hint: `the first is on line ${before}`,
  });
  return false;
}

function addGrammarOption(draft: GrammarDraft, option: Option): boolean {
  if (option.kind !== "program") return false;
  draft.programs = option.names.map((name) => name.image);
  return true;
}

function addComponentOption({ model }: ComponentDraft, option: Option, reporter: Reporter): boolean {
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
    case "unseen": {
      const check = unquote(option.check.image, placeOfToken(option.check), reporter);
      model.unseenBy.push({ check, why: readText(option.why, reporter) });
      return true;
    }
    default:
      return addSharedOption(model, option, reporter);
  }
}

function addSharedOption(
  model: ComponentDraft["model"] | EventDraft["model"],
  option: Option,
  reporter: Reporter,
): boolean {
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
      return false;
  }
}

function addEventOption(building: Building, draft: EventDraft, option: Option, place: Place): boolean {
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
    case "took":
      model[option.kind] = readName(option.field, reporter);
      return true;
    case "unless":
      model.unless = { event: readName(option.event, reporter), since: readName(option.since, reporter) };
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

function addLine(
  building: Building,
  draft: EventDraft,
  kind: "pattern" | "sample" | "values" | "lookAlike",
  image: string,
  place: Place,
): void {
  const { reporter } = building;
  const { model } = draft;
  const skipped = image[1] === " " ? 2 : 1;
  const text = image.slice(skipped);
  const start: Place = { line: place.line, column: place.column + skipped };
  const whereabouts = {
    at: place.line,
    column: Array.from(reporter.lines[place.line - 1]!.slice(0, start.column - 1)).length + 1,
  };
  if (kind === "pattern") {
    const elements = patternElements(text, start, building.draft.fields, reporter);
    model.patterns.push({ source: text, elements: elements ?? [{ literal: text }], ...whereabouts });
  } else if (kind === "values") {
    const sample = model.samples.at(-1);
    if (sample === undefined) {
      reporter.error("grammar.misplaced", place, "These values belong to no sample", {
        expected: "a sample (`>`) above them",
      });
    }
    Object.assign(sample?.fields ?? {}, sampleValues(text, start, reporter));
  } else if (text.trim() === "") {
    reporter.error("grammar.empty-line", start, "The log line is missing", {
      expected: "a whole line as it stands in a log",
    });
  } else if (kind === "sample") {
    model.samples.push({ line: text, fields: {}, ...whereabouts });
  } else {
    model.lookAlikes.push({ line: text, ...whereabouts });
  }
}
