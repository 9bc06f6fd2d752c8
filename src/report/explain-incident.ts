import { type ComponentHistory, isFailing, type Mark } from "../detect/marks.js";
import { opensOf } from "../detect/open-outage.js";
import type { Outage } from "../detect/outage.js";
import { messageOf } from "../detect/place.js";
import { visible } from "../diagnostic.js";
import type { Opens } from "../grammar/model.js";
import { meantHint } from "../grammar/nearest.js";
import { digitsOf, formatMicros } from "../incident/moment.js";
import type { Investigation } from "../incident/scan.js";

const labelWidth = 12;
const shownMarks = 20;
const microsPerSecond = 1_000_000;
/** How far around a moment lines are shown. */
const aroundMicros = 3600 * microsPerSecond;

function field(label: string, ...lines: readonly string[]): string[] {
  return lines.map((line, index) => `  ${(index === 0 ? label : "").padEnd(labelWidth)}${line}`);
}

function duration(seconds: number | null): string {
  if (seconds === null) return "never";
  if (seconds % 3600 === 0 && seconds > 0) return `${seconds / 3600}h`;
  return seconds % 60 === 0 && seconds > 0 ? `${seconds / 60}min` : `${seconds}s`;
}

/** As it is written in a grammar. */
function printOpens({ count, different, withinSeconds }: Opens): string {
  if (count === 0) return "never";
  if (count === 1) return "at once";
  return `${count} ${different === null ? "" : `different {${different}} `}within ${duration(withinSeconds)}`;
}

const timeOf = (mark: Mark) => formatMicros(mark.micros, mark.resolved, digitsOf(mark));
const eventOf = ({ entry }: Mark) => `${entry.grammar.name}.${entry.event.name}`;
const whereEvent = ({ entry }: Mark) => `${visible(entry.grammar.file)}:${entry.event.at}`;

function lineOf(mark: Mark): string {
  const file = mark.resolved.source.files[mark.place.file]?.path ?? mark.resolved.source.name;
  const message = Buffer.from(messageOf(mark.place), "latin1");
  return `${visible(file)}:${mark.place.line}  ${timeOf(mark)}  ${visible(message.toString("utf8"))}`;
}

/** How the draft with this id came about, part by part; null where there is no such draft. */
export function explainIncident({ document, folded }: Investigation, id: string): string | null {
  const index = document.incidents.findIndex((incident) => incident.id === id);
  const [incident, group] = [document.incidents[index], folded[index]];
  if (incident === undefined || group === undefined) return null;
  const others = group.outages.filter((outage) => outage !== group.primary);
  const parts = [group.primary, ...others].map((outage) => explainOutage(outage, outage === group.primary));
  const quoted = `${incident.evidence.length} lines are quoted, ${incident.evidenceOmitted} more are only counted`;
  const head = [`${id}  ${incident.kind}  ${visible(incident.title)}`, ...field("evidence", quoted)];
  return `${[head, ...parts].map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function explainOutage(outage: Outage, isPrimary: boolean): string[] {
  const { host, component, nature, start, end, marks, entry, boot } = outage;
  const failing = marks.filter(isFailing);
  const echoes = marks.filter((mark) => mark.entry.event.echo);
  const opening = failing.length > 0 ? failing.slice(0, Math.max(1, opensOf(failing[0] as Mark).count)) : start.marks;
  const [first] = opening;
  const anchor = first ?? end?.marks[0] ?? boot?.marks[0];
  const at = (micros: number | null) =>
    micros === null || anchor === undefined
      ? "not known: no line before shows it working"
      : formatMicros(micros, anchor.resolved, 0);
  const { restartSeconds } = entry.component;
  const role = isPrimary
    ? "the suspected cause"
    : "joined to it, since one needs the other or it is the same one again";
  return [
    `${visible(component)} on ${visible(host)}: ${nature}, ${role}`,
    ...(opening.length === 0
      ? field("opened by", `no line: ${start.basis}`)
      : field(
          "opened by",
          ...opening.slice(0, shownMarks).map((mark) => `${eventOf(mark)} (${whereEvent(mark)})  ${lineOf(mark)}`),
        )),
    ...(first === undefined ? [] : field("threshold", `opens ${printOpens(opensOf(first))}`)),
    ...field("start", `${at(start.at)}  by ${start.basis}; not before ${at(start.notBefore)}`),
    ...(end === null
      ? field("not closed", `nothing shows it working again: ${outage.status}`)
      : field(
          "closed by",
          end.basis,
          ...end.marks.slice(0, 3).map((mark) => `${eventOf(mark)} (${whereEvent(mark)})  ${lineOf(mark)}`),
        )),
    ...(end === null ? [] : field("end", `${at(end.at)}; not before ${at(end.notBefore)}`)),
    ...field("limits", `quiet ${duration(quietOf(outage))}, restart ${duration(restartSeconds)}`),
    ...field(
      "lines",
      `${outage.failingLines} say that it failed${echoes.length === 0 ? "" : `; ${echoes.length} echoes, which move nothing`}`,
    ),
  ];
}

/** How long without failing lines until it is taken for over: the longest that its lines say, null for never. */
function quietOf({ marks, entry }: Outage): number | null {
  const ofLines = marks.filter(isFailing).map((mark) => {
    const { event, component } = mark.entry;
    return event.quietSeconds === undefined ? component.quietSeconds : event.quietSeconds;
  });
  if (ofLines.length === 0) return entry.component.quietSeconds;
  return ofLines.includes(null) ? null : Math.max(...ofLines.map((seconds) => seconds ?? 0));
}

/**
 * What was seen of a component around a moment, and why that made no incident, or which one it made.
 * @param micros since 1970 in UTC
 */
export function whyNot(found: Investigation, host: string, component: string, micros: number): string {
  const ofHost = found.histories.filter((history) => sameHost(history.host, host));
  const history = ofHost.find((candidate) => candidate.component === component);
  if (history === undefined) return `${unknownComponent(found, ofHost, host, component)}\n`;
  const near = history.marks.filter((mark) => Math.abs(mark.micros - micros) <= aroundMicros);
  const shown = near.length > 0 ? nearestOf(near, micros) : nearestMarks(history, micros);
  const rows = shown.map((mark) => `${eventOf(mark)} (${remark(mark)})  ${lineOf(mark)}`);
  const rest = near.length > shown.length ? [`and ${near.length - shown.length} more within an hour`] : [];
  return `${[
    `${visible(history.component)} on ${visible(history.host)}`,
    ...field(
      near.length > 0 ? "seen" : "nearest",
      ...(rows.length > 0 ? [...rows, ...rest] : ["no line speaks of it"]),
    ),
    ...field("because", ...reasons(found, history, near, micros)),
  ].join("\n")}\n`;
}

const sameHost = (a: string, b: string) => a === b.toLowerCase() || a.split(".")[0] === b.toLowerCase();

function remark(mark: Mark): string {
  const { event } = mark.entry;
  const times = mark.count > 1 ? `, ${mark.count} lines` : "";
  return `${event.health}${event.echo ? ", echo" : ""}${times}`;
}

/** Of too many those nearest to the moment, in order. */
function nearestOf(marks: readonly Mark[], micros: number): readonly Mark[] {
  const byDistance = [...marks].sort((a, b) => Math.abs(a.micros - micros) - Math.abs(b.micros - micros));
  const kept = new Set(byDistance.slice(0, shownMarks));
  return marks.filter((mark) => kept.has(mark));
}

function nearestMarks({ marks }: ComponentHistory, micros: number): Mark[] {
  const before = marks.filter((mark) => mark.micros < micros).at(-1);
  const after = marks.find((mark) => mark.micros >= micros);
  return [before, after].filter((mark) => mark !== undefined);
}

function unknownComponent(
  { document, histories }: Investigation,
  ofHost: readonly ComponentHistory[],
  host: string,
  component: string,
): string {
  if (ofHost.length === 0) {
    const hosts = [
      ...new Set([
        ...histories.map((history) => history.host),
        ...document.coverage.sources.flatMap((source) => source.hosts),
      ]),
    ];
    const hint = meantHint(host, hosts) ?? `hosts in these logs: ${hosts.sort().map(visible).join(", ") || "none"}`;
    return `No pattern claims a line of the host ${visible(host)}; ${hint}`;
  }
  const names = ofHost.map((history) => history.component);
  const listed = names.slice(0, shownMarks).map(visible).join(", ");
  const hint = meantHint(component, names) ?? "write it as a draft does: filesystem hda7";
  return `No line speaks of ${visible(component)} on ${visible(host)}; ${hint}\nSpoken of are: ${listed}`;
}

function reasons(found: Investigation, history: ComponentHistory, near: readonly Mark[], micros: number): string[] {
  const own = found.outages.filter(({ host, component }) => host === history.host && component === history.component);
  const outage = own.find(({ start, ...rest }) => micros >= (start.notBefore ?? start.at) && micros <= lastOf(rest));
  if (outage !== undefined) return toldReasons(found, outage);
  const others = own.filter(
    (other) => other.start.at <= micros + aroundMicros && lastOf(other) >= micros - aroundMicros,
  );
  const isOfOther = (mark: Mark) =>
    others.some((other) => other.start.at <= mark.micros && mark.micros <= lastOf(other));
  const told = others.flatMap((other) => {
    const moment = lastOf(other) < micros ? lastOf(other) : other.start.at;
    const when = `${lastOf(other) < micros ? "over since" : "not before"} ${printMicros(history, moment)}`;
    return toldReasons(found, other).map((reason) => `${when}: ${reason}`);
  });
  return [
    ...told,
    ...thresholdReasons(
      history,
      near.filter((mark) => isFailing(mark) && !isOfOther(mark)),
      told.length > 0,
    ),
  ];
}

const lastOf = ({ end, lastFailingMicros }: Pick<Outage, "end" | "lastFailingMicros">) => end?.at ?? lastFailingMicros;

function printMicros({ marks }: ComponentHistory, micros: number): string {
  const [first] = marks;
  return first === undefined ? "" : formatMicros(micros, first.resolved, 0);
}

/** Why these lines, which say that it failed, made no outage. */
function thresholdReasons(history: ComponentHistory, failing: readonly Mark[], isTold: boolean): string[] {
  if (failing.length === 0) return isTold ? [] : ["no line within an hour says that it failed"];
  const open = failing.filter(({ entry }) => !entry.event.echo);
  if (open.length === 0) return ["every line that says so is an echo: it repeats an older failure and opens nothing"];
  const events = new Map(open.map((mark) => [eventOf(mark), mark]));
  const said = [...events].map(([name, mark]) => {
    const opens = opensOf(mark);
    if (opens.count === 0) return `${name} never opens an outage by itself`;
    const most = mostWithin(open, opens);
    const counted = opens.different === null ? `${most}` : `${most} different {${opens.different}}`;
    return `${name} opens ${printOpens(opens)}; at most ${counted} came within ${duration(opens.withinSeconds)}`;
  });
  const { settlesSeconds } = history.entry.component;
  if (settlesSeconds > 0)
    said.push(`within ${duration(settlesSeconds)} after a boot a failure counts only if it lasts longer`);
  return said;
}

/** The most lines, or different values, that came within the time that an outage needs. */
function mostWithin(marks: readonly Mark[], { withinSeconds, different }: Opens): number {
  const counts = marks.map((last) => {
    const within = marks.filter(
      (mark) => mark.micros <= last.micros && last.micros - mark.micros <= withinSeconds * microsPerSecond,
    );
    return different === null
      ? within.reduce((sum, mark) => sum + mark.count, 0)
      : new Set(within.flatMap((mark) => mark.different)).size;
  });
  return Math.max(0, ...counts);
}

function toldReasons({ document, folded }: Investigation, outage: Outage): string[] {
  const index = folded.findIndex(({ outages }) =>
    outages.some(({ host, component, start }) => {
      return host === outage.host && component === outage.component && start.at === outage.start.at;
    }),
  );
  const incident = document.incidents[index];
  if (incident !== undefined)
    return [`it was one: ${incident.id}, ${visible(incident.title)} (logscan explain ${incident.id} PATH)`];
  if (outage.entry.component.silenced)
    return ["it was an outage, and a grammar of the site silences the component (adjust ... opens never)"];
  return ["it was an outage, and it does not overlap --since and --until"];
}
