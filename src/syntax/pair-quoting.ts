/**
 * How a value that runs to the end of its line (`ENV name value`) is written after `=`, so that Docker reads the same:
 * as it stands, or with text to put around it. Undefined where it cannot be told by quotes around the whole.
 */
export function quotesFor(value: string, escapeCharacter: string): "" | '"' | undefined {
  let quote = "";
  let blanks = false;
  let special = false;
  for (let i = 0; i < value.length; i++) {
    const c = value[i] as string;
    if (c === escapeCharacter && quote !== "'") {
      special = true;
      i++;
    } else if (c === quote) quote = "";
    else if (quote === "" && (c === '"' || c === "'")) {
      quote = c;
      special = true;
    } else if (quote === "" && /\s/.test(c)) blanks = true;
  }
  if (quote !== "") return undefined;
  if (!blanks) return "";
  return special ? undefined : '"';
}
