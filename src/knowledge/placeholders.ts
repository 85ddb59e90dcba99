/** Words that say that a value stands for another. */
const standIns = new Set(
  (
    "changeme changeit change replace replaceme replacethis example examples dummy fake placeholder todo tbd fixme " +
    "redacted sample yours your insert notasecret nosecret undefined mock foo bar foobar baz bogus"
  ).split(" "),
);

/** Words that tell what a secret is to look like, or that one goes here, ... */
const descriptions = new Set(
  "random randomly alphanumeric string characters chars here enter generate generated goes".split(" "),
);

/** ... and those that stand between them. */
const describers = new Set(
  (
    "a an and any are at be by can for in is it least long longer make must my never of only or own please put secret key " +
    "keys password token value secure set should some strong super that the this to unique use very with you"
  ).split(" "),
);

/** Words by which the name of an image says that there is none, ... */
const noImages = new Set(
  (
    "changeme fixme given invalid missing nonexistent nonexisting none null override overridden placeholder provided " +
    "replace replaceme required set setme specified specify tbd todo undefined unset unspecified"
  ).split(" "),
);

/** ... and those that stand between them. */
const noImageFillers = new Set(
  "arg args argument base be build by existent existing image me must name need needs no non not should the this to via with you your".split(
    " ",
  ),
);

/** Whether an image's name says that the caller has to give another: `non-existing`, `set-me-with-build-arg`. */
export function isStandInImage(name: string): boolean {
  if (!/^[a-z_-]{3,64}$/i.test(name)) return false;
  return isPhrase(wordsOf(name.replace(/^non-exist/i, "nonexist")), noImages, noImageFillers);
}

/** Whether all words are of these two sorts, and one of the first. */
function isPhrase(words: readonly string[], first: ReadonlySet<string>, second: ReadonlySet<string>): boolean {
  return words.every((word) => first.has(word) || second.has(word)) && words.some((word) => first.has(word));
}

/** Keys that their makers publish for emulators, the same everywhere: of Azurite, and of Cosmos DB's. */
const published: readonly string[] = [
  "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
  "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==",
];

/** Whether a credential is one that everybody knows, so that it guards nothing. */
export function isPublished(value: string): boolean {
  return value.endsWith("==") && published.some((key) => value.endsWith(key));
}

/**
 * Whether a value plainly stands for another: empty, `changeme`, `<token>`, `${TOKEN}`, `{{ token }}`, `%TOKEN%`, `xxxx`,
 * one character over and over, or a text with a word such as "example", "dummy", "your", or of
 * words that describe it: `long-and-random-string`.
 */
export function isPlaceholder(value: string): boolean {
  const text = value.trim();
  if (text.length < 2 || isOneCharacter(text)) return true;
  if (text.includes("${") || text.includes("$(") || text.includes("{{") || /^\$[A-Za-z_]\w*$/.test(text)) return true;
  if (/^(?:<[^<>]*>|\[[^[\]]*\]|%[^%]*%|@[A-Za-z_]+@|\{[A-Za-z_]*\}|\.\.\.|__[A-Za-z_]+__)$/.test(text)) return true;
  if (/x{4}|\*{3}|\.{3}/i.test(text) && !/[0-9]/.test(text)) return true;
  if (text.length > 200) return false;
  const words = wordsOf(text);
  return words.some((word) => standIns.has(word)) || (words.length > 1 && isPhrase(words, descriptions, describers));
}

function isOneCharacter(text: string): boolean {
  for (let i = 1; i < text.length; i++) if (text[i] !== text[0]) return false;
  return true;
}

/** Lower-cased words of a name or value, split where case changes and at everything but letters and digits. */
export function wordsOf(text: string): readonly string[] {
  return text
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}
