/**
 * Rule ids that a name in a directive stands for. A name is first looked up as its dialect's own, then as any name;
 * after that in the other spellings that the dialect's tool accepts.
 *
 * @returns an empty list for a name that nobody knows
 */
export function resolveName(
  lookup: (name: string) => readonly string[],
  dialect: string,
  name: string,
): readonly string[] {
  for (const spelling of spellings(dialect, name)) {
    const ids = lookup(spelling);
    if (ids.length > 0) return ids;
  }
  return [];
}

function* spellings(dialect: string, name: string): Generator<string> {
  if (dialect !== "plimsoll") yield `${dialect}:${name}`;
  yield name;
  // Semgrep names a rule with its folders: dockerfile.security.missing-user.missing-user
  if (dialect === "semgrep" && name.includes(".")) yield name.slice(name.lastIndexOf(".") + 1);
  if (dialect === "trivy") yield* trivySpellings(name);
}

/** Trivy's identifiers lost a prefix over time and gained a hyphen: AVD-DS-0002, DS002, DS-0002. */
function* trivySpellings(name: string): Generator<string> {
  const bare = name.replace(/^avd-/i, "");
  if (bare !== name) yield bare;
  const old = /^([a-z]+)(\d{3})$/i.exec(bare);
  if (old) yield `${old[1]}-0${old[2]}`;
}
