import { describe, expect, it } from "vitest";
import { listsNeededAfter, mayUseLists } from "../../../src/rule-kit/packages/lists-needed-later.ts";
import { all, modelOf } from "../../kinds/dockerfile/model/build.ts";

/** Whether what follows the first RUN needs the lists. */
function need(after: string): string {
  const model = modelOf(`FROM debian:12 AS base\nRUN apt-get update\n${after}`);
  return listsNeededAfter(all(model, "Run")[0]!, model);
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
    ["RUN if true; then apt-get install -y git; fi", "perhaps"],
    ["RUN if true; then apt-get update; fi", "perhaps"],
    ["RUN if true; then apt-get update; fi; apt-get install -y git", "yes"],
    ["RUN rm -rf /var/lib/apt/lists/*\nRUN apt-get install -y git", "yes"],
    ["RUN apt-get distclean\nRUN apt-get install -y git", "no"],
    ["RUN apt-get clean\nRUN apt-get install -y git", "yes"],
    ["RUN dnf clean all\nRUN apt-get install -y git", "yes"],
    ["RUN ./setup.sh", "perhaps"],
    ["RUN ./setup.sh && apt-get update", "perhaps"],
    ["RUN ./setup.sh && apt-get distclean", "perhaps"],
    ["RUN ./setup.sh && apt-get install -y git", "yes"],
    ["RUN ./setup.sh\nRUN apt-get update", "perhaps"],
    ["RUN apt-get update\nRUN ./setup.sh", "no"],
    ["RUN make", "no"],
    ["RUN make\nRUN apt-get install -y git", "yes"],
    ["CMD apt-get install -y git", "no"],
    ["ONBUILD RUN apt-get install -y git", "yes"],
    ["FROM base\nRUN apt-get install -y git", "yes"],
    ["FROM base\nRUN make\nFROM base\nRUN apt-get install -y git\nFROM base\nRUN make", "yes"],
    ["FROM base\nRUN ./setup.sh\nFROM base\nRUN make", "perhaps"],
    ["FROM base\nRUN make\nFROM base\nRUN ./setup.sh", "perhaps"],
    ["FROM base\nRUN make\nFROM base\nRUN make", "no"],
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
  ["/usr/bin/make", false],
  ["/bin/make", false],
  ["/sbin/make", false],
  ["tools/setup", false],
  ["tools/setup.sh", true],
  [".sh-tool", false],
  ["source setup", true],
  [". setup", true],
  ["make", false],
])("tells whether %s may use the lists", (script, expected) => {
  const model = modelOf(`FROM debian:12\nARG X\nRUN ${script}`);
  expect(mayUseLists(model.commands(all(model, "Run")[0]!).at(-1)!)).toBe(expected);
});
