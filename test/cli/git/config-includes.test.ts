import { homedir } from "node:os";
import { describe, expect, it } from "vitest";
import { includedFiles } from "../../../src/cli/git/config-includes.ts";
import { windows } from "../../helpers/platform.ts";

const included = (text: string) => includedFiles(text, "/a/config");

describe.skipIf(windows)("the files that a configuration includes", () => {
  it.each<[string, readonly string[]]>([
    ["[include]\npath = b", ["/a/b"]],
    ['\xef\xbb\xbf[include]path=b\r\n[includeIf "gitdir:~/x"]\r\n\tPATH = c\r\n', ["/a/b", "/a/c"]],
    ['[a]\npath = b\n[include "c\\"]\\\\"]\npath = d\nnot-path = e\n[f]path=g', ["/a/d"]],
    ["# [include]\n; path = b\n[include]\nx = y # path = c\npath\npath-x\npath = ~/d ; e", [`${homedir()}/d`]],
    ['[a]\nx = y \\\npath = b\n[include]\nx = "\\\npath = c"\npath = d', ["/a/d"]],
    ["[include]\npath = b\0c", ["/a/b"]],
  ])("are those of %j", (text, files) => expect(included(text)).toEqual(files));

  it.each([
    "[include]\n= b",
    "[include",
    '[include]\npath = "b',
    "[include]\npath = b\\c",
    '[include "a\n"]\npath = b',
  ])("are none where git reads no further: %j", (text) => expect(included(`${text}\n[include]\npath = b`)).toEqual([]));

  it.each(["b\tc", "b\rc", "~root/b", "%(prefix)/b", "\xff"])("are not known with %j", (value) =>
    expect(included(`[include]\npath = ${value}\n`)).toBeUndefined(),
  );
});
