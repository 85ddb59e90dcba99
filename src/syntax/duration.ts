import { lookUp } from "../text/look-up.ts";

/** Nanoseconds in Go's units of time. */
const units: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  "\u00b5s": 1e3,
  "\u03bcs": 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
};

/** Nanoseconds of a Go duration ("1h30m", "1.5s", "0"), as options of HEALTHCHECK have them, or undefined for what Go's `time.ParseDuration` refuses. */
export function parseDuration(text: string): number | undefined {
  const sign = /^[-+]/.test(text) ? text[0] : "";
  const rest = text.slice(sign === "" ? 0 : 1);
  if (rest === "0") return 0;
  if (rest === "") return undefined;
  let total = 0;
  const term = /([0-9]*)(?:\.([0-9]*))?([^0-9.]+)/y;
  while (term.lastIndex < rest.length) {
    const match = term.exec(rest);
    if (!match) return undefined;
    const unit = lookUp(units, match[3] as string);
    if (unit === undefined || (match[1] === "" && !match[2])) return undefined;
    total += Number(`${match[1]}.${match[2] ?? ""}`) * unit;
  }
  return sign === "-" ? -total : total;
}
