/** How many names of programs are remembered: an attacker may log under any number of them. */
const remembered = 4096;

/** Whether NAME, `none` (lines without a program) or `START*` (every longer name that begins so) speaks of a program ("" for none). */
export function appliesTo(spec: string, program: string): boolean {
  if (spec === "none") return program === "";
  if (spec.endsWith("*")) return program.startsWith(spec.slice(0, -1)) && program.length > spec.length - 1;
  return spec === program;
}

/** Whether there is a program of which both lists speak. */
export function shareProgram(specs: readonly string[], others: readonly string[]): boolean {
  const within = (spec: string, other: string) => spec === other || (spec !== "none" && appliesTo(other, spec));
  return specs.some((spec) => others.some((other) => within(spec, other) || within(other, spec)));
}

/**
 * What applies to a program by the names that grammars give: NAME, `none` for lines without a program, `START*` for all
 * that begin so. `make` is called once for each set of names that apply together, `undefined` is given where none does.
 */
export function byProgram<Value>(
  specs: Iterable<string>,
  make: (applying: ReadonlySet<string>) => Value,
): (program: string) => Value | undefined {
  const exact = new Set<string>();
  const beginnings: string[] = [];
  for (const spec of new Set(specs)) {
    if (spec.endsWith("*")) beginnings.push(spec);
    else exact.add(spec);
  }
  const made = new Map<string, Value>();
  const known = new Map<string, Value | undefined>();
  const find = (program: string): Value | undefined => {
    const applying = beginnings.filter((spec) => appliesTo(spec, program));
    const own = program === "" ? "none" : program;
    if (exact.has(own) && appliesTo(own, program)) applying.push(own);
    if (applying.length === 0) return undefined;
    const key = applying.join(",");
    let value = made.get(key);
    if (value === undefined) {
      value = make(new Set(applying));
      made.set(key, value);
    }
    return value;
  };
  return (program) => {
    const value = known.get(program);
    if (value !== undefined || known.has(program)) return value;
    const found = find(program);
    if (known.size >= remembered) known.clear();
    known.set(program, found);
    return found;
  };
}
