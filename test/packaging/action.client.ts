import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { root } from "../../scripts/project.ts";
import { bad, has, type Repository, recipe, repository } from "../clients/repository.ts";

// The action as GitHub runs it: one file, started by Node, that finds its inputs in variables.

let scratch: string;
let project: Repository;

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), "plimsoll-action-"));
  const args = [`${root}/node_modules/tsx/dist/cli.mjs`, "scripts/build-action.ts", join(scratch, "index.cjs")];
  execFileSync(process.execPath, args, { cwd: root, stdio: "pipe" });
  project = repository();
  project.write("weird dir ü/app.Dockerfile", bad);
  project.write("compose.yaml", 'services:\n  app:\n    build:\n      dockerfile: "weird dir ü/app.Dockerfile"\n');
});
afterAll(() => {
  rmSync(scratch, { recursive: true });
  project.remove();
});

function start(inputs: Readonly<Record<string, string>>) {
  const files = { GITHUB_OUTPUT: "output", GITHUB_STEP_SUMMARY: "summary" };
  for (const name of Object.values(files)) project.write(`.git/${name}`, "");
  const variables = [
    `GITHUB_WORKSPACE=${project.directory}`,
    ...Object.entries(files).map(([name, file]) => `${name}=${project.directory}/.git/${file}`),
    ...Object.entries(inputs).map(([name, value]) => `INPUT_${name.toUpperCase()}=${value}`),
  ];
  const { code, text } = project.runOffline("env", ...variables, process.execPath, join(scratch, "index.cjs"));
  return { code, text, output: project.read(".git/output"), summary: project.read(".git/summary") };
}

it("runs without a network and without anything beside it", () => {
  const { code, text, output, summary } = start({ annotations: "true", summary: "true", "sarif-file": "a.sarif" });
  expect(code).toBe(1);
  expect(text).toMatch(/^::warning title=no-maintainer,file=weird dir ü\/app\.Dockerfile,line=2,/);
  expect(output).toMatch(/^findings<<(.+)\n1\n\1$/m);
  expect(summary).toContain("1 warning in 1 Dockerfile, 1 Compose file");
  expect(JSON.parse(project.read("a.sarif")).runs[0].results).toHaveLength(1);
});

it.each(["plimsoll.config.ts", "plimsoll.config.mjs", "plimsoll.config.yaml"])("reads %s", (name) => {
  const program =
    'import { defineConfig } from "plimsoll";\nexport default defineConfig({ rules: { "no-maintainer": "error" } });\n';
  project.write(name, name.endsWith("yaml") ? "rules: { no-maintainer: error }\n" : program);
  expect(start({ annotations: "true" })).toMatchObject({
    code: 1,
    text: expect.stringMatching(/^::error title=no-main/),
  });
  rmSync(join(project.directory, name));
});

const actionlint = has("actionlint", "-version")
  ? ["actionlint"]
  : has("go", "version")
    ? ["go", "run", "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12"]
    : undefined;

it.skipIf(!actionlint)("actionlint accepts the workflows, the action and the examples of their use", () => {
  const [program, ...args] = actionlint as [string, ...string[]];
  const lint = (cwd: string, ...files: readonly string[]) => {
    return execFileSync(program, [...args, "-no-color", ...files], { cwd, encoding: "utf8", stdio: "pipe" });
  };
  expect(lint(root)).toBe("");
  // The action under its own name, as a workflow of this repository would call it, so that its inputs are checked.
  project.write("action.yml", readFileSync(`${root}/action.yml`, "utf8"));
  project.write("action/dist/index.cjs", "");
  for (const title of ["annotate.yml", "code-scanning.yml", "changes.yml"]) {
    const workflow = recipe("adopt/github-action.md", `.github/workflows/${title}`);
    project.write(`.github/workflows/${title}`, workflow.replace(/OWNER\/plimsoll@\S+/, "./"));
  }
  expect(lint(project.directory)).toBe("");
});
