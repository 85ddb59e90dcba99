import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { lint } from "../../../src/index.ts";
import type { AskedBuild, LinkFiles } from "../../../src/kinds/kind.ts";
import { workflowKind } from "../../../src/kinds/workflow/kind.ts";
import { readingOf } from "../../../src/kinds/workflow/model.ts";

const path = ".github/workflows/build.yml";

beforeAll(() => workflowKind.prepare?.());

function asked(text: string, there: readonly string[] = [], at = path): readonly AskedBuild[] {
  const files: LinkFiles = { read: () => undefined, exists: (one) => there.includes(one), document: () => undefined };
  return workflowKind.builds?.(workflowKind.parse({ path: at, text }), files) ?? [];
}

const places = (text: string, there: readonly string[] = [], at = path) =>
  asked(text, there, at).map((one) => [one.path, one.root]);

/** A job whose steps are given. */
const job = (steps: string, before = "") =>
  `on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n${before}    steps:\n${steps}`;
const checkout = "      - uses: actions/checkout@v5\n";
const push = (inputs: string) => `      - uses: docker/build-push-action@v6\n        with:\n${inputs}`;

describe("which files are its own", () => {
  const claims = (name: string, head = "") => workflowKind.claims(name, () => head);

  it("goes by their folder", () => {
    expect(claims(".github/workflows/a.yml")).toBe(true);
    expect(claims("sub/.forgejo/workflows/a.yaml")).toBe(true);
    expect(claims(".gitea\\workflows\\a.yml")).toBe(true);
    expect(claims(".github/workflows/docker-compose.yml")).toBe(true);
    expect(claims(".github/workflows/sub/a.yml")).toBe(false);
    expect(claims(".github/dependabot.yml")).toBe(false);
  });

  it("takes actions by what they begin with", () => {
    expect(claims("action.yml", "name: An action\n")).toBe(true);
    expect(claims("tasks/action.yml", "- debug: a\n")).toBe(false);
  });
});

describe("docker/build-push-action", () => {
  it("starts files where the workspace does, whatever the context is", () => {
    const text = job(`${checkout}${push("          context: app\n          file: docker/Dockerfile\n")}`);
    expect(places(text, ["docker/Dockerfile"])).toEqual([["docker/Dockerfile", "app"]]);
    expect(places(job(`${checkout}${push("          context: ./app/\n")}`))).toEqual([["app/Dockerfile", "app"]]);
  });

  it("builds what git has without a context, of which no directory is known", () => {
    expect(places(job(push("          file: a.Dockerfile\n")))).toEqual([["a.Dockerfile", undefined]]);
    const below = job(push('          context: "{{defaultContext}}:sub"\n'));
    expect(places(below)).toEqual([["sub/Dockerfile", undefined]]);
    expect(places(job(push("          context: https://example.com/app.git\n")))).toEqual([[undefined, undefined]]);
  });

  it("follows the checkout", () => {
    const at = (checkouts: string) => places(job(`${checkouts}${push("          context: src\n")}`));
    expect(at("      - uses: actions/checkout@v5\n        with: {path: src}\n")).toEqual([["Dockerfile", "."]]);
    expect(at("      - uses: actions/checkout@v5\n        with: {path: other}\n")).toEqual([[undefined, undefined]]);
    expect(at("")).toEqual([[undefined, undefined]]);
    expect(at("      - uses: actions/checkout@v5\n        with: {repository: example/other}\n")).toEqual([
      [undefined, undefined],
    ]);
    expect(at("      - uses: actions/checkout@v5\n        with: {path: '${{ inputs.at }}'}\n")).toEqual([
      [undefined, undefined],
    ]);
    const both = `${checkout}      - uses: actions/checkout@v5\n        with: {repository: example/other, path: src}\n`;
    expect(at(both)).toEqual([[undefined, undefined]]);
  });

  it("lets no Dockerfile be missing that a step may have made", () => {
    const made = `${checkout}      - run: printf 'FROM scratch' > app/Dockerfile\n${push("          context: app\n")}`;
    expect(places(job(made))).toEqual([[undefined, "app"]]);
    expect(places(job(made), ["app/Dockerfile"])).toEqual([["app/Dockerfile", "app"]]);
  });

  it("hands on arguments, target and contexts, a line each", () => {
    const [one] = asked(
      job(
        push(
          "          target: Server\n          build-args: |\n            A=1\n            B=${{ github.sha }}\n            C\n          build-contexts: base=docker-image://alpine:3.23\n",
        ),
      ),
    );
    expect(one?.invocation).toMatchObject({ target: "server", known: true, label: "step 1 of job image of build.yml" });
    expect([...(one?.invocation.args ?? [])]).toEqual([["A", "1"]]);
    expect([...(one?.invocation.unknownArgs ?? [])]).toEqual(["B", "C"]);
    expect([...(one?.invocation.contexts ?? [])]).toEqual([["base", "docker-image://alpine:3.23"]]);
  });

  it("knows that an expression may stand for more arguments", () => {
    const [one] = asked(job(push("          build-args: |\n            A=1\n            ${{ inputs.args }}\n")));
    expect(one?.invocation.known).toBe(false);
    expect([...(one?.invocation.args ?? [])]).toEqual([["A", "1"]]);
  });

  it("takes what is quoted for one value, whatever it holds", () => {
    const [one] = asked(job(push('          build-args: |\n            "A=1\n            B=2"\n            C=3\n')));
    expect(one?.invocation.known).toBe(false);
    expect([...(one?.invocation.args ?? [])]).toEqual([["C", "3"]]);
  });

  it("knows of secrets that something is given, whatever it is", () => {
    const secrets = (lines: string) =>
      asked(job(push(lines)))[0]?.node?.secrets.map(({ value }) => (value.known ? value.value : "unknown"));
    expect(secrets('          secrets: |\n            a=1\n            "b=2"\n')).toEqual(["a", "unknown"]);
    expect(secrets("          secrets: ${{ inputs.secrets }}\n          secret-envs: c=C\n")).toEqual(["unknown", "c"]);
    expect(secrets("          context: .\n")).toEqual([]);
  });

  it("marks each part where it stands", () => {
    const text = job(
      push("          tags: |\n            example.com/a:1\n            example.com/b:${{ github.sha }}\n"),
    );
    const [build] = asked(text);
    const at = build?.node?.tags.map(({ span, value }) => [text.slice(span.start, span.end), value.known]);
    expect(at).toEqual([
      ["example.com/a:1", true],
      ["example.com/b:${{ github.sha }}", false],
    ]);
  });
});

describe("a matrix", () => {
  const matrix = (values: string) => `    strategy:\n      matrix:\n${values}`;
  const built = (values: string, file: string) =>
    asked(job(push(`          file: ${file}\n`), matrix(values))).map((one) => one.path);

  it("builds once for each combination of what the step reads", () => {
    expect(built("        a: [x, y]\n        b: [1, 2]\n", "${{ matrix.a }}.Dockerfile")).toEqual([
      "x.Dockerfile",
      "y.Dockerfile",
    ]);
    expect(built("        a: [x, y]\n", "Dockerfile")).toEqual(["Dockerfile"]);
  });

  it("includes and excludes", () => {
    const values =
      "        a: [x, y]\n        b: [1, 2]\n        exclude: [{a: x, b: 2}]\n        include: [{a: x, c: z}, {a: w}]\n";
    expect(built(values, "${{ matrix.a }}-${{ matrix.b }}-${{ matrix.c }}")).toEqual(["x-1-z", "y-1-", "y-2-", "w--"]);
  });

  it("reads objects, numbers as YAML has them, and JSON", () => {
    expect(built("        a: [{dir: x}, {dir: y}]\n", "${{ matrix.a.dir }}/Dockerfile")).toEqual([
      "x/Dockerfile",
      "y/Dockerfile",
    ]);
    expect(built("        a: [1.20]\n", "${{ matrix.a }}")).toEqual(["1.2"]);
    expect(built('        a: ["1.20"]\n', "${{ matrix.a }}")).toEqual(["1.20"]);
    expect(built("        a: ${{ fromJSON('[\"x\"]') }}\n", "${{ matrix.a }}")).toEqual(["x"]);
  });

  it("is not guessed", () => {
    expect(built("        a: ${{ fromJSON(needs.list.outputs.all) }}\n", "${{ matrix.a }}")).toEqual([undefined]);
    expect(built("        include: ${{ fromJSON(inputs.all) }}\n", "${{ matrix.a }}")).toEqual([undefined]);
  });

  it("names the combination", () => {
    const builds = asked(job(push("          file: ${{ matrix.a }}\n"), matrix("        a: [x, y]\n")));
    expect(builds.map(({ by }) => by.label)).toEqual(["step 1 of job image (x)", "step 1 of job image (y)"]);
  });
});

describe("scripts", () => {
  it("build from the directory that they are in", () => {
    expect(places(job(`${checkout}      - run: cd app && docker build -t a .\n`), ["app/Dockerfile"])).toEqual([
      ["app/Dockerfile", "app"],
    ]);
    const below = `${checkout}      - run: docker build -f ../b.Dockerfile --build-arg A=1 .\n        working-directory: app\n`;
    expect(places(job(below), ["b.Dockerfile"])).toEqual([["b.Dockerfile", "app"]]);
    const byDefault = "    defaults: {run: {working-directory: app}}\n";
    expect(places(job(`${checkout}      - run: podman build .\n`, byDefault), ["app/Dockerfile"])).toEqual([
      ["app/Dockerfile", "app"],
    ]);
  });

  it("see the variables of workflow, job and step, unless a step may have changed them", () => {
    const build = `      - run: docker build -f "$FILE" .\n        env: {FILE: '\${{ env.DIR }}/Dockerfile'}\n`;
    const env = "    env: {DIR: app}\n";
    expect(places(job(checkout + build, env), ["app/Dockerfile"])).toEqual([["app/Dockerfile", "."]]);
    const changed = `      - run: echo "DIR=other" >> "$GITHUB_ENV"\n`;
    expect(places(job(checkout + changed + build, env), ["app/Dockerfile"])).toEqual([[undefined, "."]]);
  });

  it("of PowerShell are not taken for those of a shell", () => {
    const text = (run: string) =>
      `on: push\njobs:\n  a:\n    runs-on: windows-2025\n    steps:\n${checkout}      - run: |\n          ${run}\n`;
    expect(places(text("docker build $env:DIR"))).toEqual([]);
    expect(places(text("docker build -f app/Dockerfile app"), ["app/Dockerfile"])).toEqual([["app/Dockerfile", "app"]]);
  });

  it("leave what an expression gives open", () => {
    const text = job(`${checkout}      - run: docker build '-f\${{ inputs.file }}' .\n`);
    expect(places(text)).toEqual([[undefined, "."]]);
  });
});

describe("actions", () => {
  const steps = `runs:\n  using: composite\n  steps:\n    - run: docker build \${{ github.action_path }}\n      shell: bash\n`;

  it("run in the workspace of those that use them", () => {
    const at = ".github/actions/image/action.yml";
    expect(places(steps, [".github/actions/image/Dockerfile"], at)).toEqual([
      [".github/actions/image/Dockerfile", ".github/actions/image"],
    ]);
    expect(places(steps, ["Dockerfile"], "action.yml")).toEqual([[undefined, undefined]]);
  });

  it("are built from their own directory", () => {
    const text = "runs:\n  using: docker\n  image: build/Dockerfile\n";
    expect(places(text, [], "image/action.yml")).toEqual([["image/build/Dockerfile", "image/build"]]);
  });
});

describe("findings", () => {
  const findings = async (text: string, rules: readonly string[], at = path) => {
    const config = { extends: [], rules: Object.fromEntries(rules.map((rule) => [rule, "warning" as const])) };
    const report = await lint({ path: at, text }, { config });
    expect(report.failures).toEqual([]);
    return report.files[0]?.findings.map(({ rule, span, message }) => [
      rule,
      text.slice(span.start, span.end),
      message,
    ]);
  };

  it("are those of images wherever one is named", async () => {
    const text =
      "on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    strategy: {matrix: {db: [postgres, 'mysql:9.1']}}\n    container: node\n    services:\n      db: {image: '${{ matrix.db }}'}\n      cache: {image: redis:latest}\n      none: {image: ''}\n    steps:\n      - uses: docker://alpine\n";
    expect(await findings(text, ["pin-base-image-tag", "no-latest-base-image"])).toEqual([
      ["pin-base-image-tag", "node", "node has no tag, so the moving tag latest is used: pin a version"],
      [
        "pin-base-image-tag",
        "${{ matrix.db }}",
        "postgres has no tag, so the moving tag latest is used: pin a version",
      ],
      ["no-latest-base-image", "latest", "redis:latest is a moving tag: pin a version"],
      ["pin-base-image-tag", "alpine", "alpine has no tag, so the moving tag latest is used: pin a version"],
    ]);
    const action = "runs:\n  using: docker\n  image: 'docker://alpine'\n";
    expect(await findings(action, ["pin-base-image-tag"], "action.yml")).toEqual([
      ["pin-base-image-tag", "alpine", "alpine has no tag, so the moving tag latest is used: pin a version"],
    ]);
  });

  it("do not ask of the containers of a job what those that stay must have", async () => {
    const text = "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    container: node:24\n    steps: []\n";
    const rules = [
      "read-only-root",
      "drop-capabilities",
      "container-healthcheck",
      "no-root-container",
      "seccomp-profile",
    ];
    expect(await findings(text, rules)).toEqual([]);
  });

  it("follow a comment above the step", async () => {
    const comment = "      # plimsoll ignore=pin-base-image-tag -- it is a test\n";
    expect(await findings(job(`${comment}      - uses: docker://alpine\n`), ["pin-base-image-tag"])).toEqual([]);
  });

  it("are made of any text without a failure", async () => {
    const words = [
      "on: push",
      "jobs:",
      "\n  a:",
      "\n    steps:",
      "\n    - run: |",
      "\n      docker build ",
      "${{ ",
      "matrix.a",
      " }}",
      "'",
      "[",
      "&a *a",
      "\n    strategy: {matrix: {a: [1, 2]}}",
      "\n",
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...words)), async (parts) => {
        const report = await lint({ path, text: parts.join("") }, { config: { extends: "all" } });
        expect(report.failures).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe("what is known of a workflow", () => {
  it("is the machine of a job", () => {
    const runner = (runs: string) =>
      readingOf(workflowKind.parse({ path, text: `jobs:\n  a:\n    runs-on: ${runs}\n` })).jobs[0]?.runner;
    expect(runner("ubuntu-latest")).toMatchObject({
      system: { value: "linux" },
      architecture: { value: "amd64" },
      hosted: true,
    });
    expect(runner("ubuntu-24.04-arm")).toMatchObject({ architecture: { value: "arm64" } });
    expect(runner("macos-15")).toMatchObject({ system: { value: "macos" }, architecture: { value: "arm64" } });
    for (const label of ["macos-15-intel", "macos-latest-large", "windows-2025-vs2026"])
      expect(runner(label)).toMatchObject({ architecture: { value: "amd64" }, hosted: true });
    expect(runner("macos-26-xlarge")).toMatchObject({ architecture: { value: "arm64" }, hosted: true });
    expect(runner("ubuntu-latest-4-cores")).toMatchObject({ architecture: { known: false }, hosted: false });
    expect(runner("[self-hosted, linux, ARM64]")).toMatchObject({
      system: { value: "linux" },
      architecture: { value: "arm64" },
      hosted: false,
    });
    expect(runner("${{ inputs.runner }}")).toMatchObject({ system: { known: false }, hosted: false });
  });
});

describe("what is known of a step", () => {
  const read = (text: string) => readingOf(workflowKind.parse({ path, text }));
  const step = (text: string) => read(job(text)).jobs[0]?.steps[0];
  const release = (uses: string) => step(`      - uses: ${uses}\n`)?.action?.release;
  const properties = (script: string, env = "") =>
    step(`      - run: ${script}\n${env}`)?.expressions.map((one) => one.properties);

  it("is the release of its action, or that behind the commit", () => {
    const commit = "11bd71901bbe5b1630ceea73d27597364c9af683";
    expect(release("a/b@v4")).toBe("4");
    expect(release("a/b@4.2.2")).toBe("4.2.2");
    expect(release("a/b@v4-beta")).toBeUndefined();
    expect(release("a/b@main # v4")).toBeUndefined();
    expect(release("a/b")).toBeUndefined();
    expect(release(`a/b@${commit}`)).toBeUndefined();
    expect(release(`a/b@${commit} # v4.2.2`)).toBe("4.2.2");
    expect(release(`"a/b@${commit}" # tag=v4`)).toBe("4");
    expect(release(`a/b@${commit} # v4.2.2 of July`)).toBe("4.2.2");
    expect(release(`a/b@${commit} # version 4`)).toBeUndefined();
    expect(release(`a/b@${commit}\n        # v4`)).toBeUndefined();
  });

  it("is what the expressions of its script may come to", () => {
    expect(properties("echo ${{ github.head_ref }} ${{ GitHub.event['issue'].title }}")).toEqual([
      ["github.head_ref"],
      ["github.event.issue.title"],
    ]);
    expect(properties("echo ${{ github.event.commits[0].message }}")).toEqual([["github.event.commits.*.message"]]);
    expect(properties("echo ${{ github.event.pages.*.page_name }}")).toEqual([["github.event.pages.*.page_name"]]);
    expect(properties("echo ${{ github[github.head_ref] }}")).toEqual([["github.*"]]);
    expect(properties("echo ${{ github.a && github.b || format('{0}', github.c) }}")).toEqual([
      ["github.b", "github.c"],
    ]);
    expect(
      properties("echo ${{ contains(github.a, 'x') }} ${{ !github.a }} ${{ github.a == 'x' }} ${{ 'x' }}"),
    ).toEqual([[], [], [], []]);
    expect(properties("echo ${{ (github.a).b }} ${{ fromJSON(github.a).b }}")).toEqual([
      ["github.a.b"],
      ["github.a.b"],
    ]);
    expect(properties("echo ${{ github. }}")).toEqual([[]]);
  });

  it("follows the variables that expressions ask for", () => {
    const env = "        env: {A: '${{ env.B }}-${{ github.a }}'}\n";
    const before = "    env: {B: '${{ github.b }}', A: '${{ github.c }}'}\n";
    const text = job(`      - run: echo \${{ env.A }} \${{ env.B }} \${{ env.C }}\n${env}`, before);
    expect(read(text).jobs[0]?.steps[0]?.expressions.map((one) => one.properties)).toEqual([
      ["github.b", "github.a"],
      ["github.b"],
      [],
    ]);
  });

  it("is where its expressions stand", () => {
    const text = job("      - run: |\n          echo\n          echo ${{ github.sha }}\n");
    const [one] = read(text).jobs[0]?.steps[0]?.expressions ?? [];
    expect(one && text.slice(one.span.start, one.span.end)).toBe("${{ github.sha }}");
    expect(one?.text).toBe("${{ github.sha }}");
  });

  it("is what it checks out", () => {
    expect(step(checkout)?.checkout).toEqual({ path: ".", own: true });
    expect(step("      - uses: actions/checkout@v5\n        with: {path: ./a/, ref: main}\n")?.checkout).toEqual({
      path: "a",
      own: false,
    });
    expect(step("      - run: git clone a\n")?.checkout).toBeUndefined();
  });

  it("is what the job permits", () => {
    const jobs = read(
      "on: push\npermissions: read-all\njobs: {a: {steps: []}, b: {permissions: {}, steps: []}}\n",
    ).jobs;
    expect(jobs.map(({ permissions }) => [permissions?.node.type, permissions?.own])).toEqual([
      ["scalar", false],
      ["map", true],
    ]);
    expect(read(job("")).jobs[0]?.permissions).toBeUndefined();
  });
});
