/** The commands that have options of their own. */
export const withOwnOptions = ["compare", "explain", "export", "new", "test"] as const;

/** The others take those of a scan. */
export const subcommands = ["scan", ...withOwnOptions, "schema", "grammars", "completion"] as const;

export type Subcommand = (typeof subcommands)[number];
