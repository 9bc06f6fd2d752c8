import type { ComponentHistory, Mark } from "../detect/marks.js";
import { lineOf } from "../detect/place.js";
import type { CatalogEvent } from "../grammar/catalog.js";
import { digitsOf, formatMicros } from "./moment.js";
import type { EvidenceLine } from "./record.js";

export type EvidenceRole = EvidenceLine["role"];

/** A line that can be cited; `entry` where a pattern knows it. */
export type Citable = Pick<Mark, "micros" | "place" | "resolved"> & { readonly entry?: CatalogEvent };

/** Gathers an incident's lines and gives each a ref once; `lines` has them in order of time and file. */
export interface EvidenceBook {
  /** The refs of these lines; lines over the limit are counted, not kept. */
  cite(marks: readonly Citable[], role: EvidenceRole): string[];
  readonly lines: readonly EvidenceLine[];
}

const lineLimit = 80;

export function createEvidenceBook(): EvidenceBook {
  const kept = new Map<string, { mark: Citable; role: EvidenceRole; ref: string }>();
  const nameOf = (mark: Citable) => `${mark.resolved.source.source}\t${mark.place.file}\t${mark.place.byteOffset}`;
  return {
    cite(marks, role) {
      return marks.flatMap((mark) => {
        const name = nameOf(mark);
        let entry = kept.get(name);
        if (entry === undefined) {
          if (kept.size >= lineLimit) return [];
          entry = { mark, role, ref: `e${kept.size + 1}` };
          kept.set(name, entry);
        }
        return [entry.ref];
      });
    },
    get lines() {
      return [...kept.values()]
        .sort((a, b) => a.mark.micros - b.mark.micros || a.mark.place.byteOffset - b.mark.place.byteOffset)
        .map(({ mark, role, ref }) => evidenceLine(mark, role, ref));
    },
  };
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function evidenceLine(mark: Citable, role: EvidenceRole, ref: string): EvidenceLine {
  const { place, resolved } = mark;
  return {
    ref,
    host: resolved.host,
    file: resolved.source.files[place.file]?.path ?? resolved.source.name,
    line: place.line,
    byteOffset: place.byteOffset,
    at: formatMicros(mark.micros, resolved, digitsOf(mark)),
    ...decodeLine(lineOf(place)),
    event: mark.entry === undefined ? "host.sign-of-life" : `${mark.entry.grammar.name}.${mark.entry.event.name}`,
    role,
  };
}

/** A line's bytes as text; what is no UTF-8 is kept byte for byte as Latin-1. */
function decodeLine(bytes: string): { text: string; encoding: "utf-8" | "latin1" } {
  try {
    return { text: utf8.decode(Buffer.from(bytes, "latin1")), encoding: "utf-8" };
  } catch {
    return { text: bytes, encoding: "latin1" };
  }
}

/** The lines that continue those of an outage: call traces and dumps. */
export function blocksWithin(history: ComponentHistory | undefined, fromMicros: number, toMicros: number): Mark[] {
  return history?.blocks.filter((mark) => mark.micros >= fromMicros - 1e6 && mark.micros <= toMicros + 5e6) ?? [];
}
