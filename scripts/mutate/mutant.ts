/** One small change of a file that a test ought to notice. */
export interface Mutant {
  /** What sort of change it is, for the listing. */
  readonly operator: string;
  readonly start: number;
  readonly end: number;
  /** What stands there instead. */
  readonly text: string;
  readonly host: Host;
}

/**
 * The piece of syntax that stands behind the switch: the change itself or an expression around it. Elements of lists
 * and properties of objects are taken in or left out by spreading.
 */
export interface Host {
  readonly start: number;
  readonly end: number;
  readonly as: "expression" | "element" | "property";
}

/** The text of the host with the change made. */
export function mutatedHost(text: string, { start, end, text: changed, host }: Mutant): string {
  return text.slice(host.start, start) + changed + text.slice(end, host.end);
}
