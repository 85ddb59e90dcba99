import ts from "typescript";
import { root } from "../project.ts";
import { code, fence, notice, prose } from "./markdown.ts";

/** A page about what one of our modules exports. */
interface KitPage {
  /** The module, relative to the project. */
  readonly entry: string;
  readonly title: string;
  readonly intro: string;
}

const kit: KitPage = {
  entry: "src/kit.ts",
  title: "Kit for rules",
  intro:
    "`plimsoll/kit` holds what Plimsoll's own rules share. Import from it as they do; `plimsoll` itself has the rest: " +
    "`defineRule`, `report`, facts, nodes and edits.\n\n" +
    "A function takes what is asked about first and the model of its file after. Where it cannot tell, it says so: by an " +
    'unknown `Fact` with the reason, by "maybe" or "unknown" among its answers, or by undefined where its description says ' +
    "what that means. None of them throws. Places are spans of UTF-16 code units.",
};

const kindKit: KitPage = {
  entry: "src/kind-kit.ts",
  title: "Kit for kinds",
  intro:
    "`plimsoll/kind-kit` holds what a kind of documents is made with: [writing kinds](../../extend/writing-kinds.md) " +
    "shows how. `plimsoll` itself has facts and the types of shared nodes.\n\n" +
    "Nothing here throws, whatever a file holds. Places are spans of UTF-16 code units.",
};

/**
 * What `plimsoll/kit` and `plimsoll/kind-kit` export, under the headings of their sources, each with the comment above it:
 * pages by the names of their files.
 * @throws Error when something has no comment
 */
export function kitPages(): ReadonlyMap<string, string> {
  const program = ts.createProgram([kit, kindKit].map(fileOf), compilerOptions());
  return new Map([
    ["kit.md", kitPage(kit, program)],
    ["kind-kit.md", kitPage(kindKit, program)],
  ]);
}

function fileOf({ entry }: KitPage): string {
  return `${root}/${entry}`;
}

function kitPage(page: KitPage, program: ts.Program): string {
  const checker = program.getTypeChecker();
  const { statements = [] } = program.getSourceFile(fileOf(page)) ?? {};
  const sections = statements.flatMap((statement) => section(statement, checker));
  return `${[notice, `# ${page.title}`, page.intro, ...sections].join("\n\n")}\n`;
}

function compilerOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(`${root}/tsconfig.json`, ts.sys.readFile);
  // What runs rules is no concern of theirs, Node included.
  return ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, types: [] }, root).options;
}

/** The heading above an export declaration, if there is one, and what the declaration exports. */
function section(statement: ts.Statement, checker: ts.TypeChecker): readonly string[] {
  const heading = /^\/\/ # (.*)$/m.exec(statement.getFullText())?.[1];
  const entries = exportsOf(statement, checker).map((symbol) => describe(symbol, checker));
  return heading === undefined ? entries : [`## ${heading}`, ...entries];
}

function exportsOf(statement: ts.Statement, checker: ts.TypeChecker): readonly ts.Symbol[] {
  if (!ts.isExportDeclaration(statement) || !statement.moduleSpecifier) return [];
  const { exportClause, moduleSpecifier } = statement;
  if (exportClause && ts.isNamedExports(exportClause)) {
    return exportClause.elements.map(({ name }) => target(checker.getSymbolAtLocation(name), checker));
  }
  const module = checker.getSymbolAtLocation(moduleSpecifier);
  const symbols = (module ? checker.getExportsOfModule(module) : []).map((symbol) => target(symbol, checker));
  return symbols.sort((a, b) => declarationOf(a).getStart() - declarationOf(b).getStart());
}

function target(symbol: ts.Symbol | undefined, checker: ts.TypeChecker): ts.Symbol {
  if (!symbol) throw new Error("an export of a kit leads nowhere");
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

function declarationOf(symbol: ts.Symbol): ts.Declaration {
  const [declaration] = symbol.declarations ?? [];
  if (!declaration) throw new Error(`${symbol.name} is declared nowhere`);
  return declaration;
}

function describe(symbol: ts.Symbol, checker: ts.TypeChecker): string {
  const comment = ts.displayPartsToString(symbol.getDocumentationComment(checker));
  if (comment === "") throw new Error(`${symbol.name} of a kit has no comment above it`);
  const text = prose(comment.replace(/(?<!\n)\n(?!\n)/g, " ")).replaceAll("\\|", "|");
  return `### ${code(symbol.name)}\n\n${fence("ts", signature(symbol.name, declarationOf(symbol), checker))}\n\n${text}`;
}

function signature(name: string, declaration: ts.Declaration, checker: ts.TypeChecker): string {
  if (ts.isFunctionDeclaration(declaration)) return call(name, declaration, checker);
  if (!ts.isVariableDeclaration(declaration)) return declaration.getText().replace(/^export /, "");
  const { initializer } = declaration;
  const [computed] = initializer && ts.isCallExpression(initializer) ? initializer.arguments : [];
  if (computed && ts.isArrowFunction(computed)) return call(name, computed, checker);
  const type = checker.getTypeAtLocation(declaration);
  return `const ${name}: ${declaration.type?.getText() ?? shapeOf(type, checker)}`;
}

function shapeOf(type: ts.Type, checker: ts.TypeChecker): string {
  if (checker.isArrayType(type) || checker.isTupleType(type)) {
    return checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
  }
  return `{ ${type
    .getProperties()
    .map((property) => property.name)
    .join(", ")} }`;
}

function call(name: string, declaration: ts.FunctionDeclaration | ts.ArrowFunction, checker: ts.TypeChecker): string {
  const types = declaration.typeParameters?.map((one) => one.getText()).join(", ");
  const parameters = declaration.parameters.map((parameter) => {
    const rest = parameter.dotDotDotToken ? "..." : "";
    const mark = parameter.questionToken || parameter.initializer ? "?" : "";
    const type = parameter.type?.getText() ?? checker.typeToString(checker.getTypeAtLocation(parameter));
    return `${rest}${nameOf(parameter)}${mark}: ${type.replace(/\s+/g, " ")}`;
  });
  const own = checker.getSignatureFromDeclaration(declaration);
  const returned = declaration.type?.getText() ?? (own && checker.typeToString(own.getReturnType(), declaration));
  const result = returned?.replace(/\s+/g, " ").replace(/\{[^{}]*\}(?=: RuleContext)/g, "context");
  return `${name}${types ? `<${types}>` : ""}(${parameters.join(", ")}): ${result}`;
}

/** Parameters that are taken apart at once have no name: the last word of their type stands for it. */
function nameOf({ name, type }: ts.ParameterDeclaration): string {
  if (ts.isIdentifier(name)) return name.text;
  const [first = "value"] = /\w+/.exec(type?.getText() ?? "") ?? [];
  return (/[A-Z][a-z]+$/.exec(first)?.[0] ?? first).toLowerCase();
}
