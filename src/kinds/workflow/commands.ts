import { type Command, commandsIn, scriptAt } from "../../nodes/command.ts";
import type { Place } from "../../nodes/place.ts";
import { dialectOf } from "../../syntax/shell/dialect.ts";
import { isPosixFamily } from "../../syntax/shell/script.ts";
import { type MappedText, originSpan, sliceMapped } from "../../text/offset-map.ts";

/** The commands of a script that runs at a place, as far as its shell is one that is read. */
export function commandsOf(text: MappedText, place: Place): readonly Command[] {
  const { shell } = place.state;
  if (shell.known) {
    const { dialect } = dialectOf(shell.value);
    if (isPosixFamily(dialect)) return scriptAt(text, place).commands;
    return dialect === "other" ? [] : plainLines(text, place);
  }
  // A runner that is chosen later may be Windows, but nearly none is: what is written for its shell shows it.
  return powershell.test(text.text) ? [] : scriptAt(text, place).commands;
}

const powershell = /\$env:|`\r?\n|\b(?:Write|Get|Set|New|Remove|Invoke|Start|Join|Test)-[A-Z]/;

/** A line of plain words that calls a builder, which is the same in every shell. */
const plainLine = /^[ \t]*(?:docker|podman|buildah|nerdctl)(?:[ \t]+[\w./:=@+-]+)+[ \t]*\r?$/gm;

function plainLines(text: MappedText, place: Place): readonly Command[] {
  return [...text.text.matchAll(plainLine)].flatMap(({ index, 0: line }) => {
    const words = [...line.matchAll(/[^ \t\r]+/g)].map(({ index: at, 0: word }) => {
      const start = index + at;
      const end = start + word.length;
      return { text: word, span: originSpan(text, start, end), mapped: sliceMapped(text, start, end) };
    });
    return commandsIn(words, place);
  });
}
