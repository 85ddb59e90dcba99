import { expect, it } from "vitest";
import { isCleanup } from "../../../../src/kinds/dockerfile/model/cleanup.ts";
import { all, modelOf } from "./build.ts";

function cleans(script: string): boolean | undefined {
  const model = modelOf(`FROM debian:12\nARG IN\nRUN ${script}`);
  const [run] = all(model, "Run");
  const [command] = run ? model.commands(run) : [];
  return command && isCleanup(command);
}

it.each([
  "apt-get clean",
  "pip cache purge",
  "rm -rf /var/lib/apt/lists/*",
  "rm -rf /root/.npm /tmp/build",
  "rm -rf /tmp/a",
  "rm -rf /var/tmp/a",
  "rm -rf /var/cache/fontconfig",
  "rm -rf /var/log/dpkg",
])("takes %s for a cleanup", (script) => {
  expect(cleans(script)).toBe(true);
});

it.each("tar tar.lzma tgz tbz tbz2 txz zip 7z deb rpm gz bz2 xz zst asc sig sha256 sha512 gpg ZIP".split(" "))(
  "takes the removal of .%s for a cleanup",
  (ending) => {
    expect(cleans(`rm x.${ending}`)).toBe(true);
    expect(cleans(`rm x.${ending}.txt`)).toBe(ending === "tar");
  },
);

it.each([
  "apt-get update",
  "touch /tmp/a",
  "rm -rf",
  "rm -rf /srv/app",
  "rm -rf /tmp/a /srv/app",
  'rm -rf /tmp/a "$IN"',
  "rm -rf /srv/tmp/a",
])("takes %s for none", (script) => {
  expect(cleans(script)).toBe(false);
});
