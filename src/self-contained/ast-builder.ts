import { setAstBuilder } from "../kinds/dockerfile/ast.ts";

// Stands in for `src/ast-builder.ts`, which requires a package that is not installed beside a bundle: this call is
// one that esbuild sees, so the package is inside, and run when a rule first asks.

setAstBuilder((text) => (require("dockerfile-ast") as typeof import("dockerfile-ast")).DockerfileParser.parse(text));
