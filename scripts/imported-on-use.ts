import ts from "typescript";

/**
 * Replaces names that a module imports by expressions for them, so that each is evaluated where it is used. A name that
 * the module uses outside of functions, and so at once, becomes a constant instead.
 *
 * esbuild gives no name twice in a file, not even in functions: the names that are found stand for what is imported.
 */
export function importedOnUse(text: string, imports: ReadonlyMap<string, string>): string {
  const uses = usesIn(text, imports);
  const atOnce = new Set(uses.filter((use) => use.atOnce).map(({ name }) => name));
  let result = "";
  let end = 0;
  for (const { name, start, shorthand } of uses) {
    if (atOnce.has(name)) continue;
    result += text.slice(end, start) + (shorthand ? `${name}:` : "") + imports.get(name);
    end = start + name.length;
  }
  const constants = [...atOnce].map((name) => `const ${name}=${imports.get(name)};\n`);
  return constants.join("") + result + text.slice(end);
}

interface Use {
  readonly name: string;
  readonly start: number;
  /** Whether it stands for a property and its value: `{ name }`. */
  readonly shorthand: boolean;
  readonly atOnce: boolean;
}

function usesIn(text: string, imports: ReadonlyMap<string, string>): readonly Use[] {
  const file = ts.createSourceFile("module.js", text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const uses: Use[] = [];
  const visit = (node: ts.Node, atOnce: boolean): void => {
    if (ts.isIdentifier(node) && imports.has(node.text) && !isNameOnly(node)) {
      const shorthand = ts.isShorthandPropertyAssignment(node.parent);
      uses.push({ name: node.text, start: node.getStart(file), shorthand, atOnce });
    }
    const inside = atOnce && !ts.isFunctionLike(node);
    ts.forEachChild(node, (child) => visit(child, inside));
  };
  visit(file, true);
  return uses;
}

/** Names a property or a label, no value. */
function isNameOnly(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isPropertyAssignment(parent) || ts.isClassElement(parent) || ts.isMethodDeclaration(parent)) {
    return parent.name === node;
  }
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  return ts.isLabeledStatement(parent) || ts.isBreakOrContinueStatement(parent);
}
