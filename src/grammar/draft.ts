import type { Adjustment, Component, FieldType, GrammarEvent, Health, Places, Text } from "./model.js";
import type { Part } from "./parts.js";
import type { Place } from "./reporter.js";

/** What a line may belong to while a file is read. */
interface Owner {
  /** How messages call it. */
  readonly label: string;
  readonly place: Place;
  /** Options that may stand once, and the line where each does. */
  readonly seen: Map<string, number>;
  /** It has a line with a syntax error: what seems missing may be just that line. */
  broken: boolean;
}

export type ComponentDraft = Owner & { model: Omit<Component, "title"> & { title: Text | null } };
export type EventDraft = Owner & { model: GrammarEvent };
export type AdjustmentDraft = Owner & { model: Adjustment };

export interface GrammarDraft extends Owner {
  name: string | null;
  title: Text | null;
  programs: string[] | null;
  readonly fields: Map<string, FieldType>;
  readonly parts: Map<string, Part>;
  readonly components: ComponentDraft[];
  readonly events: EventDraft[];
  readonly adjustments: AdjustmentDraft[];
  readonly places: Places;
}

export function grammarDraft(): GrammarDraft {
  return {
    label: "the grammar",
    place: { line: 1, column: 1 },
    seen: new Map(),
    broken: false,
    name: null,
    title: null,
    programs: null,
    fields: new Map(),
    parts: new Map(),
    components: [],
    events: [],
    adjustments: [],
    places: {},
  };
}

export function componentDraft(name: string, key: string | null, place: Place): ComponentDraft {
  return {
    label: `component \`${name}\``,
    place,
    seen: new Map(),
    broken: false,
    model: {
      name,
      key,
      needs: [],
      foreign: false,
      reports: false,
      service: name,
      severity: "error",
      opens: { count: 1, withinSeconds: 0, different: null },
      quietSeconds: 600,
      restartSeconds: 300,
      settlesSeconds: 0,
      lastsSeconds: 0,
      title: null,
      hints: [],
      questions: [],
      unseenBy: [],
      silenced: false,
      at: place.line,
      places: {},
    },
  };
}

export function adjustmentDraft(component: string, event: string | null, place: Place): AdjustmentDraft {
  return {
    label: `adjust \`${event === null ? component : `${component} ${event}`}\``,
    place,
    seen: new Map(),
    broken: false,
    model: {
      component,
      event,
      severity: null,
      opens: null,
      quietSeconds: undefined,
      restartSeconds: null,
      settlesSeconds: null,
      lastsSeconds: null,
      at: place.line,
      places: {},
    },
  };
}

export function eventDraft(name: string, health: Health, component: number, place: Place): EventDraft {
  return {
    label: `event \`${name}\``,
    place,
    seen: new Map(),
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
      passes: null,
      takes: null,
      tookUnitSeconds: 1,
      unless: null,
      unlessInTransaction: [],
      echo: false,
      unready: false,
      instant: false,
      sudden: false,
      action: false,
      uncleanStop: false,
      severity: null,
      title: null,
      hints: [],
      questions: [],
      patterns: [],
      samples: [],
      lookAlikes: [],
      at: place.line,
      places: {},
    },
  };
}
