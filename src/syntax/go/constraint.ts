/** Systems and architectures that go/build knows by name: https://go.dev/src/internal/syslist/syslist.go */
const systems = new Set(
  "aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris wasip1 windows zos".split(
    " ",
  ),
);

/**
 * Whether a file may be part of a program for Linux, by its name and by what its `//go:build` line says. Tags that
 * nobody may give are off; of the others it is not known.
 * @param given tags of the build; undefined where they are not known
 */
export function mayBuild(
  name: string,
  constraint: string | undefined,
  given: ReadonlySet<string> | undefined,
): boolean {
  if (/_test\.go$|^[_.]/.test(name)) return false;
  const parts = name.replace(/\.go$/, "").split("_").slice(1);
  if (parts.slice(-2).some((part) => systems.has(part) && part !== "linux")) return false;
  return constraint === undefined || new Expression(constraint, given).value() !== false;
}

type Truth = boolean | undefined;

/** `linux && !cgo || (unix && go1.20)`: https://pkg.go.dev/go/build/constraint */
class Expression {
  private readonly words: readonly string[];
  private readonly given: ReadonlySet<string> | undefined;
  private at = 0;
  private depth = 0;

  constructor(text: string, given: ReadonlySet<string> | undefined) {
    this.words = text.match(/&&|\|\||[!()]|[^\s!()&|]+/g) ?? [];
    this.given = given;
  }

  /** Undefined where it is not known, or no expression. */
  value(): Truth {
    const value = this.anyOf();
    return this.at < this.words.length ? undefined : value;
  }

  private anyOf(): Truth {
    let value = this.allOf();
    while (this.take("||")) {
      const other = this.allOf();
      value = value === true || other === true ? true : value === undefined || other === undefined ? undefined : false;
    }
    return value;
  }

  private allOf(): Truth {
    let value = this.one();
    while (this.take("&&")) {
      const other = this.one();
      value =
        value === false || other === false ? false : value === undefined || other === undefined ? undefined : true;
    }
    return value;
  }

  private one(): Truth {
    let negated = false;
    while (this.take("!")) negated = !negated;
    const value = this.take("(") ? this.group() : this.tag(this.words[this.at++]);
    return negated && value !== undefined ? !value : value;
  }

  private group(): Truth {
    // Nobody nests so deep; what does is not known.
    if (++this.depth > 100) this.at = this.words.length;
    const value = this.anyOf();
    this.depth--;
    return this.take(")") ? value : undefined;
  }

  private tag(word: string | undefined): Truth {
    if (word === undefined || /^[&|)]/.test(word)) return undefined;
    if (word === "linux" || word === "unix" || word === "gc" || this.given?.has(word)) return true;
    if (systems.has(word) || word === "ignore" || word === "gccgo") return false;
    return this.given && !decidedElsewhere.test(word) ? false : undefined;
  }

  private take(word: string): boolean {
    if (this.words[this.at] !== word) return false;
    this.at++;
    return true;
  }
}

/** By the compiler, the platform, or other flags. */
const decidedElsewhere = /^(?:go1\.\d+|cgo|race|msan|asan|purego|boringcrypto|[a-z]+\d\w*|wasm|arm|s390x)$/;
