/**
 * What `journalctl -o export` prints: `NAME=VALUE` a line, an empty line behind each entry; a value that is no plain text as
 * `NAME`, a newline, its length (64 bits, lowest byte first), its bytes and a newline. Source: systemd's journal export formats.
 */
export interface JournalExport {
  readonly state: ExportState;
  /** Takes a line without its newline; false where it belongs to no entry. */
  take(line: Buffer): boolean;
  /** Takes the next bytes of a value, at most `state.bytesToCome`. */
  takeBytes(bytes: Buffer): void;
  /** The entry that ended with the last line, as fields by name; null where none did. */
  entry(): ReadonlyMap<string, string> | null;
}

/** Asked for every line of any log. */
export interface ExportState {
  /** Whether entries are being read: since a line began one, until a line is none of theirs. */
  isInside: boolean;
  /** How many bytes come next that belong to a value, whatever they are. */
  bytesToCome: number;
}

/** A value is kept up to here, as a line is. */
const longestValueBytes = 65_536;
const mostFields = 256;
const lengthBytes = 8;
const begins = Buffer.from("__CURSOR=");
const fieldName = /^[A-Z_][A-Z0-9_]{0,63}$/;

export function looksLikeExport(buffer: Buffer, start: number, end: number): boolean {
  return end - start > begins.length && buffer.compare(begins, 0, begins.length, start, start + begins.length) === 0;
}

export function createJournalExport(): JournalExport {
  const state: ExportState = { isInside: false, bytesToCome: 0 };
  let fields = new Map<string, string>();
  let ended: ReadonlyMap<string, string> | null = null;
  /** The field whose bytes come, and the length's bytes while those come. */
  let name = "";
  let length: Buffer[] = [];
  let value: Buffer[] = [];
  let isLength = false;

  function put(field: string, text: string): void {
    // Of a field that an entry has more than once, the first counts.
    if (fields.size < mostFields && !fields.has(field)) fields.set(field, text);
  }

  return {
    state,
    take(line) {
      ended = null;
      if (!state.isInside && !looksLikeExport(line, 0, line.length)) return false;
      state.isInside = true;
      if (line.length === 0) {
        // Behind a value of bytes stands a newline that ends no entry.
        if (name !== "") name = "";
        else if (fields.size > 0) {
          ended = fields;
          fields = new Map();
        }
        return true;
      }
      const equals = line.indexOf(0x3d);
      const field = line.toString("latin1", 0, equals < 0 ? Math.min(line.length, 65) : Math.min(equals, 65));
      if (!fieldName.test(field)) {
        state.isInside = false;
        fields = new Map();
        return false;
      }
      name = "";
      if (equals >= 0) put(field, line.toString("utf8", equals + 1));
      else {
        name = field;
        length = [];
        value = [];
        isLength = true;
        state.bytesToCome = lengthBytes;
      }
      return true;
    },
    takeBytes(bytes) {
      state.bytesToCome -= bytes.length;
      if (isLength) length.push(Buffer.from(bytes));
      else if (value.reduce((sum, part) => sum + part.length, 0) < longestValueBytes) value.push(Buffer.from(bytes));
      if (state.bytesToCome > 0) return;
      if (isLength) {
        isLength = false;
        const count = Buffer.concat(length).readBigUInt64LE(0);
        state.bytesToCome = count > BigInt(Number.MAX_SAFE_INTEGER) ? 0 : Number(count);
        if (state.bytesToCome > 0) return;
      }
      put(name, Buffer.concat(value).subarray(0, longestValueBytes).toString("utf8"));
    },
    entry: () => ended,
  };
}
