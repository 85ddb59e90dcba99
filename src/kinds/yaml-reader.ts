import type { EnvVar } from "../nodes/env-var.ts";
import { type ImageRef, imageRef } from "../nodes/image-ref.ts";
import type { Place } from "../nodes/place.ts";
import type { Fact } from "../syntax/fact.ts";
import type { ExecWord } from "../syntax/shell/exec-form.ts";
import { asWritten, type Substitution } from "../syntax/substitution.ts";
import { itemsOf, scalarAt, type YamlNode, type YamlScalar } from "../syntax/yaml/nodes.ts";
import { editText, pairsOf, textOf, type YamlText } from "../syntax/yaml/text.ts";
import { composeMapped, type MappedText } from "../text/offset-map.ts";
import type { Source } from "../text/source.ts";
import type { Span, Spanned } from "../text/span.ts";

/** A text as the tool reads it that the file is for. */
export interface YamlValue extends Spanned {
  /** With the tool's variables replaced. */
  readonly fact: Fact<string>;
  /** The same, what is not known as it is written. */
  readonly text: string;
  /** Without quotes. */
  readonly contentSpan: Span;
  /** `text` with places in the file; undefined where these cannot be told. */
  readonly mapped: MappedText | undefined;
}

/** Reads what a YAML file's scalars say into shared nodes. */
export interface YamlReader {
  value(scalar: YamlScalar): YamlValue;
  /** Of the scalar at a key. */
  valueAt(node: YamlNode | undefined, key: string): YamlValue | undefined;
  /** Undefined where there is no scalar. */
  image(node: YamlNode | undefined, place: Place, role?: ImageRef["role"]): ImageRef | undefined;
  /** The pairs of a mapping, or of a list of `NAME=value`. */
  variables(node: YamlNode | undefined, place: Place): readonly EnvVar[];
  /** The words of an exec form: the scalars of a list, or one alone. */
  words(node: YamlNode | undefined): readonly ExecWord[];
}

/**
 * A reader of the scalars of a file.
 *
 * @param substitute how the tool reads texts; as they are written by default
 */
export function yamlReader({ text: file }: Pick<Source, "text">, substitute: Substitution = asWritten): YamlReader {
  const read = (written: YamlText): YamlValue => {
    const { fact, mapped } = substitute(written.value);
    const { span, contentSpan } = written;
    return {
      fact,
      text: mapped.text,
      span,
      contentSpan,
      mapped: written.mapped && composeMapped(written.mapped, mapped),
    };
  };
  const value = (scalar: YamlScalar) => read(textOf(scalar, file));

  return {
    value,
    valueAt(node, key) {
      const scalar = scalarAt(node, key);
      return scalar && value(scalar);
    },
    image(node, place, role = "service") {
      if (node?.type !== "scalar") return undefined;
      const { fact, contentSpan: span, mapped: line } = value(node);
      const word = line && { span, text: line.text, line, at: 0 };
      return imageRef({ text: fact, span, place, role, word });
    },
    variables(node, place) {
      return pairsOf(node, file).map(({ name, value: given, span }) => {
        const written = given && read(given);
        return {
          type: "EnvVar",
          span,
          place,
          name: name.value,
          nameSpan: name.contentSpan,
          value: written?.fact,
          valueSpan: written?.contentSpan,
          build: place.phase === "build",
          write: (wanted) => (given && isPlain(wanted, substitute) ? editText(given, file, wanted) : undefined),
        };
      });
    },
    words(node) {
      const items = node?.type === "scalar" ? [node] : itemsOf(node);
      return items
        .filter((item) => item.type === "scalar")
        .map((scalar) => {
          const { fact, text, contentSpan: span, mapped } = value(scalar);
          return { text, span, mapped, known: fact.known };
        });
    },
  };
}

/** Whether the tool reads a text as it is. */
function isPlain(text: string, substitute: Substitution): boolean {
  const { fact } = substitute(text);
  return fact.known && fact.value === text;
}
