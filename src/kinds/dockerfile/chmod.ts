/** Whether a literal text is a mode that COPY and ADD take: octal up to 07777, or symbolic (`u=rwX,go=rX`). */
export function isMode(text: string): boolean {
  if (/^[0-7]{1,12}$/.test(text)) return Number.parseInt(text, 8) <= 0o7777;
  return text.split(",").every((clause) => /^[ugoa]*(?:[-+=](?:[rwxXst]*|[ugo]))+$/.test(clause));
}
