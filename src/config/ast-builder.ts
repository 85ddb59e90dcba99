import { createRequire } from "node:module";
import { setAstBuilder } from "../kinds/dockerfile/ast.ts";

// Imported for its effect by the entries for Node: `document.ast` then loads `dockerfile-ast` when a rule first asks.

const require = createRequire(import.meta.url);
setAstBuilder((text) => (require("dockerfile-ast") as typeof import("dockerfile-ast")).DockerfileParser.parse(text));
