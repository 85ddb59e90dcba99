/** A text as it is written between quotes, in HCL and in JSON alike. */
export function quoted(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1);
  return escaped.replace(/[$%](?=\{)/g, "$&$&");
}
