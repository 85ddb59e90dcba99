import { describe, expect, it } from "vitest";
import { isAllowed } from "../../../src/cli/prove/allowed.ts";
import { type Laboratory, prove } from "../../../src/cli/prove/search.ts";
import type { FixStep } from "../../../src/engine/options.ts";
import type { FileReport } from "../../../src/engine/types.ts";
import type { Finding, Fix } from "../../../src/finding.ts";
import type { Observation } from "../../../src/prove/observe.ts";

/** Makes capitals of letters, whose container says what it is told to of a text. */
function subject(says: (text: string) => string, { groups = false } = {}) {
  const builds: string[] = [];
  const observe = (text: string): readonly Observation[] => {
    builds.push(text);
    return [image(says(text))];
  };
  const seen = new Map<string, readonly Observation[]>();
  const laboratory: Laboratory = {
    async observe(text) {
      const all = seen.get(text) ?? observe(text);
      seen.set(text, all);
      return all;
    },
    observeAnew: async (text) => observe(text),
  };
  const fix = (text: string, { declines, fixApart }: { declines?: unknown; fixApart?: boolean | undefined }) => {
    const declined = declines as ((file: unknown, finding: Finding, fix: Fix) => boolean) | undefined;
    const steps: FixStep[] = [];
    let now = text;
    const together = groups && !fixApart;
    for (let at = 0; at < text.length; at++) {
      const file = { kind: "dockerfile", source: { path: "Dockerfile", text: now } };
      const one = proposal(text, at);
      if (/[A-Z]/.test(text[at] as string) || declined?.(file, one.finding, one.fix)) continue;
      now = now.slice(0, at) + (now[at] as string).toUpperCase() + now.slice(at + 1);
      const last = steps.at(-1);
      if (together && last) steps[0] = { ...last, fixes: [...last.fixes, one], text: now };
      else steps.push({ file, fixes: [one], text: now });
    }
    const applied = steps.flatMap(({ fixes }) =>
      fixes.map(({ finding, fix: { title } }) => ({ rule: finding.rule, title })),
    );
    const fixed = { before: text, applied, refused: [] };
    return { report: { source: { path: "Dockerfile", text: now }, fixed } as unknown as FileReport, steps };
  };
  return {
    builds,
    prove: (text: string) =>
      prove(text, {
        laboratory,
        fix: fix as never,
        isAllowed,
        identify: (_, { span }) => String(span.start),
      }),
  };
}

function proposal(text: string, at: number): FixStep["fixes"][number] {
  const rule = text[at]?.toLowerCase() as string;
  const fix: Fix = { title: `Raise ${rule}`, safe: true, effect: ["none"], edits: [] };
  const finding = { rule, span: { start: at, end: at + 1 }, fixes: [fix] } as unknown as Finding;
  return { finding, fix };
}

function image(said: string): Observation {
  if (said === "fails") return { built: false, reason: "no", log: "no" };
  const runs = [{ exit: 0, stdout: said, stderr: "" }];
  return { built: true, image: { config: new Map(), files: new Map(), size: 1 }, runs };
}

const alphabet = "abcdefghijklmnopqrstuvwxyz".repeat(4);

describe("fixes", () => {
  it("take two builds where all hold, however many they are", async () => {
    const { prove, builds } = subject(() => "");
    const { report, dropped } = await prove(alphabet);
    expect([report.source.text, dropped, builds.length]).toEqual([alphabet.toUpperCase(), [], 2]);
  });

  it.each([false, true])("that do not hold are found among many by halves (in groups: %s)", async (groups) => {
    const { prove, builds } = subject((text) => (text[70] === "S" ? "other" : "same"), { groups });
    const { report, dropped } = await prove(alphabet);
    expect(report.source.text).toBe(`${alphabet.slice(0, 70).toUpperCase()}s${alphabet.slice(71).toUpperCase()}`);
    expect(dropped.map(({ rule, title }) => [rule, title])).toEqual([["s", "Raise s"]]);
    // Before, all, before anew, the search, and what is left.
    expect(builds.length).toBeLessThanOrEqual(4 + Math.ceil(Math.log2(alphabet.length)));
  });

  it("that do not hold are all found", async () => {
    const { prove } = subject((text) => [...text].filter((letter) => "AEIOU".includes(letter)).join(""));
    const { report, dropped } = await prove("abcdefghij");
    expect(report.source.text).toBe("aBCDeFGHiJ");
    expect(dropped.map(({ rule }) => rule)).toEqual(["a", "e", "i"]);
  });

  it("that do not hold together are dropped but for the first", async () => {
    const { prove } = subject((text) => (/B.*D/.test(text) ? "both" : ""));
    const { report, dropped } = await prove("abcde");
    expect([report.source.text, dropped.map(({ rule }) => rule)]).toEqual(["ABCdE", ["d"]]);
  });
});

describe("a build that fails", () => {
  it("is repaired by the fixes of one rule, and others are compared with that", async () => {
    const { prove } = subject((text) => (text.includes("c") ? "fails" : text.includes("B") ? "other" : "same"));
    const { report, dropped, repair } = await prove("abcdc");
    expect(repair).toEqual({ reason: "no", rule: "c" });
    expect([report.source.text, dropped.map(({ rule }) => rule)]).toEqual(["AbCDC", ["b"]]);
    expect(report.fixed?.before).toBe("abcdc");
    expect(report.fixed?.applied.map(({ rule }) => rule)).toEqual(["c", "c", "a", "d"]);
  });

  it("is repaired where nothing else is left to fix", async () => {
    const { prove } = subject((text) => (text.includes("c") ? "fails" : "same"));
    const { report } = await prove("ABc");
    expect([report.source.text, report.fixed]).toEqual([
      "ABC",
      { before: "ABc", applied: [{ rule: "c", title: "Raise c" }], refused: [] },
    ]);
  });

  it("before and after proves nothing", async () => {
    await expect(subject(() => "fails").prove("abc")).rejects.toThrow("its build fails before and after: no");
  });

  it("and that takes several rules proves nothing", async () => {
    const { prove } = subject((text) => (/[bc]/.test(text) ? "fails" : ""));
    await expect(prove("abcd")).rejects.toThrow("its build fails, and no single rule has fixes that repair it: no");
  });
});

describe("what differs each time", () => {
  it("is no difference", async () => {
    let count = 0;
    const { prove } = subject(() => String(count++));
    const { report, dropped } = await prove("abc");
    expect([report.source.text, dropped]).toEqual(["ABC", []]);
  });

  it("hides no build that fails", async () => {
    let count = 0;
    const { prove } = subject((text) => (text.includes("B") ? "fails" : String(count++)));
    const { report, dropped } = await prove("abc");
    expect([report.source.text, dropped.map(({ rule }) => rule)]).toEqual(["AbC", ["b"]]);
  });
});
