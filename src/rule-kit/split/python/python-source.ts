import { type Fact, known, unknownFact } from "../../../syntax/fact.ts";
import { normalizePath } from "../../../syntax/posix-path.ts";
import type { Site } from "../site.ts";

/** More files are not read: the answer is not worth the wait. */
const mostFiles = 2_000;
/** In characters, of all files. */
const mostText = 16 * 1024 * 1024;

const starting =
  /^[ \t]*(?:import|from)[ \t][^\r\n\u2028\u2029#]*\b(subprocess|pexpect|sh|plumbum)\b|\bos\.(system|popen|exec[lv]\w*|spawn\w*)\b/m;
const noProgram =
  /^(?:\..*|tests?|docs?|venv|node_modules|__pycache__)$|^(?:test_.*|.*_test|setup|conftest|noxfile|fabfile|tasks)\.py$/;

/** What starts other programs in the source that a stage has: "app/run.py"; undefined where nothing does. */
export function startingSource({ brought, context }: Site): Fact<string | undefined> {
  const queue = brought.flatMap(({ source }) => source ?? []);
  let files = 0;
  let length = 0;
  for (const path of queue) {
    if (context.look(path) === "directory") {
      const entries = context.list(path);
      if (!entries || queue.length > mostFiles) return unknownFact("the program's source is too large");
      const there = entries.map(({ name }) => name).filter((name) => !noProgram.test(name));
      const below = there.map((name) => normalizePath(`${path}/${name}`));
      queue.push(...below.filter((one) => context.ignore?.ignores(one).ignored !== true));
      continue;
    }
    if (!path.endsWith(".py")) continue;
    const text = context.read(path);
    if (text === undefined) return unknownFact(`${path} cannot be read`);
    length += text.length;
    if (++files > mostFiles || length > mostText) return unknownFact("the program's source is too large");
    if (starting.test(text)) return known(path);
  }
  return known(undefined);
}
