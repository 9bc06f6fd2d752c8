import type { Language } from "../../incident/phrases.js";
import type { Incident } from "../../incident/record.js";
import { characters, cutTo } from "../cut.js";
import { factsOf, statementsOf } from "../facts.js";
import type { ExportWarning } from "./request.js";

const factCharacters = 1000;
const statementCharacters = 300;
const mostStatements = 10;

export interface Details {
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly statements: readonly { readonly label: string; readonly texts: readonly string[] }[];
  /** What was shortened or left out. */
  readonly warnings: readonly ExportWarning[];
}

/** What a draft says beside its evidence, small enough for every receiver: at most 20,000 characters, each text one line. */
export function detailsOf(incident: Incident, language: Language): Details {
  const facts = factsOf(incident, language);
  const statements = statementsOf(incident, language);
  const texts = statements.flatMap((list) => list.texts);
  const shown = statements.map(({ label, texts: all }) => ({
    label,
    texts: all.slice(0, mostStatements).map((text) => cutTo(text, statementCharacters, characters)),
  }));
  const shownFacts = facts.map(({ label, value }) => ({ label, value: cutTo(value, factCharacters, characters) }));
  const leftOut = texts.length - shown.reduce((sum, list) => sum + list.texts.length, 0);
  const cutTexts = [
    ...facts.filter(({ value }) => cutTo(value, Number.POSITIVE_INFINITY, characters).length > factCharacters),
    ...texts.filter((text) => cutTo(text, Number.POSITIVE_INFINITY, characters).length > statementCharacters),
  ].length;
  const warnings: ExportWarning[] = [];
  if (cutTexts + leftOut > 0) {
    const message = `${incident.id}: ${cutTexts} texts are shortened and ${leftOut} left out to keep the receiver's limit`;
    warnings.push({ code: "export.cut", message });
  }
  return { facts: shownFacts, statements: shown, warnings };
}

/** The title in one line of at most 120 characters, which every receiver takes; the kind where the title is empty. */
export function titleOf(incident: Incident): string {
  const title = cutTo(incident.title, 120, characters);
  return title.trim() === "" ? incident.kind : title;
}

/** Host and component that the draft is about: of its primary target, else of its first. */
export function subjectOf(incident: Incident): { host: string; service: string; component: string } {
  const target = incident.targets.find(({ role }) => role === "primary") ?? incident.targets[0];
  const short = (text: string | undefined) => cutTo(text ?? "", 255, characters);
  return { host: short(target?.host), service: short(target?.service), component: short(target?.component) };
}
