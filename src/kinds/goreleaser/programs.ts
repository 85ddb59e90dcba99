import { type Fact, known, unknownFact } from "../../syntax/fact.ts";
import { asTemplate, entriesOf, hole, templateOf } from "../../syntax/template.ts";
import { entryOf, get, itemsOf, scalarAt, type YamlNode, type YamlReader } from "../yaml.ts";
import type { GoreleaserBuild } from "./nodes.ts";
import { entryPlace, partsOf } from "./reading.ts";

/**
 * The Go programs of `builds`: https://goreleaser.com/customization/builds/go/
 *
 * @param root whose `env` holds for all of them
 */
export function readPrograms(root: YamlNode, reader: YamlReader): readonly GoreleaserBuild[] {
  const ofAll = few(goFlags(root, reader));
  return itemsOf(get(root, "builds")).flatMap((node, index): readonly GoreleaserBuild[] => {
    if (!isGo(node)) return [];
    const [flags, ldflags] = [entryOf(node, "flags"), entryOf(node, "ldflags")];
    const words = (value: YamlNode | undefined) => partsOf(value, reader).flatMap(({ value: text }) => wordsOf(text));
    return [
      {
        type: "GoreleaserBuild",
        span: node.span,
        place: entryPlace("builds", node, index, "job"),
        flags: [...words(flags?.value), ...ofAll, ...goFlags(node, reader)],
        ldflags: ldflags && words(ldflags.value),
        gcflags: words(get(node, "gcflags")),
        flagsSpan: (flags ?? firstEntry(node))?.span ?? node.span,
        ldflagsSpan: (ldflags ?? firstEntry(node))?.span ?? node.span,
      },
    ];
  });
}

/** More flags that hold for all programs are not told apart: each program has them. */
const mostFlags = 64;

function few(flags: readonly Fact<string>[]): readonly Fact<string>[] {
  return flags.length > mostFlags ? [unknownFact("GOFLAGS gives too many flags")] : flags;
}

/** Another builder makes other programs, or takes them ready made; overrides may say anything. */
function isGo(node: YamlNode): boolean {
  const builder = scalarAt(node, "builder")?.value ?? "go";
  return node.type === "map" && builder === "go" && scalarAt(node, "skip")?.value !== "true" && !get(node, "overrides");
}

function firstEntry(node: YamlNode) {
  return node.type === "map" ? node.entries[0] : undefined;
}

/** The flags that GOFLAGS gives; a template may stand for any of them. */
function goFlags(node: YamlNode, reader: YamlReader): readonly Fact<string>[] {
  return partsOf(get(node, "env"), reader).flatMap(({ value }) => {
    const said = templateOf(value) ?? hole;
    if (said.startsWith(hole)) return [value];
    return said.startsWith("GOFLAGS=") ? wordsOf(value).map(withoutName) : [];
  });
}

function withoutName(word: Fact<string>): Fact<string> {
  const text = (templateOf(word) ?? "").replace(/^GOFLAGS=/, "");
  return word.known ? known(text) : unknownFact(word.reason, word.origins, asTemplate(text));
}

function wordsOf(text: Fact<string>): readonly Fact<string>[] {
  return entriesOf(text, " ").filter((word) => !word.known || word.value !== "");
}
