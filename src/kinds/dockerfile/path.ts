const names = ["dockerfile", "containerfile"];
const anyName = /(?:docker|container)file/i;

/**
 * Endings of files that stand beside a Dockerfile but are none: its ignore file, documents about it, templates of it,
 * leftovers, and what teaches editors its syntax.
 */
const otherEndings: ReadonlySet<string> = new Set(
  (
    "dockerignore containerignore md markdown rst adoc html j2 p2 jinja jinja2 tmpl tpl template erb ejs mustache hbs " +
    "gotmpl yaml yml json toml lock log orig bak rej swp patch diff sig asc sum xml plist nanorc tmlanguage tmpreferences " +
    "tmsnippet sublime-syntax sublime-settings sublime-snippet"
  ).split(" "),
);

/** Endings that a Dockerfile shares with programs, their tests, notes and templates: `Dockerfile.go` builds one or is one. */
const sharedEndings: ReadonlySet<string> = new Set(
  (
    "sh bash ps1 py js mjs cjs ts jsx tsx go rb rs c cc cpp h cs java kt scala swift php pl lua vim el r ex exs test spec " +
    "txt in"
  ).split(" "),
);

/**
 * Whether a path names a Dockerfile: `Dockerfile`, `Containerfile`, `Dockerfile.dev`, `app.Dockerfile`, in any case, but
 * not `Dockerfile.md` or `Dockerfile.j2`. `"perhaps"` where other files are called so too: `Dockerfile.test`,
 * `Dockerfile-dev`, `gpu_Dockerfile`. The head of the text tells those apart.
 */
export function namesDockerfile(path: string): boolean | "perhaps" {
  // Most of a tree goes no further than this.
  if (!anyName.test(path)) return false;
  const name = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1).toLowerCase();
  const dot = name.lastIndexOf(".");
  const ending = name.slice(dot + 1);
  if (names.includes(ending)) return true;
  if ((dot >= 0 && otherEndings.has(ending)) || name.endsWith("~")) return false;
  const isDotted = dot >= 0 && names.includes(name.slice(0, name.indexOf(".")));
  if (isDotted && !sharedEndings.has(ending)) return true;
  return names.some((one) => name.startsWith(one) || name.endsWith(one)) && "perhaps";
}

/** Whether a path names a file that podman and buildah look for: they read what BuildKit refuses. */
export function namesContainerfile(path: string): boolean {
  return /(?:^|[\\/])containerfile(?:[._-][^\\/]*)?$|\.containerfile$/i.test(path);
}

/** The first instruction of a Dockerfile, with what only a Dockerfile has behind it: Python has `from x import y`. */
const firstInstruction =
  /^[ \t]*(?:FROM[ \t]+(?:--platform=\S+[ \t]+)?[\w$][^\s"'(),;]*(?:[ \t]+AS[ \t]+\S+)?[ \t]*$|ARG[ \t]+[a-z_]\w*(?:[=\s]|$))/i;

/** What `configure` fills in. */
const templateMark = /@\w+@/;

/** Whether a text starts as a Dockerfile has to, and is no template of one, by its first few KiB. */
export function startsAsDockerfile(head: string): boolean {
  const first = head
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .find((line) => !/^[ \t]*(?:#|$)/.test(line));
  return first !== undefined && firstInstruction.test(first) && !templateMark.test(head);
}

const named = names.join("|");

/** The paths that are or may be Dockerfiles, as a regular expression for those who search paths with one. */
export const pathPattern = [
  `(^|/)(${named})(?![^/]*\\.(${[...otherEndings].join("|")})$)([^/]*[^/~])?$`,
  `(${named})$`,
].join("|");
