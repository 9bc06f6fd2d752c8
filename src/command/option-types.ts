/** The options that say how logs are read, of every command that reads some. */
export const readingOptions = {
  since: { type: "string" },
  until: { type: "string" },
  tz: { type: "string" },
  now: { type: "string" },
  year: { type: "string" },
  host: { type: "string", multiple: true },
  alias: { type: "string", multiple: true },
  grammars: { type: "string" },
  threads: { type: "string" },
} as const;

export const redactionOptions = {
  redact: { type: "boolean", default: false },
  "redact-file": { type: "string" },
} as const;

/** Of a scan, and of what is asked without the name of a command. */
export const scanningOptions = {
  ...readingOptions,
  baseline: { type: "string" },
  format: { type: "string", default: "text" },
  lang: { type: "string", default: "en" },
  output: { type: "string", short: "o" },
  "fail-on": { type: "string" },
  quiet: { type: "boolean", default: false },
  "no-progress": { type: "boolean", default: false },
  color: { type: "string", default: "auto" },
  version: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
  ...redactionOptions,
} as const;
