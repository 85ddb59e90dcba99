import { expect, it } from "vitest";
import { readModuleFile } from "../../../src/syntax/go/module-file.ts";

it("reads a module with what it needs", () => {
  const text = `// A module.
module "example.com/app" // here

go 1.22.1
toolchain go1.23.0

require example.com/one v1.0.0
require (
	example.com/two/v2 v2.0.0 // indirect
	example.com/three v0.1.0
)

replace example.com/one => ./local
replace (
	example.com/two/v2 v2.0.0 => ../two
	example.com/three => example.com/fork v1.0.0
)
exclude example.com/four v1.0.0
`;
  expect(readModuleFile(text)).toEqual({
    path: "example.com/app",
    go: "1.22.1",
    toolchain: "go1.23.0",
    requires: ["example.com/one", "example.com/two/v2", "example.com/three"],
    localReplacements: ["./local", "../two"],
  });
});

it.each(["", "module", "require (", ")", "module (\n)\r\n", "replace a"])("takes any text: %j", (text) => {
  expect(readModuleFile(text)).toEqual({ path: undefined, go: undefined, requires: [], localReplacements: [] });
});
