import { markSecond } from "../../src/detect/seconds.js";
import { randomNumbers } from "../random.js";

/**
 * Seconds of a Poisson process, in order, several in one second if they come so.
 * @param rate visits a second at most
 * @param shareAt how much of the rate there is at a second
 */
export function poissonSeconds(
  seed: number,
  fromSecond: number,
  toSecond: number,
  rate: number,
  shareAt: (second: number) => number = () => 1,
): number[] {
  const random = randomNumbers(seed);
  const seconds: number[] = [];
  for (let time = fromSecond; ; ) {
    time -= Math.log(1 - random()) / rate;
    if (time >= toSecond) return seconds;
    const second = Math.floor(time);
    if (random() < shareAt(second)) seconds.push(second);
  }
}

export function without(seconds: readonly number[], fromSecond: number, toSecond: number): number[] {
  return seconds.filter((second) => second < fromSecond || second >= toSecond);
}

export function secondSet(seconds: Iterable<number>): Map<number, Uint8Array> {
  const set = new Map<number, Uint8Array>();
  for (const second of seconds) markSecond(set, second);
  return set;
}
