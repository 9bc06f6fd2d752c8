import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { formatInstant, type HostZone, parseInstant, zoneByName } from "../../src/time/zone.js";

const utc = (iso: string) => Date.parse(iso) * 1000;
/** Local time as the number that `instantOf` takes. */
const local = (text: string) => utc(`${text}Z`);

function zone(name: string): HostZone {
  const found = zoneByName(name);
  if (found === null) throw new Error(`no zone ${name}`);
  return found;
}

describe("local time becomes an instant", () => {
  test.each([
    ["Asia/Tokyo", "2008-05-22T23:34:30", "2008-05-22T14:34:30Z"],
    ["Asia/Kathmandu", "2008-05-22T23:34:30", "2008-05-22T17:49:30Z"],
    ["America/St_Johns", "2026-01-10T12:00:00", "2026-01-10T15:30:00Z"],
    ["Pacific/Kiritimati", "2026-01-10T12:00:00", "2026-01-09T22:00:00Z"],
    ["Pacific/Pago_Pago", "2026-01-10T12:00:00", "2026-01-10T23:00:00Z"],
    ["+05:45", "2008-05-22T23:34:30", "2008-05-22T17:49:30Z"],
    ["UTC-3", "2008-05-22T23:34:30", "2008-05-23T02:34:30Z"],
    // Europe/Berlin, 30 March 2008: 02:00 to 03:00 does not come.
    ["Europe/Berlin", "2008-03-30T01:59:59", "2008-03-30T00:59:59Z"],
    ["Europe/Berlin", "2008-03-30T02:30:00", "2008-03-30T01:30:00Z"],
    ["Europe/Berlin", "2008-03-30T03:00:00", "2008-03-30T01:00:00Z"],
    ["Europe/Berlin", "2008-03-30T04:30:00", "2008-03-30T02:30:00Z"],
    // 26 October 2008: 02:00 to 03:00 comes twice; the first counts.
    ["Europe/Berlin", "2008-10-26T01:59:59", "2008-10-25T23:59:59Z"],
    ["Europe/Berlin", "2008-10-26T02:30:00", "2008-10-26T00:30:00Z"],
    ["Europe/Berlin", "2008-10-26T03:00:00", "2008-10-26T02:00:00Z"],
    // New York, 9 March and 2 November 2008.
    ["America/New_York", "2008-03-09T01:59:59", "2008-03-09T06:59:59Z"],
    ["America/New_York", "2008-03-09T03:00:00", "2008-03-09T07:00:00Z"],
    ["America/New_York", "2008-11-02T01:30:00", "2008-11-02T05:30:00Z"],
    ["America/New_York", "2008-11-02T02:00:00", "2008-11-02T07:00:00Z"],
    // Lord Howe moves by half an hour: 5 October 2025 at 02:00 (+10:30) and 6 April 2025 at 02:00 (+11).
    ["Australia/Lord_Howe", "2025-10-05T01:59:59", "2025-10-04T15:29:59Z"],
    ["Australia/Lord_Howe", "2025-10-05T02:30:00", "2025-10-04T15:30:00Z"],
    ["Australia/Lord_Howe", "2025-04-06T01:29:59", "2025-04-05T14:29:59Z"],
    ["Australia/Lord_Howe", "2025-04-06T01:45:00", "2025-04-05T14:45:00Z"],
    ["Australia/Lord_Howe", "2025-04-06T02:00:00", "2025-04-05T15:30:00Z"],
  ])("%s %s is %s", (name, text, instant) => {
    expect(zone(name).instantOf(local(text))).toBe(utc(instant));
  });

  test.each([
    ["Europe/Berlin"],
    ["America/New_York"],
    ["America/Santiago"],
    ["Australia/Lord_Howe"],
    ["Asia/Kathmandu"],
    ["Asia/Tokyo"],
    ["Pacific/Kiritimati"],
    ["Africa/Casablanca"],
    ["-09:30"],
  ])("every half hour of a year in %s goes there and back, or is the second of two", (name) => {
    const { instantOf, offsetAt } = zone(name);
    let repeated = 0;
    for (let instant = utc("2025-01-01T00:00:00Z"); instant < utc("2026-01-01T00:00:00Z"); instant += 1800e6) {
      const back = instantOf(instant + offsetAt(instant) * 60e6);
      if (back !== instant) {
        repeated++;
        expect(back).toBeLessThan(instant);
        expect(back + offsetAt(back) * 60e6).toBe(instant + offsetAt(instant) * 60e6);
      }
    }
    const changes = ["Europe/Berlin", "America/New_York", "America/Santiago", "Africa/Casablanca"].includes(name);
    expect(repeated).toBe(changes ? 2 : name === "Australia/Lord_Howe" ? 1 : 0);
  });
});

test("names of zones", () => {
  const offset = (name: string) => zoneByName(name)?.offsetAt(utc("2026-01-10T00:00:00Z")) ?? null;
  expect(["UTC", "GMT", "+09:00", "+0900", "+9", "UTC+9", "GMT-03:30", "-00:00", "+14:00"].map(offset)).toEqual([
    ...[0, 0, 540, 540, 540, 540, -210, 0, 840],
  ]);
  const none = ["", "local", "system", "Mars/Olympus", "+15:00", "+09:75", "+9:5", "09:00", "UTC+", "../etc/passwd"];
  expect(none.map(offset)).toEqual(none.map(() => null));
});

describe("RFC 3339", () => {
  test.each([
    ["2008-05-22T23:34:30+09:00", 540, 0],
    ["2008-05-22T23:34:30.250+09:00", 540, 3],
    ["2026-11-22T11:16:50.252870+00:00", 0, 6],
    ["2026-01-10T12:00:00.1-03:30", -210, 1],
    ["1969-12-31T23:59:59.999999+00:00", 0, 6],
    ["2026-12-31T23:59:59+05:45", 345, 0],
  ])("%s is read and written alike", (text, offset, digits) => {
    const micros = parseInstant(text);
    expect(micros).not.toBeNull();
    expect(formatInstant(micros ?? 0, offset, digits)).toBe(text);
  });

  it("is exact to the microsecond, for any instant and offset", () => {
    const instant = fc.integer({ min: utc("1970-01-01T00:00:00Z"), max: utc("2200-01-01T00:00:00Z") });
    fc.assert(
      fc.property(instant, fc.integer({ min: -720, max: 840 }), fc.nat(6), (micros, offset, digits) => {
        const text = formatInstant(micros, offset, digits);
        const unit = 10 ** (6 - digits);
        expect(parseInstant(text)).toBe(Math.floor(micros / unit) * unit);
        expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d:\d\d$/);
      }),
    );
  });

  test.each([
    ["2008-05-22T14:34:30Z", "2008-05-22T14:34:30Z"],
    ["2008-05-22t14:34:30z", "2008-05-22T14:34:30Z"],
    ["2008-05-22 23:34:30+09:00", "2008-05-22T14:34:30Z"],
    ["2008-05-22T23:34:30,5+0900", "2008-05-22T14:34:30.500Z"],
    ["2008-05-22T23:34+09:00", "2008-05-22T14:34:00Z"],
    ["2008-02-29T00:00:00Z", "2008-02-29T00:00:00Z"],
  ])("%s", (text, instant) => {
    expect(parseInstant(text)).toBe(utc(instant));
  });

  test.each([
    ["2008-05-22T23:34:30"],
    ["2008-05-22"],
    ["2009-02-29T00:00:00Z"],
    ["2008-13-01T00:00:00Z"],
    ["2008-05-22T24:00:00Z"],
    ["2008-05-22T23:60:00Z"],
    ["2008-05-22T23:34:30+25:00"],
    ["2008-05-22T23:34:30+09:75"],
    ["x 2008-05-22T23:34:30Z"],
    [""],
  ])("is not %j", (text) => {
    expect(parseInstant(text)).toBeNull();
  });
});
