import type { Observer } from "../engine/options.ts";

/** Rules that are told. */
const mostRules = 10;

/** Adds up the time that each rule takes. */
export class RuleTimes {
  private readonly times = new Map<string, number>();

  readonly onTime: NonNullable<Observer["onTime"]> = ({ id }, milliseconds) => {
    this.times.set(id, (this.times.get(id) ?? 0) + milliseconds);
  };

  /** The slowest rules, for people. */
  lines(): readonly string[] {
    const sorted = [...this.times].sort(([, a], [, b]) => b - a);
    const total = sorted.reduce((sum, [, time]) => sum + time, 0);
    const shown = sorted.slice(0, mostRules);
    const rest = sorted.slice(mostRules);
    const others = rest.reduce((sum, [, time]) => sum + time, 0);
    const rows = [...shown, ...(rest.length > 0 ? [[`${rest.length} other rules`, others] as const] : [])];
    const width = Math.max(...rows.map(([name]) => name.length), "Rule".length);
    const row = (name: string, time: string, share: string) =>
      `${name.padEnd(width)}  ${time.padStart(9)}  ${share.padStart(6)}`;
    return [
      row("Rule", "ms", "share"),
      ...rows.map(([name, time]) => row(name, time.toFixed(1), `${((100 * time) / (total || 1)).toFixed(1)} %`)),
    ];
  }
}
