/** A scan's options were wrong; `code` is stable, the message says what to change. */
export class ScanOptionError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = "ScanOptionError";
    this.code = code;
  }
}
