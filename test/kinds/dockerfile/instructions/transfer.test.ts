import { describe, expect, it } from "vitest";
import type { Word } from "../../../../src/kinds/dockerfile/nodes.ts";
import { only, saidOf } from "../parsing.ts";

const texts = (words: readonly Word[] | undefined) => words?.map((word) => word.text);

describe("COPY and ADD", () => {
  it.each<[string, string[], string | undefined, boolean]>([
    ["a b /c/", ["a", "b"], "/c/", false],
    ['["a b", "/c"]', ["a b"], "/c", true],
    ["--from=x --chown=a:b --chmod=644 a /b", ["a"], "/b", false],
    ["<<E /a\nE", ["<<E"], "/a", false],
    ["a", [], "a", false],
    ["", [], undefined, false],
    ['"a b" c', ['"a', 'b"'], "c", false],
  ])("COPY %s", (text, sources, destination, json) => {
    const copy = only("Copy", `COPY ${text}`);
    expect(texts(copy.sources)).toEqual(sources);
    expect(copy.destination?.text).toBe(destination);
    expect(copy.json).toBe(json);
  });

  it("have their flags at hand", () => {
    const copy = only("Copy", "COPY --from=x --chown=a:b --chmod=644 a /b");
    expect([copy.from, copy.chown, copy.chmod].map((flag) => flag?.value?.text)).toEqual(["x", "a:b", "644"]);
    expect(only("Add", "ADD --checksum=$C https://example.com/a /b").sources).toHaveLength(1);
  });
});

it.each<[text: string, ...expected: string[]]>([
  ["COPY", "argument-count COPY: COPY needs at least one source and a destination"],
  ["ADD", "argument-count ADD: ADD needs at least one source and a destination"],
  ["COPY a", "argument-count a: COPY needs at least one source and a destination"],
  ["ADD a", "argument-count a: ADD needs at least one source and a destination"],
  ["COPY a b"],
  [
    "COPY a b /c",
    "destination /c: With several sources the destination of COPY must be a directory: add a trailing slash -> /c/",
  ],
  [
    "ADD a b /c",
    "destination /c: With several sources the destination of ADD must be a directory: add a trailing slash -> /c/",
  ],
  ["COPY a b c/"],
  ["COPY a b ."],
  ["COPY a b ./"],
  ["COPY a b ../.."],
  ["COPY a b .."],
  [
    "COPY a b .c",
    "destination .c: With several sources the destination of COPY must be a directory: add a trailing slash -> .c/",
  ],
  [
    "COPY a b /.../c.",
    "destination /.../c.: With several sources the destination of COPY must be a directory: add a trailing slash -> /.../c./",
  ],
  ["COPY a b $C"],
  ["COPY a b C:\\c\\"],
  ["COPY a b C:\\.."],
  ["COPY a b c\\d"],
  [
    'COPY ["a", "b", "/c"]',
    "destination /c: With several sources the destination of COPY must be a directory: add a trailing slash -> /c/",
  ],
  ['COPY ["a", "/c"]'],
  ['COPY ["a" "b"]', 'json-form ["a" "b"]: This is not a valid JSON array: Docker reads its parts as separate paths'],
  ['ADD ["a", 1]', 'json-form ["a", 1]: A JSON array of paths must contain only strings'],
  ["COPY [ab]* /c/"],
  ["COPY [1] /b"],
  ["COPY https://example.com/a /b", "copy-remote https://example.com/a: COPY cannot copy from a URL: use ADD -> ADD"],
  ["COPY http://example.com/a /b", "copy-remote http://example.com/a: COPY cannot copy from a URL: use ADD -> ADD"],
  ["COPY git://example.com/a /b", "copy-remote git://example.com/a: COPY cannot copy from a URL: use ADD -> ADD"],
  ["COPY ssh://example.com/a /b", "copy-remote ssh://example.com/a: COPY cannot copy from a URL: use ADD -> ADD"],
  [
    "COPY git@example.com:a/b.git /b",
    "copy-remote git@example.com:a/b.git: COPY cannot copy from a URL: use ADD -> ADD",
  ],
  [
    "COPY a https://example.com/b /c/",
    "copy-remote https://example.com/b: COPY cannot copy from a URL: use ADD -> ADD",
  ],
  ["COPY git@example.com/a /b"],
  ["COPY xgit@example.com:a /b"],
  ["ADD --checksum=0123abc git://example.com/http:// /b"],
  ["COPY ahttps://example.com /b"],
  ["COPY git@a/b:c /b"],
  ["ADD https://example.com/a /b"],
  [
    "COPY --from=$A a /b",
    "image-reference $A: Docker does not expand variables in --from: add a stage for the image and refer to that",
  ],
  ["COPY --from=a a /b"],
  ["COPY --from a /b", "flag-value --from: The flag --from needs a value"],
  ["COPY --chmod=0755 a /b"],
  ["COPY --chmod=u=rwX,go+r-w a /b"],
  ["COPY --chmod=$M a /b"],
  ["COPY --chmod= a /b"],
  ["COPY --chmod=999 a /b", "chmod 999: --chmod must be an octal mode up to 07777 or a symbolic mode, not 999"],
  ["COPY --chmod=10000 a /b", "chmod 10000: --chmod must be an octal mode up to 07777 or a symbolic mode, not 10000"],
  ["COPY --chmod=${M^} a /b", "modifier ${M^}: Docker does not support the variable modifier ^"],
  ["ADD --chmod=rwx a /b", "chmod rwx: --chmod must be an octal mode up to 07777 or a symbolic mode, not rwx"],
  ["COPY --chown=a:b a /b"],
  ["COPY --chown=${A^} a /b", "modifier ${A^}: Docker does not support the variable modifier ^"],
  ["COPY it's /b", "quotes 's: The quote ' is not closed"],
  ["COPY a ${B^}", "modifier ${B^}: Docker does not support the variable modifier ^"],
  ["ADD --checksum=sha256:0000000000000000000000000000000000000000000000000000000000000000 https://example.com/a /b"],
  [
    "ADD --checksum=sha256:0 http://example.com/a /b",
    "checksum sha256:0: sha256:0 is not a valid checksum: write sha256: and 64 hexadecimal digits",
  ],
  ["ADD --checksum=0123abc https://example.com/a.git#v1 /b"],
  ["ADD --checksum=0123abc https://example.com/a.git?b /b"],
  ["ADD --checksum=0123abc https://example.com/a.git /b"],
  [
    "ADD --checksum=x https://example.com/a.gitx /b",
    "checksum x: x is not a valid checksum: write sha256: and 64 hexadecimal digits",
  ],
  ["ADD --checksum=0123abc git://example.com/a /b"],
  ["ADD --checksum=x github.com/a/b /c"],
  ["ADD --checksum=x a /b", "checksum x: --checksum is valid only with a remote source"],
  ["ADD --checksum=x agithub.com/a/b /c", "checksum x: --checksum is valid only with a remote source"],
  ["ADD --checksum=$C $S /b"],
  ["ADD --checksum=$C https://example.com/a /b"],
  ["ADD --checksum=x https://example.com/$A /b"],
  ["ADD --checksum= a /b"],
  ["ADD --checksum=${C^} https://example.com/a /b", "modifier ${C^}: Docker does not support the variable modifier ^"],
  ["ADD --checksum=x b", "argument-count b: ADD needs at least one source and a destination"],
  [
    "ADD --checksum=x https://example.com/a https://example.com/b /c/",
    "checksum x: --checksum is valid only with a single source",
  ],
  ["ADD --checksum a /b", "flag-value --checksum: The flag --checksum needs a value"],
  ["COPY <<E /b\n${A@}\nE", "modifier ${A@}: Docker does not support the variable modifier @"],
  ["ADD <<'E' /b\n${A@}\nE"],
  ["COPY <<E /b\nit's \"\nE"],
  ["COPY a <<E\nE", "heredoc <<E: A here-document cannot be the destination of COPY"],
  ["COPY <<A <<B\nA\nB", "heredoc <<B: A here-document cannot be the destination of COPY"],
  [
    "COPY <<A <<B /c\nA\nB",
    "destination /c: With several sources the destination of COPY must be a directory: add a trailing slash -> /c/",
  ],
  ["COPY <<A <<B /c/\nA\nB"],
  ["COPY a b c/ "],
  ["COPY --chmod=rwx a /b", "chmod rwx: --chmod must be an octal mode up to 07777 or a symbolic mode, not rwx"],
  [
    "ADD --checksum=sha256:0 https://example.com/a /b",
    "checksum sha256:0: sha256:0 is not a valid checksum: write sha256: and 64 hexadecimal digits",
  ],
  ["ADD --checksum=sha256:0 a /b", "checksum sha256:0: --checksum is valid only with a remote source"],
  [
    "ADD --checksum=$C https://example.com/a https://example.com/b /c/",
    "checksum $C: --checksum is valid only with a single source",
  ],
  ["COPY <<'E' /b\n${A@}\nE"],
  ["COPY <<E /b\nit's\nE"],
  ["RUN <<E\n${A@}\nE"],
])("of %j", (text, ...expected) => {
  expect(saidOf(text)).toEqual(expected.filter((one) => one !== undefined));
});
