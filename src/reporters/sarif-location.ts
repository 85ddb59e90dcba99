/** What relative addresses are relative to: the root of the repository, when Plimsoll runs there. */
export const rootId = "%SRCROOT%";

/** A SARIF artifactLocation. A path inside the working directory stays relative; an absolute one becomes a file URI. */
export function artifactLocation(path: string): { readonly uri: string; readonly uriBaseId?: string } {
  const encoded = path
    .replace(/^(?:\.\/)+/, "")
    .split("/")
    .map(encodeSegment)
    .join("/");
  if (/^[a-z]:\//i.test(path)) return { uri: `file:///${path.slice(0, 2)}${encoded.slice(4)}` };
  if (path.startsWith("/")) return { uri: `file://${encoded}` };
  return { uri: encoded, uriBaseId: rootId };
}

/** Half a surrogate pair has no encoding; it becomes the replacement character. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(
    segment.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd"),
  );
}
