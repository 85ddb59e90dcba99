import { wildcards } from "../helpers/wildcards.ts";
import { type Constructs, lines, times } from "./constructs.ts";

/** Text of so many lines or characters that all repeat one construct of an ignore file. */
export const ignoreFiles: Constructs = {
  names: (n) => lines(n, (i) => `a${i}`),
  paths: (n) => lines(n, (i) => `a${i}/b/c`),
  "one name over and over": (n) => lines(n, () => "a"),
  "one pattern over and over": (n) => lines(n, () => "**/*.a"),
  stars: (n) => lines(n, (i) => `*.a${i}`),
  "double stars in front": (n) => lines(n, (i) => `**/a${i}`),
  "double stars at the end": (n) => lines(n, (i) => `a${i}/**`),
  "double stars in the middle": (n) => lines(n, (i) => `a${i}/**/b`),
  classes: (n) => lines(n, (i) => `[a-z]${i}`),
  "question marks": (n) => lines(n, (i) => `?${i}`),
  "exceptions from all": (n) => `*\n${lines(n, (i) => `!a${i}`)}`,
  "exceptions from all, in directories": (n) => `*\n${lines(n, (i) => `!a${i}/b/**`)}`,
  "exceptions from all, with stars": (n) => `*\n${lines(n, (i) => `!a${i}/*.b`)}`,
  "exceptions from all, undone": (n) => `*\n${lines(n, (i) => `!a${i}`)}*\n`,
  "exceptions without anything to except": (n) => lines(n, (i) => `!a${i}`),
  "exceptions in turn with patterns": (n) => lines(n, (i) => `**/a*${i}\n!**/a*${i}`),
  "exceptions in turn with names": (n) => lines(n, (i) => `a${i}\n!a${i}`),
  "exceptions in turn, undone": (n) => lines(n, (i) => `!a${i}\na${i}`),
  "exceptions of directories with stars": (n) =>
    lines(n, (i) => `dir${i}/**/*.log`) + lines(n, (i) => `!dir${i}/keep.log`),
  "exceptions behind suffixes": (n) => lines(n, (i) => `**/*.x${10_000 + i}`) + lines(n, (i) => `!a.x${10_000 + i}`),
  "exceptions before suffixes": (n) => lines(n, (i) => `!a.x${10_000 + i}`) + lines(n, (i) => `**/*.x${10_000 + i}`),
  "wildcards alone, one over and over, before long exceptions": (n) =>
    lines(16 * n, () => "*/*/*") + lines(n, (i) => `!${"a".repeat(40)}/b/c${i}`),
  "wildcards alone that differ, before long exceptions": (n) =>
    lines(16 * n, (i) => `${wildcards(i)}/*`) + lines(n, (i) => `!${"a".repeat(40)}/b/c${i}`),
  "wildcards alone in turn with exceptions, before long exceptions": (n) =>
    lines(16 * n, () => "*/*/*\n!*/*/*") + lines(n, (i) => `!${"a".repeat(40)}/b/c${i}`),
  "patterns of one letter, before long exceptions of it": (n) =>
    lines(16 * n, (i) => `${wildcards(i)}/a`) + lines(n, (i) => `!${"a/".repeat(40)}${i}`),
  "one exception with many stars, and a long name": (n) => `*\n!${"*a".repeat(50 * n)}b\n${"a".repeat(50 * n)}\n`,
  "one long exception with a star": (n) => `*\n!t/*${"&".repeat(200 * n)}\n`,
  "one exception of stars in a row": (n) => `!${"*".repeat(20 * n)}\n`,
  "one exception of double stars in a row": (n) => `!${"**/".repeat(20 * n)}a\n`,
  "one exception with many double stars": (n) => `*\n!${"**/a/".repeat(50 * n)}b\n${"a/".repeat(50 * n)}b\n`,
  "one pattern of many parts": (n) => `${"a/".repeat(n)}b\n!${"a/".repeat(n)}b/c\n`,
  "one long class": (n) => `*\n![${times(n, (i) => String.fromCharCode(97 + (i % 20)), "")}]*\n${"a".repeat(n)}\n`,
  braces: (n) => `{${",".repeat(n)}\n`,
  "open braces": (n) => `${"{,".repeat(n)}\n`,
  "braces with commas": (n) => `${"{a,b}".repeat(n)}\n`,
  comments: (n) => lines(n, () => "# a"),
  "comments behind patterns": (n) => lines(n, (i) => `a${i} # b`),
  "blank lines": (n) => "\n".repeat(n),
  blanks: (n) => `${" ".repeat(n)}a${" ".repeat(n)}b\n`,
  backslashes: (n) => `${"\\a".repeat(n)}\n`,
  "lone negations": (n) => lines(n, () => "!"),
  "open classes": (n) => lines(n, () => "[a"),
  "ways up": (n) => lines(n, () => "../a"),
  "a long way up": (n) => `${"../".repeat(n)}a\n`,
  dots: (n) => `${"./".repeat(n)}a\n`,
  waivers: (n) => lines(n, (i) => `# plimsoll ignore=dockerignore-dead-pattern -- why\n!a${i}`),
};
