import type { Finding } from "../../finding.ts";
import { addAll } from "../../text/add-all.ts";
import type { IdentifiedFile } from "../identity.ts";
import type { FileReport, SuppressedFinding } from "../types.ts";

/** Findings divided into those that are reported and those that are not. */
export interface Gated {
  /** In the order given. */
  readonly kept: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
}

/**
 * Decides which findings of a file are reported, once its directives have spoken: waivers, the baseline, what a change
 * brought. What is neither kept nor suppressed is left out without a word. With --fix it is asked several times for one
 * file, with different texts.
 */
export type Gate = (file: IdentifiedFile, findings: readonly Finding[]) => Gated;

/** Each gate decides on what those before it kept. */
export function gatesInTurn(gates: readonly Gate[]): Gate | undefined {
  if (gates.length < 2) return gates[0];
  return (file, findings) => {
    let kept = findings;
    const suppressed: SuppressedFinding[] = [];
    for (const gate of gates) {
      const gated = gate(file, kept);
      kept = gated.kept;
      addAll(suppressed, gated.suppressed);
    }
    return { kept, suppressed };
  };
}

/** A file's report after a gate. */
export function throughGate(file: FileReport, gate: Gate | undefined): FileReport {
  if (!gate) return file;
  const { kept, suppressed } = gate(file, file.findings);
  return { ...file, findings: kept, suppressed: [...file.suppressed, ...suppressed] };
}
