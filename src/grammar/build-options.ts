import type { IToken } from "chevrotain";
import { alternativeText } from "./alternative.js";
import type { AdjustmentDraft, ComponentDraft, EventDraft, GrammarDraft } from "./draft.js";
import { patternAlternatives } from "./pattern-text.js";
import { inCharacters, type Place, quoted, type Reporter } from "./reporter.js";
import {
  placeOfToken,
  readCondition,
  readDuration,
  readDurationOrNever,
  readName,
  readOpens,
  readSeverity,
  readText,
  readUnit,
} from "./scalars.js";
import type { Statement, StatementBody } from "./statements.js";
import { sampleValues, unquote } from "./values-text.js";

/** Where the parts of a file go while its lines are read in order. */
export interface Building {
  readonly reporter: Reporter;
  readonly draft: GrammarDraft;
  component: ComponentDraft | null;
  event: EventDraft | null;
  /** The `adjust` that lines belong to; null above the first one. */
  adjustment: AdjustmentDraft | null;
}

const once: ReadonlySet<string> = new Set([
  ...["header", "grammar", "program", "service", "severity", "opens", "quiet", "restart", "settles", "lasts", "title"],
  ...["inherits", "counts", "same", "took", "passes", "takes", "unless"],
  ...["echo", "unready", "instant", "sudden", "action", "proves", "foreign", "reports"],
]);

type Option = Exclude<
  StatementBody,
  { kind: "field" | "part" | "header" | "grammar" | "component" | "event" | "adjust" | "broken" }
> & {
  readonly first: Statement["first"];
};

export function addOption(building: Building, option: Option, place: Place): void {
  const { draft, component, event, adjustment, reporter } = building;
  const owner = adjustment ?? event ?? component ?? draft;
  if (once.has(option.kind) && !checkOnce(building, owner, option.kind, place)) return;
  if (!addToOwner(building, option, place) && !owner.broken) {
    const word = wordOf(option);
    reporter.error("grammar.misplaced", place, `${quoted(word)} does not belong to ${owner.label}`, {
      expected: belonging[option.kind] ?? "it below an event",
    });
  }
}

/** False where what the line would belong to cannot have it. */
function addToOwner(building: Building, option: Option, place: Place): boolean {
  const { draft, component, event, adjustment, reporter } = building;
  if (adjustment !== null) return addAdjustmentOption(adjustment, option, reporter);
  if (event !== null) return addEventOption(building, event, option, place);
  if (component !== null) return addComponentOption(component, option, reporter);
  return addGrammarOption(draft, option, building.reporter);
}

function wordOf(option: Option): string {
  return /^[|>=!]/.test(option.first.image) ? option.first.image[0]! : option.first.image;
}

const belonging: Readonly<Record<string, string>> = {
  program: "it above the components, or below an event",
  service: "it below a component, above its events",
  needs: "it below a component, above its events",
  uses: "it below a component, above its events",
  restart: "it below a component, above its events",
  settles: "it below a component, above its events",
  lasts: "it below a component, above its events",
  foreign: "it below a component, above its events",
  reports: "it below a component, above its events",
  unseen: "it below a component, above its events",
  severity: "it below a component or an event",
  opens: "it below a component or an event",
  quiet: "it below a component or an event",
  title: "it below a component or an event",
  hint: "it below a component or an event",
  question: "it below a component or an event",
};

export function checkOnce(
  building: Building,
  owner: GrammarDraft | ComponentDraft | EventDraft | AdjustmentDraft,
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

function addGrammarOption(draft: GrammarDraft, option: Option, reporter: Reporter): boolean {
  if (option.kind !== "program") return false;
  draft.programs = readPrograms(option.names, reporter);
  return true;
}

function readPrograms(names: readonly IToken[], reporter: Reporter): string[] {
  for (const name of names) {
    if (/^[^*]+\*?$/.test(name.image)) continue;
    reporter.error("grammar.program", placeOfToken(name), `${quoted(name.image)} is no name of a program`, {
      expected: "a whole name, or its beginning and one `*` behind it",
      hint: "for example: program openvpn, ovpn-*",
    });
  }
  return names.map((name) => name.image);
}

function addComponentOption({ model }: ComponentDraft, option: Option, reporter: Reporter): boolean {
  switch (option.kind) {
    case "service":
      model.service = option.value.image;
      return true;
    case "needs":
    case "uses":
      for (const { name, key, value } of option.items) {
        model.needs.push({
          name: readName(name, reporter),
          key: key === null ? null : readName(key, reporter),
          value: value === null ? null : unquote(value.image, placeOfToken(value), reporter),
          isProven: option.kind === "needs",
        });
      }
      return true;
    case "foreign":
      model.foreign = true;
      return true;
    case "reports":
      model.reports = true;
      return true;
    case "restart":
      model.restartSeconds = readDuration(option.value, reporter);
      return true;
    case "settles":
      model.settlesSeconds = readDuration(option.value, reporter);
      return true;
    case "lasts":
      model.lastsSeconds = readDuration(option.value, reporter);
      return true;
    case "unseen":
      model.unseenBy.push({ check: readText(option.check, reporter), why: readText(option.why, reporter) });
      return true;
    default:
      return addSharedOption(model, option, reporter);
  }
}

/** How long it may be stopped, how long it settles and must last is said of a component, never of one event. */
function addAdjustmentOption({ model }: AdjustmentDraft, option: Option, reporter: Reporter): boolean {
  if (option.kind === "restart" && model.event === null) {
    model.restartSeconds = readDuration(option.value, reporter);
    return true;
  }
  if (option.kind === "settles" && model.event === null) {
    model.settlesSeconds = readDuration(option.value, reporter);
    return true;
  }
  if (option.kind === "lasts" && model.event === null) {
    model.lastsSeconds = readDuration(option.value, reporter);
    return true;
  }
  return addThreshold(model, option, reporter);
}

function addSharedOption(
  model: ComponentDraft["model"] | EventDraft["model"],
  option: Option,
  reporter: Reporter,
): boolean {
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

function addThreshold(
  model: Pick<EventDraft["model"], "severity" | "opens" | "quietSeconds">,
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
    default:
      return false;
  }
}

function addEventOption(building: Building, draft: EventDraft, option: Option, place: Place): boolean {
  const { reporter } = building;
  const { model } = draft;
  switch (option.kind) {
    case "program":
      model.programs = readPrograms(option.names, reporter);
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
    case "passes":
      model.passes = {
        field: readName(option.field, reporter),
        within: option.within.map((field) => readName(field, reporter)),
      };
      return true;
    case "takes":
      model.takes = readName(option.field, reporter);
      return true;
    case "unless":
      model.unless = { event: readName(option.event, reporter), since: readName(option.since, reporter) };
      return true;
    case "unlessInTransaction":
      model.unlessInTransaction.push(readName(option.event, reporter));
      return true;
    case "when":
      model.conditions.push(readCondition(option, reporter));
      return true;
    case "echo":
    case "unready":
    case "instant":
    case "sudden":
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
  const whereabouts = inCharacters(reporter.lines, start);
  if (kind === "pattern") {
    const alternatives = patternAlternatives(text, start, building.draft, reporter);
    model.patterns.push({
      source: text,
      alternatives: alternatives ?? [alternativeText([{ literal: text }])],
      ...whereabouts,
    });
  } else if (kind === "values") {
    const sample = model.samples.at(-1);
    if (sample === undefined) {
      reporter.error("grammar.misplaced", place, "These values belong to no sample", {
        expected: "a sample (`>`) above them",
      });
      // What is wrong in them is told all the same.
      sampleValues(text, start, reporter);
    } else {
      Object.assign(sample.fields, sampleValues(text, start, reporter));
      sample.fieldsAt ??= whereabouts;
    }
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
