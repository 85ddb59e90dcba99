import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { version } from "../../../src/cli/version.ts";
import { tree } from "../../config/fixtures.ts";
import { gitDirectory } from "../../helpers/git-directory.ts";
import { plimsoll } from "../real.ts";

const hadolintYaml = `ignored:
  - DL3008 # a snapshot is used
  - DL9999
override:
  error: [DL3009]
trustedRegistries: [docker.io]
failure-threshold: error
`;
const workflow = `on: push
jobs:
  lint:
    runs-on: ubuntu-24.04
    steps:
      - uses: hadolint/hadolint-action@v3.1.0
`;
const project = {
  Dockerfile: "FROM debian\nRUN apt-get update && apt-get install -y curl\n",
  ".hadolint.yaml": hadolintYaml,
  ".github/workflows/ci.yml": workflow,
};

describe("migrate", () => {
  test("shows what it would write and what has no counterpart, and writes nothing where nobody can be asked", async () => {
    const root = tree(project);
    const { code, out, err } = await plimsoll(root, ["migrate"]);
    expect([code, err]).toEqual([1, ""]);
    expect(out).toMatch(/^--- a\/plimsoll\.config\.yaml\n\+\+\+ b\/plimsoll\.config\.yaml\n/);
    expect(out.slice(out.indexOf("\nWithout"))).toBe(`
Without a counterpart, or to be looked at:
  .hadolint.yaml:3: ignored: no rule covers DL9999
  .hadolint.yaml: calls that are not rewritten here need --fail-on error

Nothing was written: --yes writes it
`);
    expect(existsSync(join(root, "plimsoll.config.yaml"))).toBe(false);
    expect(readFileSync(join(root, ".github/workflows/ci.yml"), "utf8")).toBe(workflow);
  });

  test("writes all of it with --yes, after which nothing of the other configuration counts", async () => {
    const root = tree(project);
    const { code, out } = await plimsoll(root, ["migrate", "--yes"]);
    expect(code).toBe(0);
    expect(out).toMatch(
      /\nWrote plimsoll\.config\.yaml\nChanged \.github\/workflows\/ci\.yml\nPlimsoll no longer reads \.hadolint\.yaml\n$/,
    );
    const text = readFileSync(join(root, "plimsoll.config.yaml"), "utf8");
    expect(text).toContain('  pin-apt-packages: "off" # DL3008: a snapshot is used\n');
    expect(parse(text)).toEqual({
      extends: ["recommended"],
      rules: {
        "apt-get-clean-lists": "error",
        "pin-apt-packages": "off",
        "trusted-registries": ["on", { registries: ["docker.io"] }],
      },
    });
    const [step] = parse(readFileSync(join(root, ".github/workflows/ci.yml"), "utf8")).jobs.lint.steps;
    expect(step).toEqual({ run: expect.stringMatching(/^npx --yes plimsoll@[\d.]+ --fail-on error Dockerfile$/) });
    const { err, out: report } = await plimsoll(root, []);
    expect(err).toBe("");
    expect(report).toContain("Dockerfile:2:5: error apt-get update leaves its package lists");
    expect(report).not.toContain("pin-apt-packages");
  });

  test("a second time there is nothing to change", async () => {
    const root = tree(project);
    await plimsoll(root, ["migrate", "--yes"]);
    const { code, out } = await plimsoll(root, ["migrate"]);
    expect(code).toBe(0);
    expect(out).toMatch(/^There is already a plimsoll\.config\.yaml: its rules stay as they are\n/);
    expect(out).not.toContain("+++");
  });

  test("writes what is chosen at a terminal", async () => {
    const root = tree(project);
    const asked: string[] = [];
    const choose = async (_: string, options: readonly { readonly value: string; readonly hint: string }[]) => {
      asked.push(...options.map(({ value, hint }) => `${value} ${hint}`));
      return ["plimsoll.config.yaml"];
    };
    expect((await plimsoll(root, ["migrate"], { choose })).code).toBe(0);
    expect(asked).toEqual(["plimsoll.config.yaml new", ".github/workflows/ci.yml changed"]);
    expect(existsSync(join(root, "plimsoll.config.yaml"))).toBe(true);
    expect(readFileSync(join(root, ".github/workflows/ci.yml"), "utf8")).toBe(workflow);
  });

  test("what hooks ignore joins the configuration, as does a configuration that they name", async () => {
    const root = tree({
      ".husky/pre-commit": "hadolint --ignore DL3009 -c ci/hadolint.yml Dockerfile\n",
      "ci/hadolint.yml": "ignored: [DL3008]\nno-fail: true\n",
    });
    await plimsoll(root, ["migrate", "--yes"]);
    expect(parse(readFileSync(join(root, "plimsoll.config.yaml"), "utf8")).rules).toEqual({
      "apt-get-clean-lists": "off",
      "pin-apt-packages": "off",
    });
    expect(readFileSync(join(root, ".husky/pre-commit"), "utf8")).toMatch(
      /^npx --yes plimsoll@[\d.]+ --exit-zero Dockerfile\n$/,
    );
  });

  test("other linters, with exceptions as waivers", async () => {
    const root = tree({
      ".trivyignore": "# on purpose\nDS-0002\n",
      ".trivyignore.yaml":
        'misconfigurations:\n  - id: AVD-DS-0026\n    paths: ["a/**"]\n    statement: it "ends"\n    expired_at: 2030-01-31\n',
      ".checkov.yaml": "skip-check: [CKV_DOCKER_2]\n",
      ".dockerfilelintrc": "rules:\n  uppercase_commands: off\n",
      ".tally.toml":
        '[rules]\nexclude = ["hadolint/DL3059"]\n[rules.hadolint.DL3026]\nseverity = "warning"\ntrusted-registries = ["docker.io"]\n',
      "droast.toml":
        'skip = ["DF012"]\n[severity-overrides]\nDF001 = "info"\n[[overrides]]\npaths = ["test/**"]\nskip = ["DF020"]\n',
    });
    const { code } = await plimsoll(root, ["migrate", "-y", "--preset", "strict"]);
    expect(code).toBe(0);
    expect(parse(readFileSync(join(root, "plimsoll.config.yaml"), "utf8"))).toEqual({
      extends: ["strict"],
      rules: expect.objectContaining({
        "keyword-casing": "off",
        "merge-consecutive-runs": "off",
        "no-root-user": "off",
        "require-healthcheck": "off",
        "pin-base-image-tag": "info",
        "trusted-registries": ["warning", { registries: ["docker.io"] }],
      }),
      waivers: expect.arrayContaining([
        { rules: ["require-healthcheck"], files: ["a/**"], reason: 'it "ends"', until: "2030-01-31" },
      ]),
    });
    expect((await plimsoll(root, ["--print-config", "Dockerfile"])).err).toBe("");
  });

  test("labels that droast asks for", async () => {
    const root = tree({
      "droast.toml":
        'strict-labels = true\n[required-labels]\n"org.opencontainers.image.source" = "url"\n"com.example.cost" = "regex:^CC-"\n',
    });
    const { out } = await plimsoll(root, ["migrate", "--yes"]);
    const schema = { "org.opencontainers.image.source": "url", "com.example.cost": "text" };
    expect(parse(readFileSync(join(root, "plimsoll.config.yaml"), "utf8")).rules).toEqual({
      "label-types": ["on", { "label-schema": schema }],
      "required-labels": ["on", { "label-schema": schema }],
    });
    expect(out).toContain("droast.toml:2: required-labels.com.example.cost: regex:^CC-: any text will do here\n");
    expect(out).toContain("droast.toml:1: strict-labels: turn on no-extra-labels with the same labels\n");
  });

  test("files that Semgrep does not look at", async () => {
    const root = tree({
      ".semgrepignore": "# of others\nvendor/\n/test/*.Dockerfile\n",
      "vendor/Dockerfile": "FROM debian:12\nRUN apt install curl\n",
    });
    const { out } = await plimsoll(root, ["migrate", "semgrep", "--yes"]);
    expect(out).not.toContain("Without a counterpart");
    const [waiver, ...others] = parse(readFileSync(join(root, "plimsoll.config.yaml"), "utf8")).waivers;
    expect(others).toEqual([]);
    expect(waiver).toEqual({
      rules: expect.arrayContaining(["no-apt", "no-sudo"]),
      files: ["vendor/", "/test/*.Dockerfile"],
      reason: "taken over from .semgrepignore",
    });
    const { out: silent } = await plimsoll(root, ["--rule", "no-apt", "--rule", "apt-get-assume-yes"]);
    expect(silent).not.toContain("no-apt");
  });

  test.each(["vendor/\n!vendor/a\n", "a b\n", "\\#x\n"])(
    "rules that may mean something else to our globs: %j",
    async (text) => {
      const root = tree({ ".semgrepignore": text });
      const { out } = await plimsoll(root, ["migrate", "semgrep"]);
      expect(out).not.toContain("waivers");
      expect(out).toContain(".semgrepignore: list the files that no rule should look at under `ignore`\n");
    },
  );

  test("actions of the repository's own", async () => {
    const step = "runs:\n  using: composite\n  steps:\n    - uses: hadolint/hadolint-action@v3\n";
    const root = tree({ "action.yaml": step, ".github/actions/lint/action.yml": step });
    expect((await plimsoll(root, ["migrate", "--yes"])).code).toBe(0);
    for (const path of ["action.yaml", ".github/actions/lint/action.yml"]) {
      expect(parse(readFileSync(join(root, path), "utf8")).runs.steps).toEqual([
        { run: expect.stringMatching(/^npx --yes plimsoll@[\d.]+ Dockerfile$/), shell: "bash" },
      ]);
    }
  });

  test("codes of ShellCheck keep their names", async () => {
    const root = tree({ ".hadolint.yaml": "ignored: [SC2086]\noverride: {error: [SC2046]}\n" });
    await plimsoll(root, ["migrate", "--yes"]);
    expect(readFileSync(join(root, "plimsoll.config.yaml"), "utf8")).toContain(
      '\nrules:\n  SC2046: error\n  SC2086: "off"\n',
    );
  });

  test("scripts and recipes, with what they say of the shell left as it is", async () => {
    const root = tree({
      Dockerfile: "FROM scratch\n",
      "ci/lint.sh": '#!/bin/sh\nset -e\nhadolint --ignore DL3008 "$1"\n',
      Makefile: [
        "FILES := $(shell ls */Dockerfile)",
        "lint: ; hadolint x",
        "lint2:",
        "\t@hadolint -t error \\",
        "\t  $(FILES)",
        "\t-for f in a b; do hadolint $$f; done",
        "\techo done",
        "",
      ].join("\n"),
    });
    const { out } = await plimsoll(root, ["migrate", "--yes", "--no-compare"]);
    const read = (name: string) =>
      readFileSync(join(root, name), "utf8").replaceAll(`npx --yes plimsoll@${version()}`, "NPX");
    expect(read("ci/lint.sh")).toBe('#!/bin/sh\nset -e\nNPX "$1"\n');
    expect(read("Makefile").split("\n")).toEqual([
      "FILES := $(shell ls */Dockerfile)",
      "lint: ; hadolint x",
      "lint2:",
      "\t@NPX --fail-on error \\",
      "\t  $(FILES)",
      "\t-for f in a b; do NPX $$f; done",
      "\techo done",
      "",
    ]);
    expect(out).toContain("\n  Makefile:2: still names hadolint\n");
    expect(parse(readFileSync(join(root, "plimsoll.config.yaml"), "utf8")).rules).toEqual({
      "pin-apt-packages": "off",
    });
  });

  test("only what is named", async () => {
    const root = tree({
      ".trivyignore": "DS-0002\n",
      ".checkov.yaml": "skip-check: [CKV_DOCKER_2]\n",
      "h.yml": workflow,
    });
    expect((await plimsoll(root, ["migrate", "trivy"])).out).toContain('no-root-user: "off"');
    const { out } = await plimsoll(root, ["migrate", ".checkov.yaml"]);
    expect(out).toContain('require-healthcheck: "off" # CKV_DOCKER_2');
    expect(out).not.toContain("no-root-user");
  });

  test.each<[readonly string[], string]>([
    [[], "plimsoll: there is nothing here to take over\n"],
    [["kics"], "plimsoll: there is nothing here to take over from kics\n"],
    [
      ["hadolnt"],
      "plimsoll: `hadolnt` is not a file or one of hadolint, trivy, checkov, kics, semgrep, dockerfilelint, tally, droast; did you mean hadolint?\n",
    ],
    [["Dockerfile"], "plimsoll: Dockerfile is not called as the configuration of one of "],
    [["--preset", "recomended"], "plimsoll: --preset recomended: unknown preset; did you mean recommended?\n"],
    [["--yess"], "plimsoll: unknown flag --yess; did you mean --yes?\n"],
  ])("%j", async (argv, message) => {
    const root = tree({ Dockerfile: "FROM scratch\n" });
    const { code, err } = await plimsoll(root, ["migrate", ...argv]);
    expect(code).toBe(2);
    expect(err.slice(0, message.length)).toBe(message);
  });

  test.skipIf(process.platform === "win32")("the name of a file adds nothing to the configuration", async () => {
    const name = '.github/workflows/a\nplugins: ["\\x2e\\x2fx.mjs"]\n#.yml';
    const root = tree({
      Dockerfile: "FROM scratch\n",
      [name]: "steps:\n  - run: hadolint --ignore DL3008 Dockerfile\n",
    });
    expect((await plimsoll(root, ["migrate", "--yes"])).code).toBe(0);
    expect(parse(readFileSync(join(root, "plimsoll.config.yaml"), "utf8"))).toEqual({
      extends: ["recommended"],
      rules: { "pin-apt-packages": "off" },
    });
  });

  test("a linter's name is that of the linter, whatever has it here", async () => {
    const root = tree({ ...project, "hadolint/a": "" });
    const { code, out } = await plimsoll(root, ["migrate", "hadolint", "--no-compare"]);
    expect([code, out.split("\n", 1)]).toEqual([1, ["--- a/plimsoll.config.yaml"]]);
  });

  test("a configuration outside of the directory, which a call names, is left alone", async () => {
    const outside = join(tree({ "a.yaml": "ignored: [DL3009]\n" }), "a.yaml");
    const call = `run: hadolint -c ${outside} --ignore DL3008 Dockerfile\n`;
    const root = tree({ Dockerfile: "FROM scratch\n", "lefthook.yml": call });
    const { code, err } = await plimsoll(root, ["migrate", "--yes"]);
    expect([code, err]).toEqual([0, ""]);
    expect(parse(readFileSync(join(root, "plimsoll.config.yaml"), "utf8")).rules).toEqual({
      "pin-apt-packages": "off",
    });
  });

  test("what was edited while somebody was asked stays as it is", async () => {
    const root = tree(project);
    const file = join(root, ".github/workflows/ci.yml");
    const choose = async () => {
      writeFileSync(file, `${workflow}# edited\n`);
      return [".github/workflows/ci.yml"];
    };
    const { code, err } = await plimsoll(root, ["migrate", "--no-compare"], { choose });
    expect([code, err.split("\n", 1)]).toEqual([
      2,
      ["plimsoll: .github/workflows/ci.yml cannot be written: it has changed meanwhile"],
    ]);
    expect(readFileSync(file, "utf8")).toBe(`${workflow}# edited\n`);
  });

  test("a configuration that cannot be read is an error with its place", async () => {
    const root = tree({ ".hadolint.yaml": "ignored: DL3008\n" });
    expect(await plimsoll(root, ["migrate", "--yes"])).toMatchObject({
      code: 2,
      err: ".hadolint.yaml:1:10: ignored: must be a list\n",
    });
  });

  const script = "hadolint Dockerfile\n";
  const moved = `npx --yes plimsoll@${version()} Dockerfile\n`;

  test.skipIf(process.platform === "win32")("links that lead out are told, and not followed", async () => {
    const root = tree({
      "repo/.hadolint.yaml": "ignored: [DL3008]\n",
      "out/a.sh": script,
      "out/Makefile": `a:\n\t${script}`,
    });
    const repo = join(root, "repo");
    gitDirectory(repo);
    mkdirSync(join(repo, ".git/hooks"), { recursive: true });
    writeFileSync(join(repo, ".git/hooks/pre-commit"), script);
    for (const [to, name] of [
      ["../out", "bin"],
      ["../out/a.sh", "b.sh"],
      ["../out/Makefile", "Makefile"],
      [".git/hooks", ".husky"],
    ])
      symlinkSync(to as string, join(repo, name as string));
    const { code, out } = await plimsoll(repo, ["migrate", "--yes"]);
    const away = "cannot be read: it is a link that leads";
    expect(out.slice(out.indexOf("\nWithout"))).toBe(`
Without a counterpart, or to be looked at:
  bin: ${away} out of the linted directory
  .husky/pre-commit: ${away} into git's own directory
  b.sh: ${away} out of the linted directory
  Makefile: ${away} out of the linted directory

Wrote plimsoll.config.yaml
Plimsoll no longer reads .hadolint.yaml
`);
    expect(code).toBe(0);
    expect(readFileSync(join(root, "out/a.sh"), "utf8")).toBe(script);
    expect(readFileSync(join(repo, ".git/hooks/pre-commit"), "utf8")).toBe(script);
  });

  test.skipIf(process.platform === "win32")(
    "a file of several names is written once, and the others after it",
    async () => {
      const root = tree({ "bin/a.sh": script, "ci/a.sh": script, Makefile: `a:\n\t${script}` });
      symlinkSync("bin", join(root, "scripts"));
      symlinkSync("ci/a.sh", join(root, "b.sh"));
      mkdirSync(join(root, "hack"));
      linkSync(join(root, "ci/a.sh"), join(root, "hack/c.sh"));
      const { code, out, err } = await plimsoll(root, ["migrate", "--yes"]);
      expect([code, err]).toEqual([0, ""]);
      const changed = out.split("\n").filter((line) => line.startsWith("Changed"));
      expect(changed).toEqual(["Changed b.sh", "Changed scripts/a.sh", "Changed hack/c.sh", "Changed Makefile"]);
      for (const path of ["bin/a.sh", "ci/a.sh", "hack/c.sh"])
        expect(readFileSync(join(root, path), "utf8")).toBe(moved);
      expect(readFileSync(join(root, "Makefile"), "utf8")).toBe(`a:\n\t${moved}`);
    },
  );

  test("a pipeline that is not UTF-8 is not changed", async () => {
    const root = tree({
      Dockerfile: "FROM scratch\n",
      ".gitlab-ci.yml": Buffer.from("a: {script: hadolint \xe9}\n", "latin1"),
    });
    expect((await plimsoll(root, ["migrate", "--yes"])).err).toContain("there is nothing here to take over");
  });
});

describe.skipIf(process.platform === "win32")("migrate, where hadolint is installed", () => {
  const finding = (code: string, file: string) => ({ code, file, line: 1, column: 1, level: "info", message: "" });

  async function compared(output: string, argv: readonly string[] = []) {
    const root = tree({ ...project, ".trivyignore": "" });
    const bin = tree({
      hadolint: `#!/bin/sh\nprintf '%s\\n' "$@" > "${"$"}0.args"\nprintf '%s' '${output.replaceAll("ROOT", root)}'\n`,
    });
    chmodSync(join(bin, "hadolint"), 0o755);
    const { out } = await plimsoll(root, ["migrate", ...argv], { env: { PATH: `${bin}:/usr/bin:/bin` } });
    const args = existsSync(join(bin, "hadolint.args")) ? readFileSync(join(bin, "hadolint.args"), "utf8") : undefined;
    return {
      lines: out.split("\n").filter((line) => /ompared with|only from|of rules|fails? a run/.test(line)),
      args,
      root,
    };
  }

  test("counts what both report, and each alone, by code", async () => {
    const findings = [
      finding("DL3009", "ROOT/Dockerfile"),
      finding("DL3009", "ROOT/Dockerfile"),
      finding("SC1000", "ROOT/Dockerfile"),
      finding("DL3006", "ROOT/elsewhere"),
    ];
    const { lines, args, root } = await compared(JSON.stringify(findings));
    expect(lines).toEqual([
      "Compared with hadolint over 1 Dockerfile: 1 the same, 2 only from hadolint, 1 only from Plimsoll",
      "  only from hadolint: DL3009 1, SC1000 1",
      "  of rules that hadolint does not have: require-user 1",
      "  only from Plimsoll: pin-base-image-tag 1",
    ]);
    expect(args?.split("\n")).toEqual([
      "--no-fail",
      "--no-color",
      "--format",
      "json",
      "--ignore=DL3008",
      "--ignore=DL9999",
      "--error=DL3009",
      "--trusted-registry=docker.io",
      "--",
      `${root}/Dockerfile`,
      "",
    ]);
  });

  test("says how a run goes on that others would fail", async () => {
    const text = "FROM debian:12\nUSER 1000\nRUN cd a\n";
    const root = tree({ Dockerfile: text, ".hadolint.yaml": "ignored: [DL3008]\n" });
    const bin = tree({ hadolint: "#!/bin/sh\necho '[]'\n" });
    chmodSync(join(bin, "hadolint"), 0o755);
    const { out } = await plimsoll(root, ["migrate", "--preset", "hadolint"], {
      env: { PATH: `${bin}:/usr/bin:/bin` },
    });
    expect(out).toContain(`
Compared with hadolint over 1 Dockerfile: 0 the same, 0 only from hadolint, 1 only from Plimsoll
  only from Plimsoll: no-cd 1
  1 that it does not report fails a run: \`plimsoll --write-baseline\` accepts what there is
`);
  });

  test.each([["not JSON"], ["{}"], [""]])("says nothing of an answer that cannot be read: %j", async (output) => {
    expect((await compared(output)).lines).toEqual([]);
  });

  test("Checkov, where it is configured", async () => {
    const root = tree({ Dockerfile: "FROM debian\nCMD ls\n", ".checkov.yaml": "skip-check: [CKV_DOCKER_2]\n" });
    const failed = ["CKV_DOCKER_7", "CKV_DOCKER_11"].map((check_id) => ({
      check_id,
      file_abs_path: `${root}/Dockerfile`,
    }));
    const json = JSON.stringify({ results: { failed_checks: failed } });
    const bin = tree({
      checkov: `#!/bin/sh\ncase "$*" in *--skip-check=CKV_DOCKER_2*--file\\ /*) printf '%s' '${json}' ;; esac\n`,
    });
    chmodSync(join(bin, "checkov"), 0o755);
    const { out } = await plimsoll(root, ["migrate"], { env: { PATH: `${bin}:/usr/bin:/bin` } });
    expect(out).toContain(`
Compared with checkov over 1 Dockerfile: 1 the same, 1 only from checkov, 1 only from Plimsoll
  only from checkov: CKV_DOCKER_11 1
  of rules that checkov does not have: prefer-exec-form 1
  only from Plimsoll: require-user 1
  2 that it does not report fail a run: \`--preset checkov\` keeps to what checkov says, \`plimsoll --write-baseline\` accepts what there is
`);
  });

  test("does not run it when told so", async () => {
    expect((await compared("[]", ["--no-compare"])).args).toBeUndefined();
  });

  test("never runs one that lies in the tree", async () => {
    const root = tree({ ...project, "bin/hadolint": "#!/bin/sh\necho > ran\n" });
    chmodSync(join(root, "bin/hadolint"), 0o755);
    writeFileSync(join(root, "x"), "");
    const { out } = await plimsoll(root, ["migrate"], { env: { PATH: `${root}/bin:bin:.` } });
    expect(out).not.toContain("Compared");
    expect(existsSync(join(root, "ran"))).toBe(false);
  });
});
