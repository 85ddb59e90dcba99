import { describe, expect, it } from "vitest";
import type { parse } from "./helpers.ts";
import { shape } from "./shape.ts";

type Case = [text: string, expected: readonly string[], options?: Parameters<typeof parse>[1]];

const test = [
  "%j",
  (text: string, expected: readonly string[], options?: Case[2]) => {
    expect(shape(text, options)).toEqual(expected);
  },
] as const;

describe("lists", () => {
  it.each<Case>([
    [
      "a; b && c || d & e",
      [
        "a tolerated [;]",
        "b background tolerated [&&]",
        "c background tolerated [||]",
        "d conditional background tolerated [&]",
        "e",
      ],
    ],
    ["a & b; c", ["a background tolerated [&]", "b tolerated [;]", "c"]],
    [
      "set -e; a & b && c; d",
      ["set tolerated [;]", "a background tolerated [&]", "b tolerated [&&]", "c [;]", "d", "starts with errexit"],
    ],
    ["{ a; b; }; c", ["a tolerated [;]", "b tolerated", "c"]],
    ["{ a & b; }; c", ["a background tolerated [&]", "b tolerated", "c"]],
    ["set -e; { a; b; }", ["set tolerated [;]", "a [;]", "b", "starts with errexit"]],
    ["(a; b); c", ["a subshell tolerated [;]", "b subshell tolerated", "c"]],
    ["set -e; (a; b); c", ["set tolerated [;]", "a subshell [;]", "b subshell", "c", "starts with errexit"]],
    [
      "set -e; (a; b) || c",
      ["set tolerated [;]", "a subshell tolerated [;]", "b subshell tolerated", "c conditional", "starts with errexit"],
    ],
    [
      "set -e; a && { b; c; } && d",
      ["set tolerated [;]", "a [&&]", "b tolerated [;]", "c", "d", "starts with errexit"],
    ],
    [
      "set -e; { a && b; c; } && d",
      ["set tolerated [;]", "a tolerated [&&]", "b tolerated [;]", "c", "d", "starts with errexit"],
    ],
    ["a && (b; c)", ["a [&&]", "b subshell tolerated [;]", "c subshell"]],
  ])(...test);
});

describe("alternatives", () => {
  it.each<Case>([
    ["a || b || c", ["a tolerated [||]", "b conditional tolerated [||]", "c conditional"]],
    ["a || b && c", ["a tolerated [||]", "b conditional [&&]", "c"]],
    [
      "if a; then b || c && d; fi",
      ["a tolerated", "b conditional tolerated [||]", "c conditional [&&]", "d conditional"],
    ],
    ["a || false; b", ["a tolerated [||]", "false conditional tolerated [;]", "b"]],
    ["a || exit; b", ["a tolerated [||]", "exit conditional tolerated [;]", "b"]],
    ["a || exit 0; b", ["a tolerated [||]", "exit conditional tolerated [;]", "b"]],
    ["a || exit 12; b", ["a tolerated [||]", "exit conditional tolerated [;]", "b"]],
    ["a || exit 1x; b", ["a tolerated [||]", "exit conditional tolerated [;]", "b"]],
    ["a || exit x1; b", ["a tolerated [||]", "exit conditional tolerated [;]", "b"]],
    ["a || exit $x; b", ["a tolerated [||]", "exit conditional tolerated [;]", "b"]],
    ["a || return 1; b", ["a tolerated [||]", "return conditional tolerated [;]", "b"]],
    ["a || exit <x; b", ["a tolerated [||]", "exit conditional tolerated [;]", "b"]],
    [
      "a || (b; exit 1); c",
      ["a tolerated [||]", "b conditional subshell tolerated [;]", "exit conditional subshell tolerated", "c"],
    ],
    ["a || { exit 1 & }; b", ["a tolerated [||]", "exit conditional background tolerated [&]", "b"]],
    ["a || { exit 1 & }", ["a tolerated [||]", "exit conditional background tolerated [&]"]],
    ["a || exit 1x", ["a tolerated [||]", "exit conditional"]],
    ["a || exit x1", ["a tolerated [||]", "exit conditional"]],
    ["a || { exit 1; b; }", ["a tolerated [||]", "exit conditional tolerated [;]", "b conditional"]],
    ["a || ( ); b", ["a tolerated [||]", "b", "! 5-5 expected command in subshell"]],
    ["a || { b || exit 1; }", ["a tolerated [||]", "b conditional [||]", "exit conditional"]],
    ["a || ! exit 1", ["a tolerated [||]", "exit conditional tolerated"]],
    ["x() { a || return 1; }", ["a conditional function [||]", "return conditional function"]],
    [
      "a && b || c && d || exit 1",
      ["a tolerated [&&]", "b tolerated [||]", "c conditional [&&]", "d [||]", "exit conditional"],
    ],
  ])(...test);
});

describe("tests before &&", () => {
  it.each<Case>([
    ["[[ -f x ]] && a; b", ["a conditional tolerated [;]", "b"]],
    ["(( x )) && a; b", ["a conditional tolerated [;]", "b"]],
    ["test -f x && a; b", ["test tolerated [&&]", "a conditional tolerated [;]", "b"]],
    ["time [ -f x ] && a; b", ["time>[ tolerated [&&]", "a conditional tolerated [;]", "b"]],
    ["! [ -f x ] && a; b", ["[ tolerated [&&]", "a conditional tolerated [;]", "b"]],
    [
      "[ x ] | [ y ] && a; b",
      [
        "[ tolerated [|] in 1",
        "[ tolerated [&&] in 1",
        "a tolerated [;]",
        "b",
        "1: «[ x ] | [ y ]» |: [ [ tolerated [&&]",
      ],
    ],
    ["command -v x && a; b", ["command tolerated [&&]", "a conditional tolerated [;]", "b"]],
    ["command -V x >y && a; b", ["command tolerated [&&]", "a conditional tolerated [;]", "b"]],
    ["command x -v && a; b", ["command>x tolerated [&&]", "a conditional tolerated [;]", "b"]],
    ["command x && a; b", ["command>x tolerated [&&]", "a tolerated [;]", "b"]],
    ["(a) && b; c", ["a subshell tolerated", "b tolerated [;]", "c"]],
    ["! a && b; c", ["a tolerated [&&]", "b tolerated [;]", "c"]],
    ["x -v && a; b", ["x tolerated [&&]", "a tolerated [;]", "b"]],
    ["command -vx && a; b", ["command tolerated [&&]", "a tolerated [;]", "b"]],
    ["[ x ] && a && b; c", ["[ tolerated [&&]", "a conditional tolerated [&&]", "b conditional tolerated [;]", "c"]],
    ["[ x ] || a && b; c", ["[ tolerated [||]", "a conditional tolerated [&&]", "b tolerated [;]", "c"]],
    ["[ x ] && a || b; c", ["[ tolerated [&&]", "a conditional tolerated [||]", "b conditional tolerated [;]", "c"]],
    [
      "set -e; [ x ] && a; b",
      ["set tolerated [;]", "[ tolerated [&&]", "a conditional [;]", "b", "starts with errexit"],
    ],
    ["set -e; [ x ] && a", ["set tolerated [;]", "[ [&&]", "a", "starts with errexit"]],
  ])(...test);
});

describe("negation", () => {
  it.each<Case>([
    ["! a; b", ["a tolerated [;]", "b"]],
    ["! a && b", ["a tolerated [&&]", "b"]],
    ["set -e; ! { a; b; }; c", ["set tolerated [;]", "a tolerated [;]", "b tolerated", "c", "starts with errexit"]],
  ])(...test);
});

describe("pipelines", () => {
  it.each<Case>([
    [
      "a | b | c; d",
      [
        "a tolerated [|] in 1",
        "b tolerated [|] in 1",
        "c tolerated [;] in 1",
        "d",
        "1: «a | b | c» | |: a b c tolerated [;]",
      ],
    ],
    ["a |& b", ["a tolerated [|] in 1", "b in 1", "1: «a |& b» |&: a b"]],
    [
      "set -o pipefail; a | b && c",
      [
        "set tolerated [;]",
        "a [|] in 1",
        "b [&&] in 1",
        "c",
        "1: «a | b» |: a b pipefail [&&]",
        "starts with pipefail",
      ],
    ],
    [
      "a | (b; c) | { d; e; }",
      [
        "a tolerated [|] in 1",
        "b subshell tolerated [;] in 1",
        "c subshell tolerated in 1",
        "d tolerated [;] in 1",
        "e in 1",
        "1: «a | (b; c) | { d; e; }» | |: a b c d e",
      ],
    ],
    [
      "(a | b) | c",
      [
        "a subshell tolerated [|] in 2",
        "b subshell tolerated in 2",
        "c in 1",
        "1: «(a | b) | c» |: a b c",
        "2: «a | b» |: a b subshell tolerated",
      ],
    ],
    ["! a | b", ["a tolerated [|] in 1", "b tolerated in 1", "1: «a | b» |: a b tolerated"]],
    ["time a | b; c", ["time>a tolerated [|] in 1", "b tolerated [;] in 1", "c", "1: «a | b» |: a b tolerated [;]"]],
    ["cat <<E | b\na | c\nE", ["cat tolerated [|] in 1", "b in 1", "1: «cat <<E | b» |: cat b"]],
    ["time -p a", ["time>a"]],
    ["time; !; a", ["a"]],
    ["sudo time a | b", ["sudo>time>a tolerated [|] in 1", "b in 1", "1: «sudo time a | b» |: a b"]],
    [
      "while read x; do a | b; done | c",
      [
        "read loop tolerated in 1",
        "a conditional loop tolerated [|] in 2",
        "b conditional loop tolerated in 2",
        "c in 1",
        "1: «while read x; do a | b; done | c» |: read a b c",
        "2: «a | b» |: a b conditional loop tolerated",
      ],
    ],
  ])(...test);
});

describe("compound commands", () => {
  it.each<Case>([
    [
      "if a; then b; elif c; then d; elif e; then f; else g; fi; h",
      [
        "a tolerated",
        "b conditional tolerated",
        "c conditional tolerated",
        "d conditional tolerated",
        "e conditional tolerated",
        "f conditional tolerated",
        "g conditional tolerated",
        "h",
      ],
    ],
    [
      "set -e; if a; then b; c; else d; fi; e",
      [
        "set tolerated [;]",
        "a tolerated",
        "b conditional [;]",
        "c conditional",
        "d conditional",
        "e",
        "starts with errexit",
      ],
    ],
    [
      "set -e; if a; b; then c; fi",
      ["set tolerated [;]", "a tolerated [;]", "b tolerated", "c conditional", "starts with errexit"],
    ],
    [
      "if a | b; then c; fi",
      ["a tolerated [|] in 1", "b tolerated in 1", "c conditional", "1: «a | b» |: a b tolerated"],
    ],
    [
      "case $(a) in $(b)) c;; x) d; e;; esac; f",
      [
        "a substitution tolerated",
        "b conditional substitution tolerated",
        "c conditional tolerated",
        "d conditional tolerated [;]",
        "e conditional tolerated",
        "f",
      ],
    ],
    [
      "case $(a) in $(b)) c;; esac",
      ["a substitution tolerated", "b conditional substitution tolerated", "c conditional"],
    ],
    [
      "set -e; case x in y) a; b;; esac",
      ["set tolerated [;]", "a conditional [;]", "b conditional", "starts with errexit"],
    ],
    [
      "while a; b; do c; d; done; e",
      [
        "a loop tolerated [;]",
        "b loop tolerated",
        "c conditional loop tolerated [;]",
        "d conditional loop tolerated",
        "e",
      ],
    ],
    ["until a; do b; done", ["a loop tolerated", "b conditional loop tolerated"]],
    [
      "set -e; while a; do b; done",
      ["set tolerated [;]", "a loop tolerated", "b conditional loop", "starts with errexit"],
    ],
    [
      "for x in $(a) 1; do b; c; done; d",
      ["a substitution tolerated", "b conditional loop tolerated [;]", "c conditional loop tolerated", "d"],
    ],
    ["for x; do a; done", ["a conditional loop tolerated"]],
    ["select x in $(a); do b; done", ["a substitution tolerated", "b conditional loop tolerated"]],
    [
      "for ((i=0; i<1; i++)); do a; b; done; c",
      ["a conditional loop tolerated [;]", "b conditional loop tolerated", "c"],
    ],
    ["set -e; for x in 1; do a; done", ["set tolerated [;]", "a conditional loop", "starts with errexit"]],
    [
      "for x in 1; do for y in 2; do a; done; b; done",
      ["a conditional loop tolerated", "b conditional loop tolerated"],
    ],
  ])(...test);
});

describe("functions and coprocesses", () => {
  it.each<Case>([
    ["f() { a; b; }; c", ["a conditional function tolerated [;]", "b conditional function", "c"]],
    ["f() (a; b)", ["a conditional subshell function tolerated [;]", "b conditional subshell function"]],
    [
      "function f { a; }; a | f() { b; }",
      ["a conditional function", "a tolerated [|] in 1", "b conditional function", "1: «a | f() { b; }» |: a"],
    ],
    ["f() a", ["a conditional function", "! 4-4 expected compound command as function body"]],
    ["f() if a; then b; fi", ["a conditional function tolerated", "b conditional function"]],
    ["coproc a; b", ["a background tolerated", "b"]],
    ["coproc { a; b; }", ["a background tolerated [;]", "b background tolerated"]],
  ])(...test);
});

describe("substitutions", () => {
  it.each<Case>([
    ["[[ $(a) = x ]] && b", ["a substitution tolerated", "b"]],
    ["[[ -n $(a) ]]; b", ["a substitution tolerated", "b"]],
    ["(( $(a) + 1 )); b", ["a substitution tolerated", "b"]],
    ["x=$(a); b", ["a substitution tolerated", "b"]],
    ["x=$(a) y=`b`", ["a substitution", "b substitution"]],
    ["x=$(a; b); c", ["a substitution tolerated [;]", "b substitution tolerated", "c"]],
    ["x=$(a) c $(d)", ["c", "a substitution tolerated", "d substitution tolerated"]],
    ["$(a)", ["?", "a substitution tolerated"]],
    [">$(a)", ["a substitution"]],
    [
      "echo $(a | b) <(c) >(d)",
      [
        "echo",
        "a substitution tolerated [|] in 1",
        "b substitution tolerated in 1",
        "c substitution tolerated",
        "d substitution tolerated",
        "1: «a | b» |: a b substitution tolerated",
      ],
    ],
    [
      'echo "$(a)" `b` $((1 + $(c)))',
      ["echo", "a substitution tolerated", "b substitution tolerated", "c substitution tolerated"],
    ],
    ["echo ${x:-$(a)}", ["echo", "a substitution tolerated"]],
    ["cat <<E\n$(a) `b`\nE\nc", ["cat tolerated [;]", "a substitution tolerated", "b substitution tolerated", "c"]],
    ["cat <<'E'\n$(a)\nE\nc", ["cat tolerated [;]", "c"]],
    ["<<E\n$(a)\nE\nb", ["a substitution tolerated", "b"]],
    ["<<E cat\n$(a)\nE", ["cat", "a substitution tolerated"]],
    ["<<E cat >x\n$(a)\nE", ["cat", "a substitution tolerated"]],
    ["x=1 <<E cat\n$(a)\nE", ["cat", "a substitution tolerated"]],
    ["cat <<E >x\n$(a)\nE", ["cat", "a substitution tolerated"]],
    ["{ a; } >$(b)", ["b substitution", "a"]],
    ["{ a; } > >(b)", ["b substitution tolerated", "a"]],
    ["(a) 2>`b` | c", ["b substitution tolerated", "a subshell tolerated in 1", "c in 1", "1: «(a) 2>`b` | c» |: a c"]],
    ["if a; then b; fi <<E\n$(c)\nE", ["c substitution", "a tolerated", "b conditional"]],
    [
      "echo `a \\`b\\` | c`; d",
      [
        "echo tolerated [;]",
        "a substitution tolerated [|] in 1",
        "b substitution tolerated",
        "c substitution tolerated in 1",
        "d",
        "1: «`a \\`b\\` | c`» `a \\`b\\` | c`: a c substitution tolerated",
      ],
    ],
    [
      "echo `a \\`b | c |& d\\``",
      [
        "echo",
        "a substitution tolerated",
        "b substitution tolerated [|] in 1",
        "c substitution tolerated [|] in 1",
        "d substitution tolerated in 1",
        "1: «`a \\`b | c |& d\\``» `a \\`b | c |& d\\`` `a \\`b | c |& d\\``: b c d substitution tolerated",
      ],
    ],
  ])(...test);
});

describe("settings", () => {
  it.each<Case>([
    [
      "set -e; x=$(a; b)",
      ["set tolerated [;]", "a substitution tolerated [;]", "b substitution", "starts with errexit"],
      { dialect: "bash" },
    ],
    [
      "set -e; x=$(a; b)",
      ["set tolerated [;]", "a substitution [;]", "b substitution", "starts with errexit"],
      { dialect: "dash" },
    ],
    [
      "set -e; x=`set -e; a; b`; c",
      [
        "set tolerated [;]",
        "set substitution tolerated [;]",
        "a substitution [;]",
        "b substitution",
        "c",
        "starts with errexit",
      ],
    ],
    [
      "set -e; echo $(a; b); c",
      [
        "set tolerated [;]",
        "echo [;]",
        "a substitution tolerated [;]",
        "b substitution tolerated",
        "c",
        "starts with errexit",
      ],
    ],
    [
      "set -e; (set +e; a; b); c; d",
      [
        "set tolerated [;]",
        "set subshell [;]",
        "a subshell tolerated [;]",
        "b subshell",
        "c [;]",
        "d",
        "starts with errexit",
      ],
    ],
    [
      "set -e; a | set +e; b; c",
      [
        "set tolerated [;]",
        "a tolerated [|] in 1",
        "set [;] in 1",
        "b [;]",
        "c",
        "1: «a | set +e» |: a set [;]",
        "starts with errexit",
      ],
    ],
    ["set -e\nset -o pipefail\na", ["set tolerated [;]", "set [;]", "a", "starts with errexit pipefail"]],
    ["set -eo pipefail -x; a", ["set tolerated [;]", "a", "starts with errexit pipefail"]],
    ["set -e -- +e; a; b", ["set tolerated [;]", "a [;]", "b", "starts with errexit"]],
    ["set -e x +e; a; b", ["set tolerated [;]", "a [;]", "b", "starts with errexit"]],
    ["set --posix -e; a; b", ["set tolerated [;]", "a [;]", "b", "starts with errexit"]],
    ["set -e $x +e; a; b", ["set tolerated [;]", "a tolerated [;]", "b"]],
    ["set -o errexit; a; b", ["set tolerated [;]", "a [;]", "b", "starts with errexit"]],
    ["set +o errexit -o nounset; a; b", ["set tolerated [;]", "a tolerated [;]", "b"]],
    ["set -oe errexit; a; b", ["set tolerated [;]", "a [;]", "b", "starts with errexit"]],
    [
      "set -x; [ x ] && set -e; a; b",
      ["set tolerated [;]", "[ tolerated [&&]", "set conditional tolerated [;]", "a [;]", "b"],
    ],
    ["for x in 1; do set -e; done; a; b", ["set conditional loop tolerated", "a tolerated [;]", "b"]],
    ["(set -e); a", ["set subshell tolerated", "a"]],
    ["set -e +e; a", ["set tolerated [;]", "a"]],
    ["command set -e; a; b", ["command>set tolerated [;]", "a [;]", "b", "starts with errexit"]],
    ["builtin set -e; a; b", ["builtin>set tolerated [;]", "a [;]", "b", "starts with errexit"]],
    ["sudo set -e; a; b", ["sudo>set tolerated [;]", "a tolerated [;]", "b"]],
    ["time set -e; a; b", ["time>set tolerated [;]", "a [;]", "b", "starts with errexit"]],
    ["if set -e; then a; fi; b", ["set tolerated", "a conditional", "b", "starts with errexit"]],
    [
      "a; b | c",
      ["a [;]", "b [|] in 1", "c in 1", "1: «b | c» |: b c pipefail", "starts with errexit pipefail"],
      { errexit: true, pipefail: true },
    ],
    [
      "set +e +o pipefail; a; b | c",
      ["set [;]", "a tolerated [;]", "b tolerated [|] in 1", "c in 1", "1: «b | c» |: b c"],
      { errexit: true, pipefail: true },
    ],
  ])(...test);
});

describe("scripts in strings", () => {
  it.each<Case>([
    ["sh -c 'a; b'", ["sh", "sh>a tolerated [;]", "sh>b"]],
    ["sh -c 'time a'", ["sh", "sh>time>a"]],
    ["sh -ec 'a; b'; c", ["sh tolerated [;]", "sh>a tolerated [;]", "sh>b tolerated", "c"]],
    ["sh -c 'a; b' || c", ["sh tolerated [||]", "sh>a tolerated [;]", "sh>b tolerated", "c conditional"]],
    [
      "sh -c 'a && b' &",
      ["sh background tolerated [&]", "sh>a background tolerated [&&]", "sh>b background tolerated"],
    ],
    [
      "for x in 1; do sh -c 'a | b'; done",
      [
        "sh conditional loop tolerated",
        "sh>a conditional loop tolerated [|] in 1",
        "sh>b conditional loop tolerated in 1",
        "1: «a | b» |: a b conditional loop tolerated",
      ],
    ],
    [
      "(sh -c a); f() { eval b; }; x=$(sh -c c)",
      [
        "sh subshell tolerated",
        "sh>a subshell tolerated",
        "eval conditional function",
        "eval>b conditional function",
        "sh substitution",
        "sh>c substitution",
      ],
    ],
    ["set -e; eval 'a; b'", ["set tolerated [;]", "eval", "eval>a tolerated [;]", "eval>b", "starts with errexit"]],
    [
      "set -e; trap 'a; b' EXIT; c",
      [
        "set tolerated [;]",
        "trap [;]",
        "trap>a conditional tolerated [;]",
        "trap>b conditional tolerated",
        "c",
        "starts with errexit",
      ],
    ],
    ["eval 'a; b'", ["eval", "eval>a [;]", "eval>b", "starts with errexit"], { errexit: true }],
    ["eval a b | c", ["eval tolerated [|] in 1", "eval>a tolerated", "c in 1", "1: «eval a b | c» |: eval c"]],
    [
      'set -e; eval "a; b" && c',
      ["set tolerated [;]", "eval [&&]", "eval>a tolerated [;]", "eval>b", "c", "starts with errexit"],
    ],
    [
      "trap 'a | b' EXIT",
      [
        "trap",
        "trap>a conditional tolerated [|] in 1",
        "trap>b conditional tolerated in 1",
        "1: «a | b» |: a b conditional tolerated",
      ],
    ],
    ["sh -c 'a; echo \"x'", ["sh", "sh>a tolerated [;]", "sh>echo", "! 15-15 unterminated double quote"]],
  ])(...test);
});

describe("find -exec", () => {
  it.each<Case>([
    [
      "find . -exec a {} \\; -exec b {} + -execdir c + ; d",
      [
        "find tolerated [;]",
        "find>a conditional tolerated",
        "find>b conditional tolerated",
        "find>c conditional tolerated",
        "d",
      ],
    ],
    [
      "find . -exec \\; ; find . -exec a; find . -exec $x \\;",
      ["find tolerated [;]", "find tolerated [;]", "find>a conditional tolerated", "find"],
    ],
    [
      "find . -exec a {} \\; | b",
      [
        "find tolerated [|] in 1",
        "find>a conditional tolerated",
        "b in 1",
        "1: «find . -exec a {} \\; | b» |: find a b",
      ],
    ],
  ])(...test);
});

describe("what is no shell", () => {
  it.each<Case>([
    ["a; echo 'x", ["a tolerated [;]", "echo", "! 8-8 unterminated single quote"]],
    ["a | | b", ["a", "! 3-3 expected command after '|'", "! 4-4 unexpected token '|'"]],
    ["if a; then", ["a tolerated", "! 10-10 expected command after 'then'", "! 10-10 expected 'fi' to close 'if'"]],
    ["a && ", ["a", "! 4-4 expected command after '&&'"]],
    ["", []],
    ["x=1 y=2", []],
  ])(...test);
});
