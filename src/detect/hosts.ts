/** Which names mean the same host: lower case, and the short form unless two full names share it. */
export function canonicalHosts(
  names: Iterable<string>,
  aliases: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>();
  const fullNames = new Map<string, Set<string>>();
  for (const name of names) {
    const lower = name.toLowerCase();
    const own = aliases.get(lower)?.toLowerCase() ?? lower;
    renamed.set(name, own);
    const short = shortName(own);
    if (own !== short) fullNames.set(short, (fullNames.get(short) ?? new Set()).add(own));
  }
  const canonical = new Map<string, string>();
  for (const [name, own] of renamed) {
    const short = shortName(own);
    canonical.set(name, (fullNames.get(short)?.size ?? 0) > 1 ? own : short);
  }
  return canonical;
}

/** In their order, by the host that each is of. */
export function groupedByHost<Own extends { readonly host: string }>(all: readonly Own[]): ReadonlyMap<string, Own[]> {
  const groups = new Map<string, Own[]>();
  for (const one of all) {
    const group = groups.get(one.host);
    if (group === undefined) groups.set(one.host, [one]);
    else group.push(one);
  }
  return groups;
}

function shortName(name: string): string {
  // An address is a name of its own, not a short form with a domain.
  return /^[\d.]+$/.test(name) || name.includes(":") ? name : (name.split(".")[0] ?? name);
}
