import { describe, expect, it } from "vitest";
import { definitionOf, type Place, placesIn, placesLike } from "../../../../src/kinds/dockerfile/editor/names.ts";
import { touches } from "../../../../src/kinds/dockerfile/editor/view.ts";
import { applyEdits } from "../../../../src/text/edit.ts";
import { viewOf, withCursor } from "./view.ts";

function placeAt(marked: string) {
  const { text, cursor } = withCursor(marked);
  const view = viewOf(text);
  const place = placesIn(view).find(({ span }) => touches(span, cursor));
  if (!place) throw new Error(`nothing has a name at the cursor of ${marked}`);
  return { text, view, place };
}

/** The text with marks around all places of the name at the cursor, other marks around its definition. */
function marks(marked: string): string {
  const { text, view, place } = placeAt(marked);
  const definition = definitionOf(place, view);
  const mark = ({ span }: Place) => {
    const name = text.slice(span.start, span.end);
    return { span, text: span.start === definition?.span.start ? `[${name}]` : `«${name}»` };
  };
  return applyEdits(text, placesLike(place, view).map(mark));
}

describe("variables", () => {
  it.each([
    ["ARG V=1\nFROM debian:$‸V\nRUN echo $V\n", "ARG [V]=1\nFROM debian:$«V»\nRUN echo $V\n"],
    ["ARG V=1\nFROM debian:$V\nARG ‸V\nRUN echo $V\n", "ARG [V]=1\nFROM debian:$«V»\nARG «V»\nRUN echo $«V»\n"],
    ["ARG V=1\nFROM debian:$V\nARG V\nRUN echo $V‸\n", "ARG «V»=1\nFROM debian:$«V»\nARG [V]\nRUN echo $«V»\n"],
    ["ARG Y=1\nARG ‸V=$Y\nFROM debian:$V\n", "ARG Y=1\nARG [V]=$Y\nFROM debian:$«V»\n"],
    ["FROM a\nARG ‸V=1\nENV V=$V\nRUN echo $V\n", "FROM a\nARG [V]=1\nENV V=$«V»\nRUN echo $V\n"],
    ["FROM a\nARG V=1\nENV V=$V\nRUN echo $‸V\n", "FROM a\nARG V=1\nENV [V]=$V\nRUN echo $«V»\n"],
    ["ARG P=1\nFROM --platform=$‸P a\n", "ARG [P]=1\nFROM --platform=$«P» a\n"],
    ["FROM a\nARG S=1\nCOPY --from=$‸S $S /b\n", "FROM a\nARG [S]=1\nCOPY --from=$«S» $«S» /b\n"],
    ["FROM a\nARG S=1\nADD --chown=$S $‸S /b\n", "FROM a\nARG [S]=1\nADD --chown=$«S» $«S» /b\n"],
    [
      "FROM a\nARG S=1\nRUN --mount=from=$S,target=/$‸S echo $S\n",
      "FROM a\nARG [S]=1\nRUN --mount=from=$«S»,target=/$«S» echo $«S»\n",
    ],
    ["FROM a\nARG A B=1\nENV C=$A ‸D=$C\nLABEL x=$D\n", "FROM a\nARG A B=1\nENV C=$A [D]=$C\nLABEL x=$«D»\n"],
    ["FROM a\nENV A.B=1 ‸C=2 1D=3\nRUN echo $C\n", "FROM a\nENV A.B=1 [C]=2 1D=3\nRUN echo $«C»\n"],
    [
      "FROM debian:12 AS a\nENV A=1\nFROM a\nRUN echo $A\nCMD echo $‸A\nFROM debian:12\nENV A=2\nRUN echo $A\n",
      "FROM debian:12 AS a\nENV [A]=1\nFROM a\nRUN echo $«A»\nCMD echo $«A»\nFROM debian:12\nENV A=2\nRUN echo $A\n",
    ],
    [
      "FROM debian:12 AS a\nENV A=1\nFROM a\nENV A=2\nRUN echo $‸A\n",
      "FROM debian:12 AS a\nENV «A»=1\nFROM a\nENV [A]=2\nRUN echo $«A»\n",
    ],
  ])("are followed in %j", (marked, expected) => {
    expect(marks(marked)).toBe(expected);
  });

  it.each([
    "FROM debian:12\nRUN echo $A $‸A\n",
    "FROM node:22\nRUN echo $NODE_VERSION $‸NODE_VERSION\n",
    "FROM debian:12\nARG A=1\nCMD echo $A $‸A\n",
  ])("that nothing in the file sets stand alone: %j", (marked) => {
    const { view, place } = placeAt(marked);
    expect(placesLike(place, view)).toEqual([place]);
    expect(place).toMatchObject({ identity: undefined, definition: false });
  });
});

describe("stages", () => {
  it.each([
    [
      "FROM debian:12 AS base\nFROM base AS next\nCOPY --from=BA‸SE /a /b\nRUN --mount=from=base,target=/x ls\nCOPY --from=0 /a /c\n",
      "FROM debian:12 AS [base]\nFROM «base» AS next\nCOPY --from=«BASE» /a /b\nRUN --mount=from=«base»,target=/x ls\nCOPY --from=«0» /a /c\n",
    ],
    ["FROM a\nFROM b\nCOPY --from=‸0 /a /c\n", "FROM a\nFROM b\nCOPY --from=«0» /a /c\n"],
    ["FROM a AS x\nFROM x AS ‸y\nCOPY --from=x / /\n", "FROM a AS x\nFROM x AS [y]\nCOPY --from=x / /\n"],
  ])("are followed in %j", (marked, expected) => {
    expect(marks(marked)).toBe(expected);
  });
});

it("tells all names in order, and works them out once", () => {
  const text =
    "ARG V=1\nFROM debian:$V AS a\nENV W=$V\nRUN echo $W\nFROM a\nCOPY --from=a $W /x\nCOPY --from=example.com/b:$W / /\n";
  const view = viewOf(text);
  const places = placesIn(view);
  expect(
    places.map(({ type, span, definition }) => [type, text.slice(span.start, span.end), definition].join(" ")),
  ).toEqual([
    "variable V true",
    "variable V false",
    "stage a true",
    "variable W true",
    "variable V false",
    "variable W false",
    "stage a false",
    "stage a false",
    "variable W false",
    "variable W false",
  ]);
  expect(placesIn(view)).toBe(places);
});

it("follows only what can be a variable's name", () => {
  const places = placesIn(viewOf("FROM a\nENV A.B=1 _c9=2 1D=3 E-=4 é=5\n"));
  expect(places.map((place) => place.type === "variable" && place.name)).toEqual(["_c9"]);
});

it("knows the value of what is set, and of what is read", () => {
  const values = placesIn(viewOf("ARG V=1\nFROM debian:$V\nARG V=2\nENV W=$V-x\nRUN echo $W\n")).map((place) =>
    place.type === "variable" && place.fact?.known ? `${place.name}=${place.fact.value}` : undefined,
  );
  expect(values).toEqual(["V=1", "V=1", "V=2", "W=2-x", "V=2", "W=2-x"]);
});
