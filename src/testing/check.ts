/** Something that must hold of grammars; a test runner of any kind runs it. */
export interface Check {
  /** What it is about: a grammar's file, a case. */
  readonly group: string;
  readonly name: string;
  /** @throws CheckFailure where it does not hold. */
  readonly run: () => Promise<void>;
}

/** A check does not hold; the message says in lines what was expected and what was found. */
export class CheckFailure extends Error {}

/** @throws CheckFailure with the lines, if there are any. */
export function failIfAny(lines: readonly string[]): void {
  if (lines.length > 0) throw new CheckFailure(lines.join("\n"));
}
