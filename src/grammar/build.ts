import { addOption, type Building, checkOnce } from "./build-options.js";
import { adjustmentDraft, componentDraft, eventDraft, type GrammarDraft, grammarDraft } from "./draft.js";
import { fieldTypes } from "./fields.js";
import { type FieldType, type Health, healthSchema, languageVersion, type Places } from "./model.js";
import { transactionField } from "./names.js";
import { meantHint } from "./nearest.js";
import { readPart } from "./pattern-text.js";
import { notePlaces } from "./places.js";
import { listed, type Place, quoted, type Reporter } from "./reporter.js";
import { placeOfToken, readName, readText } from "./scalars.js";
import { meantWord, type Statement, type StatementBody } from "./statements.js";
import { unquote } from "./values-text.js";

type Body<Kind extends StatementBody["kind"]> = Extract<StatementBody, { kind: Kind }>;

/** The draft of a grammar, as far as its lines can be understood; null for a grammar of another language version. */
export function buildDraft(statements: readonly Statement[], reporter: Reporter): GrammarDraft | null {
  const draft = grammarDraft();
  const building: Building = { reporter, draft, component: null, event: null, adjustment: null };
  if (!isOurVersion(statements, reporter)) return null;
  for (const statement of statements) if (statement.kind === "field") addField(building, statement);
  for (const statement of statements) if (statement.kind === "part") addPart(building, statement);
  for (const statement of statements) {
    addStatement(building, statement);
    if (!unplaced.includes(statement.kind)) notePlaces(placesOf(building), statement.tokens, reporter);
  }
  return draft;
}

/** The lines that say something of the grammar as a whole. */
const ofGrammar = ["header", "grammar", "program", "field", "part"];

/** What belongs to no owner, and lines that keep their place themselves. */
const unplaced: readonly StatementBody["kind"][] = [
  ...(["broken", "field", "part", "header"] as const),
  ...(["pattern", "sample", "values", "lookAlike"] as const),
];

function placesOf({ adjustment, event, component, draft }: Building): Places {
  return (adjustment ?? event ?? component)?.model.places ?? draft.places;
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
  if (name === transactionField) {
    reporter.error("grammar.reserved-name", placeOfToken(statement.name), `No field may be called ${quoted(name)}`, {
      expected: "another name",
      hint: "it stands for the key that the record's format found",
    });
  }
  draft.fields.set(name, type ?? ("text" satisfies FieldType));
}

function addPart(building: Building, statement: Body<"part">): void {
  const { draft, reporter } = building;
  const name = readName(statement.name, reporter);
  const place = placeOfToken(statement.name);
  if (draft.fields.has(name)) {
    reporter.error("grammar.duplicate", place, `The part ${quoted(name)} is named like a field`, {
      expected: "a name that no `field` line declares",
    });
  } else if (draft.parts.has(name)) {
    reporter.error("grammar.duplicate", place, `The part ${quoted(name)} is declared twice`, {
      expected: "one `part` line a name",
    });
  }
  const start = placeOfToken(statement.text);
  if (unquote(statement.text.image, start, reporter) === "") {
    reporter.error("grammar.empty-text", start, "This text is empty", { expected: "what patterns put in by its name" });
  }
  draft.parts.set(name, readPart(name, statement.text.image, start, draft, reporter));
}

function addStatement(building: Building, statement: Statement): void {
  const { draft, reporter } = building;
  const place = placeOfToken(statement.first);
  const word = meantWord(statement);
  if (word !== "logscan" && !draft.seen.has("header")) {
    draft.seen.set("header", place.line);
    if (word !== undefined) {
      reporter.error("grammar.missing", place, "A grammar begins with the version of its language", {
        expected: `logscan grammar ${languageVersion}`,
        hint: "write it as the first line",
      });
    }
  }
  switch (statement.kind) {
    case "broken":
      addBroken(building, word, place);
      return;
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

/** Keeps a line with a syntax error from making the lines after it look wrong. */
function addBroken(building: Building, word: string | undefined, place: Place): void {
  const { draft } = building;
  const health = healthSchema.safeParse(word);
  if (word === "adjust") {
    building.adjustment = adjustmentDraft("", null, place);
    building.adjustment.broken = true;
    draft.adjustments.push(building.adjustment);
    return;
  }
  if (building.adjustment !== null && word !== "component" && !health.success) {
    building.adjustment.broken = true;
    return;
  }
  building.adjustment = null;
  if (word === "component") {
    building.component = componentDraft("", null, place);
    draft.components.push(building.component);
    building.event = null;
  } else if (health.success) {
    building.event = eventDraft("", health.data, 0, place);
    draft.events.push(building.event);
  }
  const owner = building.event ?? building.component ?? draft;
  const onTop = word === "logscan" ? "header" : word;
  // What the line was meant to be is known: nothing else seems missing for it.
  if (owner === draft && ofGrammar.includes(onTop ?? "")) draft.seen.set(onTop!, place.line);
  else owner.broken = true;
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
  building.adjustment = null;
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
  building.adjustment = null;
  draft.events.push(building.event);
}

function addAdjustment(building: Building, statement: Body<"adjust">, place: Place): void {
  const { draft, reporter } = building;
  const name = readName(statement.name, reporter);
  const event = statement.event === null ? null : readName(statement.event, reporter);
  if (draft.adjustments.some(({ model }) => model.component === name && model.event === event)) {
    reporter.error("grammar.duplicate", placeOfToken(statement.name), `${quoted(name)} is adjusted twice`, {
      expected: "one `adjust` a component or event",
    });
  }
  building.adjustment = adjustmentDraft(name, event, place);
  draft.adjustments.push(building.adjustment);
}
