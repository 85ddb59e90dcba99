/** A word of a name, between underscores or its ends. */
const asWord = (word: string) => [word, `${word}_*`, `*_${word}`, `*_${word}_*`];

/** Names that BuildKit takes for those of secrets, and those of them that it lets pass. Source: its page on the check. */
export const secretWords = "apikey auth credential credentials key password pword passwd secret token"
  .split(" ")
  .flatMap(asWord);
/** Of these Trivy knows the first alone. */
export const publicWords = asWord("public");
export const exceptWords = "public file version".split(" ").flatMap(asWord);
