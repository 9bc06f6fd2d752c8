import { type Catalog, type CatalogEvent, createCatalog } from "../grammar/catalog.js";
import { fieldValue } from "../grammar/fields.js";
import { compileMatcher, type Matcher } from "../grammar/matcher.js";
import type { Grammar } from "../grammar/model.js";
import { createRecordReader } from "../read/reader.js";
import type { RecordView } from "../read/record.js";
import type { CaseOptions } from "./case-schema.js";
import { instantOf } from "./instants.js";
import type { LogText } from "./logs.js";

/** What the disguises know of a record of a log. */
export interface LogRecord {
  /** From 1. */
  readonly line: number;
  /** In lower case and short form; where the line names none, the one that the directory names. */
  readonly host: string;
  /** Microseconds since 1970 in UTC; null where the stamp counts from the boot. */
  readonly micros: number | null;
  /** `last message repeated N times` */
  readonly repeatsPrevious: boolean;
  /** The event that the grammars recognise in it. */
  readonly entry: CatalogEvent | null;
  /** What its fields of type `device` hold. */
  readonly devices: readonly string[];
}

/** Reads records and asks the grammars about them. */
export interface Recogniser {
  readonly catalog: Catalog;
  readonly matcher: Matcher;
}

export function createRecogniser(grammars: readonly Grammar[]): Recogniser {
  return { catalog: createCatalog(grammars), matcher: compileMatcher(grammars) };
}

/** The records of a log in order, each asked of the grammars alone, without what stands around it. */
export function recordsOf(log: LogText, options: CaseOptions, recogniser: Recogniser): LogRecord[] {
  const records: LogRecord[] = [];
  const directoryHost = hostFolder(log.path);
  const reader = createRecordReader({
    onRecord: (view) => {
      const host = shortName(view.host === "" ? directoryHost : view.host);
      const { line, repeatsPrevious, stamp } = view;
      records.push({
        line,
        host,
        micros: instantOf(stamp, options, host),
        repeatsPrevious,
        ...recognised(view, recogniser),
      });
    },
    onOther: () => undefined,
    onNulRun: () => undefined,
    onLongLine: () => undefined,
  });
  reader.push(log.bytes);
  reader.finish();
  return records;
}

/** A host's name without its domain; an address stays whole. */
export function shortName(host: string): string {
  return /^[\d.]+$/.test(host) || host.includes(":") ? host : host.toLowerCase().replace(/\..*/, "");
}

/** The folder that names the host of a log; empty for a log that lies in none. */
export function hostFolder(path: string): string {
  return path.includes("/") ? path.slice(0, path.indexOf("/")) : "";
}

function recognised(
  view: RecordView,
  { catalog, matcher }: Recogniser,
): { entry: CatalogEvent | null; devices: string[] } {
  const patterns = matcher.forProgram(view.program);
  const { buffer, messageStart, messageEnd } = view;
  const claiming = patterns === undefined ? -1 : matcher.match(patterns, buffer, messageStart, messageEnd);
  const pattern = matcher.patterns[claiming];
  if (pattern === undefined) return { entry: null, devices: [] };
  const devices = matcher.holesOf(claiming).flatMap(({ type }, index) => {
    const text = buffer.toString("utf8", matcher.holeBounds[2 * index], matcher.holeBounds[2 * index + 1]);
    return type === "device" ? [fieldValue(type, text)] : [];
  });
  return { entry: catalog.events[catalog.indexOf(pattern.grammar, pattern.event)] ?? null, devices };
}
