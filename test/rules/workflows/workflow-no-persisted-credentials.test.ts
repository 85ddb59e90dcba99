import rule from "../../../rules/workflows/workflow-no-persisted-credentials.ts";
import { testRule } from "../../rule-tester.ts";

const built = { Dockerfile: "FROM python:3.14-slim\n‹COPY . /app›\n" };
const plain = { Dockerfile: "FROM python:3.14-slim\nCOPY . /app\n" };
const related = "The token is copied here";

const job = (steps: string, before = "") =>
  `on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n${before}    steps:\n${steps}`;
const build = (context = ".", push = "true") =>
  `      - uses: docker/build-push-action@v6\n        with:\n          context: ${context}\n          push: ${push}\n          tags: example.com/app:1\n`;
const checkout = "      - uses: «actions/checkout@v4»\n";
const clean = "      - uses: actions/checkout@v4\n";
const refused = "      - uses: actions/checkout@v4\n        with:\n          persist-credentials: false\n";

testRule(rule, {
  bad: [
    {
      title: "the words",
      code: job(checkout + build()),
      says: "Dockerfile copies .git, which holds the token of this checkout: set persist-credentials: false",
      offers: "Set persist-credentials: false, unless a later step asks the remote repository for something",
      files: built,
      related,
      fixedUnsafe: job(refused + build()),
    },
    {
      title: "a commit with its release behind it, and inputs of its own",
      code: job(
        `      - name: Source\n        uses: «actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683» # v4.2.2\n        with:\n          fetch-depth: 0\n${build()}`,
      ),
      files: built,
      related,
      fixedUnsafe: job(
        `      - name: Source\n        uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2\n        with:\n          persist-credentials: false\n          fetch-depth: 0\n${build()}`,
      ),
    },
    {
      title: "pushed later, built from a directory in which it is checked out",
      code: job(
        "      - uses: «actions/checkout@v4»\n        with:\n          path: src\n      - run: docker build -t example.com/app:1 src\n      - run: docker push example.com/app:1\n",
      ),
      files: built,
      related,
      fixedUnsafe: job(
        "      - uses: actions/checkout@v4\n        with:\n          persist-credentials: false\n          path: src\n      - run: docker build -t example.com/app:1 src\n      - run: docker push example.com/app:1\n",
      ),
    },
    {
      title: "pushed perhaps, in two steps, and .git alone",
      code: job(
        checkout +
          build(".", "${{ github.event_name != 'pull_request' && vars.PUSH }}") +
          build(".", "${{ vars.PUSH }}"),
      ),
      files: { Dockerfile: "FROM python:3.14-slim AS base\n‹COPY .git /app/.git›\nFROM base\n" },
      related,
      fixedUnsafe: job(
        refused +
          build(".", "${{ github.event_name != 'pull_request' && vars.PUSH }}") +
          build(".", "${{ vars.PUSH }}"),
      ),
    },
    {
      title: "by Bake",
      code: job(
        `${checkout}      - uses: docker/bake-action@v6\n        with:\n          source: .\n          targets: app\n          push: true\n`,
      ),
      files: { ...built, "docker-bake.hcl": 'target "app" {}\n' },
      related,
      fixedUnsafe: job(
        `${refused}      - uses: docker/bake-action@v6\n        with:\n          source: .\n          targets: app\n          push: true\n`,
      ),
    },
    {
      title: "by Compose",
      code: job(`${checkout}      - run: docker compose build\n      - run: docker compose push\n`),
      files: { ...built, "compose.yaml": "services:\n  app:\n    build: .\n    image: example.com/app:1\n" },
      related,
      fixedUnsafe: job(`${refused}      - run: docker compose build\n      - run: docker compose push\n`),
    },
    {
      title: "an old release, beside another repository, with scripts that leave the token alone, and a checkout after",
      code: job(
        `      - uses: «actions/checkout@v2.7.0»\n      - uses: actions/checkout@v4\n        with:\n          repository: example/other\n          path: other\n      - run: ls .github\n${build()}      - uses: actions/checkout@v4\n`,
      ),
      files: built,
      related,
      fixedUnsafe: job(
        `      - uses: actions/checkout@v2.7.0\n        with:\n          persist-credentials: false\n      - uses: actions/checkout@v4\n        with:\n          repository: example/other\n          path: other\n      - run: ls .github\n${build()}      - uses: actions/checkout@v4\n`,
      ),
    },
    {
      title: "said outright, in capitals: nothing is offered",
      code: job(`      - uses: «actions/checkout@v4»\n        with:\n          persist-credentials: True\n${build()}`),
      files: built,
      related,
    },
    {
      title: "said outright: nothing is offered",
      code: job(`      - uses: «actions/checkout@v4»\n        with:\n          persist-credentials: true\n${build()}`),
      files: built,
      related,
    },
    {
      title: "nothing is offered where a step calls git, or the step is not a block",
      code: job(`${checkout + build()}      - run: git push origin v1\n`),
      files: built,
      related,
    },
    {
      title: "not a block",
      code: job(`      - {uses: «actions/checkout@v4»}\n${build()}`),
      files: built,
      related,
    },
  ],
  good: [
    {
      title: "elsewhere since its sixth version",
      code: job(`      - uses: actions/checkout@v6\n${build()}`),
      files: plain,
    },
    { title: "a branch", code: job(`      - uses: actions/checkout@main\n${build()}`), files: plain },
    {
      title: "a commit of which nothing is known",
      code: job(`      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683\n${build()}`),
      files: plain,
    },
    {
      title: "before it was kept there",
      code: job(`      - uses: actions/checkout@v1\n${build()}`),
      files: plain,
    },
    {
      title: "taken out of the settings of git before",
      code: job(`${clean}      - run: git config --unset-all http.https://github.com/.extraheader\n${build()}`),
      files: plain,
    },
    {
      title: "the section is taken out",
      code: job(`${clean}      - run: git config --remove-section http.https://github.com/\n${build()}`),
      files: plain,
    },
    {
      title: "something else is pushed before, and nothing after",
      code: job(
        `${clean}      - run: docker push example.com/other:1\n${build(".", "false")}      - run: docker images\n`,
      ),
      files: plain,
    },
    {
      title: "only the file is ignored",
      code: job(clean + build()),
      files: { ...plain, ".dockerignore": ".git/config\n" },
    },
    { title: "checked out afterwards", code: job(build() + clean), files: plain },
    { title: "not kept", code: job(refused + build()), files: plain },
    {
      title: "kept perhaps",
      code: job(
        `      - uses: actions/checkout@v4\n        with:\n          persist-credentials: \${{ vars.KEEP }}\n${build()}`,
      ),
      files: plain,
    },
    { title: "not pushed", code: job(clean + build(".", "false")), files: plain },
    { title: "a directory below", code: job(clean + build("app")), files: { "app/Dockerfile": plain.Dockerfile } },
    {
      title: "from git rather than the workspace",
      code: job(`${clean}      - uses: docker/build-push-action@v6\n        with:\n          push: true\n`),
      files: plain,
    },
    {
      title: "ignored, but for a file",
      code: job(clean + build()),
      files: { ...plain, ".dockerignore": ".git\n!.git/HEAD\n" },
    },
    {
      title: "excluded",
      code: job(clean + build()),
      files: { Dockerfile: "FROM python:3.14-slim\nCOPY --exclude=.git . /app\n" },
    },
    {
      title: "a stage that does not ship",
      code: job(clean + build()),
      files: {
        Dockerfile:
          "FROM golang:1.26 AS build\nCOPY . .\nRUN go build -o /app .\nFROM scratch\nCOPY --from=build /app /app\n",
      },
    },
    {
      title: "another repository's",
      code: job(`      - uses: actions/checkout@v4\n        with:\n          repository: example/other\n${build()}`),
      files: plain,
    },
    { title: "two checkouts", code: job(clean + clean + build()), files: plain },
    {
      title: "removed before",
      code: job(`${clean}      - run: rm -rf .git\n${build()}`),
      files: plain,
    },
    {
      title: "in a container, where there may be no git",
      code: job(clean + build(), "    container: docker:29-cli\n"),
      files: plain,
    },
    {
      title: "built from another directory by others",
      code: job(clean + build()),
      files: {
        Dockerfile: plain.Dockerfile,
        "sub/compose.yaml": "services:\n  a:\n    build:\n      context: .\n      dockerfile: ../Dockerfile\n",
      },
    },
  ],
});
