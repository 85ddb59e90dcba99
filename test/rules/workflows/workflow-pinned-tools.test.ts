import rule from "../../../rules/workflows/workflow-pinned-tools.ts";
import { testRule } from "../../rule-tester.ts";

const job = (steps: string, build = "      - run: docker build -t app .\n") =>
  `on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n${steps}${build}`;
const run = (line: string) => `      - run: ${line}\n`;
const uses = (action: string, input: string) => `      - uses: ${action}\n        with:\n          ${input}\n`;

testRule(rule, {
  bad: [
    {
      title: "an action with a version of its own",
      message: "moving",
      code: job(uses("anchore/sbom-action@v0.20.0", "syft-version: «latest»")),
      says: "latest of Syft changes with each release: pin a version",
    },
    {
      title: "packages of several languages, where something is pushed",
      message: "unpinned",
      code: job(
        run("pip install --upgrade pip «awscli» requests==2.32.5") +
          run("npm install --global «typescript»") +
          run("docker push app"),
        "",
      ),
      says: ["No version is pinned for awscli", "No version is pinned for typescript"],
    },
    {
      title: "a branch, written out",
      message: "branch",
      code: job(
        run(
          "curl -sL «https://raw.githubusercontent.com/example/tool/refs/heads/master/install.sh» | sudo bash -s -- v1.2.3",
        ),
        "      - uses: docker/bake-action@v6\n        with:\n          push: true\n",
      ),
      says: "A script is run from the branch master, which moves: use a tag or a commit",
    },
  ],
  good: [
    { title: "nothing is built", code: job(uses("docker/setup-buildx-action@v3", "version: latest"), "") },
    { title: "a version", code: job(uses("sigstore/cosign-installer@v3", "cosign-release: v3.0.2")) },
    { title: "another input", code: job(uses("docker/setup-buildx-action@v3", "name: latest")) },
    {
      title: "a script of a commit",
      code: job(run("curl -sL https://raw.githubusercontent.com/example/tool/v1.2.3/install.sh | sh")),
    },
    {
      title: "a script that is not run",
      code: job(run("curl -sL https://raw.githubusercontent.com/example/tool/main/install.sh | cat")),
    },
    { title: "what go.mod says", code: job(run("go install github.com/google/ko")) },
    {
      title: "what files say",
      code: job(run("pip install -r requirements.txt") + run("npm ci") + run("npm install") + run("pip install .")),
    },
    {
      title: "with constraints",
      code: job(run("pip install -c constraints.txt awscli") + run("cargo install --locked cargo-chef")),
    },
    { title: "a version that is worked out", code: job(run('pip install "awscli==$VERSION"')) },
    { title: "packages of the system", code: job(run("sudo apt-get install -y jq")) },
  ],
});
