/** `damaged`: cut off or broken; `trailing`: whole, but something else follows; `unsupported`: fine, but not for us. */
export type DamageKind = "damaged" | "trailing" | "unsupported";

/** Thrown by a decompressor after everything good before that point has been given out. */
export class DamageError extends Error {
  readonly kind: DamageKind;
  /** @param message goes on from "the gzip data ...". */
  constructor(message: string, kind: DamageKind = "damaged") {
    super(message);
    this.kind = kind;
  }
}

export const cutOff = () => new DamageError("ends in the middle");

export const followedByOthers = () => new DamageError("is followed by something else", "trailing");
