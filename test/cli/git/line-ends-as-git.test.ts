import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { entriesOf } from "../../../src/cli/git/trees.ts";
import { changedFiles } from "../../../src/cli/git/work-tree.ts";
import { hasPrograms } from "../../helpers/platform.ts";
import { repository } from "../repository.ts";

/** Texts with CR LF, of which git takes some for no text. */
const texts = [
  "a\r\nb\r\n",
  "a\nb\r\n",
  "a\rb\r\n",
  "a\r\r\nb\n",
  "a\0b\r\n",
  "\x01\r\n",
  `\x01${"a".repeat(127)}\r\n`,
  `\x7f${"a".repeat(128)}\r\n`,
  "\b\t\x1b\f\r\n",
  "\r\n\x1a",
  "é\r\n",
  "\r\n",
];
const names = texts.map((_, i) => `f${i}`);

const attribute = fc.constantFrom(
  ...["text", "-text", "!text", "text=auto", "text=input", "text=foo", "text=", "crlf", "-crlf", "!crlf", "crlf=input"],
  ...["crlf=auto", "crlf=x", "eol=lf", "eol=crlf", "eol=x", "eol", "-eol", "!eol", "binary", "-binary"],
);
const line = fc
  .tuple(fc.constantFrom("*", "f*", "f1", "/f[0-5]", "d/*", "[a"), fc.array(attribute, { minLength: 1, maxLength: 3 }))
  .map(([pattern, attributes]) => [pattern, ...attributes].join(" "));
const attributes = fc.array(line, { maxLength: 3 }).map((lines) => `${lines.join("\n")}\n`);

/** What stands behind the name of the setting; undefined without it. */
const setting = fc.constantFrom(
  ...[undefined, "", "=", "= true", "= false", "= input", "= INPUT", "= yes", "= No", "= on", "= off", "= TRUE"],
  ...["= 1", "= 0", "= 2", "= -1", "= 00", "= 0x0", "= 0x1", "= 1k", "= 0k", '= ""', "= true\n\tautocrlf = false"],
);

it.skipIf(!hasPrograms("git"))("files of other line ends have changed where git says so", () => {
  const repo = repository();
  const stored = (i: number) => (texts[i] as string).replaceAll("\r\n", "\n");
  repo.write(Object.fromEntries(names.map((name, i) => [name, stored(i)])));
  repo.commit();
  const config = repo.read(".git/config");
  const place = { root: repo.dir, gitDir: join(repo.dir, ".git") };
  const former = entriesOf("HEAD", names, place);
  fc.assert(
    fc.property(attributes, setting, fc.boolean(), (rules, autocrlf, isStaged) => {
      // The index has CR LF of some that is not in the commit.
      repo.write({ ".git/config": config, ".gitattributes": "", ".git/info/attributes": "* -text\n" });
      repo.write(
        Object.fromEntries(names.map((name, i) => [name, isStaged && i % 2 === 0 ? (texts[i] as string) : stored(i)])),
      );
      repo.git("-c", "core.autocrlf=false", "add", ...names);
      repo.write({ ".git/info/attributes": rules });
      const section = autocrlf === undefined ? "" : `[core]\n\tautocrlf ${autocrlf}\n`;
      writeFileSync(join(repo.dir, ".git/config"), `${config}${section}`);
      repo.write(Object.fromEntries(names.map((name, i) => [name, texts[i] as string])));
      const differing = execFileSync("git", ["diff", "--name-only", "HEAD"], {
        cwd: repo.dir,
        encoding: "utf8",
        stdio: "pipe",
      });
      expect([...changedFiles(names, former, place)].sort()).toEqual(
        differing
          .split("\n")
          .filter((name) => name.startsWith("f"))
          .sort(),
      );
    }),
    { numRuns: 60 },
  );
});
