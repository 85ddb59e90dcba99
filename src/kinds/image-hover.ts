import type { BaseImageFacts } from "../knowledge/types.ts";
import type { ImageRef } from "../nodes/image-ref.ts";
import type { Hover, Markup } from "./editor.ts";

/** What there is to say about an image where it is named. */
export function imageHover(
  { reference, word, span }: ImageRef,
  facts: BaseImageFacts | undefined,
  { code, text, strong }: Markup,
): Hover {
  if (!reference.known) return { span, parts: [`The image is not known: ${text(reference.reason)}`] };
  const written = word?.text === reference.value.text ? "" : `, written ${code(word?.text ?? "")}`;
  const head = `${strong("Image")} ${code(reference.value.text)}${written}`;
  if (!facts) return { span, parts: [head, "Nothing is known about this image"] };
  const rows = imageRows(facts).map(([name, value]) => `- ${name}: ${text(value)}`);
  return { span, parts: [head, rows.join("\n")] };
}

/** What is known of an image, in the order in which people ask. */
function imageRows(facts: BaseImageFacts): readonly (readonly [string, string])[] {
  const { family, release, libc, shell, shellDialect, packageManager, user, workdir, endOfLife, endOfLifeOf } = facts;
  const shellName =
    shell === false ? "none" : shellDialect ? `/bin/sh is ${shellDialect}` : shell ? "/bin/sh" : undefined;
  const end = endOfLife === undefined ? undefined : `${endOfLife}${endOfLifeOf ? ` (${endOfLifeOf})` : ""}`;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ["Family", family && [family, release].filter(Boolean).join(" ")],
    ["C library", libc],
    ["Shell", shellName],
    ["Package manager", packageManager],
    ["Default user", user],
    ["Working directory", workdir],
    ["Support ends", end],
    ["Deprecated", facts.deprecated === undefined ? undefined : facts.deprecated || "yes"],
  ];
  return rows.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}
