import { beforeAll, expect, it } from "vitest";
import { loadYaml } from "../../../src/syntax/yaml/library.ts";
import { outline } from "./outline.ts";

beforeAll(loadYaml);

/** Without the margin of a template. */
function lines(text: string): readonly string[] {
  return text
    .split("\n")
    .slice(1, -1)
    .map((line) => line.slice(6));
}

it.each([
  [
    "maps and sequences in blocks",
    "a: 1\nb:\n  - 2\n  - - 3\n\n\nc:\n",
    `
      map «a: 1⏎b:⏎  - 2⏎  - - 3⏎⏎⏎c:»
        plain «a» in «a: 1»
          plain «1»
        plain «b» in «b:⏎  - 2⏎  - - 3»
          sequence «- 2⏎  - - 3»
            plain «2»
            sequence «- 3»
              plain «3»
        plain «c» in «c:»
    `,
  ],
  [
    "a sequence of maps, with a null",
    "- a: 1\n  b: [x, {y: z}]\n- ~\n- c\n",
    `
      sequence «- a: 1⏎  b: [x, {y: z}]⏎- ~⏎- c»
        map «a: 1⏎  b: [x, {y: z}]»
          plain «a» in «a: 1»
            plain «1»
          plain «b» in «b: [x, {y: z}]»
            sequence «[x, {y: z}]»
              plain «x»
              map «{y: z}»
                plain «y» in «y: z»
                  plain «z»
        plain «c»
    `,
  ],
  [
    "a flow map with a bare key",
    "{a: 1, b, 'c': [] , }\n",
    `
      map «{a: 1, b, 'c': [] , }»
        plain «a» in «a: 1»
          plain «1»
        plain «b» in «b»
        single «'c'» holds «c» in «'c': []»
          sequence «[]»
    `,
  ],
  [
    "what is empty",
    "a: {}\nb: []\nc: ''\nd: \"\"\n",
    `
      map «a: {}⏎b: []⏎c: ''⏎d: ""»
        plain «a» in «a: {}»
          map «{}»
        plain «b» in «b: []»
          sequence «[]»
        plain «c» in «c: ''»
          single «''» holds «»
        plain «d» in «d: ""»
          double «""» holds «»
    `,
  ],
  [
    "the spellings of null",
    "a: NULL\nb: Null\nc: nULL\nd: ~\n",
    `
      map «a: NULL⏎b: Null⏎c: nULL⏎d: ~»
        plain «a» in «a: NULL»
        plain «b» in «b: Null»
        plain «c» in «c: nULL»
          plain «nULL»
        plain «d» in «d: ~»
    `,
  ],
  [
    "an empty key",
    ": b\nc: d\n",
    `
      map «: b⏎c: d»
        plain «» in «: b»
          plain «b»
        plain «c» in «c: d»
          plain «d»
    `,
  ],
  [
    "keys that are no scalars",
    "? [a, &x b]\n: c\n? {d: e}\nf: *x\n",
    `
      map «? [a, &x b]⏎: c⏎? {d: e}⏎f: *x»
        plain «f» in «f: *x»
          plain «b»
    `,
  ],
  [
    "a quote that stays open",
    "a: 'b\n",
    `
      map «a: 'b⏎»
        plain «a» in «a: 'b⏎»
          single «'b⏎» holds «b⏎» means «b»
      ! yaml «» Missing closing 'quote
    `,
  ],
  [
    "a quote alone",
    "a: '\n",
    `
      map «a: '⏎»
        plain «a» in «a: '⏎»
          single «'⏎» holds «⏎» means «»
      ! yaml «» Missing closing 'quote
    `,
  ],
  [
    "a plain scalar that ends as it begins",
    "a: aba\n",
    `
      map «a: aba»
        plain «a» in «a: aba»
          plain «aba»
    `,
  ],
  [
    "a quote within quotes",
    "a: 'it''s'\n",
    `
      map «a: 'it''s'»
        plain «a» in «a: 'it''s'»
          single «'it''s'» holds «it''s» means «it's»
    `,
  ],
  [
    "a scalar over lines",
    "a: b\n  c\n\n  d\n",
    `
      map «a: b⏎  c⏎⏎  d»
        plain «a» in «a: b⏎  c⏎⏎  d»
          plain «b⏎  c⏎⏎  d» means «b c⏎d»
    `,
  ],
  [
    "block scalars without a body",
    "a: |\nb: >\n",
    `
      map «a: |⏎b: >⏎»
        plain «a» in «a: |⏎»
          literal «|⏎» holds «»
        plain «b» in «b: >⏎»
          folded «>⏎» holds «»
    `,
  ],
  [
    "a block scalar without a line",
    "a: |",
    `
      map «a: |»
        plain «a» in «a: |»
          literal «|» holds «»
    `,
  ],
  [
    "a block scalar of blank lines",
    "a: |\n\n\n",
    `
      map «a: |⏎»
        plain «a» in «a: |⏎»
          literal «|⏎» holds «»
    `,
  ],
  [
    "blank lines behind a block scalar",
    "a: |-\n  b\n\n   \n\nc: 1\n",
    `
      map «a: |-⏎  b⏎⏎   ⏎⏎c: 1»
        plain «a» in «a: |-⏎  b»
          literal «|-⏎  b» holds «  b» means «b⏎⏎ »
        plain «c» in «c: 1»
          plain «1»
    `,
  ],
  [
    "blanks behind the text of a block scalar",
    "a: |\n  b  \n\t\n",
    `
      map «a: |⏎  b  ⏎	»
        plain «a» in «a: |⏎  b  ⏎	»
          literal «|⏎  b  ⏎	» holds «  b  ⏎	» means «b  ⏎	⏎»
      ! yaml «	» Block scalar lines must not be less indented than their first line
    `,
  ],
  [
    "a block scalar with Windows line ends",
    "a: |\r\n  b\r\n\r\nc: 1\r\n",
    `
      map «a: |␍⏎  b␍⏎␍⏎c: 1»
        plain «a» in «a: |␍⏎  b»
          literal «|␍⏎  b» holds «  b» means «b⏎»
        plain «c» in «c: 1»
          plain «1»
    `,
  ],
  [
    "a block scalar with an indicator",
    "x:\n  a: >2\n      b\n",
    `
      map «x:⏎  a: >2⏎      b»
        plain «x» in «x:⏎  a: >2⏎      b»
          map «a: >2⏎      b»
            plain «a» in «a: >2⏎      b»
              folded «>2⏎      b» holds «      b» means «  b⏎» under 2
    `,
  ],
  [
    "aliases that stand for nothing",
    "a: &a [*a]\nb: *c\nc: &d\ne: *d\n",
    `
      map «a: &a [*a]⏎b: *c⏎c: &d⏎e: *d»
        plain «a» in «a: &a [*a]»
          sequence «[*a]»
        plain «b» in «b: *c»
        plain «c» in «c: &d»
        plain «e» in «e: *d»
      ! alias «*a» The alias *a refers to itself
      ! alias «*c» The anchor &c is not defined before this alias
    `,
  ],
  [
    "an alias for a map",
    "a: &x {k: [1]}\nb: *x\nc: 1\n",
    `
      map «a: &x {k: [1]}⏎b: *x⏎c: 1»
        plain «a» in «a: &x {k: [1]}»
          map «{k: [1]}»
            plain «k» in «k: [1]»
              sequence «[1]»
                plain «1»
        plain «b» in «b: *x»
          map «{k: [1]}»
            plain «k» in «k: [1]»
              sequence «[1]»
                plain «1»
        plain «c» in «c: 1»
          plain «1»
    `,
  ],
  [
    "keys given twice",
    "a: 1\nb: 2\na: 3\n",
    `
      map «a: 1⏎b: 2⏎a: 3»
        plain «a» in «a: 1»
          plain «1»
        plain «b» in «b: 2»
          plain «2»
      ! duplicate-key «a» The key a is a duplicate
    `,
  ],
  [
    "merge keys",
    "a: &x {k: 1, l: 2}\n<<: *x\nb: {l: 3, <<: 1, <<: [*x, 2]}\nc: {<<: }\n",
    `
      map «a: &x {k: 1, l: 2}⏎<<: *x⏎b: {l: 3, <<: 1, <<: [*x, 2]}⏎c: {<<: }»
        plain «a» in «a: &x {k: 1, l: 2}»
          map «{k: 1, l: 2}»
            plain «k» in «k: 1»
              plain «1»
            plain «l» in «l: 2»
              plain «2»
        plain «b» in «b: {l: 3, <<: 1, <<: [*x, 2]}»
          map «{l: 3, <<: 1, <<: [*x, 2]}»
            plain «l» in «l: 3»
              plain «3»
            plain «k» in «k: 1»
              plain «1»
        plain «c» in «c: {<<: }»
          map «{<<: }»
        plain «k» in «k: 1»
          plain «1»
        plain «l» in «l: 2»
          plain «2»
    `,
  ],
  [
    "several documents",
    "--- 1\n--- {a: b}\n--- # nothing\n...\n--- 'c\n",
    `
      plain «1»
      map «{a: b}»
        plain «a» in «a: b»
          plain «b»
      single «'c⏎» holds «c⏎» means «c»
      ! yaml «» Missing closing 'quote
    `,
  ],
  [
    "problems in the order of the text",
    "a: *b\nc: {d: 1, d: 2}\ne: 'f\n",
    `
      map «a: *b⏎c: {d: 1, d: 2}⏎e: 'f⏎»
        plain «a» in «a: *b»
        plain «c» in «c: {d: 1, d: 2}»
          map «{d: 1, d: 2}»
            plain «d» in «d: 1»
              plain «1»
        plain «e» in «e: 'f⏎»
          single «'f⏎» holds «f⏎» means «f»
      ! alias «*b» The anchor &b is not defined before this alias
      ! duplicate-key «d» The key d is a duplicate
      ! yaml «» Missing closing 'quote
    `,
  ],
  [
    "what is no YAML",
    "a: [1\nb: }\n",
    `
      map «a: [1⏎b: »
        plain «a» in «a: [1⏎»
          sequence «[1⏎»
            plain «1»
        plain «b» in «b: »
      ! yaml «b» Flow sequence in block collection must be sufficiently indented and end with a ]
      ! yaml «}» Unexpected flow-map-end token in YAML stream: "}"
    `,
  ],
  [
    "tags",
    "!!str a: !x b\n",
    `
      map «a: !x b»
        plain «a» in «a: !x b»
          plain «b»
    `,
  ],
])("reads %s", (_, text, expected) => {
  expect(outline(text)).toEqual(lines(expected));
});
