import { visible } from "../diagnostic.js";
import type { Language } from "../incident/phrases.js";
import { instant } from "./facts.js";
import { html } from "./html-text.js";
import { type Arrow, type Bar, type Lane, type Picture, type Span, ticksOf } from "./lanes.js";
import { words } from "./words.js";

/** In pixels. Across, everything is in percent, so that the words keep their size on a phone. */
const laneHeight = 44;
const hostHeight = 26;
const barTop = 24;
const barHeight = 14;
const axisHeight = 24;
const mostTicks = 4;
/** Of the narrowest page, and of a letter there: what crowds at this width is left out on narrow pages. */
const narrowPixels = 320;
const letterPixels = 7;
/** A longer name keeps its beginning and its end, so that it fits a narrow page. */
const nameLetters = { head: 14, tail: 26 } as const;

/** The lanes as SVG: no script, and each bar is a link to its incident. */
export function printPicture(picture: Picture, language: Language, showsHosts: boolean): string {
  const { rows, height } = placed(picture.lanes, showsHosts);
  const x = percentOf(picture.span);
  const bars = new Map<Bar, number>(rows.flatMap(({ lane, top }) => lane.bars.map((bar) => [bar, top] as const)));
  const parts = [
    ...printAxis(picture, height, x),
    ...rows.flatMap(({ lane, top }) => printLane(lane, top, x, language)),
    ...picture.arrows.flatMap((arrow) => printArrow(arrow, bars, x)),
    // Names come last: an arrow that crosses one leaves it readable.
    ...rows.flatMap(({ lane, top, isFirstOfHost }) => [
      ...(isFirstOfHost && showsHosts
        ? [printName(lane.host === "" ? "?" : lane.host, top - 8, ' font-weight="700"')]
        : []),
      printName(lane.component, top + 16, ""),
    ]),
  ];
  return `<svg height="${height + axisHeight}" aria-label="${html(words[language].picture)}" role="group">\n${parts.join("\n")}\n</svg>`;
}

/** The patterns that all pictures of a page use. */
export const pictureDefinitions = `<svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs>
<pattern id="possible" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="hatch" y2="6" stroke-width="3"/></pattern>
<marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path class="arrow" d="M0 0 8 4 0 8z"/></marker>
</defs></svg>`;

/** What the shapes mean. */
export function printLegend(language: Language): string {
  const text = words[language].legend;
  const entry = (shape: string, label: string) => `<li><svg aria-hidden="true">${shape}</svg> ${html(label)}</li>`;
  return `<ul class="legend">${[
    entry('<rect class="proven" y="2" width="100%" height="12"/>', text.proven),
    entry('<rect class="taken" y="2" width="100%" height="12"/>', text.taken),
    entry('<rect class="possible" y="2" width="100%" height="12"/>', text.possible),
    entry('<path class="open" d="M6 2 26 8 6 14"/>', text.open),
    entry('<path class="mark" d="M16 2l6 12h-12z"/>', text.boot),
    entry('<path class="mark" d="M16 1l7 7-7 7-7-7z"/>', text.failover),
    entry('<line class="silence" y1="8" x2="100%" y2="8"/>', text.silence),
    entry('<line class="arrow" y1="8" x2="90%" y2="8" marker-end="url(#head)"/>', text.arrow),
  ].join("")}</ul>`;
}

interface Row {
  readonly lane: Lane;
  readonly top: number;
  readonly isFirstOfHost: boolean;
}

function placed(lanes: readonly Lane[], showsHosts: boolean): { rows: Row[]; height: number } {
  let height = 0;
  const rows = lanes.map((lane, index) => {
    const isFirstOfHost = lanes[index - 1]?.host !== lane.host || index === 0;
    if (isFirstOfHost && showsHosts) height += hostHeight;
    const top = height;
    height += laneHeight;
    return { lane, top, isFirstOfHost };
  });
  return { rows, height };
}

type Across = (at: number) => number;

function percentOf({ from, to }: Span): Across {
  return (at) => Math.min(100, Math.max(0, Math.round(((at - from) / (to - from)) * 1e4) / 100));
}

function printName(name: string, y: number, attributes: string): string {
  const letters = [...visible(name)];
  const { head, tail } = nameLetters;
  if (letters.length <= head + tail) return `<text x="0" y="${y}"${attributes}>${html(name)}</text>`;
  const short = `${letters.slice(0, head).join("")}…${letters.slice(-tail).join("")}`;
  return `<text x="0" y="${y}"${attributes}>${html(short)}<title>${html(name)}</title></text>`;
}

function printAxis(picture: Picture, height: number, x: Across): string[] {
  let free = 0;
  return ticksOf(picture, mostTicks).flatMap(({ at, label }) => {
    const place = x(at);
    const anchor = place < 15 ? "start" : place > 85 ? "end" : "middle";
    const width = label.length * letterPixels;
    const middle = (place / 100) * narrowPixels;
    const left = anchor === "start" ? middle : anchor === "end" ? middle - width : middle - width / 2;
    const isCrowded = left < free;
    if (!isCrowded) free = left + width + letterPixels;
    return [
      `<line class="grid" x1="${place}%" x2="${place}%" y2="${height}"/>`,
      `<text class="soft${isCrowded ? " crowded" : ""}" x="${place}%" y="${height + 16}" text-anchor="${anchor}">${html(label)}</text>`,
    ];
  });
}

function printLane(
  { host, component, bars, boots, silences, failovers }: Lane,
  top: number,
  x: Across,
  language: Language,
) {
  const middle = top + barTop + barHeight / 2;
  const text = words[language];
  const marked = (at: number, path: string, label: string) =>
    `<svg x="${x(at)}%" y="${middle}"><path class="mark" d="${path}"><title>${html(label)}</title></path></svg>`;
  return [
    `<line class="grid" x2="100%" y1="${middle}" y2="${middle}"/>`,
    ...silences.map(
      ({ from, to }) =>
        `<line class="silence" x1="${x(from)}%" x2="${x(to)}%" y1="${middle}" y2="${middle}"><title>${html(text.legend.silence)}</title></line>`,
    ),
    ...bars.map((bar) => printBar(bar, `${component} ${text.on(host)}`, top + barTop, x, language)),
    ...boots.map((at) => marked(at, "M0-7 6 6-6 6z", text.legend.boot)),
    ...failovers.map(({ at, to }) => marked(at, "M0-7 7 0 0 7-7 0z", `${text.legend.failover}: ${host} - ${to}`)),
  ];
}

function printBar(bar: Bar, subject: string, y: number, x: Across, language: Language): string {
  const { incident, possibleFrom, provenFrom, provenTo, possibleTo, at, until } = bar;
  const text = words[language];
  const spread = (from: number, to: number, name: string) =>
    from >= to
      ? ""
      : `<rect class="${name}" x="${x(from)}%" width="${share(x(to) - x(from))}%" y="${y}" height="${barHeight}"/>`;
  const openEnd = (at: number, path: string) => `<svg x="${x(at)}%" y="${y}"><path class="open" d="${path}"/></svg>`;
  const shapes = [
    spread(at, until, "taken"),
    possibleFrom === null
      ? openEnd(Math.min(at, provenFrom), "M-4 0-11 7-4 14")
      : spread(possibleFrom, provenFrom, "possible"),
    // At least three pixels wide: an outage of seconds in a log of months is still seen.
    spread(provenFrom, provenTo, "proven"),
    `<svg x="${x(provenFrom)}%" y="${y}"><rect class="proven" x="-1.5" width="3" height="${barHeight}"/></svg>`,
    possibleTo === null
      ? openEnd(Math.max(until, provenTo), "M4 0 11 7 4 14")
      : spread(provenTo, possibleTo, "possible"),
  ];
  const when = `${instant(incident.start.at)} - ${incident.end === null ? text.status[incident.status] : instant(incident.end.at)}`;
  const label = html(`${incident.title}: ${subject}, ${when}`);
  const classes = `${incident.severity} ${bar.nature}`;
  return `<a href="#${html(incident.id)}" class="${classes}" aria-label="${label}"><title>${label}</title>${shapes.join("")}</a>`;
}

const share = (percent: number) => Math.round(percent * 100) / 100;

function printArrow({ cause, effect }: Arrow, tops: ReadonlyMap<Bar, number>, x: Across): string[] {
  const from = tops.get(cause);
  const to = tops.get(effect);
  if (from === undefined || to === undefined || from === to) return [];
  const isDown = to > from;
  const y1 = from + barTop + (isDown ? barHeight : 0);
  const y2 = to + barTop + (isDown ? 0 : barHeight);
  return [
    `<line class="arrow" x1="${x(cause.provenFrom)}%" y1="${y1}" x2="${x(effect.provenFrom)}%" y2="${y2}" marker-end="url(#head)"/>`,
  ];
}
