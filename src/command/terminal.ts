/** Whether to colour what goes to standard output. `NO_COLOR` counts when it is not empty (no-color.org). */
export function wantsColor(when: "auto" | "always" | "never"): boolean {
  if (when !== "auto") return when === "always";
  const { NO_COLOR: noColor = "", TERM: terminal = "" } = process.env;
  return process.stdout.isTTY === true && noColor === "" && terminal !== "dumb";
}

/** Columns of the terminal that standard output is; undefined where it is none. */
export function terminalColumns(): number | undefined {
  return process.stdout.isTTY === true ? (process.stdout.columns ?? 80) : undefined;
}

/** Whether the report and what is said beside it come together before the same eyes. */
export function isOneTerminal(): boolean {
  return process.stdout.isTTY === true && process.stderr.isTTY === true;
}

/** Whether a line on standard error can be written over. */
export function canRewrite(): boolean {
  return process.stderr.isTTY === true && process.env.TERM !== "dumb";
}
