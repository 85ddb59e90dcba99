import { expect, it } from "vitest";
import unusedDirective from "../../rules/suppressions/unused-directive.ts";
import { type SuppressOptions, suppress } from "../../src/engine/suppress.ts";
import type { Finding } from "../../src/finding.ts";
import type { Directive } from "../../src/kinds/kind.ts";
import { parseSuppression } from "../../src/syntax/directives.ts";
import { growthOf, linear } from "../helpers/steps.ts";

const options: SuppressOptions = {
  source: { path: "Dockerfile", text: "" },
  lookup: (name) => [name],
  today: "2026-06-15",
  reportUnused: true,
  requireReason: false,
  rule: (id) => (id === unusedDirective.id ? unusedDirective : undefined),
  severity: () => "warning",
};

/** Findings under nested directives, each of which names a rule that finds nothing. */
function nested(count: number) {
  const [found] = parseSuppression("# plimsoll ignore=a,b -- x", { start: 0, end: 26 });
  const directives = Array.from({ length: count }, (_, i): Directive => {
    return { ...(found as NonNullable<typeof found>), scope: { start: i, end: count * 10 - i } };
  });
  const findings = Array.from({ length: count }, (_, i): Finding => {
    const span = { start: i * 10, end: i * 10 + 1 };
    const message = { messageId: "m", message: "a", path: "Dockerfile", span };
    return { rule: "a", severity: "warning", ...message, related: [], fixes: [] };
  });
  return suppress(findings, directives, options);
}

it("takes work in proportion to findings and directives", async () => {
  expect(nested(100)).toMatchObject({ kept: [], extra: { length: 100 } });
  expect(await growthOf(nested, 500)).toBeLessThan(linear);
});
