import type { Adjustment, Component, Grammar, GrammarEvent } from "./model.js";

/** The grammars with their `adjust`ments put in; where several adjust the same, the later grammar goes last. */
export function adjusted(grammars: readonly Grammar[]): readonly Grammar[] {
  const adjustments = grammars.flatMap((grammar) => grammar.adjustments);
  if (adjustments.length === 0) return grammars;
  return grammars.map((grammar) => ({
    ...grammar,
    components: grammar.components.map((component) =>
      adjustments
        .filter((adjustment) => adjustment.event === null && adjustment.component === component.name)
        .reduce(adjustComponent, component),
    ),
    events: grammar.events.map((event) =>
      adjustments
        .filter(({ event: name, component }) => {
          return name === event.name && component === grammar.components[event.component]?.name;
        })
        .reduce(adjustEvent, event),
    ),
  }));
}

function adjustComponent(component: Component, adjustment: Adjustment): Component {
  return {
    ...component,
    severity: adjustment.severity ?? component.severity,
    opens: adjustment.opens ?? component.opens,
    quietSeconds: adjustment.quietSeconds === undefined ? component.quietSeconds : adjustment.quietSeconds,
    restartSeconds: adjustment.restartSeconds ?? component.restartSeconds,
    settlesSeconds: adjustment.settlesSeconds ?? component.settlesSeconds,
    silenced: adjustment.opens === null ? component.silenced : adjustment.opens.count === 0,
  };
}

function adjustEvent(event: GrammarEvent, adjustment: Adjustment): GrammarEvent {
  return {
    ...event,
    severity: adjustment.severity ?? event.severity,
    opens: adjustment.opens ?? event.opens,
    quietSeconds: adjustment.quietSeconds === undefined ? event.quietSeconds : adjustment.quietSeconds,
  };
}
