import { filesIn, foundByCode, recorded, without } from "./differential/recorded.ts";

// Compares what another linter once said of a tree with what the rules of the same codes say, file by file:
// `npm run differential:recorded -- PEER KIND FOLDER TABLE [CODE [RULES]]`. With a code: the files on which the two differ.
// RULES is JSON as in a configuration's `rules`, for codes that an option covers.

const [peer, kind, folder, table, wanted, settings = "{}"] = process.argv.slice(2);
if (!peer || !kind || !folder || !table)
  throw new Error("usage: differential:recorded PEER KIND FOLDER TABLE [CODE [RULES]]");

const none: ReadonlySet<string> = new Set();
const theirs = recorded(table, folder);
const inputs = filesIn(folder, kind);
const ours = await foundByCode(peer, inputs, JSON.parse(settings));

console.log(`${inputs.length} files\ncode | both | only ${peer} | only Plimsoll`);
for (const code of [...ours.keys()].filter((one) => theirs.has(one)).sort()) {
  if (wanted !== undefined && wanted !== code) continue;
  const [said, found] = [theirs.get(code) ?? none, ours.get(code) ?? none];
  const [onlyTheirs, onlyOurs] = [without(said, found), without(found, said)];
  console.log(`${code} | ${said.size - onlyTheirs.length} | ${onlyTheirs.length} | ${onlyOurs.length}`);
  if (wanted === code) console.log([`only ${peer}:`, ...onlyTheirs, "only Plimsoll:", ...onlyOurs].join("\n  "));
}
