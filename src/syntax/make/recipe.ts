import { mappingBuilder } from "../../text/mapping-builder.ts";
import { composeMapped, type MappedText } from "../../text/offset-map.ts";
import type { Span } from "../../text/span.ts";
import { known, unknownFact } from "../fact.ts";
import { type Substitution, substitution } from "../substitution.ts";
import { hole } from "../template.ts";
import { type MakeVariables, nameIn, reference } from "./variables.ts";

/**
 * What the shell is given of a line of a recipe.
 *
 * @param marked whether all that is not known becomes `unseenVariable`, for those who know the variables of the shell
 */
export function recipeText(text: string, span: Span, variables: MakeVariables, marked = false): MappedText {
  const command = withoutTabs(text, span);
  return composeMapped(command, expanding(variables, marked)(command.text).mapped);
}

/** Without the tab and `@`, `-` and `+` before the command, and without the tabs of the lines that continue it; with LF. */
function withoutTabs(text: string, { start, end }: Span): MappedText {
  const builder = mappingBuilder();
  const line = text.slice(start, end);
  const [before = ""] = /^[\t@+ -]*/.exec(line) ?? [];
  let at = before.length;
  for (const { index } of line.matchAll(/\r(?=\n)|(?<=\n)\t/g)) {
    if (index < at) continue;
    builder.add(line.slice(at, index), start + at);
    at = index + 1;
  }
  builder.add(line.slice(at), start + at);
  return builder.finish(end);
}

/**
 * Replaces the variables of make. One whose value cannot be told stays, as a variable or a substitution of the shell whose
 * value cannot be told either; where the shell would not see one, such a variable takes its place.
 */
function expanding(variables: MakeVariables, marked: boolean): Substitution {
  let quotes = quotesIn("");
  return substitution(reference, ({ 0: written, input, index, ...found }) => {
    if (index === 0 || !quotes.isOf(input)) quotes = quotesIn(input);
    if (written === "$$") return known("$");
    const value = variables.templateOf(nameIn([found[1], found[2], found[3]]));
    const gap = quotes.isSingle(index) ? `'"${unseen}"'` : unseen;
    if (value !== undefined) return known(value.replaceAll(hole, gap));
    return !marked && /^\$[({]/.test(written) && gap === unseen
      ? unknownFact(`${written} is known to make`)
      : known(gap);
  });
}

/** Names what make knows and nobody else: no shell has a value for it. */
export const unseenVariable = "MAKE_VARIABLE";
const unseen = `\${${unseenVariable}}`;

/** Where single quotes are open in a line, for places in their order. */
function quotesIn(line: string) {
  let quote = "";
  let at = 0;
  return {
    isOf: (other: string) => other === line,
    isSingle(place: number): boolean {
      for (; at < place; at++) {
        const character = line[at] as string;
        if (character === "\\" && quote !== "'") at++;
        else if (quote === character) quote = "";
        else if (quote === "" && (character === "'" || character === '"')) quote = character;
      }
      return quote === "'";
    },
  };
}
