import { describe, expect, it } from "vitest";
import { areListsUnneeded, mayUseLists } from "../../../src/rule-kit/packages/lists-needed-later.ts";
import { all, modelOf } from "../../kinds/dockerfile/model/build.ts";

/** Whether what follows the first RUN needs the lists. */
function need(after: string): string {
  const model = modelOf(`FROM debian:12 AS base\nRUN apt-get update\n${after}`);
  const unneeded = areListsUnneeded(all(model, "Run")[0]!, model);
  return typeof unneeded === "object"
    ? unneeded.unless.replace(" needs the package lists", "")
    : unneeded
      ? "no"
      : "yes";
}

describe("need of what follows", () => {
  it.each([
    ["", "no"],
    ["RUN apt-get install -y git", "yes"],
    ["RUN apt-get upgrade -y", "yes"],
    ["RUN apt-get remove -y git", "no"],
    ["RUN dnf install -y git", "no"],
    ["RUN apt-get update && apt-get install -y git", "no"],
    ["RUN dnf makecache && apt-get install -y git", "yes"],
    ["RUN if true; then apt-get install -y git; fi", "apt-get install"],
    ["RUN if true; then apt-get update; fi", "apt-get update"],
    ["RUN if true; then apt-get update; fi; apt-get install -y git", "yes"],
    ["RUN rm -rf /var/lib/apt/lists/*\nRUN apt-get install -y git", "yes"],
    ["RUN apt-get distclean\nRUN apt-get install -y git", "no"],
    ["RUN apt-get clean\nRUN apt-get install -y git", "yes"],
    ["RUN dnf clean all\nRUN apt-get install -y git", "yes"],
    ["RUN ./setup.sh", "./setup.sh"],
    ["RUN ./setup.sh && apt-get update", "./setup.sh"],
    ["RUN ./setup.sh && apt-get distclean", "./setup.sh"],
    ["RUN ./setup.sh && apt-get install -y git", "yes"],
    ["RUN ./setup.sh\nRUN apt-get update", "./setup.sh"],
    ["RUN apt-get update\nRUN ./setup.sh", "no"],
    ["RUN make deps", "make"],
    ["RUN npm ci && npm prune", "no"],
    ["RUN npm run setup", "npm run"],
    ["RUN python3 setup.py", "python3"],
    ["RUN python3 --version", "no"],
    ["RUN pkgadd tree", "pkgadd"],
    ["RUN useradd app && locale-gen", "no"],
    ["RUN make\nRUN apt-get install -y git", "yes"],
    ["CMD apt-get install -y git && serve", "yes"],
    ["CMD apt-get update && apt-get install -y git", "no"],
    ["ENTRYPOINT apt-get install -y git\nENTRYPOINT serve", "no"],
    ["ENTRYPOINT ./start.sh", "no"],
    ["ONBUILD RUN apt-get install -y git", "yes"],
    ["FROM base\nRUN apt-get install -y git", "yes"],
    ["FROM base\nRUN make\nFROM base\nRUN apt-get install -y git\nFROM base\nRUN make", "yes"],
    ["FROM base\nRUN ./setup.sh\nFROM base\nRUN make", "./setup.sh"],
    ["FROM base\nRUN make\nFROM base\nRUN ./setup.sh", "make"],
    ["FROM base\nRUN mkdir x\nFROM base\nRUN mkdir x", "no"],
    ["FROM base AS more\nFROM more\nRUN apt-get install -y git", "yes"],
    ["FROM debian:12\nRUN apt-get install -y git", "no"],
  ])("%s: %s", (after, expected) => {
    expect(need(after)).toBe(expected);
  });
});

it.each([
  ["apt-cache search git", true],
  ["gdebi a.deb", true],
  ["apt-get download git", true],
  ["apt-get source git", true],
  ["apt-get clean", false],
  ["pip download flask", false],
  ["$X run", true],
  ["sh setup", true],
  ["bash setup", true],
  ["sh", false],
  ["bash -c true", false],
  ["curl https://example.com/ | sh", true],
  ["./setup", true],
  ["../setup", true],
  ["/setup", true],
  ["/opt/setup", true],
  ["/usr/bin/curl", false],
  ["/bin/tar", false],
  ["/sbin/ldconfig", false],
  ["tools/setup", true],
  ["tools/setup.sh", true],
  [".sh-tool", true],
  ["source setup", true],
  [". setup", true],
  ["make", true],
  ["yarn", false],
  ["yarn run x", true],
  ["perl -v", false],
  ["perl x.pl", true],
  ["export A=b", false],
])("tells whether %s may use the lists", (script, expected) => {
  const model = modelOf(`FROM debian:12\nARG X\nRUN ${script}`);
  expect(mayUseLists(model.commands(all(model, "Run")[0]!).at(-1)!)).toBe(expected);
});
