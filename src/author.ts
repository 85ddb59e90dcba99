// Everything that a rule's author meets, in one place: the contract, the nodes of each kind, facts and edits. The
// package exports it as it is; what rules share beyond that is in `kit.ts`.

export type { Finding, Fix, FixEffect, Related, Severity, UnknownVerdict } from "./finding.ts";

export type * from "./kinds/bake/nodes.ts";
export type * from "./kinds/bake/types.ts";
export type * from "./kinds/circleci/nodes.ts";
export type * from "./kinds/circleci/types.ts";
export type * from "./kinds/compose/nodes.ts";
export type * from "./kinds/compose/types.ts";
export type * from "./kinds/devcontainer/nodes.ts";
export type * from "./kinds/devcontainer/types.ts";
export type * from "./kinds/dockerfile/model/types.ts";
export type * from "./kinds/dockerfile/nodes.ts";
export type * from "./kinds/dockerfile/types.ts";
export type * from "./kinds/dockerignore/nodes.ts";
export type * from "./kinds/dockerignore/types.ts";
export type * from "./kinds/gitlab-ci/nodes.ts";
export type * from "./kinds/gitlab-ci/types.ts";
export type * from "./kinds/goreleaser/nodes.ts";
export type * from "./kinds/goreleaser/types.ts";
export type { Directive, Document, Embedded, Kind, Visit } from "./kinds/kind.ts";
export type * from "./kinds/kinds.ts";
export type * from "./kinds/kubernetes/nodes.ts";
export type * from "./kinds/kubernetes/types.ts";
export type * from "./kinds/makefile/types.ts";
export type * from "./kinds/shell/types.ts";
export type * from "./kinds/workflow/nodes.ts";
export type * from "./kinds/workflow/types.ts";
export type { Knowledge } from "./knowledge/index.ts";
export type { BaseImageFacts, CommandTable } from "./knowledge/types.ts";
export type * from "./nodes/build.ts";
export type * from "./nodes/build-context.ts";
export type * from "./nodes/checked-script.ts";
export type * from "./nodes/command.ts";
export type * from "./nodes/container.ts";
export type * from "./nodes/entry.ts";
export type * from "./nodes/env-var.ts";
export { type ImageRef, imageName, imageText } from "./nodes/image-ref.ts";
export type { Invocation } from "./nodes/invocation.ts";
export type * from "./nodes/mount.ts";
export type * from "./nodes/place.ts";
export type * from "./nodes/port.ts";
export type * from "./nodes/script.ts";
export type { CommandWake, EntryWake, InstructionWake } from "./nodes/wake.ts";
export type * from "./report.ts";
export { report, unknown } from "./report.ts";
export type {
  BuiltDocument,
  Category,
  Example,
  Handler,
  Handlers,
  ImageBuild,
  ImageBuilds,
  LinkedBuild,
  OptionSchema,
  OptionsOf,
  Peer,
  Precision,
  ProjectView,
  Rule,
  RuleContext,
  RuleDefinition,
  Topic,
  WokenHandler,
} from "./rule.ts";
export { defineRule } from "./rule.ts";
export { type Fact, type Known, known, knownValue, type Origin, type Unknown, unknownFact } from "./syntax/fact.ts";

export { type ImageReference, type ImageReferenceError, parseImageReference } from "./syntax/image-reference.ts";
export type {
  Argument,
  Assignment,
  Dialect,
  Flow,
  Option,
  Redirect,
  ScriptError,
  ShellWord,
  Wrapper,
} from "./syntax/shell/script.ts";
export { argumentTemplate, callOf, headOf, option, runs } from "./syntax/shell/script.ts";

export { asTemplate, entriesOf, hole, type Template, templateOf } from "./syntax/template.ts";
export type { YamlEntry, YamlMap, YamlNode, YamlScalar, YamlSequence } from "./syntax/yaml/nodes.ts";
export { applyEdits, type Edit, insert, remove, replace } from "./text/edit.ts";
export type { FileSort } from "./text/file-sort.ts";
export { type MappedText, originSpan } from "./text/offset-map.ts";
export { type Position, positionAt, type Source } from "./text/source.ts";
export { contains, cover, type Span, type Spanned, spanOf } from "./text/span.ts";
