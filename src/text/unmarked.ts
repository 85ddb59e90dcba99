/** A rule's example without the marks of the expected span. */
export function unmarked(code: string): string {
  return code.replace(/[\u00ab\u00bb]/g, "").trimEnd();
}
