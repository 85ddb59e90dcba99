import { expect, it } from "vitest";
import { isPosixFamily } from "../../../src/syntax/shell/script.ts";
import { applyOptions } from "../../../src/syntax/shell/settings.ts";

it.each<[readonly (string | undefined)[], boolean, boolean]>([
  [["-e"], true, false],
  [["-x"], false, false],
  [["-o", "pipefail"], false, true],
  [["-x", "-e"], true, false],
  [["-euo", "pipefail"], true, true],
  [["-o", "errexit", "-o", "pipefail"], true, true],
  [["-o", "nounset", "-e"], true, false],
  [["-e", "+e"], false, false],
  [["-o", "pipefail", "+o", "pipefail"], false, false],
  [["--login", "-e"], true, false],
  [["--", "-e"], false, false],
  [["-", "-e"], false, false],
  [["a-b", "-e"], false, false],
  [[undefined, "-e"], false, false],
])("options %j", (words, errexit, pipefail) => {
  expect(applyOptions({ errexit: false, pipefail: false }, words)).toEqual({ errexit, pipefail });
});

it("the shells of the POSIX family are those whose scripts are read alike", () => {
  expect((["posix", "bash", "dash", "ash", "zsh", "ksh"] as const).filter((one) => !isPosixFamily(one))).toEqual([]);
  expect((["powershell", "cmd", "other"] as const).filter(isPosixFamily)).toEqual([]);
});
