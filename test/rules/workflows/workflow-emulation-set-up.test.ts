import rule from "../../../rules/workflows/workflow-emulation-set-up.ts";
import { testRule } from "../../rule-tester.ts";

const job = (platforms: string, before = "", runner = "ubuntu-24.04") =>
  `on: push\njobs:\n  image:\n    runs-on: ${runner}\n    steps:\n      - uses: actions/checkout@v5\n${before}      - uses: docker/build-push-action@v6\n        with:\n          context: .\n          platforms: ${platforms}\n`;
const files = { Dockerfile: "FROM alpine:3.23\nRUN apk add --no-cache curl\n" };

testRule(rule, {
  bad: [
    {
      kind: "workflow",
      files,
      code: job("«linux/arm64»"),
      says: "Dockerfile runs commands for linux/arm64, which this runner cannot without docker/setup-qemu-action before",
    },
    {
      kind: "workflow",
      title: "a runner of another kind",
      files,
      code: job("«linux/amd64»,linux/arm64", "", "ubuntu-24.04-arm"),
    },
    {
      kind: "workflow",
      title: "commands that are known",
      files,
      code: job("linux/386,«linux/s390x»", "      - run: apt-get update\n"),
    },
  ],
  good: [
    { kind: "workflow", title: "its own platforms", files, code: job("linux/amd64,linux/386") },
    {
      kind: "workflow",
      title: "emulation",
      files,
      code: job("linux/arm64", "      - uses: docker/setup-qemu-action@v3\n"),
    },
    {
      kind: "workflow",
      title: "a script that may set it up",
      files,
      code: job("linux/arm64", "      - run: ./setup.sh\n"),
    },
    {
      kind: "workflow",
      title: "an image that sets it up",
      files,
      code: job("linux/arm64", "      - run: docker run --privileged tonistiigi/binfmt --install all\n"),
    },
    {
      kind: "workflow",
      title: "a builder elsewhere",
      files,
      code: job("linux/arm64", "      - uses: docker/setup-buildx-action@v3\n        with:\n          driver: cloud\n"),
    },
    { kind: "workflow", title: "a runner that is not known", files, code: job("linux/arm64", "", "self-hosted") },
    {
      kind: "workflow",
      title: "nothing is run",
      files: { Dockerfile: "FROM alpine:3.23\nCOPY app /app\n" },
      code: job("linux/arm64"),
    },
    { kind: "workflow", title: "a Dockerfile that is not there", code: job("linux/arm64") },
  ],
});
