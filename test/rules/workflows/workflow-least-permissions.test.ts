import rule from "../../../rules/workflows/workflow-least-permissions.ts";
import { testRule } from "../../rule-tester.ts";

const push =
  "      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          tags: ghcr.io/example/app:1\n";

const job = (permissions: string, steps = push) =>
  `on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    permissions:${permissions}\n    steps:\n${steps}`;
const scopes = (...entries: readonly string[]) => entries.map((entry) => `\n      ${entry}`).join("");
const wide = (...steps: readonly string[]) => job(scopes("contents: write", "packages: write"), steps.join(""));

testRule(rule, {
  bad: [
    {
      title: "all scopes, whatever the steps are",
      message: "all",
      code: job(" «write-all»", `${push}      - uses: example/release@v1\n`),
      says: "Pushing an image needs packages: write, not write-all: list the scopes that the job uses",
    },
    {
      title: "one of its own, with a comment, beside others",
      message: "unused",
      code: job(
        scopes("«issues: write» # why", "packages: write", "«contents: write»", "id-token: write", "checks: read"),
        `      - uses: actions/checkout@v6\n      - uses: docker/login-action@v3\n        with:\n          registry: ghcr.io\n          username: example\n          password: \${{ secrets.GITHUB_TOKEN }}\n      - run: docker info\n${push}`,
      ),
      says: [
        "Nothing in job image, which pushes an image, uses issues: write: remove it",
        "Nothing in job image, which pushes an image, uses contents: write: read is enough",
      ],
      offers: ["Remove issues: write", "Set contents: read"],
      fixedUnsafe: job(
        scopes("packages: write", "contents: read", "id-token: write", "checks: read"),
        `      - uses: actions/checkout@v6\n      - uses: docker/login-action@v3\n        with:\n          registry: ghcr.io\n          username: example\n          password: \${{ secrets.GITHUB_TOKEN }}\n      - run: docker info\n${push}`,
      ),
    },
    {
      title: "what GitHub's parser knows beside",
      message: "unused",
      code: job(scopes("«copilot-requests: write»", "packages: write"), push),
      fixedUnsafe: job(scopes("packages: write"), push),
    },
    {
      title: "an image that is run without the token",
      message: "unused",
      code: job(
        scopes("«checks: write»"),
        `${push}      - uses: docker://example.com/report:1\n        with:\n          args: --all\n`,
      ),
    },
    {
      title: "a script with other expressions, and inputs that are for a registry",
      message: "unused",
      code: job(
        scopes("«contents: write»", "packages: write"),
        `      - run: docker tag a b:\${{ github.sha }}\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          GitHub-Token: \${{ github.token }}\n          tags: ghcr.io/example/app:1\n`,
      ),
      fixedUnsafe: job(
        scopes("contents: read", "packages: write"),
        `      - run: docker tag a b:\${{ github.sha }}\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          GitHub-Token: \${{ github.token }}\n          tags: ghcr.io/example/app:1\n`,
      ),
    },
    {
      title: "alone nothing is offered, nor where the mapping is not a block",
      message: "unused",
      code: job(scopes("«checks: write»"), "      - run: docker push example.com/app:1\n"),
    },
    {
      title: "not a block",
      message: "unused",
      code: job(" {packages: write, «checks: write»}"),
    },
    {
      title: "of the workflow, of which all jobs push",
      message: "unused",
      code: `on: push\npermissions:\n  packages: write\n  «actions: write»\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n${push}  other:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker push example.com/other:1\n  own:\n    runs-on: ubuntu-24.04\n    permissions: {}\n    steps:\n      - uses: example/release@v1\n`,
      says: "Nothing in the workflow, which pushes an image, uses actions: write: remove it",
      fixedUnsafe: `on: push\npermissions:\n  packages: write\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n${push}  other:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker push example.com/other:1\n  own:\n    runs-on: ubuntu-24.04\n    permissions: {}\n    steps:\n      - uses: example/release@v1\n`,
    },
  ],
  good: [
    { title: "what it takes", code: job(scopes("contents: read", "packages: write", "attestations: write")) },
    ...["issues", "pull-requests"].map((scope) => ({
      title: `a comment on a pull request, for which ${scope} is enough`,
      code: job(scopes(`${scope}: write`, "packages: write"), `${push}      - uses: docker/scout-action@v1\n`),
    })),
    { title: "nothing is pushed", code: job(" write-all", "      - run: docker build .\n") },
    { title: "nothing is said", code: `on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n${push}` },
    { title: "nothing may be written", code: job(" read-all") },
    { title: "one program of several is not known", code: wide(push, "      - run: docker info && ./release.sh\n") },
    {
      title: "a script that is not read",
      code: wide(push, "      - shell: pwsh\n        run: |\n          Invoke-Release\n"),
    },
    { title: "all secrets", code: wide(push, "      - run: docker info ${{ toJSON(secrets) }} ${{ secrets['A'] }}\n") },
    { title: "an action that is not known", code: wide(push, "      - uses: softprops/action-gh-release@v2\n") },
    { title: "an action that may write to it", code: wide(push, "      - uses: anchore/sbom-action@v0\n") },
    { title: "git has the token of a checkout", code: wide(push, "      - run: git push origin v1\n") },
    { title: "what a program does is not known", code: wide(push, "      - run: ./release.sh\n") },
    {
      title: "a script has the token",
      code: wide(push, "      - run: docker info\n        env:\n          TOKEN: ${{ github.token }}\n"),
    },
    {
      title: "an image that is run has the token",
      code: job(
        scopes("checks: write"),
        `${push}      - uses: docker://example.com/report:1\n        with:\n          args: --token \${{ github.token }}\n`,
      ),
    },
    { title: "in the script itself", code: wide(push, "      - run: docker info ${{ secrets.GITHUB_TOKEN }}\n") },
    {
      title: "given to a build",
      code: wide(
        "      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          secrets: token=${{ secrets.GITHUB_TOKEN }}\n",
      ),
    },
    {
      title: "all scripts of the job have it",
      code: job(
        `${scopes("contents: write")}\n    env:\n      TOKEN: \${{ secrets.GITHUB_TOKEN }}`,
        "      - run: docker push example.com/app:1\n",
      ),
    },
    {
      title: "all scripts of the workflow have it",
      code: `env:\n  TOKEN: \${{ secrets.GITHUB_TOKEN }}\n${job(scopes("contents: write"), "      - run: docker push example.com/app:1\n")}`,
    },
    {
      title: "of the workflow, of which another job may use it",
      code: `on: push\npermissions:\n  contents: write\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n${push}  release:\n    uses: ./.github/workflows/release.yml\n`,
    },
  ],
});
