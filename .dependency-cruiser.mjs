/**
 * Imports point one way: text <- knowledge <- syntax <- nodes <- kinds <- rule <- engine <- config <- cli. A change in a room can
 * only be felt in the rooms to its right. Each rule here says in a sentence what it keeps true.
 */

/** Files and folders of src, as the start of a path. */
const src = (...names) => `^src/(${names.join("|")})`;

const text = "text/";
const io = "io/";
const syntax = "syntax/";
const knowledge = "knowledge/";
const nodes = "nodes/";
const kinds = "kinds/";
/** What every kind shares: the contract, and parts that several kinds use. */
const contract = "kinds/[^/]+\\.ts$";
const rule = ["rule\\.ts$", "report\\.ts$", "finding\\.ts$"];
const nodeTypes = ["kinds/[^/]+/nodes\\.ts$", "kinds/[^/]+/types\\.ts$", "kinds/[^/]+/model/types\\.ts$"];

const onlyTo = (name, comment, from, ...allowed) => ({
  name,
  comment,
  severity: "error",
  from: { path: from },
  to: { path: "^(src|rules|presets|scripts|test|bench)/", pathNot: [src(...allowed)] },
});

export default {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Files that import each other can only be understood, tested and loaded together.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    onlyTo(
      "text-stands-alone",
      "Text, spans and edits are the ground floor: they know nothing above.",
      src(text),
      text,
    ),
    onlyTo(
      "prove-stands-alone",
      "What two builds differ in can be told by anybody who has both.",
      src("prove/"),
      "prove/",
      "text/clip\\.ts$",
    ),
    onlyTo(
      "checkers-know-scripts",
      "What is asked of another program is a script and what is set there, whatever file it stands in.",
      src("checkers/", "shellcheck/", "psscriptanalyzer/"),
      "checkers/",
      "shellcheck/",
      "psscriptanalyzer/",
      "config/(code-policy|program-settings)\\.ts$",
      "knowledge/psscriptanalyzer\\.ts$",
      io,
      nodes,
      text,
    ),
    onlyTo("io-stands-alone", "How files are read and written does not hang on what is in them.", src(io), io),
    onlyTo(
      "syntax-knows-text",
      "Shared parsers serve every kind, so they know none of them.",
      src(syntax),
      syntax,
      text,
      knowledge,
    ),
    onlyTo("knowledge-is-facts", "Facts about the world hold whoever asks.", src(knowledge), knowledge, text),
    onlyTo(
      "nodes-know-no-kind",
      "What every kind may yield is written down without any of them.",
      src(nodes),
      nodes,
      knowledge,
      syntax,
      text,
    ),
    onlyTo(
      "contract-knows-no-kind",
      "A kind is whatever fulfils the contract: only the list of built-in ones names them.",
      "^src/kinds/(?!index\\.ts$)[^/]+\\.ts$",
      contract,
      nodes,
      knowledge,
      syntax,
      text,
    ),
    onlyTo(
      "kinds-know-no-rules",
      "A kind parses and walks; what is held against it is not its concern.",
      src(kinds),
      kinds,
      nodes,
      knowledge,
      syntax,
      text,
      "finding\\.ts$",
    ),
    onlyTo(
      "rule-is-a-contract",
      "What a rule's author meets is types: nodes, facts, findings; those of each kind come from its own folder.",
      src(...rule),
      ...rule,
      contract,
      nodes,
      knowledge,
      syntax,
      text,
    ),
    onlyTo(
      "engine-receives-rules",
      "The engine is handed rules, kinds and configuration, so that anybody can hand it others.",
      src("engine/"),
      "engine/",
      io,
      ...rule,
      contract,
      nodes,
      knowledge,
      syntax,
      text,
    ),
    onlyTo(
      "reporters-see-findings",
      "A reporter turns a report into text; it neither lints nor reads.",
      src("reporters/"),
      "reporters/",
      "engine/types\\.ts$",
      ...rule,
      text,
    ),
    onlyTo(
      "rules-import-what-authors-may",
      "A rule states a policy over nodes and facts, with what any plugin has: how the rooms below are cut is no concern of it.",
      "^rules/[^/]+/",
      "author\\.ts$",
      "kit\\.ts$",
      knowledge,
    ),
    onlyTo(
      "rule-kit-serves-rules",
      "What several rules share stands on what a single rule stands on.",
      src("rule-kit/"),
      "rule-kit/",
      ...rule,
      ...nodeTypes,
      nodes,
      knowledge,
      syntax,
      text,
    ),
    onlyTo(
      "authors-see-one-surface",
      "What an author may import is chosen from the rooms below, and nothing is made here.",
      src("author\\.ts$", "(?:kind-)?kit\\.ts$"),
      "author\\.ts$",
      "rule-kit/",
      ...rule,
      ...nodeTypes,
      contract,
      nodes,
      knowledge,
      syntax,
      text,
    ),
    {
      name: "kinds-are-folders",
      comment: "What others want to know of a kind is a capability in the contract; nobody looks into its folder.",
      severity: "error",
      from: { path: ["^scripts/", src("engine/", "lsp/", "cli/", "config/", "reporters/", "testing/", "action/")] },
      to: { path: "^src/kinds/[^/]+/" },
    },
    {
      name: "kinds-know-each-other-by-contract",
      comment: "A kind that embeds another one or builds it may parse it, and nothing more.",
      severity: "error",
      from: { path: "^src/kinds/([^/]+)/" },
      to: { path: "^src/kinds/[^/]+/", pathNot: ["^src/kinds/$1/", "^src/kinds/dockerfile/(nodes|parse)\\.ts$"] },
    },
    {
      name: "presets-select-by-meta",
      comment:
        "A preset is a predicate over what rules say of themselves, so that a new rule edits none; a peer's names rules by id.",
      severity: "error",
      from: { path: "^presets/" },
      to: { path: "^(src|rules)/", pathNot: ["^src/(rule|finding)\\.ts$", "^src/text/"] },
    },
    {
      name: "rules-never-import-each-other",
      comment: "A rule can be read, changed and removed alone.",
      severity: "error",
      from: { path: "^rules/[^/]+/" },
      to: { path: "^rules/" },
    },
    {
      name: "rules-and-parsers-are-pure",
      comment: "What sees only text and nodes gives the same verdict in a terminal, an editor and a browser.",
      severity: "error",
      from: {
        path: ["^rules/", "^presets/", src(text, syntax, knowledge, nodes, kinds, "rule-kit/", "reporters/", ...rule)],
      },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "engine-is-handed-a-reader",
      comment:
        "Only discovery and the reader that is handed in touch the disk; the rest of the engine also runs where there is none.",
      severity: "error",
      from: {
        path: "^src/engine/",
        pathNot: "^src/engine/(discover|discover-walk|disk-reader|git-ignore|read-file)\\.ts$",
      },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "browser-asks-the-engine",
      comment: "A page has the engine and no disk: whatever finds, reads or writes files is of no use to it.",
      severity: "error",
      from: { path: "^src/browser/" },
      to: {
        path: "^src/",
        pathNot: [
          src("browser/", "engine/", contract, nodes, knowledge, syntax, text, ...rule),
          "^src/config/(on-recommended|resolve)\\.ts$",
          "^src/kinds/index\\.ts$",
          "^src/reporters/html/graph\\.ts$",
        ],
      },
    },
    {
      name: "page-asks-the-browser-room",
      comment: "The playground shows what it is given, and fetches no verdict of its own.",
      severity: "error",
      from: { path: "^site/playground/" },
      to: {
        path: "^(src|rules|presets)/",
        pathNot: [src("browser/", "text/", "reporters/line-changes\\.ts$", ...rule)],
      },
    },
    {
      name: "language-server-beside-command-line",
      comment: "Editors and terminals are two ways in: what both need lives in a room below them.",
      severity: "error",
      from: { path: "^src/lsp/" },
      to: { path: "^src/cli/" },
    },
    {
      name: "command-line-starts-the-language-server",
      comment: "The server is a bundle of its own, so the command line knows nothing of it but where it starts.",
      severity: "error",
      from: { path: "^src/cli/" },
      to: { path: "^src/lsp/", pathNot: "^src/lsp/stdio\\.ts$" },
    },
    {
      name: "source-needs-no-tooling",
      comment: "What ships cannot depend on what is not installed with it.",
      severity: "error",
      from: { path: "^(src|rules|presets)/" },
      to: { path: "^(scripts|test|bench|examples)/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "runtime-dependencies-are-declared",
      comment:
        "A package that is only a devDependency is missing where Plimsoll is installed, but for those that the bundles hold.",
      severity: "error",
      from: { path: "^(src|rules|presets)/" },
      to: {
        dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"],
        dependencyTypesNot: ["type-only"],
        pathNot: "node_modules/(@actions/expressions|@rgrove/parse-xml|smol-toml|vscode-languageserver)/",
      },
    },
    {
      name: "imports-resolve",
      comment: "An import that leads nowhere fails at run time.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "no-orphans",
      comment: "A source file that nothing imports is dead.",
      severity: "error",
      from: {
        orphan: true,
        path: "^(src|presets)/",
        pathNot: ["\\.d\\.ts$", "/types\\.ts$", "^src/(launcher\\.ts$|self-contained/)"],
      },
      to: {},
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    // What makes pages of the docs is installed in `site` alone.
    exclude: { path: "^(dist|docs|examples)/|^site/(node_modules|test|\\.vitepress|\\.pages)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
