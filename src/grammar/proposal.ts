import { builtinGrammars } from "./builtin.js";
import { loadGrammars } from "./load.js";
import { type Grammar, languageVersion } from "./model.js";
import { programField } from "./names.js";
import type { Shape } from "./shapes.js";

/** An event that is proposed for a shape. */
interface Proposed {
  readonly shape: Shape;
  readonly name: string;
  /** Why it stands there only as a comment; null where it can be used. */
  readonly problem: string | null;
}

const nameWords = 4;
const longestName = 40;
/** What often says that something does not work, or works again: a hint for the person who decides. */
const suspicious =
  /\b(?:alert|abort\w*|broken|cannot|corrupt\w*|crash\w*|dead|denied|died|disconnect\w*|down|error|exit\w*|fail\w*|fatal|full|kill\w*|lost|no such|panic\w*|refused|reset|tim(?:ed|e) ?out|unable|unavailable|unreachable|warn\w*)\b/i;
const hopeful =
  /\b(?:accept\w*|complet\w*|connected|established|listening|ready|recovered|resum\w*|started|starting|success\w*|up)\b/i;

/**
 * The text of a grammar that claims each shape as a `note`, the most frequent first, and beside each what a person must decide.
 * What cannot be used as it is (two shapes that claim one line, a pattern that a built-in grammar has) stands in comments.
 */
export function proposeGrammar(
  name: string,
  shapes: readonly Shape[],
  beside: readonly Grammar[] = builtinGrammars,
): string {
  const programs = [...new Set(shapes.map(({ program }) => (program === "" ? "none" : program)))].sort();
  let proposed = shapes.map((shape, index): Proposed => ({ shape, name: eventName(shapes, index), problem: null }));
  // Each round takes out what the checks complain of; a pattern may hide another only once the first is gone.
  for (let round = 0; round <= shapes.length; round++) {
    const { text, lines } = grammarText(name, programs, proposed);
    const { diagnostics } = loadGrammars([{ file: `${name}.grammar`, text }], beside);
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    const wrong = new Map<Proposed, string>();
    for (const { line, message } of errors) {
      const owner = lines.get(line ?? 0);
      if (owner !== undefined && !wrong.has(owner)) wrong.set(owner, message);
    }
    if (wrong.size === 0) return text;
    proposed = proposed.map((event) => ({ ...event, problem: wrong.get(event) ?? event.problem }));
  }
  throw new RangeError("every proposal was taken out and the grammar is still wrong");
}

function eventName(shapes: readonly Shape[], index: number): string {
  const own = wordsName(shapes[index]);
  const before = shapes.slice(0, index).filter((shape) => wordsName(shape) === own).length;
  return before === 0 ? own : `${own}-${before + 1}`;
}

function wordsName(shape: Shape | undefined): string {
  const words = (shape?.words ?? [])
    .map((word) => word.toLowerCase().replace(/[^a-z-]/g, ""))
    .filter((word) => word !== "");
  const name = words.slice(0, nameWords).join("-").slice(0, longestName).replace(/-+$/, "");
  return name === "" ? "line" : name;
}

/** The text, and whose lines they are: from 1, of the events that are no comments. */
function grammarText(
  name: string,
  programs: readonly string[],
  proposed: readonly Proposed[],
): { text: string; lines: Map<number, Proposed> } {
  const out: string[] = [];
  const lines = new Map<number, Proposed>();
  // Programs of several names are several of what works or does not.
  const key = programs.some((program) => program.endsWith("*")) ? ` {${programField}}` : "";
  const fields = [...new Set(proposed.flatMap(({ shape }) => shape.fields))].sort();
  out.push(
    `logscan grammar ${languageVersion}`,
    `grammar ${name} "${name}" / "${name}"`,
    `program ${programs.join(", ")}`,
    "",
    "# What works or does not. Several of one host are told apart by a field: component NAME {FIELD}",
    ...(fields.length === 0 ? [] : [`# Fields below: ${fields.join(", ")}`]),
    `component ${name}${key}`,
    `  title "${name}${key} does not work" / "${name}${key} が動作していない"`,
    "",
    "# Every event below is a `note`, which says nothing of its health. Decide for each: failing, degraded, working, started,",
    "# stopped - the gravest first - or delete it. Without a `working` one an outage has no proven end.",
  );
  const usable = proposed.filter(({ problem }) => problem === null);
  for (const event of proposed) {
    const first = out.length + 1;
    out.push("", ...eventLines(event, event === usable[0]));
    if (event.problem === null) for (let line = first; line <= out.length; line++) lines.set(line, event);
  }
  return { text: `${out.join("\n")}\n`, lines };
}

function eventLines({ shape, name, problem }: Proposed, isFirst: boolean): string[] {
  const { count, pattern, examples } = shape;
  const text = `${shape.words.join(" ")}`;
  const found = suspicious.exec(text)?.[0];
  const good = hopeful.exec(text)?.[0];
  const guess =
    found !== undefined ? `; it says "${found}": failing?` : good !== undefined ? `; it says "${good}": working?` : "";
  const times = count === 1 ? "once" : `${count} times`;
  const body = [`note ${name}`, `  | ${pattern}`, ...examples.slice(0, 1).map((line) => `  > ${line}`)];
  const [example = ""] = examples;
  const lookAlike = example.replace(/^(.*?\s)[^\s[:]+(?:\[\d+\])?: /, "$1forger[4711]: ");
  // A grammar needs one line that looks alike; another program that says the same is the least.
  if (isFirst && lookAlike !== example) body.push(`  ! ${lookAlike}`);
  if (problem === null) return [`# ${times}${guess}`, ...body];
  return [`# ${times}${guess}. Not used: ${problem}`, ...body.map((line) => `# ${line}`)];
}
