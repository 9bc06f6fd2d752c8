import { visible } from "../diagnostic.js";
import type { Language } from "../incident/phrases.js";
import type { ScanDocument } from "../incident/record.js";
import { type Bar, type Lane, type Picture, pictureOf, ticksOf } from "./lanes.js";
import { words } from "./words.js";

const mostLabelColumns = 30;
const leastBarColumns = 20;
const mostBarColumns = 100;
/** Lanes beyond these are counted: the first screen is the answer. */
const mostLanes = 20;

/**
 * The scanned time as one line of characters for each component: `#` proven, `=` as the draft takes it, `~` possible, `^` a
 * boot, `>` a failover, `_` a log's silence. Null where nothing was found.
 * @param columns of the terminal
 */
export function printTextPicture(document: ScanDocument, language: Language, columns: number): string | null {
  const picture = pictureOf(document);
  if (picture === null) return null;
  const lanes = picture.lanes.slice(0, mostLanes);
  const labels = lanes.map(({ host, component }) => cut(`${host} ${component}`.trim(), mostLabelColumns));
  const labelColumns = labels.reduce((most, label) => Math.max(most, columnsOf(label)), 0);
  const width = Math.min(mostBarColumns, Math.max(leastBarColumns, columns - labelColumns - 5));
  const lines = lanes.map((lane, index) => {
    const label = labels[index] ?? "";
    return `  ${label}${" ".repeat(labelColumns - columnsOf(label))}  ${printLane(lane, picture, width)}`;
  });
  const left = picture.lanes.length - lanes.length;
  if (left > 0) lines.push(`  ${words[language].moreLanes(left)}`);
  lines.push(`  ${" ".repeat(labelColumns)}  ${printAxis(picture, width)}`, `  ${words[language].textLegend}`);
  return lines.join("\n");
}

function printLane({ bars, boots, silences, failovers }: Lane, { span }: Picture, width: number): string {
  const cells: string[] = Array.from({ length: width }, () => ".");
  const columnOf = (at: number) =>
    Math.min(width - 1, Math.max(0, Math.floor(((at - span.from) / (span.to - span.from)) * width)));
  const fill = (from: number, to: number, sign: string) => cells.fill(sign, columnOf(from), columnOf(to) + 1);
  for (const { from, to } of silences) fill(from, to, "_");
  const each = (draw: (bar: Bar) => void) => bars.forEach(draw);
  each(({ possibleFrom, possibleTo, at, until }) => fill(possibleFrom ?? at, possibleTo ?? until, "~"));
  each(({ at, until }) => fill(at, until, "="));
  each(({ provenFrom, provenTo }) => fill(provenFrom, provenTo, "#"));
  for (const { at } of failovers) fill(at, at, ">");
  for (const at of boots) fill(at, at, "^");
  return cells.join("");
}

function printAxis(picture: Picture, width: number): string {
  const { from, to } = picture.span;
  let line = "";
  for (const { at, label } of ticksOf(picture, Math.floor(width / 18))) {
    const column = Math.floor(((at - from) / (to - from)) * width);
    if (column < line.length + (line === "" ? 0 : 1) || column + label.length + 1 > width) continue;
    line = `${line.padEnd(column)}|${label}`;
  }
  return line;
}

/** Columns of a terminal: kana, kanji and other wide characters take two. */
function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text)
    columns += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
      character,
    )
      ? 2
      : 1;
  return columns;
}

function cut(text: string, most: number): string {
  const line = visible(text);
  if (columnsOf(line) <= most) return line;
  let kept = "";
  for (const character of line) {
    if (columnsOf(kept + character) > most - 3) break;
    kept += character;
  }
  return `${kept}...`;
}
