import type { Diagnostic } from "../diagnostic.js";
import { type Compression, compressionHeadBytes, compressionOf, gzipHeaderMillis, pipeCommand } from "./compression.js";
import { DamageError } from "./damage.js";
import { refusal } from "./failure.js";
import { NotRegularError, openFileInput, openStreamInput, type RawInput } from "./input.js";
import { isRereadable, type LogFile } from "./source.js";

export interface OpenLogOptions {
  /** Told of everything that kept the log from being read, or from being read to its end. */
  readonly onDiagnostic?: (diagnostic: Diagnostic) => void;
  readonly signal?: AbortSignal;
  /** Size of the chunks, in bytes; 1 MiB if not given. Single chunks may be shorter or longer. */
  readonly chunkBytes?: number;
  /** Only these bytes, of a file that is known to be plain; the end is exclusive. */
  readonly range?: { readonly fromByte: number; readonly endByte: number };
  /** Where bytes of a plain file are read to, as many of them as a chunk has; memory of its own if not given. */
  readonly into?: Buffer;
  /** What the path `-` stands for; it, too, may be compressed. */
  readonly stdin?: AsyncIterable<Uint8Array>;
}

/** A log that is open. Its file is closed when `chunks` ends or is left; whoever does not iterate calls `close`. */
export interface OpenedLog {
  /** How the log is compressed, told by its first bytes; null where it could not be opened. */
  readonly compression: Compression["kind"] | null;
  /** The moment in the gzip header, in milliseconds since 1970 (UTC); null where there is none. */
  readonly gzipMillis: number | null;
  /**
   * The decompressed bytes in order, cut anywhere; to be iterated once. A chunk is good only until the next one is asked
   * for: buffers are used again. Empty where the log could not be opened.
   */
  readonly chunks: AsyncIterable<Buffer>;
  /** May be called more than once, and at any time. */
  close(): void;
}

const defaultChunkBytes = 2 ** 20;

/**
 * Opens a log, plain or compressed, to be read to the size that it has now. What fails, here or while it is read, is a
 * diagnostic; everything good before it is given out first.
 * @throws only the reason of an aborted signal, here and from `chunks`.
 */
export async function openLog(file: LogFile, options: OpenLogOptions): Promise<OpenedLog> {
  const { signal } = options;
  const report = options.onDiagnostic ?? (() => undefined);
  signal?.throwIfAborted();
  let input: RawInput;
  try {
    if (isRereadable(file)) input = openFileInput(file, compressionHeadBytes, report, signal, options.range);
    else if (options.stdin !== undefined) input = await openStreamInput(options.stdin, compressionHeadBytes, signal);
    else {
      report({ code: "read.stdin", severity: "error", message: "no standard input was handed over", file: "-" });
      return nothing;
    }
  } catch (error) {
    signal?.throwIfAborted();
    if (!(error instanceof NotRegularError)) report(refusal(file.path, error));
    else report({ code: "read.not-regular", severity: "error", message: error.message, file: file.path });
    return nothing;
  }
  const compression = options.range === undefined ? compressionOf(input.head) : plain;
  if (compression.kind === "unsupported") {
    input.close();
    report({
      code: "read.compression",
      severity: "error",
      message: `is compressed with ${compression.format}, which logscan cannot unpack`,
      file: file.path,
      expected: "plain text, gzip, bzip2, xz or zstd",
      hint: pipeCommand(compression.command, file.path),
    });
    return { ...nothing, compression: compression.kind };
  }
  const chunkBytes = Math.max(1, options.chunkBytes ?? options.into?.length ?? defaultChunkBytes);
  return {
    compression: compression.kind,
    gzipMillis: compression.kind === "gzip" ? gzipHeaderMillis(input.head) : null,
    chunks: read(file, input, compression.kind, { ...options, chunkBytes }, report),
    close: () => input.close(),
  };
}

const plain: Compression = { kind: "none" };

const nothing: OpenedLog = {
  compression: null,
  gzipMillis: null,
  chunks: { [Symbol.asyncIterator]: () => ({ next: async () => ({ done: true, value: undefined }) }) },
  close: () => undefined,
};

async function* read(
  file: LogFile,
  input: RawInput,
  kind: Exclude<Compression["kind"], "unsupported">,
  { signal, chunkBytes, into }: OpenLogOptions & { readonly chunkBytes: number },
  report: (diagnostic: Diagnostic) => void,
): AsyncGenerator<Buffer, void, undefined> {
  try {
    signal?.throwIfAborted();
    const chunks = kind === "none" ? input.pieces(() => chunkBytes, into) : await decompressed(input, kind, chunkBytes);
    for await (const chunk of chunks) {
      signal?.throwIfAborted();
      yield chunk;
      signal?.throwIfAborted();
    }
  } catch (error) {
    signal?.throwIfAborted();
    report(error instanceof DamageError ? damaged(file.path, kind, error) : refusal(file.path, error));
  } finally {
    input.close();
  }
}

/** Decompressors are loaded when a log needs one. */
async function decompressed(input: RawInput, kind: string, chunkBytes: number): Promise<AsyncIterable<Buffer>> {
  if (kind === "gzip") return gather((await import("./gzip.js")).gunzip(input), chunkBytes);
  if (kind === "bzip2") return gather((await import("./bzip2.js")).bunzip2(input), chunkBytes);
  if (kind === "xz") return gather((await import("./xz.js")).unxz(input), chunkBytes);
  return gather((await import("./zstd.js")).unzstd(input), chunkBytes);
}

/** Puts small chunks together; those of at least a quarter of `chunkBytes` go through as they are. */
async function* gather(chunks: AsyncIterable<Buffer>, chunkBytes: number): AsyncGenerator<Buffer, void, undefined> {
  let buffer: Buffer | null = null;
  let length = 0;
  let failure: { readonly error: unknown } | null = null;
  const iterator = chunks[Symbol.asyncIterator]();
  try {
    for (;;) {
      let next: IteratorResult<Buffer, unknown>;
      try {
        next = await iterator.next();
      } catch (error) {
        failure = { error };
        break;
      }
      if (next.done === true) break;
      const chunk = next.value;
      if (buffer !== null && length > 0 && length + chunk.length > chunkBytes) {
        yield buffer.subarray(0, length);
        length = 0;
      }
      if (length === 0 && chunk.length >= chunkBytes / 4) yield chunk;
      else {
        buffer ??= Buffer.allocUnsafeSlow(chunkBytes);
        length += chunk.copy(buffer, length);
      }
    }
    if (buffer !== null && length > 0) yield buffer.subarray(0, length);
    if (failure !== null) throw failure.error;
  } finally {
    await iterator.return?.(undefined);
  }
}

const unpackers: Readonly<Record<string, string>> = { xz: "xz -dc", zstd: "zstd -dc --long=31" };

function damaged(path: string, format: string, error: DamageError): Diagnostic {
  const message = `the ${format} data ${error.message}`;
  if (error.kind === "trailing") {
    return {
      code: "read.trailing-bytes",
      severity: "information",
      message: `${message}, which was left out`,
      file: path,
    };
  }
  if (error.kind === "unsupported") {
    const hint = pipeCommand(unpackers[format] ?? `${format} -dc`, path);
    return { code: "read.compression", severity: "error", message, file: path, hint };
  }
  return {
    code: "read.damaged",
    severity: "warning",
    message: `${message}; what comes before that was read`,
    file: path,
    hint: "if there is a whole copy of this file, read that instead",
  };
}
