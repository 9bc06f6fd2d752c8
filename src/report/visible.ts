/**
 * A text that a terminal shows as it is: control characters, also those of C1, invisible and direction-changing ones are
 * written as `\x1b` or `\u202e`. Every text of a log goes through it, since it may be an attacker's.
 */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, (character) => {
    if (character === "\t") return "\\t";
    const code = character.codePointAt(0) ?? 0;
    return code < 256 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u{${code.toString(16)}}`;
  });
}
