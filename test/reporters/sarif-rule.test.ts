import { describe, expect, it } from "vitest";
import { builtinRules } from "../../rules/index.ts";
import { kinds } from "../../src/kinds/index.ts";
import { bareDescriptor, ruleDescriptor } from "../../src/reporters/sarif-rule.ts";
import { defineRule, type Rule } from "../../src/rule.ts";

interface Descriptor {
  readonly id: string;
  readonly name?: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string; readonly markdown: string };
  readonly helpUri?: string;
  readonly defaultConfiguration: { readonly level: string };
  readonly properties: Readonly<Record<string, unknown>> & { readonly tags: readonly string[] };
}

const descriptor = (rule: Rule, worst = rule.severity) => ruleDescriptor(rule, worst, kinds) as Descriptor;

const definition = {
  id: "team/no-tabs",
  summary: "No tabs in <NAME>",
  why: "Tabs `<b>` hide.",
  topic: "style",
  category: "security",
  severity: "warning",
  fix: "safe",
  kinds: ["dockerfile"],
  recommended: true,
  cwe: [22],
  cis: ["4.1"],
  reference: "https://example.com/a_(b)",
  options: { depth: { type: "integer", default: 4, description: "How deep." } },
  aliases: { hadolint: ["DL0001"], tally: ["a`b"] },
  messages: { found: "Found" },
  examples: [
    { bad: "RUN «\t»x", fixed: "RUN x" },
    { title: "Quoted", options: { depth: 2 }, good: 'RUN echo "```"' },
    { bad: "ENV «a»", good: "ENV b=c" },
    { good: "the fourth" },
  ],
} as const;

const tabs = defineRule(definition);

describe("a rule's descriptor", () => {
  it("has what GitHub shows, sorts and filters by", () => {
    expect(descriptor(tabs)).toMatchObject({
      id: "team/no-tabs",
      name: "TeamNoTabs",
      shortDescription: { text: "No tabs in <NAME>." },
      fullDescription: { text: "No tabs in <NAME>. Tabs `<b>` hide." },
      helpUri: "https://example.com/a_(b)",
      defaultConfiguration: { level: "warning" },
    });
    expect(descriptor(tabs).properties).toEqual({
      tags: ["security", "style", "external/cwe/cwe-022", "external/cis/docker-4.1"],
      fixes: "safe",
      precision: "high",
      "security-severity": "5.5",
    });
    expect(descriptor({ ...tabs, category: "size" }).properties).toMatchObject({ "problem.severity": "warning" });
    expect(descriptor({ ...tabs, topic: "syntax" }).properties.precision).toBe("very-high");
    expect(descriptor({ ...tabs, precision: "low" }).properties.precision).toBe("low");
  });

  it("shows a severity that was raised, not one that was lowered", () => {
    expect(descriptor(tabs, "error").properties["security-severity"]).toBe("8.0");
    expect(descriptor(tabs, "info").properties["security-severity"]).toBe("5.5");
  });

  it("explains in text", () => {
    expect(descriptor(tabs).help.text).toBe(
      `No tabs in <NAME>.

Tabs \`<b>\` hide.

Instead of

    RUN \tx

write

    RUN x

Quoted, with {"depth":2}: this is good

    RUN echo "\`\`\`"

Instead of

    ENV a

write

    ENV b=c

Options:

- depth (integer, by default 4): How deep.

Also known as DL0001 (hadolint); a\`b (tally).

To suppress one finding, write above the line # plimsoll ignore=team/no-tabs -- the reason, with until=YYYY-MM-DD for an exception that expires. To turn the rule off, configure rules: { "team/no-tabs": "off" }.

Reference: https://example.com/a_(b)`,
    );
  });

  it("explains in Markdown that no example breaks out of", () => {
    const { markdown } = descriptor(tabs).help;
    expect(markdown).toContain("**No tabs in &lt;NAME>.**\n\nTabs `<b>` hide.");
    expect(markdown).toContain("Instead of\n\n```dockerfile\nRUN \tx\n```\n\nwrite\n\n```dockerfile\nRUN x\n```");
    expect(markdown).toContain('````dockerfile\nRUN echo "```"\n````');
    expect(markdown).toContain("`` a`b `` (tally)");
    expect(markdown).toContain("[Reference](https://example.com/a_%28b%29)");
    expect(markdown).not.toContain("the fourth");
  });

  it.each(["see the manual", "javascript:alert(1)", "https://example.com/a b", undefined])(
    "has no address %j",
    (page) => {
      const rule = { ...tabs, reference: page };
      expect(descriptor(rule).helpUri).toBeUndefined();
      expect(descriptor(rule).help.text).not.toContain("Reference");
    },
  );

  it.each([
    ["pipefail", undefined],
    ["no-root-user", "NoRootUser"],
    ["---", undefined],
    [`a-${"b".repeat(400)}`, `AB${"b".repeat(252)}…`],
  ])("names %.20s", (id, name) => {
    expect(descriptor({ ...tabs, id }).name).toBe(name);
  });

  it("keeps to GitHub's limits whatever a plugin says", () => {
    const long = "x".repeat(5000);
    const rule = descriptor({ ...tabs, summary: long, why: long, cwe: Array.from({ length: 40 }, (_, i) => i) });
    expect(rule.shortDescription.text).toHaveLength(1024);
    expect(rule.fullDescription.text).toHaveLength(1024);
    expect(rule.properties.tags).toHaveLength(10);
  });
});

describe("what stands in for a rule that is not known", () => {
  it("says so", () => {
    const text = "The rule other/rule.";
    expect(bareDescriptor("other/rule")).toEqual({
      id: "other/rule",
      shortDescription: { text },
      fullDescription: { text },
      help: { text },
    });
  });
});

describe("every built-in rule", () => {
  it.each(builtinRules.map((rule) => [rule.id, rule] as const))("%s fits GitHub", (_, rule) => {
    const { shortDescription, fullDescription, help, properties } = descriptor(rule);
    for (const { text } of [shortDescription, fullDescription]) {
      expect(text).toMatch(/^[^a-z].*[.!?]$|^[a-z].*[.!?]$/s);
      expect(text.length).toBeLessThanOrEqual(1024);
      expect(text).not.toContain("…");
    }
    expect(help.text).toContain(rule.why);
    expect(help.markdown.split("```").length % 2).toBe(1);
    expect(help.text + help.markdown).not.toMatch(/[«»]/);
    expect(properties.tags.length).toBeLessThanOrEqual(10);
    expect(["very-high", "high", "medium", "low"]).toContain(properties.precision);
    const isSecurity = properties.tags.includes("security");
    expect("security-severity" in properties).toBe(isSecurity);
    expect("problem.severity" in properties).toBe(!isSecurity);
    if (isSecurity) expect(Number(properties["security-severity"])).toBeGreaterThan(0);
  });

  it("names sections of the benchmark that exist", () => {
    for (const { cis = [] } of builtinRules)
      for (const section of cis) expect(section).toMatch(/^(4\.([1-9]|1[0-2])|5\.([1-9]|[12][0-9]|3[0-2]))$/);
  });
});
