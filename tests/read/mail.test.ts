import { describe, expect, test } from "vitest";
import { createRecordParser } from "../../src/read/record.js";

/** What the record of a line is about: its transaction and its message. */
function peeled(line: string): { transaction: string; message: string } {
  const bytes = Buffer.from(line);
  const { view, parse } = createRecordParser();
  if (!parse(bytes, 0, bytes.length)) throw new Error(`no record: ${line}`);
  return {
    transaction: bytes.toString("utf8", view.transactionStart, view.transactionEnd),
    message: bytes.toString("utf8", view.messageStart, view.messageEnd),
  };
}

const none = (message: string) => ({ transaction: "", message });

describe("Postfix' queue id", () => {
  const postfix = (message: string, program = "postfix/smtp") =>
    peeled(`Nov 22 11:02:43 mx1 ${program}[363]: ${message}`);

  test.each([
    ["1DF5316FD: removed", "1DF5316FD", "removed"],
    ["98F196B3: removed", "98F196B3", "removed"],
    ["4jXR014p6vz2Gf: to=<a@b>, relay=none", "4jXR014p6vz2Gf", "to=<a@b>, relay=none"],
    ["123456789: client=localhost[127.0.0.1]", "123456789", "client=localhost[127.0.0.1]"],
  ])("%s", (message, transaction, rest) => {
    expect(postfix(message)).toEqual({ transaction, message: rest });
  });

  test.each([
    "warning: 276B1120: write queue file: No space left on device",
    "NOQUEUE: reject: MAIL from x",
    "connect to mx.partner.test[127.0.0.11]:25: Connection refused",
    "DEAD: x",
    "1DF5316FD removed",
    "1DF5316FD:removed",
    "4jXR014p6v2Gfb: no separator",
    "z4jXR0: separator too early",
    "AjXR014p6vz2Gf: a vowel",
    "1DF5316FD:",
    "fatal: x",
  ])("is not in %s", (message) => {
    expect(postfix(message)).toEqual(none(message));
  });

  test("is behind every program of Postfix, and nobody else's", () => {
    expect(postfix("1DF5316FD: removed", "postfix/smtp-amavis/smtp").transaction).toBe("1DF5316FD");
    expect(postfix("1DF5316FD: removed", "sendmail")).toEqual(none("1DF5316FD: removed"));
    expect(postfix("1DF5316FD: removed", "postfix").transaction).toBe("1DF5316FD");
    expect(postfix("1DF5316FD: removed", "postfixadmin")).toEqual(none("1DF5316FD: removed"));
  });
});

describe("amavis' id and marker", () => {
  const amavis = (message: string, program = "amavis") => peeled(`Nov 22 11:02:43 mx1 ${program}[309]: ${message}`);

  test.each([
    ["(00309-10) Passed CLEAN, x", "00309-10", "Passed CLEAN, x"],
    ["(00306-10-5) (!)connect to x", "00306-10-5", "connect to x"],
    ["(46473-13) (!!)TROUBLE in check_mail: x", "46473-13", "TROUBLE in check_mail: x"],
    ["(!)Net::Server: x", "", "Net::Server: x"],
    ["(!!)x", "", "x"],
  ])("%s", (message, transaction, rest) => {
    expect(amavis(message)).toEqual({ transaction, message: rest });
  });

  test.each(["(00309) x", "(-1) x", "(00309-10)x", "(a-1) x", "(!!!)x", "(!", "(", "starting. x (!)"])(
    "is not in %s",
    (message) => expect(amavis(message)).toEqual(none(message)),
  );

  test("is peeled of RFC 5424 lines and of repeated ones, and nobody else's", () => {
    expect(peeled("<22>1 2026-11-22T11:02:43.5+00:00 mx1 amavis 309 - - (00309-10) (!)x")).toEqual({
      transaction: "00309-10",
      message: "x",
    });
    expect(peeled("<22>1 2026-11-22T11:02:43.5+00:00 mx1 postfix 182 - -  952596AF: removed")).toEqual({
      transaction: "952596AF",
      message: "removed",
    });
    expect(amavis("message repeated 2 times: [ (00309-10) (!)x]")).toEqual({ transaction: "00309-10", message: "x" });
    expect(amavis("(00309-10) (!)x", "spamd")).toEqual(none("(00309-10) (!)x"));
  });
});
