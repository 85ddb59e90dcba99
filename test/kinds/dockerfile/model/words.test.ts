import { describe, expect, it } from "vitest";
import { modelOf } from "./build.ts";

/** The words of an instruction that Docker expands, and what they come to where A=1. */
function expanded(text: string): readonly (readonly [string, string | undefined])[] {
  const model = modelOf(`FROM scratch\nENV A=1\n${text}`);
  const instruction = model.stages[0]?.instructions[1];
  if (!instruction) throw new Error("no instruction");
  return model.words(instruction).map((word) => {
    const value = model.resolve(word, instruction);
    return [word.text, value.known ? value.value : undefined];
  });
}

describe("words that Docker expands", () => {
  it.each<[string, readonly string[]]>([
    ["COPY --chown=$A --chmod=7$A a$A b /c", ["$A", "7$A", "a$A", "b", "/c"]],
    ["ADD a /$A", ["a", "/$A"]],
    ["ENV $A=$A B=2", ["$A", "$A", "B", "2"]],
    ["LABEL a=$A", ["a", "$A"]],
    ["LABEL $A", ["$A"]],
    ["ARG B=$A C", ["$A"]],
    ["EXPOSE $A 80", ["$A", "80"]],
    ["VOLUME /a /$A", ["/a", "/$A"]],
    ["USER $A", ["$A"]],
    ["WORKDIR /$A", ["/$A"]],
    ["STOPSIGNAL $A", ["$A"]],
    ["RUN --mount=type=cache,target=/$A,source=s,id=i$A make", ["/$A", "s", "i$A"]],
    ["RUN --mount=type=tmpfs,target=/a echo $A", ["/a"]],
    ["USER", []],
    ["WORKDIR", []],
    ["STOPSIGNAL", []],
    ["CMD echo $A", []],
    ["MAINTAINER $A", []],
  ])("are there in %s", (text, expected) => {
    expect(expanded(text).map(([word]) => word)).toEqual(expected);
  });

  it("include the body of a heredoc, where quotes mean nothing, but not its name", () => {
    const text = `COPY <<EOF <<'RAW' /etc/\nit's "$A" and '$A'\nEOF\n$A\nRAW`;
    expect(expanded(text)).toEqual([
      ["/etc/", "/etc/"],
      ["it s  $A  and  $A \n", "it s  1  and  1 \n"],
    ]);
  });

  it("says where in a heredoc a variable stands", () => {
    const model = modelOf("FROM scratch\nENV A=1\nCOPY <<-EOF /etc/\n\ta\n\tb=${A:-0}\nEOF");
    const instruction = model.stages[0]?.instructions[1];
    const uses = instruction ? model.words(instruction).flatMap((word) => model.variables(word, instruction)) : [];
    const { text } = model.document.source;
    expect(uses.map(({ span, nameSpan }) => [span, nameSpan].map(({ start, end }) => text.slice(start, end)))).toEqual([
      ["${A:-0}", "A"],
    ]);
  });
});
