import { describe, expect, it } from "vitest";
import { anything, assignedNames } from "../../../src/syntax/shell/scope.ts";
import { calls } from "./helpers.ts";

/** `N` is set to something unknown, `X` to nothing. */
const variables = { A: "one", N: null, E: "", S: "a  b" };

describe("variables", () => {
  it.each<[string, readonly string[]]>([
    ["echo $A $N $E $X", ["echo one ?"]],
    ['echo "$A" "$N" "$E" \'$A\'', ['echo one ? "" $A']],
    ['echo $S "$S" x$S.y', ['echo a b "a  b" xa b.y']],
    [
      "echo $HOME $UID $1 $? $@ $_ $BASH_VERSION $EPOCHSECONDS $OSTYPE $PS1 $PS5 $RANDOM $HOMES",
      ["echo ? ? ? ? ? ? ? ? ? ? ?"],
    ],
    ["A=2; echo $A", ["echo 2"]],
    ["A=2 echo $A", ["A=2 echo one"]],
    ["A=2; A=3; echo $A", ["echo 3"]],
    ["A+=2; echo $A", ["echo one2"]],
    ["X+=2; echo $X", ["echo 2"]],
    ["N+=2; echo $N", ["echo ?"]],
    ["A+=$N; echo $A", ["echo ?"]],
    ['A+="$X"; echo $A', ["echo ?"]],
    ["A=$N; echo $A", ["echo ?"]],
    ["A=(1 2); echo $A", ["echo ?"]],
    ["A[0]=1; echo $A", ["echo ?"]],
    ["A=2 B=$A; echo $B", ["echo one"]],
    ["A=2 >x; echo $A", ["echo 2"]],
    ["export A=2; echo $A", ["export A=2", "echo 2"]],
    ["export A; echo $A", ["export A", "echo one"]],
    ["export X=$A; echo $X", ["export X=one", "echo one"]],
    ["readonly X=1; echo $X", ["readonly X=1", "echo 1"]],
    ["local X=1; echo $X", ["local X=1", "echo ?"]],
    ["declare X=1; echo $X", ["declare X=1", "echo ?"]],
    ["typeset X=1; echo $X", ["typeset X=1", "echo ?"]],
    ["export A+=2; echo $A", ["export A+=2", "echo ?"]],
    ["export -n A=3; echo $A", ["export -n A=3", "echo 3"]],
    ["declare -x X=1; echo $X", ["declare -x X=1", "echo ?"]],
    ["export $N=1; echo $A", ["export ?", "echo one"]],
    ["export 1=2; echo $A", ["export 1=2", "echo one"]],
    ["unset A; echo $A", ["unset A", "echo"]],
    ["unset $N; echo $A", ["unset ?", "echo one"]],
    ["unset -v A; echo $A", ["unset -v A", "echo"]],
    ["read A; echo $A $S", ["read A", "echo ? a b"]],
    ["read -r X A; echo $X $A", ["read -r X A", "echo ? ?"]],
    ["mapfile A; echo $A", ["mapfile A", "echo ?"]],
    ["readarray A; echo $A", ["readarray A", "echo ?"]],
    ["getopts ab A; echo $A", ["getopts ab A", "echo ?"]],
    ["let A=1; echo $A", ["let A=1", "echo ?"]],
    ["printf -v A x; echo $A", ["printf -v A x", "echo ?"]],
    ["printf A x; echo $A", ["printf A x", "echo one"]],
    ["printf -v; echo $A", ["printf -v", "echo one"]],
    [". ./x; echo $A", [". ./x", "echo ?"]],
    ["source x; echo $A; A=2; echo $A", ["source x", "echo ?", "echo 2"]],
    ["eval $N; echo $A", ["eval ?", "echo ?"]],
    ["sudo read A; echo $A", ["read A", "echo one"]],
    ["command read A; echo $A", ["read A", "echo ?"]],
    ["builtin export A=2; echo $A", ["export A=2", "echo 2"]],
    ["time export A=2; echo $A", ["export A=2", "echo 2"]],
    ["env export A=2; echo $A", ["export A=2", "echo one"]],
    ["sudo . x; echo $A", [". x", "echo one"]],
  ])("%s", (text, expected) => {
    expect(calls(text, { variables })).toEqual(expected);
  });
});

describe("variables that shells set by themselves", () => {
  const own =
    "HOME PATH PWD OLDPWD UID EUID PPID USER LOGNAME HOSTNAME SHELL SHLVL TERM IFS RANDOM SRANDOM LINENO SECONDS " +
    "EPOCHSECONDS EPOCHREALTIME OPTARG OPTIND REPLY COLUMNS LINES PS1 PS4 GROUPS DIRSTACK PIPESTATUS FUNCNAME " +
    "HOSTTYPE MACHTYPE OSTYPE BASH BASH_VERSION ZSH_NAME KSH_VERSION _";
  it.each(own.split(" "))("%s is not known", (name) => {
    expect(calls(`echo $${name}`)).toEqual(["echo ?"]);
  });

  it.each("MY_HOME HOMES EPOCH PS0 PS5 PS11 TYPE MY_BASH".split(" "))("%s is none of them", (name) => {
    expect(calls(`echo $${name}`)).toEqual(["echo"]);
  });
});

describe("names that a text may assign", () => {
  it.each<[string, readonly string[]]>([
    ["A=1; B+=2 C:=3 D[12]=4 e1=5", ["A", "B", "C", "D", "e1"]],
    ["read -r A B; mapfile C; readarray D; unset E; getopts ab F", ["A", "B", "C", "D", "E", "F"]],
    ["let A++; printf -v B x", ["A", "B"]],
    ["((A++ + B))", ["A", "B"]],
    ["for A in x; do select B in y; do :; done; done", ["A", "B"]],
    ["reads A; echo read", []],
    ["eval x", [anything]],
    ["(. x)", [anything]],
    ["y && source x", [anything]],
    ["evaluate x; a.source y", []],
  ])("%s", (text, names) => {
    const found = assignedNames(text);
    expect(names.filter((name) => !found.has(name))).toEqual([]);
    if (names.length === 0 || names[0] === anything) expect([...found]).toEqual(names);
  });
});

describe("assignments in parts of a script", () => {
  it.each<[string, readonly string[]]>([
    ["if x; then A=2; echo $A; fi; echo $A", ["x", "echo 2", "echo ?"]],
    ["if A=2; then echo $A; fi; echo $A", ["echo 2", "echo 2"]],
    ["if x; then A=2; fi; A=3; echo $A", ["x", "echo 3"]],
    ["if x; then B=1; else echo $B; fi; echo $B", ["x", "echo ?", "echo ?"]],
    ["x && A=2; echo $A", ["x", "echo 2"]],
    ["x || A=2; echo $A", ["x", "echo ?"]],
    ["x || { A=2; echo $A; }; echo $A", ["x", "echo 2", "echo ?"]],
    ["(A=2; echo $A); echo $A", ["echo 2", "echo one"]],
    ["{ A=2; }; echo $A", ["echo 2"]],
    ["x | A=2; echo $A", ["x", "echo ?"]],
    ["case x in y) A=2;; z) echo $A;; esac; echo $A", ["echo ?", "echo ?"]],
    ["x=$(A=2; echo $A); echo $A", ["echo 2", "echo one"]],
    ["while x; do echo $A; A=2; echo $A; done; echo $A", ["x", "echo ?", "echo 2", "echo ?"]],
    ["while x; do echo $A $S; read S; done", ["x", "echo one ?", "read S"]],
    ["until A=2; do echo $A; done; echo $A", ["echo 2", "echo ?"]],
    ["for A in 1 2; do echo $A; done; echo $A", ["echo ?", "echo ?"]],
    ["for x in 1; do echo $A $x; A=2; done", ["echo ? ?"]],
    ["for x in 1; do echo $A; for y in 2; do echo $A; done; done; A=2", ["echo one", "echo one"]],
    ["for x in 1; do for y in 2; do echo $A; done; A=2; done", ["echo ?"]],
    ["while x; do echo $A; eval y; done", ["x", "echo ?", "eval y", "y"]],
    ["while x; do echo $A; . y; done", ["x", "echo ?", ". y"]],
    ["while x; do echo $A; source y; done", ["x", "echo ?", "source y"]],
    ["while x; do echo $A; evaluate y; done", ["x", "echo one", "evaluate y"]],
    ["while x; do echo $A; a.source y; done", ["x", "echo one", "a.source y"]],
    ["while eval x; do echo $A; done", ["eval x", "x", "echo ?"]],
    ["while x; do echo $A;eval y; done", ["x", "echo ?", "eval y", "y"]],
    ["while x; do (eval y); echo $A; done", ["x", "eval y", "y", "echo ?"]],
    ["while x; do echo $A; read A; done", ["x", "echo ?", "read A"]],
    ["while x; do echo $A; getopts a A; done", ["x", "echo ?", "getopts a A"]],
    ["while x; do echo $A; mapfile -t A; done", ["x", "echo ?", "mapfile -t A"]],
    ["while x; do echo $A; readarray A; done", ["x", "echo ?", "readarray A"]],
    ["while x; do echo $A; unset A; done", ["x", "echo ?", "unset A"]],
    ["while x; do echo $A; select A in 1; do y; done; done", ["x", "echo ?", "y"]],
    ["while x; do echo $A; let A=1; done", ["x", "echo ?", "let A=1"]],
    ["while x; do echo $A; let 'A+=1'; done", ["x", "echo ?", "let A+=1"]],
    ["while x; do echo $A; printf -v A y; done", ["x", "echo ?", "printf -v A y"]],
    ["while x; do echo $A; ((A++)); done", ["x", "echo ?"]],
    ["while x; do echo $A; A+=1; done", ["x", "echo ?"]],
    ["while x; do echo $A; A[1]=2; done", ["x", "echo ?"]],
    ["while x; do echo $A $S; aA=2; Ab=3; xread S; done", ["x", "echo one a b", "xread S"]],
    ["while x; do echo $A $S; : ${A:=2}; done", ["x", "echo ? a b", ": ?"]],
    ["while x; do echo $A; read B; y A; done", ["x", "echo one", "read B", "y A"]],
    ["while x; do echo $A; y --A=2; done", ["x", "echo ?", "y --A=2"]],
    ["while x; do echo $A $S; readS A; done", ["x", "echo one a b", "readS A"]],
    ["while x; do echo $A; read B | y A; done", ["x", "echo one", "read B", "y A"]],
    ["while x; do echo $A; unset B; echo A; done", ["x", "echo one", "unset B", "echo A"]],
    ["for ((i=0; i<1; A++)); do echo $A $i; done", ["echo one ?"]],
    ["while x; do echo $A; read; done", ["x", "echo one", "read"]],
    ["while x; do echo $A; read x1 A2; echo $A2; done", ["x", "echo one", "read x1 A2", "echo ?"]],
    ["while x; do echo $A; ((1)); y A; done", ["x", "echo one", "y A"]],
    ["((A = 2)); echo $A $S", ["echo ? a b"]],
    ["(( A += 1 )); echo $A", ["echo ?"]],
    ["((A1++)); echo $A", ["echo one"]],
    ["f() { echo $A $S; A=2; }; f; echo $A $S", ["echo ? a b", "f", "echo ? a b"]],
    ["f() { B=2; }; B=1; echo $B", ["echo ?"]],
    ["typeset A=2; echo $A", ["typeset A=2", "echo ?"]],
    ["printf x A; echo $A", ["printf x A", "echo one"]],
    ["let 'B = (A += 1)'; echo $A", ['let "B = (A += 1)"', "echo ?"]],
    ["f() { B=2; echo $B; }", ["echo 2"]],
    ["g() { A=3; echo $A; }; A=2; g() { A=5; echo $A; }", ["echo 3", "echo 5"]],
    ["f() { . x; }; f; echo $A", [". x", "f", "echo ?"]],
    ["echo $A; f() { A=2; }; echo $A", ["echo one", "echo ?"]],
    ["f() { while x; do echo $A; done; }; A=2", ["x", "echo ?"]],
    ["f() { echo $A; }; eval x; echo $A", ["echo ?", "eval x", "x", "echo ?"]],
    ["while x; do . y; echo $A; A=2; echo $A; done; echo $A", ["x", ". y", "echo ?", "echo 2", "echo ?"]],
    ["if x; then . y; A=2; fi; echo $A $S", ["x", ". y", "echo ? ?"]],
    ["(. y; echo $A); echo $A", [". y", "echo ?", "echo one"]],
    ["A=2; . y; echo $A", [". y", "echo ?"]],
    [": ${A:=2}; echo $A", [": one", "echo one"]],
    [": ${X:=2}; echo $X", [": 2", "echo 2"]],
    [": ${X=2}; echo $X", [": 2", "echo 2"]],
    [": ${E=2}; echo $E.", [":", "echo ."]],
    [": ${E:=2}; echo $E", [": 2", "echo 2"]],
    [": ${N:=2}; echo $N", [": ?", "echo ?"]],
    [": ${X:=$N}; echo $X", [": ?", "echo ?"]],
  ])("%s", (text, expected) => {
    expect(calls(text, { variables })).toEqual(expected);
  });
});

describe("what inner shells see", () => {
  it.each<[string, readonly string[]]>([
    ["X=1; sh -c 'echo $X'", ['sh -c "echo $X"', "echo"]],
    ["X=1; export X; sh -c 'echo $X'", ["export X", 'sh -c "echo $X"', "echo 1"]],
    ["declare -x X=1; sh -c 'echo $X'", ["declare -x X=1", 'sh -c "echo $X"', "echo ?"]],
    ["declare X=a-x; sh -c 'echo $X'", ["declare X=a-x", 'sh -c "echo $X"', "echo"]],
    ["f=1; export -f g; sh -c 'echo $f'", ["export -f g", 'sh -c "echo $f"', "echo"]],
    ["Y='X=5'; export $Y; sh -c 'echo $X'", ["export X=5", 'sh -c "echo $X"', "echo 5"]],
    ["X=1 sh -c 'echo $X'", ['X=1 sh -c "echo $X"', "X=1 echo 1"]],
    ["declare -rx X; X=1; sh -c 'echo $X'", ["declare -rx X", 'sh -c "echo $X"', "echo 1"]],
    ["declare -r X=1; sh -c 'echo $X'", ["declare -r X=1", 'sh -c "echo $X"', "echo"]],
    ["A=2; sh -c 'echo $A'", ['sh -c "echo $A"', "echo 2"]],
    ['X=1; sh -c "echo $X"', ['sh -c "echo 1"', "echo 1"]],
    ['X=1; sh -c "echo \\$X"', ['sh -c "echo $X"', "echo"]],
    ["X=$N; export X; sh -c 'echo $X'", ["export X", 'sh -c "echo $X"', "echo ?"]],
    ["X=1; eval 'echo $X'", ['eval "echo $X"', "echo 1"]],
    ["X=1; trap 'echo $X' EXIT", ['trap "echo $X" EXIT', "echo 1"]],
    ["eval 'X=1'; echo $X", ["eval X=1", "echo ?"]],
    ["X=$N; eval 'echo $X'", ['eval "echo $X"', "echo ?"]],
    ["eval echo '$A' \"$S\"", ['eval echo $A "a  b"', "echo one a b"]],
    ["eval $A b", ["eval one b", "one b"]],
    ['eval "$N" b', ["eval ? b", "? b"]],
    ['eval "x $N"', ["eval ?", "x ?"]],
    ['sh -c "x $N"', ["sh -c ?", "x ?"]],
    ["sh -c $N", ["sh -c ?"]],
    ["sh -c $S", ["sh -c a b", "a"]],
    ["sh -c x$A", ["sh -c xone", "xone"]],
    ["sh -c \"$A\"'; y'", ['sh -c "one; y"', "one", "y"]],
    ["su -c 'echo $A' $N", ['su -c "echo $A" ?', "echo one"]],
    ["sh -c 'echo $A' b c", ['sh -c "echo $A" b c', "echo one"]],
    ["unset A; sh -c 'echo $A'", ["unset A", 'sh -c "echo $A"', "echo"]],
    [
      'sh -c "sh -c \'sh -c \\"echo x\\"\'"',
      ['sh -c "sh -c \'sh -c \\"echo x\\"\'"', 'sh -c "sh -c \\"echo x\\""', 'sh -c "echo x"', "echo x"],
    ],
    [
      "eval eval eval eval eval eval eval eval eval echo x",
      [
        "eval eval eval eval eval eval eval eval eval echo x",
        "eval eval eval eval eval eval eval eval echo x",
        "eval eval eval eval eval eval eval echo x",
        "eval eval eval eval eval eval echo x",
        "eval eval eval eval eval echo x",
        "eval eval eval eval echo x",
        "eval eval eval echo x",
        "eval eval echo x",
        "eval echo x",
      ],
    ],
    [
      "eval eval eval eval eval eval eval eval echo x",
      [
        "eval eval eval eval eval eval eval eval echo x",
        "eval eval eval eval eval eval eval echo x",
        "eval eval eval eval eval eval echo x",
        "eval eval eval eval eval echo x",
        "eval eval eval eval echo x",
        "eval eval eval echo x",
        "eval eval echo x",
        "eval echo x",
        "echo x",
      ],
    ],
    ["echo `echo \\`echo $A \\$A\\``", ["echo ?", "echo ?", "echo one one"]],
    [
      "x=`sh -c 'echo y'`; echo `echo \\`sh -c 'echo z'\\``",
      ['sh -c "echo y"', "echo y", "echo ?", "echo ?", 'sh -c "echo z"', "echo z"],
    ],
  ])("%s", (text, expected) => {
    expect(calls(text, { variables })).toEqual(expected);
  });
});
