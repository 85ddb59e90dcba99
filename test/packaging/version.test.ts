import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { versionedFiles, withVersion } from "../../scripts/generate/version.ts";
import { manifest, root } from "../../scripts/project.ts";

const { version } = manifest;

test.each([
  ["npx plimsoll@9.8.7", `npx plimsoll@${version}`],
  ["uses: OWNER/plimsoll@v9.8.7-rc.1", `uses: OWNER/plimsoll@v${version}`],
  ["plimsoll-9.8.7.tgz plimsoll-9.8.7-rc.1.tgz", `plimsoll-${version}.tgz plimsoll-${version}.tgz`],
  ["rev: v9.8.7\n", `rev: v${version}\n`],
  ["It is plimsoll@9.8.7.", `It is plimsoll@${version}.`],
  ["node-9.8.7 npm@9.8.7 gitlab-ci-local@9.8.7", "node-9.8.7 npm@9.8.7 gitlab-ci-local@9.8.7"],
])("%j becomes %j", (text, expected) => expect(withVersion(text)).toBe(expected));

test.each(versionedFiles)("%s names the package's version", (path) => {
  const text = readFileSync(`${root}/${path}`, "utf8");
  expect(text).toContain(version);
  expect(withVersion(text)).toBe(text);
});
