import { spawnSync } from "node:child_process";
import { describe, expect, it, test } from "vitest";
import { loadReporter } from "../../src/reporters/index.ts";
import { installed, withFile } from "./programs.ts";
import { context, finding, full, reportOf } from "./sample.ts";
import { type Element, elements, parseXml } from "./xml.ts";

async function write(format: string, report = full, more = context): Promise<string> {
  return (await loadReporter(format))(report, more);
}

test.each([
  "<a><b></a>",
  "<a/><b/>",
  '<a b="<"/>',
  "<a b='c'/>",
  "<a>&nope;</a>",
  "<a>&</a>",
  "<a>\x01</a>",
  '<a b="" b=""/>',
])("%j is not well-formed", (xml) => {
  expect(() => parseXml(xml)).toThrow();
});

describe.skipIf(!installed("xmllint"))("xmllint", () => {
  it.each(["checkstyle", "junit"])("finds nothing in %s", async (format) => {
    const xml = await write(format, full, { ...context, unknown: true });
    const { status, stderr } = withFile("report.xml", xml, (path) => spawnSync("xmllint", ["--noout", path]));
    expect([status, String(stderr)]).toEqual([0, ""]);
  });
});

describe("checkstyle", () => {
  it("lists the findings of each file, and what could not be checked", async () => {
    expect(await write("checkstyle")).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<checkstyle version="4.3">
  <file name="app/Dockerfile">
    <error line="2" column="5" severity="warning" message="apt-get leaves its lists" source="plimsoll.apt-get-clean-lists"/>
    <error line="2" column="1" severity="info" message="two lines" source="plimsoll.plugin/rule"/>
    <error line="3" column="6" severity="error" message="\`root\` runs the container" source="plimsoll.no-root-user"/>
    <error line="1" column="1" severity="error" message="rule plugin/rule failed: x is undefined" source="plimsoll.rule-failure"/>
  </file>
  <file name="missing.Dockerfile">
    <error line="1" column="1" severity="error" message="does not exist" source="plimsoll.input-error"/>
  </file>
</checkstyle>
`);
  });

  it("names a clean file", async () => {
    expect(await write("checkstyle", reportOf([]))).toContain('<file name="app/Dockerfile"/>');
  });
});

/** What the Jenkins schema of JUnit's format allows, as far as we write it: attributes, required ones first, children. */
const junitRules: Readonly<Record<string, { required: string[]; optional: string[]; children: string[] }>> = {
  testsuites: { required: [], optional: ["name", "time", "tests", "failures", "errors"], children: ["testsuite"] },
  testsuite: {
    required: ["name", "tests", "failures", "errors"],
    optional: ["group", "time", "skipped", "timestamp", "hostname", "id", "package", "file", "log", "url"],
    children: ["testcase", "properties", "system-out", "system-err"],
  },
  testcase: {
    required: ["name"],
    optional: ["time", "classname", "group"],
    children: ["skipped", "error", "failure", "system-out", "system-err"],
  },
  failure: { required: [], optional: ["type", "message"], children: [] },
  error: { required: [], optional: ["type", "message"], children: [] },
  skipped: { required: [], optional: ["type", "message"], children: [] },
  "system-out": { required: [], optional: [], children: [] },
};

function keepsToRules({ name, attributes, children }: Element): void {
  const rules = junitRules[name];
  if (!rules) throw new Error(`there is no element ${name}`);
  expect(Object.keys(attributes)).toEqual(expect.arrayContaining(rules.required));
  expect([...rules.required, ...rules.optional]).toEqual(expect.arrayContaining(Object.keys(attributes)));
  for (const child of children) {
    expect(rules.children).toContain(child.name);
    keepsToRules(child);
  }
}

describe("junit", () => {
  it("keeps to the schema and counts right", async () => {
    for (const report of [full, reportOf([]), { ...full, files: [] }, { files: [], failures: [], inputErrors: [] }]) {
      const root = parseXml(await write("junit", report, { ...context, unknown: true }));
      keepsToRules(root);
      for (const suite of [root, ...elements(root, "testsuite")]) {
        const counts = ["testcase", "failure", "error"].map((name) => String(elements(suite, name).length));
        const { tests, failures, errors } = suite.attributes;
        expect([tests, failures, errors]).toEqual(counts);
      }
    }
  });

  it("fails for errors and warnings, passes infos, skips what is open", async () => {
    const root = parseXml(await write("junit", full, { ...context, unknown: true }));
    const cases = elements(root, "testcase").map(({ attributes, children }) => [
      attributes.name,
      children.map(({ name }) => name).join(),
    ]);
    expect(cases).toEqual([
      ["apt-get-clean-lists: apt-get leaves its lists", "failure"],
      ["plugin/rule: two lines", "system-out"],
      ["no-root-user: `root` runs the container", "failure"],
      ["no-root-user: unknown: the base image is not known", "skipped"],
      ["rule-failure: rule plugin/rule failed: x is undefined", "error"],
      ["input-error: does not exist", "error"],
    ]);
  });

  it("has a passing case for a clean file", async () => {
    const root = parseXml(await write("junit", reportOf([])));
    expect(elements(root, "testcase")).toEqual([
      {
        name: "testcase",
        attributes: { name: "plimsoll", classname: "app/Dockerfile", time: "0" },
        children: [],
        text: "",
      },
    ]);
  });

  it("names cases apart, and none by its line", async () => {
    const twice = [0, 15].map((start) => finding({ span: { start, end: start + 3 } }));
    const moved = twice.map((one) => ({ ...one, span: { start: one.span.start + 4, end: one.span.end + 4 } }));
    const names = async (findings: typeof twice) =>
      elements(parseXml(await write("junit", reportOf(findings))), "testcase").map(({ attributes }) => attributes.name);
    expect(new Set(await names(twice)).size).toBe(2);
    expect(await names(moved)).toEqual(await names(twice));
  });
});
