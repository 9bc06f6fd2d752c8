import { constants, createGunzip } from "node:zlib";
import { cutOff, DamageError, followedByOthers } from "./damage.js";
import { systemCode, wordsOf } from "./failure.js";
import type { RawInput } from "./input.js";
import { runZlib, type ZlibProgress } from "./nodezlib.js";

/** Long ones, since between two of them nothing is decompressed while others work on what was. */
const pieceBytes = 1024 * 1024;
/** Where a piece fails, all that it held is lost; it is then read again in smaller ones, unless it is of a stream. */
const smallerPieces = [32 * 1024, 1024, 1];
const streamPieceBytes = 64 * 1024;
const chunkSize = 1024 * 1024;

/**
 * Decompresses gzip, all members one after another; NULs after the last one are padding.
 * Where a file is damaged, it is decompressed again up to there, in ever smaller pieces at the end, so that nothing before
 * the damage is lost; of a stream, which cannot be read again, up to 64 KiB of compressed data before the damage are lost.
 */
export async function* gunzip(input: RawInput): AsyncGenerator<Buffer, void, undefined> {
  const steps = input.restartable ? [pieceBytes, ...smallerPieces] : [streamPieceBytes];
  let known: ZlibProgress = { pieceStart: 0, delivered: 0 };
  let failure: Error | null = null;
  for (const step of steps) {
    const { pieceStart, delivered } = known;
    const lengthAt = (offset: number) => (offset < pieceStart ? Math.min(pieceBytes, pieceStart - offset) : step);
    const now: ZlibProgress = { pieceStart: 0, delivered: 0 };
    try {
      for await (const chunk of runZlib(open(), input.pieces(lengthAt), now, failure !== null)) {
        const alreadyGiven = delivered - (now.delivered - chunk.length);
        if (alreadyGiven < chunk.length) yield chunk.subarray(Math.max(0, alreadyGiven));
      }
      return;
    } catch (error) {
      if (!isZlibError(error)) throw error;
      if (systemCode(error) === "Z_BUF_ERROR") throw cutOff();
      failure = error;
      known = { pieceStart: now.pieceStart, delivered: Math.max(delivered, now.delivered) };
    }
  }
  if (failure !== null) throw damageOf(failure);
}

const open = () => createGunzip({ chunkSize, finishFlush: constants.Z_FINISH });

const isZlibError = (error: unknown): error is Error => systemCode(error).startsWith("Z_");

function damageOf(error: Error): DamageError {
  // The first member's magic was seen before, so this is about what comes after a whole member.
  if (error.message === "incorrect header check") return followedByOthers();
  return new DamageError(`is damaged (${wordsOf(error)})`);
}
