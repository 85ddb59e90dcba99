import { readClass } from "./class.ts";

/** Where a group begins: what stands before its bracket. */
const groupSigns = "@?*+!";

/** In characters. No path is so long, and each path of a run is compared with all of a glob. */
const longest = 65_536;

/**
 * What in a glob is most likely a slip, as the end of "the glob ...": a bracket that nothing closes, which stands for
 * itself, or a length that no path has. Undefined where there is none.
 */
export function globFault(glob: string): string | undefined {
  if (glob.length > longest) return `is longer than ${longest} characters`;
  const open: string[] = [];
  for (let at = 0; at < glob.length; at++) {
    const char = glob.charAt(at);
    if (char === "\\") at++;
    else if (char === "[") {
      const end = readClass(glob, at)?.end;
      if (end === undefined || end > glob.length) return unclosed("[");
      at = end - 1;
    } else if (char === "{" || (char === "(" && at > 0 && groupSigns.includes(glob.charAt(at - 1)))) open.push(char);
    else if (char === (open.at(-1) === "{" ? "}" : ")")) open.pop();
  }
  const last = open.at(-1);
  return last && unclosed(last);
}

function unclosed(bracket: string): string {
  return `has an unclosed \`${bracket}\`; write \`\\${bracket}\` for the character`;
}
