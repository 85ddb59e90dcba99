import rule from "../../../rules/workflows/workflow-no-cache-in-release.ts";
import { testRule } from "../../rule-tester.ts";

const job = (on: string, steps: string) =>
  `on: ${on}\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n${steps}`;
const build = (cache: string, push = "true") =>
  `      - uses: docker/build-push-action@v6\n        with:\n          push: ${push}\n${cache}          tags: example.com/app:1\n`;
const cached = "          cache-from: «type=gha»\n";
const clean = "          cache-from: type=gha\n";
const buildx = (...inputs: readonly string[]) =>
  `      - uses: docker/setup-buildx-action@v3\n        with:\n${inputs.map((one) => `          ${one}\n`).join("")}`;

testRule(rule, {
  bad: [
    {
      title: "the words",
      message: ["builder", "layers"],
      code: job("release", buildx("«version: latest»") + build(cached)),
      says: [
        "A release is built with buildx from a cache that other jobs write: set cache-binary: false",
        "A release can contain layers from a cache that other jobs write: build it without cache-from",
      ],
      offers: [
        "Set cache-binary: false, which downloads buildx each time",
        "Remove cache-from, which builds each layer again",
      ],
      fixedUnsafe: job("release", buildx("cache-binary: false", "version: latest") + build("")),
    },
    {
      title: "tags among others: other builds may use it, and nothing is offered",
      message: "layers",
      code: job(
        "{pull_request: , push: {branches: [main], tags: [v*]}}",
        build("          cache-from: «type=gha,scope=app»\n", "${{ github.event_name != 'pull_request' }}"),
      ),
    },
    {
      title: "one of several caches, of a command, on a condition",
      message: "layers",
      code: job(
        "{push: {tags: [v*]}}",
        `${build("          cache-from: |\n            type=registry,ref=example.com/app:cache\n            «type=gha»\n")}      - if: github.ref_type == 'tag'\n        run: docker buildx build --push --cache-from «type=gha» -t example.com/app:2 .\n`,
      ),
    },
    {
      title: "a directory that is restored",
      message: "layers",
      code: job(
        "release",
        `      - ‹uses: actions/cache@v5\n        with:\n          path: |\n            ~/.cache\n            /tmp/.buildx-cache\n          key: layers›\n${build("          cache-from: «type=local,src=/tmp/.buildx-cache/release»\n")}`,
      ),
      related: "The cache is restored here",
      fixedUnsafe: job(
        "release",
        `      - uses: actions/cache@v5\n        with:\n          path: |\n            ~/.cache\n            /tmp/.buildx-cache\n          key: layers\n${build("")}`,
      ),
    },
    {
      title: "the only input",
      message: "layers",
      code: job(
        "release",
        `${build("")}      - uses: docker/build-push-action@v6\n        with: {push: true, cache-from: «type=gha»}\n`,
      ),
    },
    {
      title: "a cache of the program that is asked for",
      message: "builder",
      code: job("release", buildx("«version: v0.29.1»", "cache-binary: true") + build("")),
    },
  ],
  good: [
    { title: "no release", code: job("push", buildx("version: latest") + build(clean)) },
    { title: "branches", code: job("{push: {branches: [main]}}", build(clean)) },
    {
      title: "not on that event",
      code: job("[release, pull_request]", build(clean, "${{ github.event_name == 'pull_request' }}")),
    },
    {
      title: "a step for another event",
      code: job(
        "[release, pull_request]",
        build(clean).replace("- uses", "- if: github.event_name == 'pull_request'\n        uses"),
      ),
    },
    { title: "not pushed", code: job("release", buildx("version: latest") + build(clean, "false")) },
    { title: "pushed perhaps", code: job("release", build(clean, "${{ vars.PUSH }}")) },
    {
      title: "a cache in a registry",
      code: job("release", build("          cache-from: type=registry,ref=example.com/app:cache\n")),
    },
    {
      title: "a directory that nothing restores, or afterwards",
      code: job(
        "release",
        `      - uses: actions/cache@v5\n        with:\n          path: /tmp/cache\n          key: layers\n${build("          cache-from: type=local,src=/tmp/layers\n")}      - uses: actions/cache@v5\n        with:\n          path: /tmp/layers\n          key: layers\n`,
      ),
    },
    { title: "no cache perhaps", code: job("release", build("          cache-from: ${{ vars.CACHE }}\n")) },
    { title: "the buildx of the runner", code: job("release", buildx("install: true") + build("")) },
    { title: "not kept", code: job("release", buildx("version: latest", "cache-binary: false") + build("")) },
    {
      title: "built from source",
      code: job("release", buildx("version: https://github.com/docker/buildx.git#master") + build("")),
    },
    { title: "before it was kept", code: job("release", buildx("version: latest").replace("@v3", "@v2") + build("")) },
    { title: "nothing is pushed after it", code: job("release", build("") + buildx("version: latest")) },
  ],
});
