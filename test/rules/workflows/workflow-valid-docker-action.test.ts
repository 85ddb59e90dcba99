import rule from "../../../rules/workflows/workflow-valid-docker-action.ts";
import { testRule } from "../../rule-tester.ts";

const step = (uses: string) =>
  `on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: ${uses}\n`;
const action = (runs: string) => `name: Check\ndescription: Checks\nruns:\n${runs}`;

testRule(rule, {
  bad: [
    {
      title: "one letter more in the name, with a directory",
      message: "misspelled",
      code: step('"«docker/setup-buildxs-action»/sub@v3"'),
      says: "docker/setup-buildxs-action is not one of Docker's actions: did you mean docker/setup-buildx-action?",
      fixedUnsafe: step('"docker/setup-buildx-action/sub@v3"'),
    },
    {
      title: "an image without a name",
      message: "reference",
      code: step("«docker://»"),
      says: "docker:// is not an image reference: it is empty",
    },
    {
      title: "an empty tag",
      message: "reference",
      code: step("'docker://«alpine:»'"),
      says: "alpine: is not an image reference: its tag is empty",
    },
    {
      title: "of a step of an action, and with escapes",
      message: "reference",
      code: action('  using: composite\n  steps:\n    - uses: "«docker:\\/\\/alpine@sha256:12»"\n'),
      says: "alpine@sha256:12 is not an image reference: a sha256 digest has 64 lower-case hexadecimal digits",
    },
    {
      title: "of an action, whatever the case of its sort",
      message: "reference",
      code: action("  using: Docker\n  image: docker://«example.com/App»\n"),
      says: 'example.com/App is not an image reference: the repository "App" must be lower case',
    },
    {
      title: "an action without an image",
      message: "imageless",
      code: action("  using: «docker»\n  image:\n"),
    },
    {
      title: "keys of others, and a misspelling",
      message: "key",
      code: action(
        "  using: docker\n  image: Dockerfile\n  «steps»: []\n  «entry-point»: /app\n  args: []\n  pre-if: always()\n",
      ),
      says: [
        "steps is not a key of an action that runs in a container",
        "entry-point is not a key of an action that runs in a container: did you mean entrypoint?",
      ],
    },
  ],
  good: [
    { title: "one of Docker's, in capitals", code: step("Docker/Scout-Action@v1") },
    { title: "two letters away", code: step("docker/logon-actoin@v3") },
    { title: "something else of Docker's", code: step("docker/github-builder@v1") },
    { title: "a directory", code: step("./docker/login-action") },
    {
      title: "an image of a registry",
      code: step(
        "docker://ghcr.io/example/app:1.2@sha256:0123456789012345678901234567890123456789012345678901234567890123",
      ),
    },
    { title: "what is worked out", code: step("docker://${{ matrix.image }}") },
    {
      title: "an action of another sort",
      code: action("  using: node24\n  main: index.js\n"),
    },
    {
      title: "a Dockerfile",
      code: action(
        "  using: docker\n  image: Dockerfile\n  args: [a]\n  env: {A: b}\n  entrypoint: /a\n  pre-entrypoint: /b\n  post-entrypoint: /c\n  post-if: always()\n",
      ),
    },
  ],
});
