/** The shortest text that can be reached by leaving parts out and of which something still holds. */
export async function minimise(text: string, holds: (text: string) => Promise<boolean>): Promise<string> {
  let least = text;
  for (const separator of ["\n", " ", ""]) {
    let parts = least.split(separator);
    for (let size = Math.ceil(parts.length / 2); size >= 1; size = Math.floor(size / 2)) {
      for (let at = 0; at < parts.length; ) {
        const fewer = [...parts.slice(0, at), ...parts.slice(at + size)];
        if (await holds(fewer.join(separator))) parts = fewer;
        else at += size;
      }
    }
    least = parts.join(separator);
  }
  return least;
}
