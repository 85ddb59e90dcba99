import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { tree } from "../config/fixtures.ts";
import { gitDirectory } from "../helpers/git-directory.ts";
import { windows } from "../helpers/platform.ts";
import { plimsoll } from "./real.ts";

const schema = JSON.parse(readFileSync(new URL("../../schema/files.schema.json", import.meta.url), "utf8"));

const pod = "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: a:1\n";
const files = {
  Dockerfile: "FROM alpine:3.22\n",
  "compose.yaml": "services: {}\n",
  "Dockerfile.go": "package main\n",
  "k8s/pod.yaml": pod,
  "chart/templates/pod.yaml": pod.replace("a:1", "{{ .Values.image }}"),
  "old/Dockerfile": "FROM alpine:3.22\n",
  "house/Dockerfile": "FROM alpine:3.22\n",
  "values.yaml": "a: 1\n",
  ".gitignore": "old/Dockerfile\n",
  "plimsoll.config.yaml": "ignore: [house]\n",
};

test("which files are read, and which look so and are not", async () => {
  const { out, code } = await plimsoll(tree(files), ["files"]);
  expect(out).toBe(`dockerfile  Dockerfile
compose     compose.yaml
kubernetes  k8s/pod.yaml
3 files

Passed over:
  Dockerfile.go does not look like a Dockerfile
  chart/templates/pod.yaml is a template of a Kubernetes manifest
  old/Dockerfile is ignored by git
`);
  expect(code).toBe(0);
});

test("the same as JSON of its schema", async () => {
  const { out } = await plimsoll(tree(files), ["files", "--format", "json"]);
  const validate = new Ajv().compile(schema);
  const listed = JSON.parse(out);
  expect(validate(listed), JSON.stringify(validate.errors)).toBe(true);
  expect(listed.passedOver).toContainEqual({
    path: "chart/templates/pod.yaml",
    kind: "kubernetes",
    reason: "template",
  });
});

test("a run says how many files it passed over", async () => {
  const { out, err } = await plimsoll(tree(files), ["--format", "pretty", "--preset", "only:size"]);
  expect(out.trim()).toBe("1 Dockerfile, 1 Compose file, 1 Kubernetes manifest: no findings (1 passed over)");
  expect(err).toBe("");
  const named = await plimsoll(tree(files), ["chart/templates/pod.yaml"]);
  expect(named.err).toBe("plimsoll: chart/templates/pod.yaml is a template of a Kubernetes manifest; it was skipped\n");
});

test("what cannot be read is told", async () => {
  const { out, code } = await plimsoll(tree({ Dockerfile: "\0" }), ["files"]);
  expect(out).toBe("No files\n\nCannot be read:\n  Dockerfile is not text\n");
  expect(code).toBe(2);
});

test.skipIf(windows)(
  "a script or a Makefile that is a link out of the repository cannot be read, whatever it looks like",
  async () => {
    const root = tree({
      "repo/Dockerfile": "FROM alpine:3.22\n",
      "out/build.sh": "docker build .\n",
      "out/plain.sh": "ls\n",
    });
    const repo = join(root, "repo");
    gitDirectory(repo);
    for (const [to, name] of [
      ["build.sh", "build.sh"],
      ["plain.sh", "plain.sh"],
      ["build.sh", "Makefile"],
    ] as const)
      symlinkSync(join(root, "out", to), join(repo, name));
    symlinkSync("Dockerfile", join(repo, "near.sh"));
    const { out, code } = await plimsoll(repo, ["files"]);
    const away =
      "cannot be read: it is a link that leads out of the linted directory; it can be read by a run from a directory above both, or by one that is given the name of the file";
    expect(out).toBe(`dockerfile  Dockerfile
1 file

Passed over:
  near.sh does not look like a build.sh

Cannot be read:
  Makefile ${away}
  build.sh ${away}
  plain.sh ${away}
`);
    expect(code).toBe(2);
  },
);
