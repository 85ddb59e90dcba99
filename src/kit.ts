// What several rules share, as `plimsoll/kit`. Every part takes what is asked about first and its model after; docs/reference/generated/kit.md
// is written from the comments that stand above them and from the headings here.

// # Whole rules

export { correctSpelling } from "./rule-kit/factories/correct-spelling.ts";
export * from "./rule-kit/factories/problem-rule.ts";
export * from "./rule-kit/factories/single-instruction.ts";

// # Stages: what a build has run, and in what order

export * from "./rule-kit/stages/fragment.ts";
export * from "./rule-kit/stages/in-force.ts";
export * from "./rule-kit/stages/lineage.ts";
export * from "./rule-kit/stages/stage-names.ts";
export * from "./rule-kit/stages/stage-order.ts";
export * from "./rule-kit/stages/stage-references.ts";
export * from "./rule-kit/stages/swallowed-instruction.ts";
export * from "./rule-kit/stages/written-base.ts";

// # Builds that files ask for, and containers that are run

export * from "./rule-kit/builds/built-here.ts";
export * from "./rule-kit/builds/built-images.ts";
export * from "./rule-kit/builds/exposed-ports.ts";
export * from "./rule-kit/builds/other-frontend.ts";
export * from "./rule-kit/containers/checks-health.ts";
export * from "./rule-kit/containers/image-ports.ts";
export * from "./rule-kit/containers/low-id.ts";
export * from "./rule-kit/containers/mounted-programs.ts";
export * from "./rule-kit/containers/port-interfaces.ts";
export * from "./rule-kit/containers/run-together.ts";
export * from "./rule-kit/containers/said.ts";
export * from "./rule-kit/containers/selected-pods.ts";

// # Workflows: what jobs push, and what their steps are given

export * from "./rule-kit/workflows/mapping-edits.ts";
export * from "./rule-kit/workflows/pull-requests.ts";
export * from "./rule-kit/workflows/pushes.ts";
export * from "./rule-kit/workflows/release-events.ts";
export * from "./rule-kit/workflows/releases.ts";

// # Commands of RUN, and where they run

export { plainWords } from "./nodes/plain-words.ts";
export * from "./rule-kit/commands/command-environment.ts";
export * from "./rule-kit/commands/own-environment.ts";
export * from "./rule-kit/commands/run-environment.ts";
export * from "./rule-kit/commands/run-steps.ts";
export * from "./rule-kit/commands/written-commands.ts";
export { dialectOf } from "./syntax/shell/dialect.ts";
export { isPosixFamily } from "./syntax/shell/script.ts";
export { type VariableRead, variablesRead } from "./syntax/shell/variables.ts";

// # What other programs say of scripts

export { psscriptanalyzerRules } from "./knowledge/psscriptanalyzer.ts";
export { powershellToCheck } from "./rule-kit/psscriptanalyzer/powershell-to-check.ts";
export { asksForMore, isWanted } from "./rule-kit/remarks/wanted.ts";
export { disproves, undecides } from "./rule-kit/shellcheck/disproofs.ts";
export * from "./rule-kit/shellcheck/script-to-check.ts";

// # Packages and their managers

export type {
  CallPattern,
  Cleaning,
  PackageAction,
  PackageManager,
  PackageOptions,
  Remedy,
  Store,
  Switch,
} from "./knowledge/package-manager.ts";
export type { PackageName } from "./knowledge/package-spec.ts";
export * from "./rule-kit/packages/assume-yes.ts";
export * from "./rule-kit/packages/cache-mounts.ts";
export * from "./rule-kit/packages/clean-stores.ts";
export * from "./rule-kit/packages/configured.ts";
export * from "./rule-kit/packages/installed-packages.ts";
export { emptiesStore, isStoreMounted, type Leftover, leftBehind } from "./rule-kit/packages/left-behind.ts";
export * from "./rule-kit/packages/lists-needed-later.ts";
export * from "./rule-kit/packages/package-steps.ts";
export * from "./rule-kit/packages/pin-packages.ts";
export * from "./rule-kit/packages/sweeps.ts";
export * from "./rule-kit/packages/written-packages.ts";
export {
  cleaningsOf,
  type Environment,
  type PackageSpec,
  type PackageUse,
  packagesOf,
  packageUse,
  packageUses,
  switchedOn,
} from "./syntax/packages.ts";

// # Files: what comes into an image, and where it goes

export * from "./rule-kit/files/brought-files.ts";
export { broughtInto } from "./rule-kit/files/brought-places.ts";
export * from "./rule-kit/files/context-sources.ts";
export * from "./rule-kit/files/copy-ownership.ts";
export * from "./rule-kit/files/downloads.ts";
export {
  isRunnable,
  type Landing,
  landingsOf,
  likeliestLanding,
  type MadeFile,
  madeFile,
  pathOfMade,
  runsFile,
} from "./rule-kit/files/file-flow.ts";
export * from "./rule-kit/files/history.ts";
export * from "./rule-kit/files/ignore-file.ts";
export * from "./rule-kit/files/layer-contents.ts";
export { mountedFor } from "./rule-kit/files/mounted-places.ts";
export { sortOfSource } from "./rule-kit/files/source-sort.ts";
export { isNamedPlain, type SourceKind, sourceKind } from "./syntax/copy-source.ts";
export { basename, dirname, isWithin, normalizePath, removalCovers, resolvePath } from "./syntax/posix-path.ts";
export { looksLikeSecretPath } from "./syntax/secret-path.ts";

// # Programs: which an image has, and how they were built

export { isLinkedWithC } from "./rule-kit/go/c-linking.ts";
export * from "./rule-kit/go/flag-facts.ts";
export * from "./rule-kit/go/go-builds.ts";
export type { GoFlag } from "./rule-kit/go/go-flags.ts";
export type { GoProgram } from "./rule-kit/go/go-program.ts";
export { needsOf } from "./rule-kit/go/program-needs.ts";
export { moduleFileOf, programOf } from "./rule-kit/go/program-of-build.ts";
export * from "./rule-kit/go/target-architecture.ts";
export * from "./rule-kit/go/without-cgo.ts";
export { type NodeBuild, nodeBuildIn, shippedForDevelopment } from "./rule-kit/node/node-build.ts";
export { type NodePackage, packageAt } from "./rule-kit/node/node-package.ts";
export { type StaticServer, staticServerIn } from "./rule-kit/node/static-server.ts";
export * from "./rule-kit/programs/c-library.ts";
export { type NativeBuild, nativeBuilds } from "./rule-kit/programs/native-builds.ts";
export * from "./rule-kit/programs/pipefail-support.ts";
export type { ProgramNeeds } from "./rule-kit/programs/program-needs.ts";
export * from "./rule-kit/programs/provided-programs.ts";
export * from "./rule-kit/programs/shell-presence.ts";
export * from "./rule-kit/toolchains/developed-with.ts";
export * from "./rule-kit/toolchains/image-toolchain.ts";
export { readModuleFile } from "./syntax/go/module-file.ts";
export { readPackageManifest } from "./syntax/node/package-json.ts";
export { requiredPython } from "./syntax/python/project-file.ts";
export { allowsVersion } from "./syntax/version-range.ts";

// # From one stage to a small image

export { shipJava } from "./rule-kit/split/java/ship-java.ts";
export { compiledLanguages } from "./rule-kit/split/languages.ts";
export { shipNode } from "./rule-kit/split/node/ship-node.ts";
export { shipSite } from "./rule-kit/split/node/ship-site.ts";
export { shipPython } from "./rule-kit/split/python/ship-python.ts";
export type { AddedCommand, FinalBase, KeptFile, Language, Shipment } from "./rule-kit/split/shipment.ts";
export type { Site } from "./rule-kit/split/site.ts";
export { smallerBase } from "./rule-kit/split/smaller-base.ts";
export { splitStage } from "./rule-kit/split/split-stage.ts";

// # Users and accounts

export * from "./rule-kit/users/accounts.ts";
export * from "./rule-kit/users/root-on-purpose.ts";

// # Secrets

export * from "./rule-kit/secrets/literal-secrets.ts";
export { mountSecret } from "./rule-kit/secrets/secret-mount.ts";

// # Values and variables

export * from "./rule-kit/values/assigned-above.ts";
export * from "./rule-kit/values/image-place.ts";
export * from "./rule-kit/values/labels.ts";
export * from "./rule-kit/values/local-registry.ts";
export * from "./rule-kit/values/value-flow.ts";
export * from "./rule-kit/values/variables.ts";
export { parseDuration } from "./syntax/duration.ts";
export { platformFault } from "./syntax/platform.ts";
export { portFault } from "./syntax/port.ts";
export { isQuantitySuffix, quantityOf } from "./syntax/quantity.ts";
export { lookUp } from "./text/look-up.ts";
export { lookalikeIn, plainOf, startsWithLookalikeDash } from "./text/lookalikes.ts";

// # Edits of a Dockerfile, and what they may change

export { commentsWithin, startOfCommentBlock } from "./rule-kit/edits/comment-block.ts";
export * from "./rule-kit/edits/flags.ts";
export * from "./rule-kit/edits/insert-arg.ts";
export * from "./rule-kit/edits/insert-instruction.ts";
export * from "./rule-kit/edits/instruction-effects.ts";
export * from "./rule-kit/edits/join-runs.ts";
export * from "./rule-kit/edits/remove-lines.ts";
export * from "./rule-kit/edits/requote-json.ts";
export { quotesFor } from "./syntax/pair-quoting.ts";

// # What fixes require

export { directoryExists } from "./rule-kit/fixes/directories.ts";
export { all } from "./rule-kit/fixes/holds.ts";
export { endsWithItsRun } from "./rule-kit/fixes/joined-runs.ts";
export { mountCopy } from "./rule-kit/fixes/mounted-copy.ts";
export { type Ownership, ownedCopies } from "./rule-kit/fixes/owned-copies.ts";

// # Edits of a script

export {
  appendCommand,
  appender,
  insertOption,
  type Layout,
  removeArgument,
  removeFromList,
  removeUntil,
  replaceWord,
  startOfScript,
} from "./syntax/shell/edit.ts";

// # Trees of YAML

export { at, type Child, childrenOf, type Found } from "./syntax/yaml/at.ts";
export { goYaml, yaml11, yaml12 } from "./syntax/yaml/readings.ts";
export { booleanOf, numberOf, type ScalarReading } from "./syntax/yaml/typed.ts";

// # Facts kept in a model, and lists in the order of the text

export * from "./rule-kit/model/per-model.ts";
export { lastMentions } from "./text/mentions.ts";
export { newlineOf } from "./text/newline.ts";
export { firstFrom } from "./text/search.ts";

// # Names that are nearly right

export { editDistance, nearest, suggestion } from "./text/nearest.ts";
