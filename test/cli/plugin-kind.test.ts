import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { tree } from "../config/fixtures.ts";
import { pluginKind } from "../helpers/plugin-kind.ts";
import { plimsoll } from "./real.ts";

const steps = `substitutions: { _IMAGE: node }
steps:
  # plimsoll ignore=pin-base-image-tag -- it is at hand
  - name: gcr.io/cloud-builders/docker
    args: [build, --build-arg, BASE=node:latest, web]
  - id: test
    name: $_IMAGE
    env: [CI=true]
    script: npm test
`;
let config: string;
beforeAll(async () => {
  const plugins = JSON.stringify([await pluginKind()]);
  config = `extends: []\nplugins: ${plugins}\nrules: { pin-base-image-tag: error, no-latest-base-image: warning }\n`;
});

function example(more: Readonly<Record<string, string>> = {}): string {
  const dockerfile = "ARG BASE=node:24\nFROM $BASE\nUSER node\n";
  return tree({
    "plimsoll.config.yaml": config,
    "ci/cloudbuild.yaml": steps,
    "ci/web/Dockerfile": dockerfile,
    ...more,
  });
}

/** The findings of a run, a line each. */
async function lint(root: string, argv: readonly string[], stdin?: string): Promise<string> {
  const readStdin = async () => new TextEncoder().encode(stdin);
  const { out } = await plimsoll(root, [...argv, "--format", "compact"], { readStdin });
  return out.replace(/^\d+ suppressed .*\n/m, "");
}

const pinned =
  "ci/cloudbuild.yaml:7:11: error node has no tag, so the moving tag latest is used: pin a version [pin-base-image-tag]\n";
const latest = "ci/web/Dockerfile:2:6: warning node:latest is a moving tag: pin a version [no-latest-base-image]\n";

describe("files of a plugin's kind", () => {
  test.each([
    [[], pinned + latest],
    [["ci/**/*.yaml"], pinned],
    [["ci/cloudbuild.yaml"], pinned],
    [["."], pinned + latest],
  ])("are found by %j", async (targets, expected) => {
    expect(await lint(example(), targets)).toBe(expected);
  });

  test("may come from standard input, where their name says what they are", async () => {
    expect(await lint(example(), ["-", "--stdin-filename", "ci/cloudbuild.yaml"], steps)).toBe(pinned);
  });

  test("have settings, waivers and a baseline", async () => {
    const more = (text: string) => example({ "plimsoll.config.yaml": config + text });
    const own = ["ci/cloudbuild.yaml"];
    expect(await lint(more("overrides: [{ kinds: [cloudbuild], rules: { pin-base-image-tag: off } }]\n"), own)).toBe(
      "",
    );
    expect(await lint(more("waivers: [{ rules: all, files: ['ci/*'], reason: old }]\n"), own)).toBe("");
    const root = example();
    await plimsoll(root, ["--write-baseline", "--exit-zero"]);
    expect(await lint(root, own)).toBe("");
    writeFileSync(join(root, "ci/cloudbuild.yaml"), `# Moved.\n${steps}`);
    expect(await lint(root, own)).toBe("");
  });

  test("are reported in formats for programs", async () => {
    const { files } = JSON.parse((await plimsoll(example(), ["--format", "json"])).out);
    expect(files[0]).toMatchObject({ path: "ci/cloudbuild.yaml", kind: "cloudbuild" });
    expect(files[0].suppressed ?? []).toEqual([]);
    const sarif = JSON.parse((await plimsoll(example(), ["--format", "sarif"])).out);
    const places = sarif.runs[0].results.map((result: { locations: { physicalLocation: object }[] }) => {
      return result.locations[0]?.physicalLocation;
    });
    expect(places[0]).toMatchObject({
      artifactLocation: { uri: "ci/cloudbuild.yaml" },
      region: { startLine: 7, startColumn: 11 },
    });
    const html = (await plimsoll(example(), ["--format", "html"])).out;
    expect(html).toContain("ci/cloudbuild.yaml");
  });

  test("can be asked why", async () => {
    const { out } = await plimsoll(example(), ["why", "ci/cloudbuild.yaml:7"]);
    expect(out).toMatch(/^ci\/cloudbuild\.yaml:7:1 {2}step test\n\n6 \| {3}- id: test\n/);
    expect(out).toMatch(/^ {2}image +node from substitution _IMAGE on line 1$/m);
    expect(out).toMatch(/^ {2}\$CI +true$/m);
    expect(out).toMatch(/^error pin-base-image-tag /m);
    const json = JSON.parse((await plimsoll(example(), ["why", "ci/web/Dockerfile:2", "--format", "json"])).out);
    expect(JSON.stringify(json.facts)).toContain("step 1 of cloudbuild.yaml");
  });

  test("count where rules, kinds and settings are shown", async () => {
    const root = example();
    expect((await plimsoll(root, ["explain", "pin-base-image-tag"])).out).toMatch(/^Kinds: (?:.+\n)*.*\bcloudbuild\b/m);
    const { out } = await plimsoll(root, ["--print-config", "ci/cloudbuild.yaml"]);
    expect(out).toMatch(/^# ci\/cloudbuild\.yaml \(cloudbuild\)\n/);
    expect(out).toMatch(/^error +pin-base-image-tag /m);
  });
});
