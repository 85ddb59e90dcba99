import { expect, it } from "vitest";
import { formats, loadReporter } from "../../src/reporters/index.ts";
import { growthOf, linear } from "../helpers/steps.ts";
import { context, finding } from "./sample.ts";

/** A finding with a fix in each of so many parts of a text: its lines, or words of one line. */
function report(lines: number, end = "\n") {
  const source = { path: "f", text: `RUN é a${end}`.repeat(lines) };
  const findings = Array.from({ length: lines }, (_, i) => {
    const start = i * 8 + 6;
    const edits = [{ span: { start, end: start + 1 }, text: "b" }];
    const fixes = [{ title: "Change it", safe: true, effect: ["none"] as const, edits }];
    return finding({ path: "f", message: `m${i}`, span: { start, end: start + 1 }, fixes });
  });
  const files = [{ path: "f", kind: "dockerfile", source, findings, suppressed: [], unknown: [] }];
  return { files, failures: [], inputErrors: [] };
}

it.each(formats)("%s takes work in proportion to the findings", async (format) => {
  const write = await loadReporter(format);
  expect(await growthOf((lines) => write(report(lines), context), 250)).toBeLessThan(linear);
});

it.each(["full", "pretty", "html", "compact"])(
  "%s takes work in proportion to the findings of one line",
  async (format) => {
    const write = await loadReporter(format);
    expect(await growthOf((words) => write(report(words, " "), context), 1000)).toBeLessThan(linear);
  },
);
