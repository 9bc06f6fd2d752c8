/** How a file is packed, told by its first bytes. `unsupported` names the program that unpacks it. */
export type Compression =
  | { readonly kind: "none" | "gzip" | "bzip2" | "xz" | "zstd" }
  | { readonly kind: "unsupported"; readonly format: string; readonly command: string };

/** So many bytes tell the compression. */
export const compressionHeadBytes = 16;

const unsupported: readonly { format: string; command: string; magic: readonly number[] }[] = [
  { format: "lz4", command: "lz4 -dc", magic: [0x04, 0x22, 0x4d, 0x18] },
  { format: "lz4 (legacy)", command: "lz4 -dc", magic: [0x02, 0x21, 0x4c, 0x18] },
  { format: "compress (.Z)", command: "gzip -dc", magic: [0x1f, 0x9d] },
  { format: "pack (.z)", command: "gzip -dc", magic: [0x1f, 0x1e] },
  { format: "7-Zip", command: "7z x -so", magic: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { format: "zip", command: "unzip -p", magic: [0x50, 0x4b, 0x03, 0x04] },
  { format: "lzip", command: "lzip -dc", magic: [0x4c, 0x5a, 0x49, 0x50, 0x01] },
  { format: "lzop", command: "lzop -dc", magic: [0x89, 0x4c, 0x5a, 0x4f, 0x00] },
  { format: "rar", command: "unrar p -inul", magic: [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07] },
  { format: "snappy", command: "snzip -dc", magic: [0xff, 0x06, 0x00, 0x00, 0x73, 0x4e, 0x61, 0x50, 0x70, 0x59] },
];

const startsWith = (head: Buffer, magic: readonly number[]) => magic.every((byte, index) => head[index] === byte);

/** `head`: the first bytes of the file, `compressionHeadBytes` or all that there are. */
export function compressionOf(head: Buffer): Compression {
  if (startsWith(head, [0x1f, 0x8b, 0x08])) return { kind: "gzip" };
  if (isBzip2(head.toString("latin1", 0, 7))) return { kind: "bzip2" };
  if (startsWith(head, [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00])) return { kind: "xz" };
  if (startsWith(head, [0x28, 0xb5, 0x2f, 0xfd]) || isSkippableFrame(head)) return { kind: "zstd" };
  const known = unsupported.find(({ magic }) => startsWith(head, magic));
  if (known !== undefined) return { kind: "unsupported", format: known.format, command: known.command };
  if (isLzmaAlone(head)) return { kind: "unsupported", format: "lzma", command: "xz -dc --format=lzma" };
  return { kind: "none" };
}

/** The moment in a gzip header, in milliseconds since 1970 (UTC); null where it states none. */
export function gzipHeaderMillis(head: Buffer): number | null {
  const seconds = head.length >= 8 ? head.readUInt32LE(4) : 0;
  return seconds === 0 ? null : seconds * 1000;
}

/** A digit for the block size, then a block or the end of an empty stream; or nothing, where it is cut off there. */
function isBzip2(start: string): boolean {
  const rest = start.slice(4);
  return /^BZh[1-9]/.test(start) && (rest === "" || rest === "1AY" || rest === "\x17rE");
}

/** pzstd begins a file with such a frame, of 4 bytes. */
function isSkippableFrame(head: Buffer): boolean {
  return head.length >= 8 && head.readUInt32LE(0) >>> 4 === 0x184d2a5;
}

/** The format has no magic: usual properties, a dictionary of 2^n or 2^n + 2^(n-1) bytes, and an unknown or sane size. */
function isLzmaAlone(head: Buffer): boolean {
  if (head.length < 13 || head[0] !== 0x5d) return false;
  const dictionary = head.readUInt32LE(1);
  const isPower = (value: number) => value > 0 && Number.isInteger(Math.log2(value));
  if (dictionary < 4096 || !(isPower(dictionary) || isPower(dictionary / 3))) return false;
  const high = head.readUInt32LE(9);
  return (high === 0xffff_ffff && head.readUInt32LE(5) === 0xffff_ffff) || high < 0x4000;
}

/**
 * The shell command that feeds such a file to logscan.
 * @param path as in `LogFile`; `-` for standard input.
 */
export function pipeCommand(command: string, path: string): string {
  return path === "-" ? `... | ${command} | logscan -` : `${command} ${shellQuote(path)} | logscan -`;
}

/** Quotes a path for a POSIX shell; control characters (a name may hold escape sequences) become visible ones. */
export function shellQuote(path: string): string {
  const text = path.startsWith("-") ? `./${path}` : path;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to be found
  if (!/[\x00-\x1f\x7f-\x9f]/.test(text)) return `'${text.replaceAll("'", "'\\''")}'`;
  const escaped = text.replace(/['\\]/g, "\\$&");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to be made visible
  const visible = escaped.replace(/[\x00-\x1f\x7f-\x9f]/g, (character) =>
    [...Buffer.from(character)].map((byte) => `\\${byte.toString(8).padStart(3, "0")}`).join(""),
  );
  return `$'${visible}'`;
}
