import { describe, expect, it } from "vitest";
import { placesIn } from "../../../../src/kinds/dockerfile/editor/names.ts";
import {
  keepsStages,
  outerNameOf,
  refusalOf,
  renamedPlaces,
  unfit,
} from "../../../../src/kinds/dockerfile/editor/rename.ts";
import { touches } from "../../../../src/kinds/dockerfile/editor/view.ts";
import type { Invocation } from "../../../../src/nodes/invocation.ts";
import { applyEdits } from "../../../../src/text/edit.ts";
import { viewOf, withCursor } from "./view.ts";

function placeAt(marked: string, build: Partial<Invocation> = {}) {
  const { text, cursor } = withCursor(marked);
  const view = viewOf(text, build);
  const place = placesIn(view).find(({ span }) => touches(span, cursor));
  if (!place) throw new Error(`nothing has a name at the cursor of ${marked}`);
  return { text, view, place };
}

/** What comes out, or why nothing does. */
function renamed(marked: string, name: string, build: Partial<Invocation> = {}): string {
  const { text, view, place } = placeAt(marked, build);
  const refusal = refusalOf(place, view);
  if (refusal !== undefined) return `refused: ${refusal}`;
  const misfit = unfit(place, name, view);
  if (misfit !== undefined) return `unfit: ${misfit}`;
  const edits = renamedPlaces(place, view).map(({ span }) => ({ span, text: name }));
  const result = applyEdits(text, edits);
  return keepsStages(place, view, viewOf(result, build)) ? result : `broken: ${result}`;
}

describe("a stage", () => {
  it("is renamed wherever it has its name, and not where it has its number", () => {
    expect(renamed("FROM x AS ‸a\nFROM a\nCOPY --from=A / /\nCOPY --from=0 / /\n", "root.fs-1_x")).toBe(
      "FROM x AS root.fs-1_x\nFROM root.fs-1_x\nCOPY --from=root.fs-1_x / /\nCOPY --from=0 / /\n",
    );
    expect(renamed("FROM x AS ‸a\nFROM a AS b\n", "a")).toBe("FROM x AS a\nFROM a AS b\n");
    expect(renamed("FROM x AS ‸0a\nFROM 0a\n", "b")).toBe("FROM x AS b\nFROM b\n");
    expect(renamed("FROM x AS ‸0\nFROM y\n", "b")).toBe("FROM x AS b\nFROM y\n");
    const eleven = Array.from({ length: 11 }, (_, i) => `FROM x AS s${i}\n`).join("");
    expect(renamed(`${eleven}FROM y\nCOPY --from=s‸10 / /\nCOPY --from=10 / /\n`, "b")).toBe(
      `${eleven.replace("s10", "b")}FROM y\nCOPY --from=b / /\nCOPY --from=10 / /\n`,
    );
  });

  it.each(["B", "1b", "b c", "", "é"])("is not named %j", (name) => {
    expect(renamed("FROM x AS ‸a\n", name)).toBe(
      `unfit: "${name}" is not a valid stage name: use lower-case letters, digits, "-", "_" and "."`,
    );
  });

  it.each([
    ["FROM x AS ‸a\n", "scratch", '"scratch" is a reserved name'],
    ["FROM x AS ‸a\n", "context", '"context" is a reserved name'],
    ["FROM x AS ‸a\nFROM a AS b\n", "b", 'There is already a stage "b"'],
    ["FROM x AS ‸a\nFROM alpine\nCOPY --from=A /x /y\n", "alpine", '"alpine" already has another meaning on line 2'],
    ["FROM x AS ‸a\nFROM b\nCOPY --from=Alpine /x /y\n", "alpine", '"alpine" already has another meaning on line 3'],
    ["FROM x AS ‸a\nFROM c\nFROM c\n", "c", '"c" already has another meaning on line 2'],
    ["FROM x AS ‸a\nFROM b\nRUN --mount=from=c,target=/c true\n", "c", '"c" already has another meaning on line 3'],
  ])("in %j cannot be named %s", (marked, name, why) => {
    expect(renamed(marked, name)).toBe(`unfit: ${why}`);
  });

  it.each([
    ["FROM x\nFROM y\nCOPY --from=‸0 /a /b\n", "The stage has no name"],
    ["FROM x AS a\nFROM y\nCOPY --from=‸0 /a /b\n", "The stage is referred to by number here"],
    ["ARG K=x\nFROM x AS app-‸x\nFROM app-$K\n", "app-$K on line 3 may refer to the stage"],
    ["FROM x AS app-‸x\nFROM APP-${K}X\n", "APP-${K}X on line 2 may refer to the stage"],
    ["FROM x AS app-‸x\nFROM ${K}-x\n", "${K}-x on line 2 may refer to the stage"],
    ["FROM x AS app-‸x\nFROM app-$KEY\nFROM $K\n", "app-$KEY on line 2 may refer to the stage"],
    ["FROM x AS app-‸x\nFROM $K-x\n", "$K-x on line 2 may refer to the stage"],
    ['FROM x AS app-‸x\nFROM "app-x"\n', '"app-x" on line 2 may refer to the stage'],
    ["FROM x AS app-‸x\nFROM 'app'-x\n", "'app'-x on line 2 may refer to the stage"],
    ["FROM x AS app-‸x\nFROM app\\-x\n", "app\\-x on line 2 may refer to the stage"],
    ["FROM x AS ‸a\nFROM b\nCOPY --from=$K /a /b\n", "$K on line 3 may refer to the stage"],
  ])("in %j keeps its name", (marked, why) => {
    expect(renamed(marked, "y")).toBe(`refused: ${why}`);
  });

  it.each(["app-${K}y", "example.com/$K", "$K-y", "b$K", "${K}b-x", '"$K"b'])(
    "is not what %s may stand for",
    (reference) => {
      expect(renamed(`FROM x AS app-‸x\nFROM ${reference}\n`, "y")).toBe(`FROM x AS y\nFROM ${reference}\n`);
    },
  );

  it("keeps what starts from it and takes from it", () => {
    const contexts = { contexts: new Map([["b", "./b"]]) };
    expect(renamed("FROM x AS ‸a\nFROM a\n", "b", contexts)).toBe("broken: FROM x AS b\nFROM b\n");
    expect(renamed("FROM x AS ‸a\nFROM y\nCOPY --from=a / /\n", "b", contexts)).toMatch(/^broken: /);
    expect(renamed("FROM x AS ‸a\nFROM a\n", "c", contexts)).toBe("FROM x AS c\nFROM c\n");
  });
});

describe("a variable", () => {
  it("is renamed wherever it is set and read, and not where it is told of", () => {
    const told =
      '# V too\nFROM x\nARG ‸V=1\nENV W=${V:-2}\nRUN echo "$V" \\\n  # V is told of here\n  && true $V\n# V\n';
    expect(renamed(told, "_b9")).toBe(
      '# V too\nFROM x\nARG _b9=1\nENV W=${_b9:-2}\nRUN echo "$_b9" \\\n  # V is told of here\n  && true $_b9\n# V\n',
    );
  });

  it.each([
    "TARGETARCH",
    "HTTP_PROXY",
    "PATH",
    "HOME",
    "USER",
    "SHELL",
    "TERM",
    "LANG",
    "LANGUAGE",
    "LC_ALL",
    "TZ",
    "PWD",
    "HOSTNAME",
    "IFS",
    "LD_LIBRARY_PATH",
    "DEBIAN_FRONTEND",
    "SOURCE_DATE_EPOCH",
  ])("named %s keeps its name, which no other gets", (name) => {
    expect(renamed(`FROM x\nENV ‸${name}=1\n`, "Y")).toBe(
      `refused: ${name} has a special meaning, which is lost under another name`,
    );
    expect(renamed("FROM x\nENV ‸A=1\n", name)).toBe(`unfit: ${name} has a special meaning`);
  });

  it.each(["XPATH", "PATHX", "LC_", "MY_LC_ALL"])("named %s is like any other", (name) => {
    expect(renamed(`FROM x\nENV ‸${name}=1\n`, "Y")).toBe("FROM x\nENV Y=1\n");
  });

  it.each([
    ["FROM node:22\nENV ‸NODE_VERSION=1\n", "The base image also sets NODE_VERSION"],
    ["FROM x\nRUN echo $‸A\n", "No instruction of this file sets A here"],
    ["FROM x\nENV ‸A=1\nRUN printenv A\n", "Line 3 mentions A, which may or may not be the variable"],
    ["FROM x\nENV ‸A=1\nRUN printenv A \\\n # b\n c\n", "Line 3 mentions A, which may or may not be the variable"],
    ['FROM x\nENV ‸A=1\nCMD ["sh", "-c", "echo $A"]\n', "Line 3 mentions A, which may or may not be the variable"],
    ["FROM x\nENV ‸A=1\nONBUILD RUN echo $A\n", "Line 3 mentions A, which may or may not be the variable"],
    ["FROM x\nENV ‸A=1\nRUN a \\\n # A\n A\n", "Line 5 mentions A, which may or may not be the variable"],
    ["FROM x\nENV ‸AB=1\nRUN echo $A\\\nB\n", "AB is split over several parts on line 3"],
  ])("in %j keeps its name", (marked, why) => {
    expect(renamed(marked, "Y")).toBe(`refused: ${why}`);
  });

  it.each([
    ["FROM x\nENV ‸A=1\n", "1B", '"1B" is not a valid variable name: use letters, digits and "_"'],
    ["FROM x\nENV ‸A=1\n", "B-C", '"B-C" is not a valid variable name: use letters, digits and "_"'],
    ["FROM node:22\nENV A=1\nFROM x\nENV ‸B=1\n", "NODE_VERSION", "A base image sets NODE_VERSION"],
    ["FROM x\nENV ‸A=1 B=2\n", "B", "B already occurs on line 2"],
    ["FROM x\nENV ‸A=1\nRUN B=3 && echo $A\n", "B", "B already occurs on line 3"],
    ["FROM x\nENV ‸A=1\nRUN a \\\n # B\n B\n", "B", "B already occurs on line 5"],
  ])("in %j cannot be named %s", (marked, name, why) => {
    expect(renamed(marked, name)).toBe(`unfit: ${why}`);
  });

  it.each([
    ["FROM x\nENV ‸A=1\nRUN printenv XA AX A_ A1\n", "B", "FROM x\nENV B=1\nRUN printenv XA AX A_ A1\n"],
    ["# syntax=example.com/B\nFROM x\nENV ‸A=1\n", "B", "# syntax=example.com/B\nFROM x\nENV B=1\n"],
    ["# B\nFROM x\nENV ‸A=1\nRUN a \\\n # B\n b\n", "B", "# B\nFROM x\nENV B=1\nRUN a \\\n # B\n b\n"],
    ["FROM x\nENV ‸A=1\n", "A", "FROM x\nENV A=1\n"],
  ])("in %j can be named %s", (marked, name, expected) => {
    expect(renamed(marked, name)).toBe(expected);
  });

  it("keeps the stages whatever its name is", () => {
    const { view, place } = placeAt("ARG ‸A=x\nFROM $A AS x\n");
    expect(keepsStages(place, view, viewOf("FROM x\nFROM y\n"))).toBe(true);
  });
});

it.each([
  ["FROM x AS ‸A\n", { type: "target", name: "a" }],
  ["FROM x\nFROM y\nCOPY --from=‸0 /a /b\n", undefined],
  ["FROM x\nARG ‸A\n", { type: "arg", name: "A" }],
  ["FROM x\nARG A\nRUN echo $‸A\n", { type: "arg", name: "A" }],
  ["FROM x\nENV ‸A=1\n", undefined],
])("who builds %j calls it %j", (marked, expected) => {
  expect(outerNameOf(placeAt(marked).place)).toEqual(expected);
});
