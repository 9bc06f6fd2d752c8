import type { FieldType } from "./model.js";
import type { Place } from "./reporter.js";

export interface TextPiece {
  readonly text: string;
}

export interface HolePiece {
  readonly hole: string;
  readonly type: FieldType;
  readonly place: Place;
}

/** Text with holes that a grammar gives a name to, and its patterns put in. */
export interface Part {
  readonly name: string;
  readonly pieces: readonly (TextPiece | HolePiece)[];
}

export interface PartPiece {
  readonly part: Part;
  readonly optional: boolean;
  readonly place: Place;
}

/** What a pattern's text is made of, as it is written. */
export type Piece = TextPiece | HolePiece | PartPiece;

/** One choice of a pattern's optional parts. */
export interface Alternative {
  readonly pieces: readonly (TextPiece | HolePiece)[];
  /** The names of the parts that are not in it. */
  readonly absent: readonly string[];
}

export function optionalParts(pieces: readonly Piece[]): PartPiece[] {
  return pieces.flatMap((piece) => ("part" in piece && piece.optional ? [piece] : []));
}

/** Every choice of the optional parts: all of them first, none of them last, the first part dropped latest. */
export function expandParts(pieces: readonly Piece[]): Alternative[] {
  const optional = optionalParts(pieces);
  return Array.from({ length: 2 ** optional.length }, (_, choice) => {
    const absent = optional.filter((_, index) => Math.floor(choice / 2 ** (optional.length - 1 - index)) % 2 === 1);
    return {
      pieces: pieces.flatMap((piece) => {
        if (!("part" in piece)) return [piece];
        // What is wrong with a part only where it was put is shown there.
        return absent.includes(piece) ? [] : piece.part.pieces.map((inner) => moved(inner, piece.place));
      }),
      absent: absent.map(({ part }) => part.name),
    };
  });
}

function moved(piece: TextPiece | HolePiece, place: Place): TextPiece | HolePiece {
  return "hole" in piece ? { ...piece, place } : piece;
}
