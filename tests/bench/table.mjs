import { cpus, loadavg } from "node:os";

/** A table in Markdown, a line each row; the first row is its heading. */
export function markdownTable(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const [heading, ...others] = rows.map(
    (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`,
  );
  return [heading, `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...others];
}

/** The row of a table, shown on the way to it. */
export function printed(row) {
  console.log(row.join("  "));
  return row;
}

/** When, with what and on what a benchmark ran. */
export function circumstances() {
  const processors = cpus();
  const machine = `${processors.length} processors (${processors[0]?.model ?? "unknown"})`;
  const today = new Date().toISOString().slice(0, 10);
  return `${today}, Node ${process.version}, ${machine}, load at the end ${loadavg()[0].toFixed(1)}.`;
}
