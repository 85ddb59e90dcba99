import { describe, expect, it } from "vitest";
import { cursorAt } from "../../../src/syntax/yaml/cursor.ts";

/** What may be written at the bar of a text. */
function at(marked: string) {
  const offset = marked.indexOf("¦");
  const text = marked.replace("¦", "");
  const cursor = cursorAt(text, offset);
  if (!cursor) return undefined;
  const { span, key, value } = cursor;
  return {
    word: text.slice(span.start, span.end),
    ...(key
      ? { key: key.path.join("."), others: [...key.others].join(" "), ...(key.hasColon ? { colon: true } : {}) }
      : {}),
    ...(value ? { value: value.join(".") } : {}),
  };
}

describe("keys", () => {
  it.each<[string, ReturnType<typeof at>]>([
    ["¦", { word: "", key: "", others: "", value: "" }],
    ["ser¦", { word: "ser", key: "", others: "", value: "" }],
    ["name: x\nser¦", { word: "ser", key: "", others: "name" }],
    ["name: x\nser¦\nvolumes:\n  a:\n", { word: "ser", key: "", others: "name volumes" }],
    [
      "services:\n  web:\n    ima¦\n    ports:\n      - 80\nx: 1",
      { word: "ima", key: "services.web", others: "ports", value: "services.web" },
    ],
    [
      "services:\n  web:\n    image: a\n    po¦\n    user: b",
      { word: "po", key: "services.web", others: "image user" },
    ],
    ["services:\n  web:\n    image: a\n    ¦\n    user: b", { word: "", key: "services.web", others: "image user" }],
    ["services:\n  web:\n    image: a\n    ¦", { word: "", key: "services.web", others: "image" }],
    [
      "services:\n  web:\n    build:\n      ¦",
      { word: "", key: "services.web.build", others: "", value: "services.web.build" },
    ],
    [
      "services:\n  web:\n    build:\n      con¦\n    image: a",
      { word: "con", key: "services.web.build", others: "", value: "services.web.build" },
    ],
    [
      "services:\n  web:\n    im¦age: a\n    user: b",
      { word: "image", key: "services.web", others: "user", colon: true },
    ],
    ["services:\n  web:\n    'im¦age' : a", { word: "image", key: "services.web", others: "", colon: true }],
    ["a:\n  - b: 1\n    c¦\n  - d: 2", { word: "c", key: "a.0", others: "b" }],
    ["a:\n- b: 1\n- c¦", { word: "c", key: "a.1", others: "", value: "a.1" }],
    ["a:\n- b: 1\n- ¦", { word: "", key: "a.1", others: "", value: "a.1" }],
    ["a:\n- b: 1\nc¦", { word: "c", key: "", others: "a" }],
    ["a:\n  - - b: 1\n      c¦", { word: "c", key: "a.0.0", others: "b" }],
    ["a:\r\n  b: 1\r\n  c¦\r\n  d: 2\r\n", { word: "c", key: "a", others: "b d" }],
    ["a: 1\n---\nb: 2\nc¦\n---\nd: 3", { word: "c", key: "", others: "b" }],
    ["a: &x !t\n  b¦", { word: "b", key: "a", others: "", value: "a" }],
    ["a: {b: 1\nc¦", { word: "c", key: "", others: "a" }],
    ["a: {b: 1\nc: 2\nd¦", { word: "d", key: "", others: "a c" }],
    ["a: |\n  text\nb¦", { word: "b", key: "", others: "a" }],
    ["a: 'x\n  y'\nb¦", { word: "b", key: "", others: "a" }],
  ])("%j", (text, expected) => {
    expect(at(text)).toEqual(expected);
  });
});

describe("flow notation", () => {
  it.each<[string, ReturnType<typeof at>]>([
    ["a: {¦", { word: "", key: "a", others: "" }],
    ["a: {¦}", { word: "", key: "a", others: "" }],
    ["a: {b: 1, ¦}", { word: "", key: "a", others: "b" }],
    ["a: {b: 1, c¦, d: 2}", { word: "c", key: "a", others: "b d" }],
    ["a: {b: {c: 1}, d¦}", { word: "d", key: "a", others: "b" }],
    ["a: {b: {c: 1, d¦}}", { word: "d", key: "a.b", others: "c" }],
    ["a: {b: ¦}", { word: "", value: "a.b" }],
    ["a: {b: x¦y}", { word: "xy", value: "a.b" }],
    ["a: [x, y¦]", { word: "y", value: "a.1" }],
    ["a: [{b: 1}, {c¦}]", { word: "c", key: "a.1", others: "" }],
    ["a: {\n  b: 1,\n  c¦\n}\n", { word: "c", key: "a", others: "b" }],
    ["a: {b: 1}\nc¦", { word: "c", key: "", others: "a" }],
    ['a: {"b¦": 1}', { word: "b", key: "a", others: "", colon: true }],
    ["{a: 1, b¦}", { word: "b", key: "", others: "a" }],
    ["a: {b: 1} ¦", undefined],
    ["a: {b ¦}", undefined],
  ])("%j", (text, expected) => {
    expect(at(text)).toEqual(expected);
  });
});

describe("values", () => {
  it.each<[string, ReturnType<typeof at>]>([
    ["a:\n  b: ¦", { word: "", value: "a.b" }],
    ["a:\n  b: ¦\n  c: 1", { word: "", value: "a.b" }],
    ["a:\n  b: x¦y\n  c: 1", { word: "xy", value: "a.b" }],
    ["a:\n  b: 'x¦y' # why", { word: "xy", value: "a.b" }],
    ["a:\n  b: !t x¦", { word: "x", value: "a.b" }],
    ["a:\n  - x¦", { word: "x", key: "a.0", others: "", value: "a.0" }],
    ["a: 'x¦", { word: "x", value: "a" }],
  ])("%j", (text, expected) => {
    expect(at(text)).toEqual(expected);
  });
});

it.each(["# com¦ment", "a: 1 # com¦ment", "a: |\n  te¦xt", "a: >-\n  x\n\n  te¦xt\nb: 1", "a: x\n  mo¦re", "a:¦"])(
  "is nothing in %j",
  (text) => {
    expect(at(text)).toBeUndefined();
  },
);

it("tells what the document's root says", () => {
  const text = "kind: Old\n---\nkind: Pod\nspec:\n  x\napiVersion: 'v1'\n---\nkind: New";
  expect(Object.fromEntries(cursorAt(text, text.indexOf("x") + 1)?.top ?? [])).toEqual({
    kind: "Pod",
    apiVersion: "v1",
  });
});

it("is total", () => {
  const pieces = [
    "a",
    ": ",
    "- ",
    "{",
    "}",
    "[",
    "]",
    ",",
    "\n",
    "\n  ",
    "\n    ",
    "'",
    '"',
    "#",
    " ",
    "|",
    "&x ",
    "---",
    "\r\n",
    "*",
    "\t",
  ];
  let state = 7;
  const next = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % below;
  };
  for (let i = 0; i < 3000; i++) {
    const text = Array.from({ length: next(30) }, () => pieces[next(pieces.length)]).join("");
    for (let offset = 0; offset <= text.length; offset++) {
      const span = cursorAt(text, offset)?.span;
      if (span) expect([span.start <= offset, offset <= span.end, span.end <= text.length]).toEqual([true, true, true]);
    }
  }
});
