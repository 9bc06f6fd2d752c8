import { bytesBeforeRun } from "./literals.js";

/** Literals that may stand at one place of a message. All of them are compared in one walk. */
export interface LiteralTable<Edge> {
  /** By their first byte: entry 0x3a is for all that begin with a colon. */
  readonly byFirst: readonly (LiteralBranch<Edge> | undefined)[];
  /** Those that begin with a blank, which stands for a run of blanks. */
  readonly afterBlanks: LiteralBranch<Edge> | null;
  /** The message in which blanks were last looked for here, behind other text, and where the run of them ended. */
  blanksIn: number;
  blanksTo: number;
}

export interface LiteralBranch<Edge> {
  /** What all literals of this branch go on with behind their first byte. */
  readonly tail: Buffer;
  /** The literal that ends behind the tail. */
  readonly edge: Edge | null;
  /** The literals that go on. */
  readonly next: LiteralTable<Edge> | null;
}

/** A table of edges whose literals agree in their first `shared` bytes, all different. */
export function literalTable<Edge extends { readonly literal: Buffer }>(
  edges: readonly Edge[],
  shared = 0,
): LiteralTable<Edge> {
  const byFirst: (LiteralBranch<Edge> | undefined)[] = new Array(256).fill(undefined);
  let afterBlanks: LiteralBranch<Edge> | null = null;
  for (const first of new Set(edges.map(({ literal }) => literal[shared]!))) {
    const alike = edges.filter(({ literal }) => literal[shared] === first);
    const shortest = Math.min(...alike.map(({ literal }) => literal.length));
    let end = shared + 1;
    // Where one run of blanks may be come to from many places, what follows is a table of its own: it remembers the run.
    const run = bytesBeforeRun(alike[0]!.literal);
    const most = run > shared ? Math.min(run, shortest) : shortest;
    while (end < most && alike.every(({ literal }) => literal[end] === alike[0]!.literal[end])) end++;
    const longer = alike.filter(({ literal }) => literal.length > end);
    const branch = {
      tail: alike[0]!.literal.subarray(shared + 1, end),
      edge: alike.find(({ literal }) => literal.length === end) ?? null,
      next: longer.length === 0 ? null : literalTable(longer, end),
    };
    if (first === 0x20) afterBlanks = branch;
    else byFirst[first] = branch;
  }
  return { byFirst, afterBlanks, blanksIn: 0, blanksTo: 0 };
}

/** Forgets in which messages blanks were looked for, so that messages may be counted from 0 again. */
export function forgetBlanks<Edge>(table: LiteralTable<Edge>): void {
  table.blanksIn = 0;
  for (const branch of [...table.byFirst, table.afterBlanks]) if (branch?.next) forgetBlanks(branch.next);
}
