import { expect, it } from "vitest";
import { instructionTypes, keywordNames, keywordOf } from "../../../src/kinds/dockerfile/keywords.ts";

it.each([
  [
    "ADD",
    "Add",
    "chown=value chmod=value link=switch exclude=many checksum=value keep-git-dir=switch unpack=switch",
    true,
    true,
  ],
  ["ARG", "Arg", "", false, false],
  ["CMD", "Cmd", "", true, false],
  ["COPY", "Copy", "chown=value chmod=value link=switch exclude=many from=value parents=switch", true, true],
  ["ENTRYPOINT", "Entrypoint", "", true, false],
  ["ENV", "Env", "", false, false],
  ["EXPOSE", "Expose", "", false, false],
  ["FROM", "From", "platform=value", false, false],
  [
    "HEALTHCHECK",
    "Healthcheck",
    "interval=value timeout=value start-period=value start-interval=value retries=value",
    false,
    false,
  ],
  ["LABEL", "Label", "", false, false],
  ["MAINTAINER", "Maintainer", "", false, false],
  ["ONBUILD", "Onbuild", "", false, false],
  ["RUN", "Run", "mount=many network=value security=value device=many", true, true],
  ["SHELL", "Shell", "", true, false],
  ["STOPSIGNAL", "Stopsignal", "", false, false],
  ["USER", "User", "", false, false],
  ["VOLUME", "Volume", "", true, false],
  ["WORKDIR", "Workdir", "", false, false],
])("%s is a keyword", (name, type, flags, json, heredocs) => {
  const keyword = keywordOf(name);
  const kinds = Object.entries(keyword.flags).map(([flag, kind]) => `${flag}=${kind}`);
  expect({ ...keyword, flags: kinds.join(" ") }).toEqual({ name, type, flags, json, heredocs });
  expect(keywordOf(name.toLowerCase())).toBe(keyword);
  expect(keywordNames).toContain(name);
  expect(instructionTypes).toContain(type);
});

it.each(["", "FOO", "RUNS"])("%j is none", (word) => {
  expect(keywordOf(word)).toEqual({ name: "", type: "UnknownInstruction", flags: {}, json: false, heredocs: false });
});
