import type { Place } from "../../nodes/place.ts";
import { asScalar, get, itemsOf, scalarAt, type YamlNode, type YamlScalar } from "../../syntax/yaml/nodes.ts";
import type { MappedText } from "../../text/offset-map.ts";
import type { ServiceHealthcheck } from "./nodes.ts";
import { composeMapped, type Reading, resolve, wholeValue } from "./value.ts";

/** Reads a service's `healthcheck`: a string is for the shell, a list says by its first word how it is run. */
export function healthcheckOf(
  node: YamlNode | undefined,
  place: Place,
  reading: Reading,
): ServiceHealthcheck | undefined {
  if (node?.type !== "map") return undefined;
  const test = get(node, "test");
  const string = asScalar(test);
  const [how, ...words] = itemsOf(test).filter((item) => item.type === "scalar");
  const form = string ? "CMD-SHELL" : how?.value;
  const disabled = form === "NONE" || /^(?:true|yes|on)$/i.test(scalarAt(node, "disable")?.value ?? "");
  const replaces = !disabled && (form === "CMD" || form === "CMD-SHELL");
  return {
    span: node.span,
    place,
    disabled,
    replaces,
    command: replaces ? commandOf(form, string ? [string] : words, reading) : undefined,
  };
}

function commandOf(form: string, words: readonly YamlScalar[], reading: Reading): ServiceHealthcheck["command"] {
  if (form === "CMD") {
    return {
      form: "exec",
      words: words.map((word) => {
        const mapped = interpolated(word, reading);
        return { text: mapped?.text ?? word.value, span: word.contentSpan, mapped };
      }),
    };
  }
  const text = words[0] && interpolated(words[0], reading);
  return text && { form: "shell", text };
}

function interpolated(scalar: YamlScalar, reading: Reading): MappedText | undefined {
  const value = wholeValue(reading, scalar);
  const { text } = resolve(value, reading);
  return value.mapped && composeMapped(value.mapped, text.mapped);
}

/** Where in the container the volumes of a service are mounted, as far as it is written. */
export function mountsOf(node: YamlNode | undefined): readonly string[] {
  return itemsOf(node).flatMap((item) => {
    const scalar = asScalar(item);
    const target = scalar
      ? scalar.value.split(":").findLast((part) => part.startsWith("/"))
      : scalarAt(item, "target")?.value;
    return target ?? [];
  });
}
