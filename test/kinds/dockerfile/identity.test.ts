import { expect, it } from "vitest";
import { identityOf } from "../../../src/kinds/dockerfile/identity.ts";
import { readMarks } from "../../../src/testing/marks.ts";
import { parse } from "./parsing.ts";

it.each<[string, string, string, string]>([
  ["«FROM a AS B»\nRUN x\n", "b", "FROM a", ""],
  ["«FROM a AS B»  \nRUN x\n", "b", "FROM a", ""],
  ["FROM «a:1» AS b\n", "b", "FROM a:1", "a:1"],
  ["from  a   as «B»\n", "b", "FROM a", "B"],
  ["from a «as b»\n", "b", "FROM a", "AS b"],
  ["FROM x\n«run  a \\\n  # c\n  b»   \n", "0", "RUN a b", ""],
  ["FROM x\nFROM y\nRUN a «b  \\\n c» d\n", "1", "RUN a b c d", "b c"],
  ["FROM x\nRUN «b   »\n", "0", "RUN b", "b"],
  ["ARG «A»=1\nFROM x\n", "", "ARG A=1", "A"],
  ["FROM x\n«maintainer» me\n", "0", "MAINTAINER me", "MAINTAINER"],
  ['FROM x\n«CMD [ "a" ,"b  c"  ]»\n', "0", 'CMD ["a","b c"]', ""],
  ['FROM x\nCMD [ «"a" ,  "b"» ]\n', "0", 'CMD ["a","b"]', '"a","b"'],
  ['FROM x\n«COPY [ "a" , "b" ]»\n', "0", 'COPY ["a","b"]', ""],
  ['FROM x\n«CMD ["a", "b" ,"c"]»\n', "0", 'CMD ["a","b","c"]', ""],
  ["FROM x\n«COPY  a , b»\n", "0", "COPY a , b", ""],
  ['FROM x\n«RUN  [ "a" , "b" ] && c»\n', "0", 'RUN [ "a" , "b" ] && c', ""],
  ['FROM x\n«onbuild  copy [ "a" ,"b" ]»\n', "0", 'ONBUILD COPY ["a","b"]', ""],
  ["FROM x\n«onbuild healthcheck cmd  y»\n", "0", "ONBUILD HEALTHCHECK CMD y", ""],
  ['FROM x\n«healthcheck cmd [ "y" ]»\n', "0", 'HEALTHCHECK CMD ["y"]', ""],
  ["FROM x\n«healthcheck none»\n", "0", "HEALTHCHECK NONE", ""],
  ["FROM x\n«onbuild»\n", "0", "ONBUILD", ""],
  ["FROM x\n«RUN <<E <<F\na  b\nE\nc\nF»\n", "0", "RUN <<E <<F a b c", ""],
  ["FROM x\nRUN <<E\n«a  b»\nE\n", "0", "RUN <<E a b", "a b"],
  ["FROM x\nRUN a \\\n # «c  d»\n b\n", "0", "RUN a b", "c d"],
  ["FROM x AS b\n# «c  d»\nRUN a\n", "b", "# c d", "c d"],
  ["# «c»\nFROM x\n", "", "# c", "c"],
  ["FROM x\nRUN a \\\n  b«»\n", "0", "b", ""],
  ["FROM x\nRUN a«\n»# b\n", "0", "RUN a", ""],
  ["«»", "", "", ""],
])("%j is known by its stage, its instruction and its words", (marked, within, at, words) => {
  const { text, spans } = readMarks(marked);
  const [span] = spans;
  if (!span) throw new Error("no marks");
  const document = parse(text);
  expect(identityOf(document, span)).toEqual({ within, at, words });
  expect(identityOf(document, span)).toEqual({ within, at, words });
});
