import { beforeAll, describe, expect, it } from "vitest";
import { builtBy, type Files, prepareKinds } from "./calls.ts";

beforeAll(prepareKinds);

const bakeFile = `variable "TAG" { default = "dev" }
variable "DEBUG" { default = false }
group "default" { targets = ["app", "tools"] }
target "_base" { args = { GO = "1.26" } }
target "app" {
  inherits = ["_base"]
  target = "server"
  tags = ["example.com/app:\${TAG}"]
  args = { DEBUG = DEBUG ? "1" : "0" }
}
target "tools" {
  matrix = { os = ["alpine", "debian"] }
  name = "tools-\${os}"
  dockerfile = "tools.Dockerfile"
  args = { OS = os }
}
`;
const project = { "docker-bake.hcl": bakeFile, Dockerfile: "FROM scratch\n", "tools.Dockerfile": "FROM scratch\n" };

/** What a script that lies beside the Bake file builds by its last line. */
const byScript = (script: string, files: Files = project) => builtBy("build.sh", { ...files, "build.sh": script });

describe("a call of Bake", () => {
  it("builds the default, of groups and matrices each target", () => {
    expect(byScript("docker buildx bake\n")).toEqual([
      "docker buildx bake (target app) of build.sh; Dockerfile in .; GO=1.26; DEBUG=0; target server; as example.com/app:dev",
      "docker buildx bake (target tools-alpine) of build.sh; tools.Dockerfile in .; OS=alpine",
      "docker buildx bake (target tools-debian) of build.sh; tools.Dockerfile in .; OS=debian",
    ]);
  });

  it("builds what it names, as variables and --set have it", () => {
    const line =
      "TAG=1.0 docker buildx bake app --set app.args.GO=1.25 --set '*.platform=linux/amd64,linux/arm64' --set tools*.target=x";
    expect(byScript(`export DEBUG=true\n${line}\n`)).toEqual([
      "docker buildx bake (target app) of build.sh; Dockerfile in .; GO=1.25; DEBUG=1; target server; for linux/amd64,linux/arm64; as example.com/app:1.0",
    ]);
    expect(
      byScript("docker bake tools-debian --set '*.args.OS=x' --set tools-debian.tags=a --set *.tags+=b\n"),
    ).toEqual(["docker bake (target tools-debian) of build.sh; tools.Dockerfile in .; OS=x; as a,b"]);
    expect(byScript("docker buildx bake --var TAG=2 app\n")[0]).toContain("as example.com/app:2");
  });

  it("does not know what the environment gives", () => {
    const [app] = byScript('docker buildx bake app --set "app.args.GO=$VERSION" --set app.target=$STAGE\n');
    expect(app).toBe(
      "docker buildx bake (target app) of build.sh; Dockerfile in .; DEBUG=0; GO=?; as example.com/app:dev",
    );
    expect(byScript("export TAG=$(git describe)\ndocker buildx bake app\n")[0]).toContain("as ?");
    expect(byScript("export TAG=a\nTAG=b\ndocker buildx bake app\n")[0]).toContain("as ?");
    expect(byScript("if x; then export TAG=a; fi\ndocker buildx bake app\n")[0]).toContain("as ?");
    expect(byScript("docker buildx bake app $FLAGS\n")).toEqual([expect.stringContaining("and perhaps more")]);
    expect(byScript('docker buildx bake app --set "$SET"\n')).toEqual([expect.stringContaining("and perhaps more")]);
    expect(byScript("docker buildx bake $TARGET\n")).toEqual([]);
    expect(byScript("docker buildx bake other\n")).toEqual([]);
  });

  it("reads the files that it names, from where it runs", () => {
    const files = {
      "build/a.hcl": 'target "default" { dockerfile = "x/Dockerfile" }\n',
      "build/b.json": '{"target": {"default": {"args": {"A": "1"}}}}',
      "x/Dockerfile": "FROM scratch\n",
      "docker-bake.hcl": "",
    };
    expect(byScript("docker buildx bake -f build/a.hcl --file=cwd://build/b.json\n", files)).toEqual([
      "docker buildx bake (target default) of build.sh; x/Dockerfile in .; A=1",
    ]);
    expect(byScript("cd build && docker buildx bake -f a.hcl -f made.json\n", files)).toEqual([
      "docker buildx bake (target default) of build.sh; build/x/Dockerfile in build; and perhaps more",
    ]);
    expect(byScript("docker buildx bake -f - < a.hcl\n", files)).toEqual([]);
  });

  it("has the services of Compose files for targets, under what its own files say of them", () => {
    const compose = `services:
  web:
    build: {context: web, dockerfile: web.Dockerfile, target: server, args: {A: "1", B: "\${TAG:-x}"}}
    image: example.com/web:1
  a.job:
    profiles: [jobs]
    build: job
  db: {image: "postgres:18"}
`;
    const files = {
      "compose.yaml": compose,
      "web/web.Dockerfile": "FROM scratch\n",
      "job/Dockerfile": "FROM scratch\n",
    };
    const web =
      "docker buildx bake (target web) of build.sh; web/web.Dockerfile in web; A=1; B=x; target server; as example.com/web:1";
    const job = "docker buildx bake (target a_job) of build.sh; job/Dockerfile in job";
    // Where there is no Bake file, Compose files tell by themselves.
    const alone = [web, job].map((one) =>
      one.replace("target web", "service web").replace("target a_job", "service a.job"),
    );
    expect(byScript("docker buildx bake\n", files)).toEqual(alone);
    expect(byScript("docker buildx bake a_job\n", files)).toEqual(alone.slice(1));
    expect(byScript("docker buildx bake -f compose.yaml web\n", files)).toEqual(alone.slice(0, 1));
    expect(byScript("docker buildx bake -f compose.yaml -f $X web\n", files)).toEqual([]);
    expect(byScript("docker buildx bake web --set web.args.A=2\n", files)).toEqual([]);
    expect(byScript("docker buildx bake db\n", files)).toEqual([]);
    const hcl = `target "web" {
  args = { B = "y" }
  tags = ["t"]
}
target "slim" {
  inherits = ["web"]
  target = "slim"
}
group "default" { targets = ["slim"] }
`;
    const both = { ...files, "docker-bake.hcl": hcl };
    const over = web.replace("B=x", "B=y").replace("as example.com/web:1", "as t");
    const slim = over.replace("target web", "target slim").replace("target server", "target slim");
    expect(byScript("docker buildx bake\n", both)).toEqual([over, job, slim]);
    expect(byScript("docker buildx bake web --set web.args.A=2\n", both)).toEqual([over.replace("A=1", "A=2")]);
    // Named files are all that there are.
    expect(byScript("docker buildx bake -f docker-bake.hcl web\n", both)[0]).toContain("; Dockerfile in .; B=y");
    // The targets of the file itself are merged the same way.
    expect(builtBy("docker-bake.hcl", both)[0]).toContain("web/web.Dockerfile in web; A=1; B=y; target slim");
    // What x-bake says is not read, and an override file is none of Bake's.
    const extended = compose.replace("target: server,", "target: server, x-bake: {contexts: {c: d}},");
    const others = { ...files, "compose.yaml": extended, "compose.override.yaml": "services: {web: {build: other}}" };
    expect(byScript("docker buildx bake web\n", others)).toEqual([`${alone[0]}; and perhaps more`]);
  });

  it("is found in recipes, with what make exports", () => {
    const makefile =
      "TAG := 3\nDEBUG = true\nexport TAG\nimages: ; echo\nimages:\n\tdocker buildx bake app --set app.args.GO=$(TAG)\n";
    expect(builtBy("Makefile", { ...project, Makefile: makefile })).toEqual([
      "target images (target app) of Makefile; Dockerfile in .; GO=3; DEBUG=0; target server; as example.com/app:3",
    ]);
    const all = makefile.replace("export TAG", "export");
    expect(builtBy("Makefile", { ...project, Makefile: all })[0]).toContain("DEBUG=1");
  });

  it("is found in steps of workflows, as actions and in scripts", () => {
    const workflow = `on: push
env:
  TAG: "4"
jobs:
  image:
    runs-on: ubuntu-latest
    strategy:
      matrix: {go: ["1.25", "1.26"]}
    steps:
      - uses: actions/checkout@v5
      - uses: docker/bake-action@v6
        with:
          source: .
          targets: app
          set: |
            *.args.GO=\${{ matrix.go }}
            *.args.REV=\${{ github.sha }}
      - uses: docker/bake-action@v6
        env: {TAG: "\${{ github.ref_name }}"}
        with:
          files: |
            docker-bake.hcl
            \${{ steps.meta.outputs.bake-file }}
          targets: tools-alpine,app
      - run: docker buildx bake tools-alpine
        env: {TAG: x}
`;
    const path = ".github/workflows/image.yml";
    expect(builtBy(path, { ...project, [path]: workflow })).toEqual([
      "step 2 of job image (1.25) (target app) of image.yml; Dockerfile in .; GO=1.25; DEBUG=0; REV=?; target server; as example.com/app:4",
      "step 2 of job image (1.26) (target app) of image.yml; Dockerfile in .; GO=1.26; DEBUG=0; REV=?; target server; as example.com/app:4",
      "step 3 of job image (target tools-alpine) of image.yml; tools.Dockerfile in ?; OS=alpine; and perhaps more",
      "step 3 of job image (target app) of image.yml; Dockerfile in ?; GO=1.26; DEBUG=0; target server; as ?; and perhaps more",
      "step 4 of job image (target tools-alpine) of image.yml; tools.Dockerfile in .; OS=alpine",
    ]);
  });

  it("takes Compose files as Compose does", () => {
    const files = { "compose.yaml": "services:\n  web:\n    build: web\n", "web/Dockerfile": "FROM scratch\n" };
    expect(byScript("docker buildx bake -f compose.yaml web\n", files)).toEqual([
      "docker buildx bake (service web) of build.sh; web/Dockerfile in web",
    ]);
  });

  it("is bounded", () => {
    const targets = Array.from({ length: 2000 }, (_, i) => `target "t${i}" {}\n`).join("");
    const group = `group "default" { targets = [${Array.from({ length: 2000 }, (_, i) => `"t${i}"`)}] }\n`;
    const files = { "docker-bake.hcl": group + targets, Dockerfile: "FROM scratch\n" };
    expect(byScript("docker buildx bake\n".repeat(500), files)).toHaveLength(4096);
    expect(
      byScript("docker buildx bake circle\n", { "docker-bake.hcl": 'group "circle" { targets = ["circle"] }' }),
    ).toEqual([]);
  });
});

const compose = `services:
  web:
    image: example.com/web:\${TAG:-dev}
    build:
      context: web
      args: {A: "1", B: "\${B-0}"}
  tools:
    profiles: [tools]
    build: tools
`;

describe("a call of Compose", () => {
  const files = { "compose.yaml": compose, "web/Dockerfile": "FROM scratch\n", "tools/Dockerfile": "FROM scratch\n" };

  it("builds services without a profile, or those that it names", () => {
    expect(byScript("docker compose build\n", files)).toEqual([
      "docker compose build (service web) of build.sh; web/Dockerfile in web; A=1; B=0; as example.com/web:dev",
    ]);
    expect(byScript("docker-compose up -d --build tools\n", files)).toEqual([
      "docker-compose up (service tools) of build.sh; tools/Dockerfile in tools",
    ]);
    expect(byScript("docker compose --profile tools build\n", files)).toHaveLength(2);
    expect(byScript("docker compose up -d\ndocker compose pull --build\n", files)).toEqual([]);
  });

  it("has arguments and variables of its own", () => {
    expect(byScript("B=7 docker compose build --build-arg A=2 --build-arg C=$C\n", files)).toEqual([
      "docker compose build (service web) of build.sh; web/Dockerfile in web; B=7; A=2; C=?; as example.com/web:dev",
    ]);
  });

  it("merges the files that it names", () => {
    const more = {
      ...files,
      "ci/compose.ci.yaml":
        "services:\n  web:\n    build:\n      target: ci\n      args: {B: '2'}\n  tools: {build: !reset null}\n  other: {build: ./other}\n",
      "other/Dockerfile": "FROM scratch\n",
    };
    expect(byScript("docker compose -f compose.yaml -f ci/compose.ci.yaml --profile '*' build\n", more)).toEqual([
      "docker compose build (service web) of build.sh; web/Dockerfile in web; A=1; B=2; target ci; as example.com/web:dev",
      "docker compose build (service other) of build.sh; other/Dockerfile in other",
    ]);
    const alone = { ...more, "ci/compose.ci.yaml": "services:\n  web:\n    build:\n      args: !override {B: '2'}\n" };
    expect(byScript("docker compose -f compose.yaml -f ci/compose.ci.yaml build web\n", alone)[0]).toContain(
      "web; B=2; as",
    );
    expect(byScript("docker compose -f $FILE build\n", more)).toEqual([]);
    expect(byScript("docker compose -f compose.yaml -f made.yaml build\n", more)[0]).toContain("and perhaps more");
  });
});
