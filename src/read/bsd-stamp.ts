import { noOffset, readBsdStamp, type Stamp, two } from "../time/stamp.js";
import { blank, hasBytes } from "./line-bytes.js";

const stampBytes = 15;
/** `Mmm dd HH:MM:` */
const minuteBytes = 13;

/**
 * Reads `Mmm dd HH:MM:SS` and a blank as `readBsdStamp` does, into `stamp`. Most lines have the stamp of the line before, or
 * its minute: comparing costs less than reading.
 */
export function createBsdStampReader(stamp: Stamp): (buffer: Buffer, at: number, end: number) => number {
  const latest = new Uint8Array(stampBytes);
  const latestMinute = latest.subarray(0, minuteBytes);
  let latestMicros = -1;
  let latestMinuteMicros = -1;

  function take(micros: number): void {
    stamp.kind = "calendar";
    stamp.micros = micros;
    stamp.fractionDigits = 0;
    stamp.offsetMinutes = noOffset;
  }

  return (buffer, at, end) => {
    const stampEnd = at + stampBytes;
    if (latestMicros >= 0 && stampEnd < end && buffer[stampEnd] === blank) {
      if (hasBytes(buffer, at, latest)) {
        take(latestMicros);
        return stampEnd;
      }
      const second = two(buffer, at + minuteBytes);
      if (second >= 0 && second < 60 && hasBytes(buffer, at, latestMinute)) {
        latestMicros = latestMinuteMicros + second * 1e6;
        latest[minuteBytes] = buffer[at + minuteBytes] as number;
        latest[minuteBytes + 1] = buffer[at + minuteBytes + 1] as number;
        take(latestMicros);
        return stampEnd;
      }
    }
    const next = readBsdStamp(buffer, at, end, stamp);
    if (next === stampEnd && stamp.kind === "calendar") {
      for (let index = 0; index < stampBytes; index++) latest[index] = buffer[at + index] as number;
      latestMicros = stamp.micros;
      latestMinuteMicros = stamp.micros - two(buffer, at + minuteBytes) * 1e6;
    }
    return next;
  };
}
