import { expect, it } from "vitest";
import { instructionTypes, keywordNames, keywordOf } from "../../../src/kinds/dockerfile/keywords.ts";

it.each([
  [
    "ADD",
    "Add",
    "chown=value chmod=value link=switch exclude=many checksum=value keep-git-dir=switch unpack=switch",
    true,
  ],
  ["ARG", "Arg", "", false],
  ["CMD", "Cmd", "", false],
  ["COPY", "Copy", "chown=value chmod=value link=switch exclude=many from=value parents=switch", true],
  ["ENTRYPOINT", "Entrypoint", "", false],
  ["ENV", "Env", "", false],
  ["EXPOSE", "Expose", "", false],
  ["FROM", "From", "platform=value", false],
  [
    "HEALTHCHECK",
    "Healthcheck",
    "interval=value timeout=value start-period=value start-interval=value retries=value",
    false,
  ],
  ["LABEL", "Label", "", false],
  ["MAINTAINER", "Maintainer", "", false],
  ["ONBUILD", "Onbuild", "", false],
  ["RUN", "Run", "mount=many network=value security=value device=many", true],
  ["SHELL", "Shell", "", false],
  ["STOPSIGNAL", "Stopsignal", "", false],
  ["USER", "User", "", false],
  ["VOLUME", "Volume", "", false],
  ["WORKDIR", "Workdir", "", false],
])("%s is a keyword", (name, type, flags, heredocs) => {
  const keyword = keywordOf(name);
  const kinds = Object.entries(keyword.flags).map(([flag, kind]) => `${flag}=${kind}`);
  expect({ ...keyword, flags: kinds.join(" ") }).toEqual({ name, type, flags, heredocs });
  expect(keywordOf(name.toLowerCase())).toBe(keyword);
  expect(keywordNames).toContain(name);
  expect(instructionTypes).toContain(type);
});

it.each(["", "FOO", "RUNS"])("%j is none", (word) => {
  expect(keywordOf(word)).toEqual({ name: "", type: "UnknownInstruction", flags: {}, heredocs: false });
});
