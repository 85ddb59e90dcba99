/** Words of a text as an array, so that tables stay readable. */
export function list(words: string): readonly string[] {
  return words.split(" ");
}

/** Variables of an image: `NAME=value` where all tags have that value, `NAME` where it varies. */
export function env(words: string): Readonly<Record<string, string | null>> {
  const variables: Record<string, string | null> = {};
  for (const word of words.split(" ")) {
    const equals = word.indexOf("=");
    if (equals < 0) variables[word] = null;
    else variables[word.slice(0, equals)] = word.slice(equals + 1);
  }
  return variables;
}

/** A table that is made when it is first asked for: a run needs one or two of them. */
export function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
