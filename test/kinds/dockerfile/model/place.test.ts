import { describe, expect, it } from "vitest";
import { dockerfileKind } from "../../../../src/kinds/dockerfile/kind.ts";
import type { EnvVar } from "../../../../src/nodes/env-var.ts";
import type { Mount } from "../../../../src/nodes/mount.ts";
import type { Port } from "../../../../src/nodes/port.ts";
import type { Fact } from "../../../../src/syntax/fact.ts";
import { applyEdits } from "../../../../src/text/edit.ts";
import { all, modelOf } from "./build.ts";

const text = `ARG TAG=12
FROM debian:$TAG AS build
ARG A=1
USER app
WORKDIR /src
RUN make
FROM scratch
COPY --from=build /x /x
ENV B=2
CMD ["/x"]
`;

const value = (fact: Fact<unknown> | undefined) =>
  fact === undefined ? "none" : fact.known ? fact.value : fact.reason;

describe("where an instruction stands", () => {
  const model = modelOf(text);

  it("is its stage, with the image and the state there", () => {
    const [run] = all(model, "Run");
    const place = run && model.place(run);
    expect(place?.owner).toMatchObject({ type: "stage", name: "build", label: "stage build" });
    expect([place?.kind, place?.phase, place?.ships]).toEqual(["dockerfile", "build", false]);
    expect(place?.image).toMatchObject({ known: true, value: { name: "debian", tag: "12" } });
    expect([value(place?.state.user), value(place?.state.workdir)]).toEqual(["app", "/src"]);
  });

  it("tells build arguments to what runs in the build alone", () => {
    const [run] = all(model, "Run");
    const [cmd] = all(model, "Cmd");
    expect(value(run && model.place(run).state.environment("A"))).toBe("1");
    expect(value(cmd && model.place(cmd).state.environment("A"))).toBe("none");
    expect(value(cmd && model.place(cmd).state.environment("B"))).toBe("2");
  });

  it("ships where the stage does, and has no image on scratch", () => {
    const [cmd] = all(model, "Cmd");
    const place = cmd && model.place(cmd);
    expect([place?.phase, place?.ships, place?.image, place?.owner?.label]).toEqual([
      "run",
      true,
      undefined,
      "stage 1",
    ]);
  });

  it("is no stage before the first FROM", () => {
    const [arg] = all(model, "Arg");
    expect(arg && model.place(arg).owner).toBeUndefined();
    expect(arg && model.place(arg).ships).toBe(false);
  });

  it("is told of commands and scripts, those inside strings too", () => {
    const other = modelOf("FROM debian:12 AS a\nRUN sh -c 'apt-get update' && ls\n");
    const [run] = all(other, "Run");
    const commands = run ? other.commands(run) : [];
    expect(commands.map(({ program, place }) => [program, place.owner?.label])).toEqual([
      ["sh", "stage a"],
      ["apt-get", "stage a"],
      ["ls", "stage a"],
    ]);
    expect(run && other.scripts(run).map(({ place }) => place.owner?.label)).toEqual(["stage a"]);
  });
});

function nodes<T>(source: string, type: string): readonly T[] {
  const model = modelOf(source);
  return [...dockerfileKind.walk(model.document, model, new Set([type]))].map(({ node }) => node as T);
}

describe("shared nodes", () => {
  it("mark a variable's value without the quotes around the whole of it, and write another", () => {
    const source = `FROM a:1\nENV A=1 B="two words" C='x'"y" D=\nENV E e f\nARG F\nARG G="q"\n`;
    const found = nodes<EnvVar>(source, "EnvVar");
    const shown = found.map(({ name, valueSpan }) => [name, valueSpan && source.slice(valueSpan.start, valueSpan.end)]);
    expect(shown).toEqual([
      ["A", "1"],
      ["B", "two words"],
      ["C", `'x'"y"`],
      ["D", ""],
      ["E", "e f"],
      ["F", undefined],
      ["G", "q"],
    ]);
    const written = (name: string, text: string) => {
      const edit = found.find((one) => one.name === name)?.write(text);
      return (
        edit &&
        applyEdits(source, [edit])
          .split("\n")
          .find((line) => line.includes(text.slice(0, 3)))
      );
    };
    expect(written("A", "new")).toBe(`ENV A=new B="two words" C='x'"y" D=`);
    expect(written("B", `new "$x"`)).toBe(`ENV A=1 B="new \\"\\$x\\"" C='x'"y" D=`);
    expect(written("F", "new")).toBe("ARG F=new");
    expect(written("E", "new")).toBeUndefined();
  });

  it("tell ports apart that one variable holds", () => {
    const ports = nodes<Port>('FROM a:1\nARG P="80 22/udp"\nEXPOSE $P 443 $Q\n', "Port");
    expect(ports.map(({ container, protocol, published }) => [value(container), value(protocol), published])).toEqual([
      [{ first: 80, last: 80 }, "tcp", false],
      [{ first: 22, last: 22 }, "udp", false],
      [{ first: 443, last: 443 }, "tcp", false],
      ["a:1 may set Q", "a:1 may set Q", false],
    ]);
  });

  it("tell how a RUN mounts", () => {
    const source =
      "FROM a:1\nRUN --mount=target=/a --mount=type=bind,rw,source=b,target=/b --mount=type=cache,target=/c --mount=type=cache,ro,target=/d --mount=type=secret,id=e make\n";
    const mounts = nodes<Mount>(source, "Mount");
    expect(mounts.map((mount) => [mount.mountType, mount.source, mount.target, mount.readOnly].map(value))).toEqual([
      ["bind", "none", "/a", true],
      ["bind", "b", "/b", false],
      ["cache", "none", "/c", false],
      ["cache", "none", "/d", true],
      ["secret", "none", "none", false],
    ]);
  });
});
