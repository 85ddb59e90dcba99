import { relative } from "node:path";
import ts from "typescript";
import { root } from "./project.ts";

// In a plain object a text of a linted file finds `constructor` in every table: what is looked up by such a text is a
// Map, or asked with `lookUp`. Found by types: an index that is any text, into an object that takes any.

const checked = ["src", "rules", "presets"].map((folder) => `${root}/${folder}/`);
/** Where it is asked whether the object has it of its own. */
const asking = `${root}/src/text/look-up.ts`;

const assignments = new Set([ts.SyntaxKind.EqualsToken, ts.SyntaxKind.QuestionQuestionEqualsToken]);
const program = readProgram();
const checker = program.getTypeChecker();
const faults: string[] = [];
for (const file of program.getSourceFiles()) {
  if (file.fileName !== asking && checked.some((folder) => file.fileName.startsWith(folder))) visit(file, file);
}
for (const fault of faults) console.error(fault);
if (faults.length > 0) {
  console.error("Such an index finds what every object inherits: use `lookUp` or a Map.");
  process.exitCode = 1;
}

function readProgram(): ts.Program {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic() {} };
  const config = ts.getParsedCommandLineOfConfigFile(`${root}/tsconfig.json`, {}, host);
  if (!config) throw new Error("tsconfig.json cannot be read");
  return ts.createProgram(config.fileNames, config.options);
}

function visit(node: ts.Node, file: ts.SourceFile): void {
  if (ts.isElementAccessExpression(node) && isOpenLookup(node) && !isWritten(node)) {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    faults.push(`${relative(root, file.fileName)}:${line + 1}: ${node.getText().replace(/\s+/g, " ")}`);
  }
  ts.forEachChild(node, (child) => visit(child, file));
}

function isOpenLookup({ expression, argumentExpression }: ts.ElementAccessExpression): boolean {
  const table = checker.getNonNullableType(checker.getTypeAtLocation(expression));
  const key = checker.getTypeAtLocation(argumentExpression);
  if ((key.flags & ts.TypeFlags.String) === 0) return false;
  const parts = table.isUnion() ? table.types : [table];
  return parts.some((part) => checker.getIndexInfoOfType(part, ts.IndexKind.String) !== undefined);
}

function isWritten(node: ts.ElementAccessExpression): boolean {
  const { parent } = node;
  return ts.isBinaryExpression(parent) && parent.left === node && assignments.has(parent.operatorToken.kind);
}
