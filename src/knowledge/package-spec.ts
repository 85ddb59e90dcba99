import type { SpecSyntax } from "./package-manager.ts";

/** What an operand of an install command names. */
export interface PackageName {
  /**
   * "package": something a repository is asked for. "local": a file or directory. "remote": a URL or repository of
   * source. "list": a file that lists packages. "excluded": a package that must not be installed (`!x`, `x-`).
   */
  readonly kind: "package" | "local" | "remote" | "list" | "excluded";
  readonly name: string;
  /** What stands between name and version: "=", "==", "~=", "@", ":" ... */
  readonly operator: string | undefined;
  readonly version: string | undefined;
  /** "exact" names one version, "range" bounds it, "none" leaves it to the day of the build ("latest" is none). */
  readonly pin: "exact" | "range" | "none";
}

type Pin = PackageName["pin"];

function bare(kind: PackageName["kind"], name: string): PackageName {
  return { kind, name, operator: undefined, version: undefined, pin: "none" };
}

function versioned(name: string, operator: string, version: string, pin: Pin): PackageName {
  return { kind: "package", name, operator, version, pin };
}

/** An operand of an install command, read by the manager's own syntax. Never fails: what is odd is a bare name. */
export function parsePackage(text: string, syntax: SpecSyntax): PackageName {
  if (isUrl(text)) return remote(text);
  switch (syntax) {
    case "debian":
      return debian(text);
    case "alpine":
      return alpine(text);
    case "rpm":
      return rpm(text, false);
    case "zypper":
      return rpm(text, true);
    case "pacman":
      return pacman(text);
    case "python":
      return python(text);
    case "conda":
      return conda(text);
    case "npm":
      return npm(text);
    case "gem":
      return gem(text);
    case "composer":
      return composer(text);
    case "pecl":
      return pecl(text);
    case "go":
      return go(text);
    case "cargo":
    case "dotnet":
      return atVersion(text);
  }
}

/** How tight a version that was given by an option (`gem install -v`, `cargo install --version`) is. */
export function pinOf(version: string): Pin {
  const text = version.trim();
  if (text === "" || isFloating(text)) return "none";
  const bareVersion = text.startsWith("=") ? text.slice(text.startsWith("==") ? 2 : 1).trim() : text;
  if (/^v?\d[\w.+~-]*$/.test(bareVersion)) return "exact";
  if (/^[0-9a-f]{7,64}$/.test(bareVersion)) return "exact";
  return "range";
}

function isFloating(version: string): boolean {
  return /^(?:latest|next|canary|beta|alpha|rc|nightly|stable|devel|master|main|head|trunk|upgrade|patch|lts|x|\*)$/i.test(
    version,
  );
}

function isUrl(text: string): boolean {
  return (
    /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|github:|gitlab:|bitbucket:|git\+)/i.test(text) && !text.startsWith("channel:")
  );
}

function remote(text: string): PackageName {
  return { ...bare("remote", text), pin: pinOfRemote(text, isRepository(text)) };
}

function isRepository(text: string): boolean {
  return /^(?:git[+:@]|(?:hg|svn|bzr)\+|ssh:|(?:github|gitlab|bitbucket|gist):)|\.git(?:[@#]|$)/i.test(text);
}

/**
 * How tight what a URL names is. Of a repository a commit is exact; a tag, and a file at a URL, are the publisher's word,
 * so "range"; a branch is what was last pushed to it, as is a repository without a reference.
 */
export function pinOfRemote(text: string, repository: boolean): Pin {
  if (!repository) return /\/(?:archive|zipball|tarball)\//.test(text) && isBranchArchive(text) ? "none" : "range";
  const hash = text.indexOf("#");
  const fragment = hash < 0 ? "" : text.slice(hash + 1);
  // pip's fragments are settings (`egg=x`), npm's the reference; pip writes that behind an at-sign in the path.
  const path = (hash < 0 ? text : text.slice(0, hash)).replace(/^[^/]*\/\/[^/]*/, "");
  const reference =
    fragment !== "" && !fragment.includes("=") ? fragment : (/^[^/]*\/[^@]*@(.+)$/s.exec(path)?.[1] ?? "");
  if (reference.startsWith("semver:")) return "range";
  if (reference === "" || isFloating(reference) || reference === "develop") return "none";
  return /^[0-9a-f]{7,64}$/.test(reference) ? "exact" : "range";
}

function isBranchArchive(url: string): boolean {
  const name = /\/(?:archive|zipball|tarball)\/(.+)$/s.exec(url)?.[1] ?? "";
  if (name.startsWith("refs/heads/")) return true;
  return isFloating(name.replace(/\.(?:zip|tar\.[a-z\d]+|tgz)(?:[#?].*)?$/s, ""));
}

function isPath(text: string): boolean {
  return (
    text === "." ||
    text === ".." ||
    text.startsWith("./") ||
    text.startsWith("../") ||
    text.startsWith("/") ||
    text.startsWith("~/")
  );
}

function debian(text: string): PackageName {
  if (isPath(text) || text.endsWith(".deb")) return bare("local", text);
  const equals = text.indexOf("=");
  if (equals > 0) {
    const version = text.slice(equals + 1);
    return versioned(
      text.slice(0, equals),
      "=",
      version,
      version === "*" || version === "" ? "none" : globPin(version),
    );
  }
  const slash = text.indexOf("/");
  if (slash > 0) return versioned(text.slice(0, slash), "/", text.slice(slash + 1), "range");
  if (text.endsWith("-") && text.length > 1) return bare("excluded", text.slice(0, -1));
  return bare("package", text);
}

function globPin(version: string): Pin {
  return version.includes("*") || version.includes("?") ? "range" : "exact";
}

function alpine(text: string): PackageName {
  if (isPath(text) || text.endsWith(".apk")) return bare("local", text);
  if (text.startsWith("!")) return bare("excluded", text.slice(1));
  const start = indexOfAny(text, "=<>~");
  if (start <= 0) {
    const at = text.indexOf("@");
    return at > 0 ? bare("package", text.slice(0, at)) : bare("package", text);
  }
  const end = skipAny(text, start, "=<>~");
  const operator = text.slice(start, end);
  const tail = text.slice(end);
  const at = tail.indexOf("@");
  const version = at >= 0 ? tail.slice(0, at) : tail;
  const name = text.slice(0, start);
  return versioned(withoutTag(name), operator, version, operator === "=" ? globPin(version) : "range");
}

function withoutTag(name: string): string {
  const at = name.indexOf("@");
  return at > 0 ? name.slice(0, at) : name;
}

function indexOfAny(text: string, characters: string): number {
  for (let i = 0; i < text.length; i++) if (characters.includes(text[i] as string)) return i;
  return -1;
}

function skipAny(text: string, from: number, characters: string): number {
  let at = from;
  while (at < text.length && characters.includes(text[at] as string)) at++;
  return at;
}

const architectures = new Set([
  "x86_64",
  "aarch64",
  "noarch",
  "i686",
  "i386",
  "i586",
  "ppc64le",
  "s390x",
  "armv7hl",
  "src",
]);

function rpm(text: string, relational: boolean): PackageName {
  if (text.startsWith("@")) return bare("package", text);
  if (text.endsWith(".rpm")) return bare("local", text);
  if (isPath(text)) return bare(text.startsWith("/") ? "package" : "local", text);
  const operator = indexOfAny(text, "=<>");
  if (operator > 0) {
    const end = skipAny(text, operator, "=<>");
    const sign = text.slice(operator, end);
    const version = text.slice(end).trim();
    return versioned(text.slice(0, operator).trim(), sign, version, sign === "=" ? globPin(version) : "range");
  }
  if (relational && text.startsWith("-")) return bare("excluded", text.slice(1));
  return rpmVersion(text);
}

/**
 * `name-[epoch:]version[-release][.arch]`. Names may end in a number themselves (`devtoolset-11`, `dotnet-runtime-6.0`), so
 * that a last part without a dot is of the name, and one with a single dot is taken for a version that is only bounded.
 */
function rpmVersion(text: string): PackageName {
  const dot = text.lastIndexOf(".");
  const full = dot > 0 && architectures.has(text.slice(dot + 1)) ? text.slice(0, dot) : text;
  const last = full.lastIndexOf("-");
  if (last <= 0 || !startsVersion(full, last + 1)) return bare("package", full);
  const previous = full.lastIndexOf("-", last - 1);
  if (previous > 0 && startsVersion(full, previous + 1) && full.includes(".", previous)) {
    const version = full.slice(previous + 1);
    return versioned(full.slice(0, previous), "-", version, globPin(version));
  }
  const version = full.slice(last + 1);
  if (!/[.*:]/.test(version)) return bare("package", full);
  const pin = version.split(".").length > 2 ? globPin(version) : "range";
  return versioned(full.slice(0, last), "-", version, pin);
}

function startsVersion(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

function pacman(text: string): PackageName {
  if (isPath(text) || text.includes(".pkg.tar")) return bare("local", text);
  const start = indexOfAny(text, "=<>");
  if (start <= 0) return bare("package", text);
  const end = skipAny(text, start, "=<>");
  const operator = text.slice(start, end);
  return versioned(text.slice(0, start), operator, text.slice(end), operator === "=" ? "exact" : "range");
}

function python(text: string): PackageName {
  if (isPath(text) || (!text.includes(" @ ") && /\.(?:whl|tar\.gz|zip|tgz)$/.test(text))) return bare("local", text);
  const marker = text.indexOf(";");
  const requirement = (marker >= 0 ? text.slice(0, marker) : text).trim();
  if (/^[A-Za-z0-9._-]+\//.test(requirement)) return bare("local", requirement);
  const start = indexOfAny(requirement, "=<>~!@");
  if (start <= 0) return bare("package", withoutExtras(requirement));
  const name = withoutExtras(requirement.slice(0, start).trim());
  if (requirement[start] === "@") return pythonAt(name, requirement.slice(start + 1).trim());
  const end = skipAny(requirement, start, "=<>~!");
  const operator = requirement.slice(start, end);
  const version = requirement.slice(end).trim();
  const exact = (operator === "==" || operator === "===") && !version.includes(",");
  return versioned(name, operator, version, exact ? globPin(version) : "range");
}

/** `name @ url` of PEP 508, or `name@version` of uv and Poetry. */
function pythonAt(name: string, target: string): PackageName {
  if (isUrl(target) || isPath(target))
    return isPath(target) ? { ...bare("local", name), operator: "@", version: target } : remoteAt(name, target);
  return versioned(name, "@", target, pinOf(target));
}

/** A package that is named, and then where it lies. */
function remoteAt(name: string, url: string): PackageName {
  return { ...remote(url), name, operator: "@", version: url };
}

function withoutExtras(name: string): string {
  const bracket = name.indexOf("[");
  return (bracket > 0 ? name.slice(0, bracket) : name).trim();
}

function conda(text: string): PackageName {
  if (isPath(text) || /\.(?:tar\.bz2|conda)$/.test(text)) return bare("local", text);
  const channel = text.indexOf("::");
  const spec = channel >= 0 ? text.slice(channel + 2) : text;
  const start = indexOfAny(spec, "=<>!~ ");
  if (start <= 0) return bare("package", withoutExtras(spec));
  const end = skipAny(spec, start, "=<>!~ ");
  const operator = spec.slice(start, end).trim() || "=";
  const version = spec.slice(end);
  const exact = operator === "==" || (operator === "=" && version.includes("="));
  return versioned(spec.slice(0, start), operator, version, exact && !/[*,|]/.test(version) ? "exact" : "range");
}

function npm(text: string): PackageName {
  if (isPath(text) || text.startsWith("file:") || text.startsWith("link:")) return bare("local", text);
  const at = text.indexOf("@", 1);
  if (at < 0) {
    if (/\.(?:tgz|tar|tar\.gz)$/.test(text)) return bare("local", text);
    // GitHub's `owner/name`.
    if (!text.startsWith("@") && text.includes("/")) return { ...bare("remote", text), pin: pinOfRemote(text, true) };
    return bare("package", text);
  }
  const name = text.slice(0, at);
  const version = text.slice(at + 1);
  if (version.startsWith("npm:")) return npm(version.slice(4));
  if (isUrl(version)) return remoteAt(name, version);
  if (version.includes("/")) return { ...remoteAt(name, version), pin: pinOfRemote(version, true) };
  return versioned(name, "@", version, npmPin(version));
}

/** `x@1` and `x@1.2` are ranges in npm; a word that is no range is a dist-tag, which floats. */
function npmPin(version: string): Pin {
  if (/^[v=]*\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/.test(version)) return "exact";
  if (/^[\^~<>=v]*\s*\d/.test(version)) return "range";
  return "none";
}

function gem(text: string): PackageName {
  if (isPath(text) || text.endsWith(".gem")) return bare("local", text);
  const colon = text.indexOf(":");
  if (colon <= 0) return bare("package", text);
  const version = text.slice(colon + 1);
  return versioned(text.slice(0, colon), ":", version, pinOf(version));
}

function composer(text: string): PackageName {
  const start = indexOfAny(text, ":= ");
  if (start <= 0) return bare("package", text);
  const end = skipAny(text, start, ":= ");
  const version = text.slice(end);
  return versioned(text.slice(0, start), text[start] as string, version, composerPin(version));
}

function composerPin(version: string): Pin {
  if (version === "*" || version.startsWith("@") || version.startsWith("dev-")) return "none";
  return /^v?\d+\.\d+\.\d[\w.+-]*$/.test(version) ? "exact" : "range";
}

function pecl(text: string): PackageName {
  if (isPath(text) || text.endsWith(".tgz")) return bare("local", text);
  const name = text.startsWith("channel://") ? text.slice(text.lastIndexOf("/") + 1) : text;
  const dash = name.lastIndexOf("-");
  if (dash <= 0) return bare("package", name);
  const version = name.slice(dash + 1);
  return versioned(name.slice(0, dash), "-", version, pinOf(version));
}

/** A path without a dot in its first element is of the standard library or the module at hand. */
function go(text: string): PackageName {
  if (isPath(text) || text.endsWith(".go")) return bare("local", text);
  const at = text.indexOf("@");
  if (at > 0) {
    const version = text.slice(at + 1);
    return versioned(text.slice(0, at), "@", version, goPin(version));
  }
  const slash = text.indexOf("/");
  return bare((slash < 0 ? text : text.slice(0, slash)).includes(".") ? "package" : "local", text);
}

/** A full semantic version or a commit is one version; `@v1` and `@v1.2` are queries for the newest of that line. */
function goPin(version: string): Pin {
  if (/^v\d+\.\d+\.\d+(?:[-+][\w.+-]*)?$/.test(version) || /^[0-9a-f]{7,40}$/.test(version)) return "exact";
  if (/^(?:[<>]=?)?v\d/.test(version)) return "range";
  return "none";
}

function atVersion(text: string): PackageName {
  if (isPath(text)) return bare("local", text);
  const at = text.indexOf("@", 1);
  if (at < 0) return bare("package", text);
  const version = text.slice(at + 1);
  return versioned(text.slice(0, at), "@", version, pinOf(version));
}
