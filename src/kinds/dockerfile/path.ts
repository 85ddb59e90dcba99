const names = ["dockerfile", "containerfile"];

/** Endings of files that stand beside a Dockerfile but are none: its ignore file, documents about it, templates of it, leftovers. */
const otherEndings: ReadonlySet<string> = new Set(
  (
    "dockerignore containerignore md markdown rst txt adoc html j2 jinja jinja2 tmpl tpl template erb in ejs mustache hbs " +
    "gotmpl yaml yml json toml sh py js ts go rb test spec lock log orig bak rej swp patch diff sig asc sum"
  ).split(" "),
);

/**
 * Whether a path names a Dockerfile: `Dockerfile`, `Containerfile`, `Dockerfile.dev`, `app.Dockerfile`, in any case, but
 * not `Dockerfile.md` or `Dockerfile.j2`.
 */
export function isDockerfilePath(path: string): boolean {
  const name = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1).toLowerCase();
  if (names.includes(name)) return true;
  const dot = name.lastIndexOf(".");
  const ending = name.slice(dot + 1);
  if (dot < 0 || otherEndings.has(ending)) return false;
  return names.includes(ending) || names.includes(name.slice(0, name.indexOf(".")));
}

const named = names.join("|");

/** The same as a regular expression for those who search paths with one. */
export const pathPattern = [
  `(^|/)(${named})$`,
  `(^|/)(${named})\\.([^/]*\\.)?(?!(${[...otherEndings].join("|")})$)[^./]*$`,
  `\\.(${named})$`,
].join("|");
