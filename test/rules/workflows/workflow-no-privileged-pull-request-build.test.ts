import rule from "../../../rules/workflows/workflow-no-privileged-pull-request-build.ts";
import { testRule } from "../../rule-tester.ts";

const job = (steps: string, before = "", on = "pull_request_target") =>
  `on: ${on}\njobs:\n  image:\n    runs-on: ubuntu-24.04\n${before}    steps:\n${steps}`;
const checkout = (version: string, inputs: string, condition = "") =>
  `      - ${condition}uses: actions/checkout@${version}\n        with:\n          ${inputs}\n`;
const login =
  "      - uses: docker/login-action@v3\n        with:\n          username: example\n          password: ${{ secrets.PASSWORD }}\n";
const build = "      - uses: docker/build-push-action@v6\n        with:\n          context: .\n          push: true\n";
const marked = (step: string) => step.replace("- ", "- ‹").replace(/\n$/, "›\n");
const head = "ref: ${{ github.event.pull_request.head.sha }}";
const found = "ref: «${{ github.event.pull_request.head.sha }}»";
const unsafe = "\n          allow-unsafe-pr-checkout: true";

testRule(rule, {
  bad: [
    {
      title: "a login, with a release that does not refuse",
      code: job(checkout("11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2", found) + marked(login) + marked(build)),
      says: "The event pull_request_target builds a pull request's code with a login to a registry: build it on pull_request",
      related: ["The job logs in here", "It is built here"],
    },
    {
      title: "a branch of the fork, logged in by a command, built by one",
      code: job(
        `${checkout("v7", `repository: \${{ github.event.pull_request.head.repo.full_name }}\n          ref: «\${{ github.head_ref }}»${unsafe}`)}      - ‹run: echo "$PASSWORD" | docker login -u example --password-stdin›\n      - ‹run: docker build -t app .›\n`,
        "",
        "{push: , pull_request_target: {types: [opened, labeled]}}",
      ),
      says: "The event pull_request_target builds a pull request's code with a login to a registry: build it on pull_request",
      related: ["The job logs in here", "It is built here"],
    },
    {
      title: "secrets of the build, from a directory of its own",
      code: job(
        `${checkout("v7", `ref: «refs/pull/\${{ github.event.number }}/merge»\n          path: head${unsafe}`)}      - ‹uses: docker/build-push-action@v6\n        with:\n          context: head/app\n          ‹secrets: token=\${{ secrets.TOKEN }}››\n`,
      ),
      says: "The event pull_request_target builds a pull request's code with secrets: build it on pull_request",
      related: ["It is built here", "The build is given secrets here"],
    },
    {
      title: "a token that may write, in the context",
      code: job(checkout("v4.1.0", found) + marked(build), "    permissions: ‹{contents: read, packages: write}›\n"),
      says: "The event pull_request_target builds a pull request's code with a token that may write: build it on pull_request",
      related: ["The token may write", "It is built here"],
    },
    {
      title: "any token",
      code: job(checkout("v2.0.0", found) + marked(build), "    permissions: ‹write-all›\n"),
      says: "The event pull_request_target builds a pull request's code with a token that may write: build it on pull_request",
      related: ["The token may write", "It is built here"],
    },
    ...["v2.7.0", "v3.6.0", "v4.3.1", "v5.0.1", "v6.0.3"].map((version) => ({
      title: `the last that does not refuse: ${version}`,
      code: job(checkout(version, found) + marked(login) + marked(build)),
      related: ["The job logs in here", "It is built here"],
    })),
    {
      title: "what will be merged, built by the second of several steps",
      code: job(
        `${checkout("v4.1.0", "ref: «${{ github.event.pull_request.merge_commit_sha }}»")}${marked(login)}      - if: github.event_name == 'push'\n        run: docker build -t other .\n      - run: docker build -t b https://github.com/example/app.git\n${marked(build)}`,
      ),
      related: ["The job logs in here", "It is built here"],
    },
    {
      title: "a branch of the fork, by its longer name",
      code: job(
        `${checkout("v4.1.0", "repository: ${{ github.event.pull_request.head.repo.full_name }}\n          ref: «${{ github.event.pull_request.head.ref }}»")}${marked(login)}${marked(build)}`,
      ),
      related: ["The job logs in here", "It is built here"],
    },
  ],
  good: [
    { title: "another event", code: job(checkout("v7", head + unsafe) + login + build, "", "pull_request") },
    {
      title: "when it has been merged",
      code: job(checkout("v7", head + unsafe) + login + build, "", "{pull_request_target: {types: [closed]}}"),
    },
    { title: "refused", code: job(checkout("v7", head) + login + build) },
    { title: "refused by its newest release", code: job(checkout("v4", head) + login + build) },
    { title: "a release that is not known", code: job(checkout("main", head) + login + build) },
    {
      title: "a branch of the repository",
      code: job(checkout("v4.1.0", "ref: ${{ github.head_ref }}") + login + build),
    },
    { title: "the target", code: job(checkout("v4.1.0", "ref: ${{ github.base_ref }}") + login + build) },
    ...["v2.8.0", "v3.7.0", "v4.4.0", "v5.1.0", "v6.1.0", "v7.0.0"].map((version) => ({
      title: `the first that refuses: ${version}`,
      code: job(checkout(version, head) + login + build),
    })),
    {
      title: "a checkout on another event",
      code: job(checkout("v4.1.0", head, "if: github.event_name == 'push'\n        ") + login + build),
    },
    { title: "built before", code: job(login + build + checkout("v4.1.0", head)) },
    {
      title: "another branch of the fork",
      code: job(
        `${checkout("v4.1.0", "repository: ${{ github.event.pull_request.head.repo.full_name }}\n          ref: ${{ inputs.ref }}")}${login}${build}`,
      ),
    },
    {
      title: "the code of the repository, beside that of the pull request",
      code: job(
        `      - uses: actions/checkout@v4\n${checkout("v4.1.0", `${head}\n          path: head`)}${login}${build}`,
      ),
    },
    { title: "waits", code: job(checkout("v4.1.0", head) + login + build, "    environment: review\n") },
    {
      title: "a condition that cannot be told",
      code: job(
        checkout("v4.1.0", head) + login + build,
        "    if: contains(github.event.pull_request.labels.*.name, 'safe')\n",
      ),
    },
    { title: "nothing is built", code: job(checkout("v4.1.0", head) + login) },
    {
      title: "built from elsewhere",
      code: job(
        `${checkout("v4.1.0", `${head}\n          path: head`)}${login}${build}      - run: docker build https://github.com/example/app.git\n`,
      ),
    },
    {
      title: "built from git",
      code: job(`${checkout("v4.1.0", head)}${login}      - uses: docker/build-push-action@v6\n`),
    },
    {
      title: "nothing to give away",
      code: job(checkout("v4.1.0", head) + build, "    permissions: {contents: read}\n"),
    },
    {
      title: "no password, and permissions that are not said",
      code: job(
        `${checkout("v4.1.0", head)}${login.replace("${{ secrets.PASSWORD }}", "${{ vars.PASSWORD }}")}${build}`,
      ),
    },
    {
      title: "the token is not in the context",
      code: job(checkout("v6.0.2", head) + build, "    permissions: write-all\n"),
    },
    {
      title: "the token is not kept",
      code: job(
        checkout("v4.1.0", `${head}\n          persist-credentials: false`) + build,
        "    permissions: write-all\n",
      ),
    },
    {
      title: "logged in afterwards",
      code: job(checkout("v6.0.2", head) + build + login),
    },
    {
      title: "another checkout after it",
      code: job(`${checkout("v4.1.0", head)}      - uses: actions/checkout@v4\n${login}${build}`),
    },
  ],
});
