import { beforeAll, expect, it } from "vitest";
import noSudo from "../../../rules/commands/no-sudo.ts";
import noRootUser from "../../../rules/user/no-root-user.ts";
import { type Waiver, waiverGate } from "../../../src/engine/gates/waivers.ts";
import { kinds } from "../../../src/kinds/index.ts";
import { configWith, lintWith } from "../project.ts";

beforeAll(() => Promise.all(kinds.map((kind) => kind.prepare?.())));

const rules = [noSudo, noRootUser];
const text = "FROM debian:12 AS build\nUSER root\nRUN sudo a\nFROM debian:12\nUSER root\nRUN sudo b\n";

function waiver(more: Partial<Waiver> = {}): Waiver {
  return {
    rules: new Set(["no-sudo"]),
    files: () => true,
    stages: undefined,
    reason: "because",
    owner: undefined,
    until: undefined,
    origin: "config waivers[0]",
    ...more,
  };
}

function lint(waivers: readonly Waiver[], more: Parameters<typeof lintWith>[2] = {}, input = text) {
  const [file] = lintWith(rules, input, { config: configWith(rules, { waivers }), ...more }).files;
  return file!;
}

const kept = (waivers: readonly Waiver[]) => lint(waivers).findings.map(({ rule, span }) => `${rule} ${span.start}`);

it.each<[string, Partial<Waiver>, readonly string[]]>([
  ["rules", {}, ["no-root-user 65"]],
  ["every rule", { rules: undefined }, []],
  ["its last day", { until: "2026-01-01" }, ["no-root-user 65"]],
  ["a day that has passed", { until: "2025-12-31" }, ["no-sudo 38", "no-root-user 65", "no-sudo 74"]],
  ["other files", { files: (path) => path === "x" }, ["no-sudo 38", "no-root-user 65", "no-sudo 74"]],
  ["a stage by its name", { stages: (name) => name === "build" }, ["no-root-user 65", "no-sudo 74"]],
  ["a stage by its number", { stages: (name) => name === "1" }, ["no-sudo 38", "no-root-user 65"]],
])("covers %s", (_, more, expected) => {
  expect(kept([waiver(more)])).toEqual(expected);
});

it("says what it silenced, the first of several", () => {
  const { suppressed } = lint([waiver({ owner: "us", until: "2027-01-01" }), waiver({ origin: "other" })]);
  expect(suppressed).toMatchObject([
    { by: "waiver", reason: "because", owner: "us", until: "2027-01-01", origin: "config waivers[0]" },
    { by: "waiver", origin: "config waivers[0]" },
  ]);
});

it("is no gate where none holds any more", () => {
  expect(waiverGate([waiver({ until: "2025-12-31" })], kinds, "2026-01-01")).toBeUndefined();
  expect(waiverGate([waiver({ until: "2026-01-01" })], kinds, "2026-01-01")).toBeDefined();
});

it("leaves to a directive what a directive silences", () => {
  const { suppressed } = lint([waiver()], {}, "FROM debian:12\n# plimsoll ignore=no-sudo -- x\nRUN sudo a\n");
  expect(suppressed.map(({ by }) => by)).toEqual(["directive"]);
});

it("keeps what it silences from being fixed", () => {
  const file = lint([waiver({ stages: (name) => name === "build" })], { fix: "all" });
  expect(file.source.text).toContain("RUN sudo a");
  expect(file.source.text).not.toContain("RUN sudo b");
});

it("goes by the stage of a Dockerfile inside a service, and by services", () => {
  const compose = `services:
  web:
    build:
      dockerfile_inline: |
        FROM debian:12 AS build
        RUN sudo a
`;
  const silenced = (name: string) =>
    lintWith(rules, [{ path: "compose.yaml", text: compose, kind: "compose" }], {
      config: configWith(rules, { waivers: [waiver({ stages: (stage) => stage === name })] }),
    }).files[0]?.suppressed.length;
  expect([silenced("build"), silenced("web"), silenced("0")]).toEqual([1, 0, 0]);
});
