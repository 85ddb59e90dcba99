import { describe, expect, it } from "vitest";
import { outlineOf } from "./made-up.ts";

describe("options in gnu style", () => {
  it.each<[string, readonly string[]]>([
    [
      "gnu -a --all -o x --out y --out=z -oz w",
      [
        "«gnu -a --all -o x --out y --out=z -oz w» gnu options -a:all, --all, -o:out=x«-o x», --out=y«--out y», --out=z«--out=z», -o:out=z«-oz» operands w",
      ],
    ],
    [
      "gnu -ab -abo x -abox -bao=x y",
      [
        "«gnu -ab -abo x -abox -bao=x y» gnu options -a:all«a», -b«b», -a:all«a», -b«b», -o:out=x«o x», -a:all«a», -b«b», -o:out=x«ox», -b«b», -a:all«a», -o:out=x«o=x» operands y",
      ],
    ],
    [
      "gnu -ao= -o=x -a=x -ax",
      [
        "«gnu -ao= -o=x -a=x -ax» gnu options -a:all«a», -o:out=«o=», -o:out=x«-o=x», -a:all«a», -=?«=», -x?«x», -a:all«a», -x?«x»",
      ],
    ],
    ["gnu --al --ou x --a --alx", ["«gnu --al --ou x --a --alx» gnu options --al?, --ou?, --a?, --alx? operands x"]],
    [
      "gnu --unknown x --unknown=y -u x -ua -au x",
      [
        "«gnu --unknown x --unknown=y -u x -ua -au x» gnu options --unknown?, --unknown?=y«--unknown=y», -u?, -ua?, -a:all«a», -u?«u» operands x, x, x",
      ],
    ],
    ["gnu x -a y --all", ["«gnu x -a y --all» gnu options -a:all, --all operands x, y"]],
    ["gnu -a -- -a --all x", ["«gnu -a -- -a --all x» gnu options -a:all operands -a, --all, x"]],
    ["gnu - -a -", ["«gnu - -a -» gnu options -a:all operands -, -"]],
    ["gnu --all=x --out= y", ["«gnu --all=x --out= y» gnu options --all=x«--all=x», --out=«--out=» operands y"]],
    ["gnu -o", ["«gnu -o» gnu options -o:out"]],
    ["gnu --out", ["«gnu --out» gnu options --out"]],
    [
      "gnu -c --color --color=x -cx -c=x y",
      [
        "«gnu -c --color --color=x -cx -c=x y» gnu options -c:color, --color, --color=x«--color=x», -c:color=x«-cx», -c:color=x«-c=x» operands y",
      ],
    ],
    [
      "gnu -p x -px -p=y --pager --pager=z",
      [
        "«gnu -p x -px -p=y --pager --pager=z» gnu options -p:pager, -p:pager«p», -x?«x», -p:pager=y«-p=y», --pager, --pager=z«--pager=z» operands x",
      ],
    ],
    ["gnu -long x -longer -lo", ["«gnu -long x -longer -lo» gnu options -long, -longer?, -lo? operands x"]],
    [
      "gnu --verb --verbo --verbose --versi",
      [
        "«gnu --verb --verbo --verbose --versi» gnu options --verb:verbose, --verbo:verbose, --verbose, --versi:version",
      ],
    ],
    // A beginning has at least three letters, and means one name.
    [
      "gnu --pa --pag --co=x --colo=x --col=x --ver",
      [
        "«gnu --pa --pag --co=x --colo=x --col=x --ver» gnu options --pa?, --pag:pager, --co?=x«--co=x», --colo:color=x«--colo=x», --col:color=x«--col=x», --ver?",
      ],
    ],
    ["gnu -all-of -all x", ["«gnu -all-of -all x» gnu options -all-of, -a:all«a», -l?«l», -l?«l» operands x"]],
    [
      'gnu "-a" \'-ab\' "--out"=x --out="x" -o"x" \\-a',
      [
        '«gnu "-a" \'-ab\' "--out"=x --out="x" -o"x" \\-a» gnu options -a:all«"-a"», -a:all«\'-ab\'», -b«\'-ab\'», --out=x«"--out"=x»«"--out"=x», --out=x«"x"»«--out="x"», -o:out=x«"x"»«-o"x"», -a:all«\\-a»',
      ],
    ],
    [
      'gnu $U -$U --$U --out=$U -o$U --out$U -a$U "$U"',
      [
        '«gnu $U -$U --$U --out=$U -o$U --out$U -a$U "$U"» gnu options -$U?, --$U?, --out=?«$U»«--out=$U», -o:out=?«$U»«-o$U», --out$U?, -a:all«a» operands ?«$U», ?«"$U"»',
      ],
    ],
    [
      "gnu -a'b' '-o'x \"-ab\"",
      [
        "«gnu -a'b' '-o'x \"-ab\"» gnu options -a:all«-a'b'», -b«-a'b'», -o:out=x«'-o'x»«'-o'x», -a:all«\"-ab\"», -b«\"-ab\"»",
      ],
    ],
    ["gnu -ab\\o x", ["«gnu -ab\\o x» gnu options -a:all«-ab\\o», -b«-ab\\o», -o:out=x«-ab\\o x»"]],
    ["gnu ''", ["«gnu ''» gnu operands \"\"«''»"]],
    ["gnu -0 -5x", ["«gnu -0 -5x» gnu options -0?, -5x?"]],
    [
      'gnu -a$b -a`b` -b"$a" -ab${a}b',
      [
        '«gnu -a$b -a`b` -b"$a" -ab${a}b» gnu options -a:all«-a$b», -a:all«a», -b«-b"$a"», -a:all«-ab${a}b», -b«-ab${a}b», -b«-ab${a}b»',
        "«b» b (no table)",
      ],
    ],
  ])("%s", (text, expected) => {
    expect(outlineOf(text)).toEqual(expected);
  });
});

describe("single dashes", () => {
  it.each<[string, readonly string[]]>([
    [
      "single -name x -name=y --name z -flag x --flag",
      [
        "«single -name x -name=y --name z -flag x --flag» single options -name=x«-name x», -name=y«-name=y», --name=z«--name z», -flag, --flag operands x",
      ],
    ],
    [
      "single -I/x -I x -Ifoo=bar -I -I=x",
      [
        "«single -I/x -I x -Ifoo=bar -I -I=x» single options -I=/x«-I/x», -I=x«-I x», -I=foo=bar«-Ifoo=bar», -I=-I=x«-I -I=x»",
      ],
    ],
    [
      "single -ab -abc --unknown=x y -unknown z",
      [
        "«single -ab -abc --unknown=x y -unknown z» single options -ab, -abc?, --unknown?=x«--unknown=x», -unknown? operands y, z",
      ],
    ],
    ["single -long x -longer=y", ["«single -long x -longer=y» single options -long, -longer?=y«-longer=y» operands x"]],
    [
      "single -flag -Iall x -Ial -ab",
      ["«single -flag -Iall x -Ial -ab» single options -flag, -Iall, -I=al«-Ial», -ab operands x"],
    ],
    ["single -flags -flagg", ["«single -flags -flagg» single options -flags, -flagg?"]],
    ["single -lo -l -n x", ["«single -lo -l -n x» single options -lo?, -l:long, -n? operands x"]],
    ["single -- -name", ["«single -- -name» single operands -name"]],
  ])("%s", (text, expected) => {
    expect(outlineOf(text)).toEqual(expected);
  });
});

describe("options that end", () => {
  it.each<[string, readonly string[]]>([
    ["posix -a x -a --all", ["«posix -a x -a --all» posix options -a:all operands x, -a, --all"]],
    ["posix -o x -a y -o z", ["«posix -o x -a y -o z» posix options -o:out=x«-o x», -a:all operands y, -o, z"]],
    ["posix x", ["«posix x» posix operands x"]],
    ["posix -- -a x", ["«posix -- -a x» posix operands -a, x"]],
    ["operands -a --all -- x", ["«operands -a --all -- x» operands operands -a, --all, --, x"]],
    ["posix sub -a x -a", ["«posix sub -a x -a» posix does sub options -a:all, -a:all operands x"]],
  ])("%s", (text, expected) => {
    expect(outlineOf(text)).toEqual(expected);
  });
});

describe("subcommands", () => {
  it.each<[string, readonly string[]]>([
    ["tool -v run -a x -v", ["«tool -v run -a x -v» tool does run options -v:verbose, -a, -v:verbose operands x"]],
    ["tool r x", ["«tool r x» tool does run«r» operands x"]],
    [
      "tool run sub deep -v -a x",
      ["«tool run sub deep -v -a x» tool does run sub deep options -v:verbose, -a operands x"],
    ],
    ["tool run sub deeper x", ["«tool run sub deeper x» tool does run sub operands deeper, x"]],
    ["tool run other sub", ["«tool run other sub» tool does run operands other, sub"]],
    ["tool nothing run", ["«tool nothing run» tool operands nothing, run"]],
    ["tool -- run", ["«tool -- run» tool does run"]],
    ["tool $U run x", ["«tool $U run x» tool does run operands ?«$U», x"]],
    ["tool ${U} run", ["«tool ${U} run» tool does run operands ?«${U}»"]],
    ["tool $(x) run", ["«tool $(x) run» tool does run operands ?«$(x)»", "«x» x (no table)"]],
    ["tool `x` run", ["«tool `x` run» tool does run operands ?«`x`»", "«x» x (no table)"]],
    ["tool x$U run", ["«tool x$U run» tool operands ?«x$U», run"]],
    ['tool "$U" run', ['«tool "$U" run» tool operands ?«"$U"», run']],
    ["tool -o run x", ["«tool -o run x» tool options -o:file=run«-o run» operands x"]],
    ["tool --file run run", ["«tool --file run run» tool does run options --file=run«--file run»"]],
    ["tool echo -a x", ["«tool echo -a x» tool does echo operands -a, x"]],
    ["tool echo", ["«tool echo» tool does echo"]],
    ["tool wrap -a gnu -a", ["«tool wrap -a gnu -a» gnu by tool options -a:all"]],
    ["tool wrap x A=1 gnu", ["«tool wrap x A=1 gnu» x (no table) by tool operands A=1, gnu"]],
    ["tool", ["«tool» tool"]],
    ["tool run -A x", ["«tool run -A x» tool does run options -A? operands x"]],
    ["tool set A=1 gnu", ["«tool set A=1 gnu» gnu by tool with A=1"]],
    ["tool take a b gnu -a", ["«tool take a b gnu -a» gnu by tool options -a:all"]],
  ])("%s", (text, expected) => {
    expect(outlineOf(text)).toEqual(expected);
  });
});

describe("starts of words", () => {
  it.each<[string, readonly string[]]>([
    [
      "glued -p:x -p:x=y -p: -p:$U +x + +$U --property:a -property",
      [
        "«glued -p:x -p:x=y -p: -p:$U +x + +$U --property:a -property» glued options -p:property=x«-p:x», -p:property=x=y«-p:x=y», -p:?, -p:property=?«$U»«-p:$U», +:toolchain=x«+x», +:toolchain=?«$U»«+$U», --property=a«--property:a», -property? operands +",
      ],
    ],
    [
      "glued +toolchain x +toolchainx",
      [
        "«glued +toolchain x +toolchainx» glued options +:toolchain=toolchain«+toolchain», +:toolchain=toolchainx«+toolchainx» operands x",
      ],
    ],
    [
      "glued -pq -px /p:x /q x",
      ["«glued -pq -px /p:x /q x» glued options -pq?, -px?, /p:property=x«/p:x» operands /q, x"],
    ],
    ["glued -- -p:x", ["«glued -- -p:x» glued operands -p:x"]],
    [
      "glued sub -p:x -s:y +z",
      ["«glued sub -p:x -s:y +z» glued does sub options -p:property=x«-p:x», -s:set=y«-s:y», +:toolchain=z«+z»"],
    ],
    [
      'glued -p:"x y" "-p:x"',
      ['«glued -p:"x y" "-p:x"» glued options -p:property=x y«"x y"»«-p:"x y"», -p:property=x«"-p:x"»«"-p:x"»'],
    ],
    ["glued -P:x -abx", ["«glued -P:x -abx» glued options -P:x?, -a:all«a», -b«b», -x?«x»"]],
  ])("%s", (text, expected) => {
    expect(outlineOf(text)).toEqual(expected);
  });
});

describe("clusters without a dash", () => {
  it.each<[string, readonly string[]]>([
    ["tar xf y z", ["«tar xf y z» tar options -x:extract«xf», -f:file=y«xf» operands z"]],
    ["tar fx y z", ["«tar fx y z» tar options -f:file=y«fx», -x:extract«fx» operands z"]],
    ["tar xzf y", ["«tar xzf y» tar options -x:extract«xzf», -z«xzf», -f:file=y«xzf»"]],
    ["tar xq y", ["«tar xq y» tar operands xq, y"]],
    ["tar x", ["«tar x» tar options -x:extract«x»"]],
    ["tar xf", ["«tar xf» tar options -x:extract«xf», -f:file«xf»"]],
    ["tar -xf y", ["«tar -xf y» tar options -x:extract«x», -f:file=y«f y»"]],
    ["tar x1f", ["«tar x1f» tar operands x1f"]],
    ["tar 'xf' y", ["«tar 'xf' y» tar options -x:extract«'xf'», -f:file=y«'xf'»"]],
    ["tar $U y", ["«tar $U y» tar operands ?«$U», y"]],
    ["tar x$U y", ["«tar x$U y» tar operands ?«x$U», y"]],
    ["tar", ["«tar» tar"]],
    ["tar ''", ["«tar ''» tar operands \"\"«''»"]],
    ["gnu ab x", ["«gnu ab x» gnu operands ab, x"]],
    ["tar Xf y", ["«tar Xf y» tar operands Xf, y"]],
  ])("%s", (text, expected) => {
    expect(outlineOf(text)).toEqual(expected);
  });
});

describe("wrappers", () => {
  it.each<[string, readonly string[]]>([
    ["wrap gnu -a x", ["«wrap gnu -a x» gnu by wrap options -a:all operands x"]],
    ["wrap -a gnu -a", ["«wrap -a gnu -a» gnu by wrap options -a:all"]],
    ["wrap -- gnu -a", ["«wrap -- gnu -a» gnu by wrap options -a:all"]],
    ["wrap A=1 B=$U gnu A=2", ["«wrap A=1 B=$U gnu A=2» gnu by wrap with A=1, B=?«$U» operands A=2"]],
    [
      'wrap A="x y" _b1=2 1c=3 gnu',
      ['«wrap A="x y" _b1=2 1c=3 gnu» 1c=3 (no table) by wrap with A=x y«"x y"», _b1=2 operands gnu'],
    ],
    ["wrap -l gnu", ["«wrap -l gnu» wrap options -l:list operands gnu"]],
    ["wrap -a -l gnu x -a", ["«wrap -a -l gnu x -a» wrap options -a, -l:list operands gnu, x, -a"]],
    [
      "wrap -c 'gnu -a'",
      [
        "«wrap -c 'gnu -a'» wrap options -c:command=gnu -a«'gnu -a'»«-c 'gnu -a'»",
        "«gnu -a» gnu by wrap options -a:all",
      ],
    ],
    ["wrap -c gnu x", ["«wrap -c gnu x» wrap options -c:command=gnu«-c gnu» operands x", "«gnu» gnu by wrap"]],
    [
      "wrap -c 'gnu x' y -a",
      [
        "«wrap -c 'gnu x' y -a» wrap options -c:command=gnu x«'gnu x'»«-c 'gnu x'» operands y, -a",
        "«gnu x» gnu by wrap operands x",
      ],
    ],
    [
      "wrap --command='gnu x'",
      [
        "«wrap --command='gnu x'» wrap options --command=gnu x«'gnu x'»«--command='gnu x'»",
        "«'gnu x'» gnu«'gnu x'» by wrap operands x«'gnu x'»",
      ],
    ],
    ["wrap", ["«wrap» wrap"]],
    ["wrap A=1", ["«wrap A=1» wrap"]],
    ["skip 5 gnu x", ["«skip 5 gnu x» gnu by skip operands x"]],
    ["skip -a 5 gnu", ["«skip -a 5 gnu» gnu by skip"]],
    ["skip 5", ["«skip 5» skip operands 5"]],
    ["skip A=1 gnu", ["«skip A=1 gnu» gnu by skip"]],
    ["only gnu", ["«only gnu» only operands gnu"]],
    ["only -u x gnu -a", ["«only -u x gnu -a» gnu by only options -a:all"]],
    ["only -a gnu", ["«only -a gnu» only options -a operands gnu"]],
    ["separated a gnu", ["«separated a gnu» separated operands a, gnu"]],
    ["separated a -- gnu -b", ["«separated a -- gnu -b» gnu by separated options -b"]],
    ["separated -- gnu", ["«separated -- gnu» gnu by separated"]],
    ["wrap wrap -a wrap gnu", ["«wrap wrap -a wrap gnu» gnu by wrap, wrap, wrap"]],
    ["wrap $U x", ["«wrap $U x» ?«$U» (no table) by wrap operands x"]],
    ["wrap $U", ["«wrap $U» ?«$U» (no table) by wrap"]],
    [
      "wrap string 'gnu -a'",
      [
        "«wrap string 'gnu -a'» string by wrap operands gnu -a«'gnu -a'»",
        "«gnu -a» gnu by wrap, string options -a:all",
      ],
    ],
    ["wrap module -m gnu -a", ["«wrap module -m gnu -a» gnu by wrap, module options -a:all"]],
    ["wrap /usr/bin/gnu x", ["«wrap /usr/bin/gnu x» gnu«/usr/bin/gnu» by wrap operands x"]],
    ["wrap unknown -a", ["«wrap unknown -a» unknown (no table) by wrap options -a?"]],
  ])("%s", (text, expected) => {
    expect(outlineOf(text)).toEqual(expected);
  });
});

describe("strings", () => {
  it.each<[string, readonly string[]]>([
    ["string 'gnu x' y", ["«string 'gnu x' y» string operands gnu x«'gnu x'», y", "«gnu x» gnu by string operands x"]],
    ["string $U", ["«string $U» string operands ?«$U»"]],
    ["string -a gnu", ["«string -a gnu» string options -a operands gnu", "«gnu» gnu by string"]],
    ["string", ["«string» string"]],
    [
      "join gnu x y",
      ["«join gnu x y» join operands gnu, x, y", "«gnu x y» gnu«gnu x y» by join operands x«gnu x y», y«gnu x y»"],
    ],
    [
      "join -a 'gnu x' y",
      [
        "«join -a 'gnu x' y» join options -a operands gnu x«'gnu x'», y",
        "«'gnu x' y» gnu«'gnu x' y» by join operands x«'gnu x' y», y«'gnu x' y»",
      ],
    ],
    ["join", ["«join» join"]],
    [
      "flagged -c 'gnu x' y z",
      ["«flagged -c 'gnu x' y z» flagged options -c=gnu x«'gnu x'» operands y, z", "«gnu x» gnu by flagged operands x"],
    ],
    ["flagged -c", ["«flagged -c» flagged options -c"]],
    ["flagged 'gnu x'", ["«flagged 'gnu x'» flagged operands gnu x«'gnu x'»"]],
    [
      "flagged -a -c 'gnu' -a",
      ["«flagged -a -c 'gnu' -a» flagged options -a, -c=gnu«'gnu'», -a", "«gnu» gnu by flagged"],
    ],
    ["flagged -c $U x", ["«flagged -c $U x» flagged options -c=?«$U» operands x"]],
    [
      "valued -c 'gnu x' y",
      [
        "«valued -c 'gnu x' y» valued options -c:command=gnu x«'gnu x'»«-c 'gnu x'» operands y",
        "«gnu x» gnu by valued operands x",
      ],
    ],
    ["valued -cgnu", ["«valued -cgnu» valued options -c:command=gnu«-cgnu»", "«gnu» gnu by valued"]],
    [
      "valued --command='gnu x' -c 'gnu y'",
      [
        "«valued --command='gnu x' -c 'gnu y'» valued options --command=gnu x«'gnu x'»«--command='gnu x'», -c:command=gnu y«'gnu y'»«-c 'gnu y'»",
        "«'gnu x'» gnu«'gnu x'» by valued operands x«'gnu x'»",
      ],
    ],
    ["valued y", ["«valued y» valued operands y"]],
    ["valued -c", ["«valued -c» valued options -c:command"]],
  ])("%s", (text, expected) => {
    expect(outlineOf(text)).toEqual(expected);
  });
});

describe("modules and groups", () => {
  it.each<[string, readonly string[]]>([
    ["module -m gnu -a x", ["«module -m gnu -a x» gnu by module options -a:all operands x"]],
    ["module -a -m gnu", ["«module -a -m gnu» gnu by module"]],
    ["module -w x -m gnu", ["«module -w x -m gnu» gnu by module"]],
    ["module -mgnu -a", ["«module -mgnu -a» gnu by module options -a:all"]],
    ["module x -m gnu", ["«module x -m gnu» module operands x, -m, gnu"]],
    ["module -m", ["«module -m» module options -m"]],
    ["module -m $U x", ["«module -m $U x» ?«$U» (no table) by module operands x"]],
    [
      "exec x -exec gnu -a \\; -name y",
      [
        "«exec x -exec gnu -a \\; -name y» exec options -exec, -name=y«-name y» operands x",
        "«gnu -a» gnu by exec options -a:all",
      ],
    ],
    [
      "exec -exec gnu {} + -name -exec wrap gnu \\;",
      [
        "«exec -exec gnu {} + -name -exec wrap gnu \\;» exec options -exec, -name=-exec«-name -exec»",
        "«gnu {}» gnu by exec operands {}",
        "«wrap gnu» gnu by exec, wrap",
      ],
    ],
    [
      "exec -exec gnu + x {} +",
      ["«exec -exec gnu + x {} +» exec options -exec", "«gnu + x {}» gnu by exec operands +, x, {}"],
    ],
    [
      "exec -exec gnu $U \\; -exec",
      ["«exec -exec gnu $U \\; -exec» exec options -exec, -exec", "«gnu $U» gnu by exec operands ?«$U»"],
    ],
    ["exec -exec \\; -run gnu", ["«exec -exec \\; -run gnu» exec options -exec, -run", "«gnu» gnu by exec"]],
    [
      "exec -exec exec -exec gnu \\; x",
      [
        "«exec -exec exec -exec gnu \\; x» exec options -exec operands x",
        "«exec -exec gnu» exec by exec options -exec",
        "«gnu» gnu by exec, exec",
      ],
    ],
    ["exec $U -exec gnu \\;", ["«exec $U -exec gnu \\;» exec options -exec operands ?«$U»", "«gnu» gnu by exec"]],
    [
      "A=1 exec -exec gnu \\; >x",
      ["«A=1 exec -exec gnu \\; >x» exec with A=1 options -exec redirects >x«>x»", "«gnu» gnu by exec with A=1"],
    ],
  ])("%s", (text, expected) => {
    expect(outlineOf(text)).toEqual(expected);
  });
});

describe("names of programs", () => {
  it.each<[string, readonly string[]]>([
    ["/usr/bin/gnu x", ["«/usr/bin/gnu x» gnu«/usr/bin/gnu» operands x"]],
    ["./gnu x", ["«./gnu x» gnu«./gnu» operands x"]],
    ["gnu-2 x", ["«gnu-2 x» gnu-2 (no table) operands x"]],
    ["alias x", ["«alias x» gnu«alias» operands x"]],
    ["version12 x", ["«version12 x» version«version12» operands x"]],
    ["C:\\\\x\\\\gnu.exe a", ["«C:\\\\x\\\\gnu.exe a» gnu«C:\\\\x\\\\gnu.exe» operands a"]],
    ["gnu.EXE a", ["«gnu.EXE a» gnu«gnu.EXE» operands a"]],
    [".exe a", ["«.exe a» .exe (no table) operands a"]],
    ["gnu.exec a", ["«gnu.exec a» gnu.exec (no table) operands a"]],
    ["gnuexe a", ["«gnuexe a» gnuexe (no table) operands a"]],
    ["x/ a", ["«x/ a» ?«x/» (no table) operands a"]],
    ["$U a", ["«$U a» ?«$U» (no table) operands a"]],
    ['"gnu" x', ['«"gnu" x» gnu«"gnu"» operands x']],
    ["g''nu x", ["«g''nu x» gnu«g''nu» operands x"]],
    ["unknown x -a --b=c", ["«unknown x -a --b=c» unknown (no table) options -a?, --b?=c«--b=c» operands x"]],
    ["'' x", ["«'' x» ?«''» (no table) operands x"]],
    ["/ x", ["«/ x» ?«/» (no table) operands x"]],
    ["GNU x", ["«GNU x» GNU (no table) operands x"]],
  ])("%s", (text, expected) => {
    expect(outlineOf(text)).toEqual(expected);
  });
});

describe("what stands around a command", () => {
  it.each<[string, readonly string[]]>([
    [
      'A=1 B="$U" gnu x >out 2>&1 <in',
      [
        '«A=1 B="$U" gnu x >out 2>&1 <in» gnu with A=1, B=?«"$U"» operands x redirects >out«>out», 2>&1«2>&1», <in«<in»',
      ],
    ],
    ["A+=1 A[0]=1 gnu", ["«A+=1 A[0]=1 gnu» gnu with A=?«1», A=?«1»"]],
    [
      'gnu >"$U" 2>>a$Ub &>x >|y 3<>z <<<w',
      [
        '«gnu >"$U" 2>>a$Ub &>x >|y 3<>z <<<w» gnu redirects >?«"$U"»«>"$U"», 2>>a«a$Ub»«2>>a$Ub», &>x«&>x», >|y«>|y», 3<>z«3<>z», <<<w«<<<w»',
      ],
    ],
    ["gnu <<E x\ny\nE", ["«gnu <<E x» gnu operands x redirects <<E«<<E»"]],
    ["gnu <<-'E F'\ny\nE F", ["«gnu <<-'E F'» gnu redirects <<-E F«'E F'»«<<-'E F'»"]],
    [">out", []],
    [">out gnu x", ["«>out gnu x» gnu operands x redirects >out«>out»"]],
    ["gnu {fd}>x 10>y", ["«gnu {fd}>x 10>y» gnu redirects >x«{fd}>x», 10>y«10>y»"]],
    [
      'export A=1 B="x y" C=$U D=(1 2) E+=2 F',
      [
        '«export A=1 B="x y" C=$U D=(1 2) E+=2 F» export (no table) operands A=1, B=x y«B="x y"», ?«C=$U», ?«D=(1 2)», E+=2, F',
      ],
    ],
    ["wrap A=1 export B=2", ["«wrap A=1 export B=2» export (no table) by wrap with A=1 operands B=2"]],
    ["A=1 wrap B=2 gnu", ["«A=1 wrap B=2 gnu» gnu by wrap with A=1, B=2"]],
    [
      "A=1 string 'B=2 gnu x'",
      [
        "«A=1 string 'B=2 gnu x'» string with A=1 operands B=2 gnu x«'B=2 gnu x'»",
        "«B=2 gnu x» gnu by string with A=1, B=2 operands x",
      ],
    ],
    ["gnu >", ["«gnu >» gnu redirects >«>»", "! expected redirect target"]],
  ])("%s", (text, expected) => {
    expect(outlineOf(text)).toEqual(expected);
  });
});
