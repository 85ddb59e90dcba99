import { setAstBuilder } from "./kinds/dockerfile/ast.ts";

// Imported for its effect by the entries for Node: `document.ast` then loads `dockerfile-ast` when a rule first asks,
// and with it `node:module`, which takes as long to load as a small file to lint.

let parse: typeof import("dockerfile-ast")["DockerfileParser"]["parse"] | undefined;

setAstBuilder((text) => {
  parse ??= load();
  return parse(text);
});

function load(): NonNullable<typeof parse> {
  const require = process.getBuiltinModule("node:module").createRequire(import.meta.url);
  const { DockerfileParser } = require("dockerfile-ast") as typeof import("dockerfile-ast");
  return (text) => DockerfileParser.parse(text);
}
