import { expect, test } from "vitest";
import { type Gate, gatesInTurn, throughGate } from "../../../src/engine/gates/gate.ts";
import type { FileReport, SuppressedFinding } from "../../../src/engine/types.ts";
import type { Finding } from "../../../src/finding.ts";

const finding = (rule: string) => ({ rule }) as Finding;
const file = { kind: "dockerfile", source: { path: "Dockerfile", text: "" } };

/** Silences the findings of a rule, and writes down which it was asked about. */
function silencing(rule: string, asked: string[] = []): Gate {
  return (_, findings) => {
    asked.push(...findings.map((one) => one.rule));
    return {
      kept: findings.filter((one) => one.rule !== rule),
      suppressed: findings.filter((one) => one.rule === rule).map((one) => ({ finding: one }) as SuppressedFinding),
    };
  };
}

test("gates in turn: each decides on what those before it kept", () => {
  const asked: string[] = [];
  const gate = gatesInTurn([silencing("a"), silencing("b", asked)]);
  const { kept, suppressed } = gate?.(file, ["a", "b", "c"].map(finding)) ?? { kept: [], suppressed: [] };
  expect(kept.map(({ rule }) => rule)).toEqual(["c"]);
  expect(suppressed.map((one) => one.finding.rule)).toEqual(["a", "b"]);
  expect(asked).toEqual(["b", "c"]);
});

test("a gate alone is itself, and none is none", () => {
  const gate = silencing("a");
  expect(gatesInTurn([gate])).toBe(gate);
  expect(gatesInTurn([])).toBeUndefined();
});

test("a report after a gate keeps what was silenced before it", () => {
  const before = { finding: finding("x") } as SuppressedFinding;
  const report = { ...file, findings: ["a", "b"].map(finding), suppressed: [before] } as unknown as FileReport;
  const after = throughGate(report, silencing("a"));
  expect(after.findings.map(({ rule }) => rule)).toEqual(["b"]);
  expect(after.suppressed.map((one) => one.finding.rule)).toEqual(["x", "a"]);
  expect(throughGate(report, undefined)).toBe(report);
});
