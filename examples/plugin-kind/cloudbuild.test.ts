import { type Finding, lint } from "plimsoll";
import { describe, expect, it } from "vitest";
import plugin from "./cloudbuild.ts";

type Files = Readonly<Record<string, string>>;

/** What is found in each file, as the words that it is found at. */
async function found(files: Files, rules: Files = {}): Promise<Record<string, readonly string[]>> {
  const inputs = Object.entries(files).map(([path, text]) => ({ path, text }));
  const trusted = ["error", { registries: ["docker.io", "registry.example.com"] }] as const;
  const config = { extends: [], rules: { "trusted-registries": trusted, ...rules } } as const;
  const report = await lint(inputs, { config, plugins: [plugin] });
  expect(report.failures).toEqual([]);
  const words = (text: string) => (finding: Finding) =>
    `${finding.rule} ${text.slice(finding.span.start, finding.span.end)}`;
  return Object.fromEntries(report.files.map(({ path, source, findings }) => [path, findings.map(words(source.text))]));
}

const inSteps = (...steps: readonly string[]) => ({ "cloudbuild.yaml": `steps:\n${steps.join("\n")}\n` });

describe("images of steps", () => {
  const rules = { "pin-base-image-tag": "warning", "no-latest-base-image": "warning" };

  it("are judged as any image is", async () => {
    const files = inSteps("- name: alpine", "- name: 'node:latest'", "- name: other.example.com/app:1");
    expect(await found(files, rules)).toEqual({
      "cloudbuild.yaml": [
        "pin-base-image-tag alpine",
        "no-latest-base-image latest",
        "trusted-registries other.example.com/app:1",
      ],
    });
  });

  it("are judged by what is known where a substitution is not", async () => {
    const files = inSteps("- name: other.example.com/app:${_TAG}", "- name: alpine:$_TAG", "- name: $_IMAGE");
    expect(await found(files, rules)).toEqual({
      "cloudbuild.yaml": ["trusted-registries other.example.com/app:${_TAG}"],
    });
  });

  it("get substitutions that the file gives", async () => {
    const files = { "ci/cloudbuild.prod.yml": "substitutions: { _TAG: latest }\nsteps: [{ name: 'node:${_TAG}' }]" };
    expect(await found(files, rules)).toEqual({ "ci/cloudbuild.prod.yml": ["no-latest-base-image ${_TAG}"] });
  });

  it("come from no registry where a step before builds them", async () => {
    const docker = "{ name: 'docker:28', args: [build, -t, 'other.example.com/$PROJECT_ID/tool', .] }";
    const files = inSteps(`- ${docker}`, "- name: other.example.com/$PROJECT_ID/tool", "- name: other.example.com/b:1");
    expect(await found(files, rules)).toEqual({ "cloudbuild.yaml": ["trusted-registries other.example.com/b:1"] });
  });
});

describe("commands of steps", () => {
  const rules = { "wget-no-progress": "info" };

  it.each([
    ["a script", "  script: |\n    wget https://example.com/a"],
    ["an entrypoint", "  entrypoint: wget\n  args: ['https://example.com/a']"],
    ["a string for a shell", "  entrypoint: bash\n  args: [-c, 'wget https://example.com/$$NAME']"],
  ])("are read in %s", async (_, step) => {
    expect(await found(inSteps(`- name: alpine:3.22\n${step}`), rules)).toEqual({
      "cloudbuild.yaml": ["wget-no-progress wget"],
    });
  });

  it("are not guessed where the image decides", async () => {
    const files = inSteps("- name: alpine:3.22\n  args: [wget, 'https://example.com/a']");
    expect(await found(files, rules)).toEqual({ "cloudbuild.yaml": [] });
  });
});

describe("variables of steps", () => {
  const rules = { "no-secret-values": "error" };

  it.each([
    ["an environment", "- name: alpine:3.22\n  env: ['DB_PASSWORD=hunter2-of-all']"],
    ["a build", "- name: docker:28\n  args: [build, --build-arg, DB_PASSWORD=hunter2-of-all, .]"],
    ["a build in a script", "- name: docker:28\n  script: docker build --build-arg=DB_PASSWORD=hunter2-of-all ."],
  ])("hold no secrets in %s", async (_, step) => {
    expect(await found(inSteps(step), rules)).toEqual({ "cloudbuild.yaml": ["no-secret-values hunter2-of-all"] });
  });

  it("hold none where a substitution gives them", async () => {
    const files = inSteps("- name: alpine:3.22\n  env: ['DB_PASSWORD=$_PASSWORD']");
    expect(await found(files, rules)).toEqual({ "cloudbuild.yaml": [] });
  });
});

describe("builds of steps", () => {
  const rules = { "no-latest-base-image": "warning", "no-root-user": "error" };
  const dockerfile = "ARG BASE=node:24\nFROM $BASE AS base\nUSER root\nFROM base AS final\nUSER node\n";
  const docker = (...args: readonly string[]) =>
    inSteps(`- name: gcr.io/cloud-builders/docker\n  args: ${JSON.stringify(args)}`);

  it.each([
    ["no arguments", ["build", "."], []],
    ["an argument", ["build", "--build-arg", "BASE=node:latest", "."], ["no-latest-base-image $BASE"]],
    ["an argument that is not known", ["build", "--build-arg=BASE=node:$_TAG", "."], []],
    ["a target", ["buildx", "build", "--target=base", "."], ["no-root-user root"]],
    ["another Dockerfile", ["build", "-f", "Dockerfile.other", "--build-arg", "BASE=node:latest", "."], []],
    ["another context", ["build", "--build-arg", "BASE=node:latest", "web"], []],
  ])("hand over %s", async (_, args, expected) => {
    const files = await found({ Dockerfile: dockerfile, ...docker(...args) }, rules);
    expect(files.Dockerfile).toEqual(expected);
  });

  it("are found in scripts, in the directory that they have changed to", async () => {
    const script = "- name: docker:28\n  dir: src\n  script: cd web && docker build --build-arg BASE=node:latest .";
    const files = await found({ "src/web/Dockerfile": dockerfile, ...inSteps(script) }, rules);
    expect(files["src/web/Dockerfile"]).toEqual(["no-latest-base-image $BASE"]);
  });
});
