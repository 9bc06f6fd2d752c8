import type { CompiledCondition } from "../grammar/conditions.js";
import { type LiteralBranch, type LiteralTable, literalTable } from "../grammar/literal-table.js";
import type { Matcher } from "../grammar/matcher.js";
import type { FieldType } from "../grammar/model.js";
import { type Claim, groupsOf, type HoleGroup, type LiteralEdge, type Tree, type TreeNode } from "../grammar/tree.js";
import type { Kernel } from "./kernel.js";
import { writeKinds } from "./kinds.js";
import { type TableMemory, Unwritable } from "./memory.js";

/** What is made of the messages that a pattern claims. */
export interface PatternUse {
  /**
   * `read`: whoever reads has to see them. `nothing`. `life`: they are known, and a routine where something failed shortly
   * before. `routine`: counted where the same was said of the same component a moment ago; `routine unless`: and nothing was
   * noted of its transaction. `failing`: a routine that it fails; `failing noted`: and of each line something is noted.
   */
  readonly kind: "read" | "nothing" | "life" | "routine" | "routine unless" | "failing" | "failing noted";
  /** Which of the pattern's holes, from 0, tells its components apart; -1 where there is only one. */
  readonly keyHole: number;
  /** Which hole tells lines of a routine apart, or whether their transaction does. */
  readonly different: number | "nothing" | "transaction";
}

/** Writes trees where the kernel can search them; `assembly/structures.ts` has the layout. */
export interface TreeTables {
  /** Where the tree stands that was written, as far as is needed at once. Throws `Unwritable`. */
  writeTree(tree: Tree): number;
  /** Writes what a search came to. */
  writeNode(at: number): void;
}

const tests = {
  is: "IS",
  "is not": "IS_NOT",
  "starts with": "STARTS_WITH",
  "<": "LESS",
  "<=": "AT_MOST",
  ">": "MORE",
  ">=": "AT_LEAST",
} as const;
const kinds = {
  read: "READ",
  nothing: "NOTHING",
  life: "LIFE",
  routine: "ROUTINE",
  "routine unless": "ROUTINE_UNLESS",
  failing: "FAILING",
  "failing noted": "FAILING_NOTED",
} as const;
/** Of those types that have one; durations are left to the reader. */
const forms: Partial<Record<FieldType, string>> = {
  int: "NUMBER_FORM",
  number: "NUMBER_FORM",
  hex: "HEX_FORM",
  pairs: "PAIRS_FORM",
};
const byteValues = 256;

export function createTreeTables(
  { words, layout }: Kernel,
  memory: TableMemory,
  matcher: Matcher,
  useOf: (pattern: number) => PatternUse,
): TreeTables {
  const [mostForks, mostGroups, mostHoles] = [layout("MOST_FORKS"), layout("MOST_GROUPS"), layout("MOST_HOLES")];
  /** By their places: nodes that were not come to yet. */
  const unwritten = new Map<number, { node: TreeNode; tree: Tree }>();
  /** How many groups each tree has. */
  const groupCounts = new Map<Tree, number>();

  function writeCondition({ hole, type, test, values, number }: CompiledCondition): number[] {
    const texts = values.flatMap((value) => [memory.writeBytes(value), value.length]);
    const bits = new Uint32Array(new Float64Array([number]).buffer);
    const isDevice = type === "device" ? 1 : 0;
    return [bits[0]!, bits[1]!, layout(tests[test]), hole, isDevice, memory.writeWords(texts), values.length, 0];
  }

  function writeClaim(claim: Claim, tree: Tree): number[] {
    const { index } = claim.pattern;
    const { kind, keyHole, different } = useOf(index);
    const fuller = tree.fullerThan(claim);
    const conditions = matcher.conditions[index]!;
    const isTold = fuller.every(({ needle }) => needle !== null) && conditions.every(({ type }) => type !== "duration");
    const needles = fuller.flatMap(({ needle }) =>
      needle === null ? [] : [memory.writeBytes(needle.bytes), needle.bytes.length, needle.anchor],
    );
    const differing = { nothing: layout("NOTHING_DIFFERS"), transaction: layout("TRANSACTION_DIFFERS") };
    return [
      isTold ? layout(kinds[kind]) : layout("UNTOLD"),
      index,
      keyHole,
      typeof different === "number" ? different : differing[different],
      memory.writeWords(needles),
      fuller.length,
      memory.writeWords(conditions.flatMap(writeCondition)),
      conditions.length,
    ];
  }

  /** Its place, and what makes it worth coming to. */
  function addNode(node: TreeNode, tree: Tree): number {
    const at = memory.writeWords([node.rank, node.bestRank, 0, 0, 0, 0, layout("UNWRITTEN_NODE")]);
    unwritten.set(at, { node, tree });
    return at;
  }

  function writeNode(at: number): void {
    const known = unwritten.get(at);
    unwritten.delete(at);
    if (known === undefined) return;
    const { node, tree } = known;
    const fields = at / 4;
    const groups = groupsOf(node);
    try {
      words[fields + 2] = memory.writeWords(groups.map((group) => writeGroup(group, tree)));
      words[fields + 3] = groups.length;
      words[fields + 4] = memory.writeWords(node.claims.flatMap((claim) => writeClaim(claim, tree)));
      words[fields + 5] = node.claims.length;
      words[fields + 6] = layout("WRITTEN_NODE");
    } catch (error) {
      if (!(error instanceof Unwritable)) throw error;
      words[fields + 6] = layout("NO_NODE");
    }
  }

  function writeGroup(group: HoleGroup, tree: Tree): number {
    const form = group.hasForm ? forms[group.type] : "ANY_FORM";
    const groups = (groupCounts.get(tree) ?? 0) + 1;
    groupCounts.set(tree, groups);
    if (form === undefined || group.depth > mostHoles || groups > mostGroups) throw new Unwritable();
    const edges = new Map(group.edges.map((edge) => [edge, memory.writeWords([addNode(edge.node, tree), 0])]));
    const table = group.edges.length === 0 ? null : (group.literals ?? literalTable(group.edges));
    return memory.writeWords([
      writeKinds(memory, group.kinds),
      group.depth,
      layout(form),
      group.rest === null ? 0 : addNode(group.rest, tree),
      table === null ? 0 : writeTable(table, edges, 0),
      group.takesAll ? 1 : 0,
      group.ways,
      group.bestRank,
      // Where a search keeps how far it is.
      ...[0, 0, 0, 0],
    ]);
  }

  function writeTable(
    { byFirst, afterBlanks }: LiteralTable<LiteralEdge>,
    edges: ReadonlyMap<LiteralEdge, number>,
    depth: number,
  ): number {
    if (depth === mostForks) throw new Unwritable();
    const indexes = new Uint8Array(byteValues);
    const branches: number[] = [];
    const wordsOf = ({ tail, edge, next }: LiteralBranch<LiteralEdge>) => [
      memory.writeBytes(tail),
      tail.length,
      edge === null ? 0 : edges.get(edge)!,
      next === null ? 0 : writeTable(next, edges, depth + 1),
    ];
    for (let byte = 0; byte < byteValues; byte++) {
      const branch = byFirst[byte];
      if (branch === undefined) continue;
      branches.push(...wordsOf(branch));
      indexes[byte] = branches.length / 4;
    }
    const blanks = afterBlanks === null ? 0 : memory.writeWords(wordsOf(afterBlanks));
    return memory.writeWords([memory.writeBytes(indexes), memory.writeWords(branches), blanks, 0, 0]);
  }

  return {
    writeTree(tree) {
      const root = addNode(tree.root, tree);
      writeNode(root);
      if (words[root / 4 + 6] !== layout("WRITTEN_NODE")) throw new Unwritable();
      return memory.writeWords([writeGroup(tree.beginning, tree), root]);
    },
    writeNode,
  };
}
