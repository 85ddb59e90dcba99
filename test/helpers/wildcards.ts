/** A pattern of wildcards alone, another for each number. */
export function wildcards(number: number): string {
  return [...number.toString(2)].map((digit) => (digit === "0" ? "?" : "[a-z]")).join("");
}

/** Patterns of an ignore file that could all match: more than are compared. */
export const tooManyPatterns = Array.from({ length: 501 }, (_, number) => `${wildcards(number)}\n`).join("");
