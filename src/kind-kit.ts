// What a kind of documents is made with, as `plimsoll/kind-kit`; docs/reference/generated/kind-kit.md is written from the comments that stand
// above its parts and from the headings here.

// # The contract

export type {
  AskedBuild,
  BuiltSupport,
  Directive,
  Document,
  Embedded,
  FileSupport,
  Identity,
  Kind,
  LinkFiles,
  Meaning,
  ModelInput,
  Section,
  Visit,
} from "./kinds/kind.ts";
export type { SharedNodes } from "./nodes/shared-nodes.ts";

// # YAML files

export {
  parseYamlDocument,
  treeEntries,
  type YamlDocument,
  type YamlReader,
  type YamlValue,
  yamlIdentity,
  yamlKind,
  yamlReader,
} from "./kinds/yaml.ts";
export { at, childrenOf } from "./syntax/yaml/at.ts";
export { asScalar, entriesOf, entryOf, get, itemsOf, scalarAt } from "./syntax/yaml/nodes.ts";

// # Variables of a tool

export { type Substituted, type Substitution, substitution } from "./syntax/substitution.ts";

// # Shared nodes

export { buildOf } from "./nodes/build.ts";
export { buildByCommand } from "./nodes/build-command.ts";
export { type CommandTables, commandsIn, scriptAt } from "./nodes/command.ts";
export { imageFacts, imageRef, type NamedImage } from "./nodes/image-ref.ts";
export { type KnownPlace, placeOf } from "./nodes/known-place.ts";
export { portParts } from "./syntax/port.ts";
export type { ExecWord } from "./syntax/shell/exec-form.ts";

// # Builds that a document asks for

export { type Asking, askedBuild } from "./kinds/asked-build.ts";
export { commandBuilds } from "./kinds/command-builds.ts";

// # Comments that silence findings

export { commentDirectives } from "./kinds/comment-directives.ts";
export type { Suppression } from "./syntax/directives.ts";

// # What editors and `why` show

export type {
  EditorSupport,
  Folds,
  Hint,
  Hover,
  Markup,
  NamedPlace,
  NameSupport,
  OuterName,
  OutlineEntry,
  View,
} from "./kinds/editor.ts";
export { imageHover } from "./kinds/image-hover.ts";
export { type Part, partsEditor, partsWhy } from "./kinds/parts.ts";
export { type PlaceFact, placeFacts, type Subject, type WhySupport } from "./kinds/why.ts";
