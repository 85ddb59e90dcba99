import { describe, expect, it } from "vitest";
import type { Invocation } from "../../../../src/nodes/invocation.ts";
import { all, modelOf } from "./build.ts";

/** What the last FROM's image comes to, or why it cannot be known. */
function base(text: string, more: Partial<Invocation> = {}): string | undefined {
  const model = modelOf(text, more);
  const from = all(model, "From").at(-1);
  const fact = from?.image && model.resolve(from.image, from);
  return fact?.known ? fact.value : fact?.reason;
}

describe("words of FROM", () => {
  it("see global ARGs, but nothing of the stage before", () => {
    expect(base("ARG TAG=12\nFROM scratch\nARG TAG=13\nENV TAG=14\nFROM debian:$TAG")).toBe("debian:12");
    expect(base("FROM scratch\nENV TAG=14\nFROM debian:$TAG")).toBe("debian:");
  });

  it("see the platform's, as whoever builds gives it", () => {
    const text = "FROM base-$TARGETARCH";
    expect(base(text)).toBe("TARGETARCH depends on the platform of the build");
    expect(base(text, { args: new Map([["TARGETARCH", "arm64"]]) })).toBe("base-arm64");
    expect(base("FROM base-$HTTP_PROXY")).toBe("base-");
  });
});

describe("words before the first FROM", () => {
  it("see the global ARGs above them", () => {
    const model = modelOf("ARG A=1\nARG B=$A\nFROM scratch");
    const [, arg] = all(model, "Arg");
    const word = arg?.pairs[0]?.value;
    expect(arg && word && model.resolve(word, arg)).toMatchObject({ known: true, value: "1" });
  });
});

describe("uses of variables", () => {
  it("are placed in the file, whatever is left out of the word", () => {
    const model = modelOf("FROM scratch\nENV A=1\nUSER x$A-\\\n${B:-c}");
    const [user] = all(model, "User");
    const uses = user?.user ? model.variables(user.user, user) : [];
    const { text } = model.document.source;
    const shown = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
    expect(uses.map(({ span, nameSpan, modifier }) => [shown(span), shown(nameSpan), modifier])).toEqual([
      ["$A", "A", undefined],
      ["${B:-c}", "B", ":-"],
    ]);
    expect(uses[0]?.fact).toMatchObject({ value: "1" });
    expect(uses[1]?.fact).toBeUndefined();
  });

  it("are none in a plain word", () => {
    const model = modelOf("FROM scratch\nUSER 'app'");
    const [user] = all(model, "User");
    expect(user?.user && model.variables(user.user, user)).toEqual([]);
  });
});
