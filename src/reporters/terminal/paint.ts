import type { Severity } from "../../finding.ts";

/** Adds control sequences for colour, or nothing. */
export interface Paint {
  strong(text: string): string;
  dim(text: string): string;
  added(text: string): string;
  removed(text: string): string;
  severity(severity: Severity, text: string): string;
}

const codes: Readonly<Record<Severity, number>> = { error: 31, warning: 33, info: 34 };

export function paintFor(color: boolean): Paint {
  const within = (on: number, off: number) => (text: string) => (color ? `\x1b[${on}m${text}\x1b[${off}m` : text);
  return {
    strong: within(1, 22),
    dim: within(2, 22),
    added: within(32, 39),
    removed: within(31, 39),
    severity: (severity, text) => within(codes[severity], 39)(text),
  };
}
