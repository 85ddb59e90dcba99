/**
 * What a source of ADD is: a "local" path that COPY handles just as well, an "archive" that ADD unpacks, a "url" or a
 * "git" repository that ADD fetches; "pattern" where a wildcard leaves open whether an archive is among the files.
 */
export type SourceKind = "local" | "archive" | "url" | "git" | "pattern";

const plain = new Set(
  (
    "adoc asc bash bat bin bzl c cc cer cfg class cmd cnf conf config cpp crt cs csproj css csv deb der desktop dll ear ejs env" +
    " erb ex exe exs fish gemspec go gradle graphql groovy h hcl hpp htm html ico ini ipynb jar java jinja jks js json json5 jsonc" +
    " jsp jsx key kt less lock log lua md mjs mod msi mustache p12 patch pem pfx php pl pm png jpg jpeg gif svg webp po prisma" +
    " properties proto ps1 pub py pyi r rb repo rpm rs rst rules sass scala scss secret service sh sln so sql sum swift template" +
    " tf tmpl toml tpl ts tsx ttf txt vbs vim vue war whl woff woff2 xml xsd yaml yml zip zsh"
  ).split(" "),
);

const plainNames =
  /^(?:Dockerfile|Makefile|Gemfile|Pipfile|Procfile|Rakefile|Jenkinsfile|Vagrantfile|Caddyfile|README|LICENSE|NOTICE|CHANGELOG|configure|gradlew|mvnw)$/i;

/**
 * Whether a name is none of a tar archive: it ends in an extension of text, of a program or of another format, or is that
 * of a well-known text.
 */
export function isNamedPlain(path: string): boolean {
  if (plainNames.test(path.slice(path.lastIndexOf("/") + 1))) return true;
  const extension = /\.([a-z\d]+)$/i.exec(path)?.[1];
  return extension !== undefined && plain.has(extension.toLowerCase());
}

/** What a source is by its text, variables resolved. Docker unpacks tar archives only, compressed or not. */
export function sourceKind(source: string): SourceKind {
  if (/^git@|^(?:git|ssh):\/\/|^https?:\/\/[^?#]*\.git(?:[?#]|$)/i.test(source)) return "git";
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(source)) return "url";
  if (/\.(?:tar|tar\.\w+|tgz|tbz2?|txz|tlz|tzst|gz|bz2|xz|zst)$/i.test(source)) return "archive";
  const name = source.slice(source.lastIndexOf("/") + 1);
  if (!/[*?[]/.test(name)) return "local";
  // `*.jar` can only match that; `app-*` and `*.*` may match an archive.
  return /\.[a-z][a-z0-9]*$/i.test(name) ? "local" : "pattern";
}
