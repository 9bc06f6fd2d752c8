/**
 * Literals that may stand at one place of a message, by their first byte (0x20 for a run of blanks): entry 0x3a is for
 * all that begin with a colon. All of them are compared in one walk.
 */
export type LiteralTable<Edge> = readonly (LiteralBranch<Edge> | undefined)[];

export interface LiteralBranch<Edge> {
  /** What all literals of this branch go on with; its first byte is the branch's place in the table. */
  readonly label: Buffer;
  /** The literal that ends behind the label. */
  readonly edge: Edge | null;
  /** The literals that go on. */
  readonly next: LiteralTable<Edge> | null;
}

/** A table of edges whose literals agree in their first `shared` bytes, all different. */
export function literalTable<Edge extends { readonly literal: Buffer }>(
  edges: readonly Edge[],
  shared = 0,
): LiteralTable<Edge> {
  const table: (LiteralBranch<Edge> | undefined)[] = new Array(256).fill(undefined);
  for (const first of new Set(edges.map(({ literal }) => literal[shared]!))) {
    const alike = edges.filter(({ literal }) => literal[shared] === first);
    const shortest = Math.min(...alike.map(({ literal }) => literal.length));
    let end = shared + 1;
    while (end < shortest && alike.every(({ literal }) => literal[end] === alike[0]!.literal[end])) end++;
    const longer = alike.filter(({ literal }) => literal.length > end);
    table[first] = {
      label: alike[0]!.literal.subarray(shared, end),
      edge: alike.find(({ literal }) => literal.length === end) ?? null,
      next: longer.length === 0 ? null : literalTable(longer, end),
    };
  }
  return table;
}
