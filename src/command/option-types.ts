import { severities } from "../incident/severity.js";

export const formats = ["text", "json", "ndjson", "markdown", "pukiwiki", "html"] as const;
export const languages = ["en", "ja"] as const;
export const colorings = ["auto", "always", "never"] as const;

/** The options of a command as `parseArgs` takes them. */
export type OptionTable = Readonly<
  Record<
    string,
    {
      readonly type: "string" | "boolean";
      readonly short?: string;
      /** What a shell offers as the value: words or paths; nothing where it is free. */
      readonly takes?: readonly string[] | "path";
    }
  >
>;

/** The options that say how logs are read, of every command that reads some. */
export const readingOptions = {
  since: { type: "string" },
  until: { type: "string" },
  tz: { type: "string" },
  now: { type: "string" },
  year: { type: "string" },
  host: { type: "string", multiple: true },
  alias: { type: "string", multiple: true },
  grammars: { type: "string", takes: "path" },
  threads: { type: "string" },
} as const;

export const redactionOptions = {
  redact: { type: "boolean", default: false },
  "redact-file": { type: "string", takes: "path" },
} as const;

export const helpOption = { help: { type: "boolean", short: "h", default: false } } as const;

export const languageOption = { lang: { type: "string", default: "en", takes: languages } } as const;

/** Of a scan, and of what is asked without the name of a command. */
export const scanningOptions = {
  ...readingOptions,
  baseline: { type: "string", takes: "path" },
  format: { type: "string", default: "text", takes: formats },
  ...languageOption,
  output: { type: "string", short: "o", takes: "path" },
  "fail-on": { type: "string", takes: severities },
  quiet: { type: "boolean", default: false },
  "no-progress": { type: "boolean", default: false },
  color: { type: "string", default: "auto", takes: colorings },
  version: { type: "boolean", default: false },
  ...helpOption,
  ...redactionOptions,
} as const;
