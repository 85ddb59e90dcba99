import { type Example, type KindLook, languageOf, type Rule } from "../rule.ts";
import { unmarked } from "../text/unmarked.ts";
import { isAddress, sentence } from "./sarif-text.ts";

/** A rule's further examples are for its documentation. */
const exampleLimit = 3;

/** How a rule's help is written: as plain text or as Markdown. */
interface Style {
  readonly title: (text: string) => string;
  readonly prose: (text: string) => string;
  readonly code: (text: string) => string;
  readonly block: (language: string, text: string) => string;
  readonly address: (url: string) => string;
}

const plain: Style = {
  title: (text) => text,
  prose: (text) => text,
  code: (text) => text,
  block: (_, text) => text.replace(/^/gm, "    "),
  address: (url) => `Reference: ${url}`,
};

const markdown: Style = {
  title: (text) => `**${prose(text)}**`,
  prose,
  code: codeSpan,
  block: fenced,
  address: (url) => `[Reference](${url.replace(/[()]/g, (c) => (c === "(" ? "%28" : "%29"))})`,
};

/** What a rule wants and why, how to do it, what can be set, what others call it and how to make an exception. */
export function helpText(rule: Rule, kinds: readonly KindLook[]): string {
  return help(rule, kinds, plain);
}

/** The same in Markdown, which GitHub shows in place of the text. */
export function helpMarkdown(rule: Rule, kinds: readonly KindLook[]): string {
  return help(rule, kinds, markdown);
}

function help(rule: Rule, kinds: readonly KindLook[], style: Style): string {
  const parts = [
    style.title(sentence(rule.summary)),
    style.prose(sentence(rule.why)),
    ...rule.examples
      .slice(0, exampleLimit)
      .map((example) => exampleHelp(example, languageOf(example, rule, kinds), style)),
    ...optionHelp(rule, style),
    ...aliasHelp(rule, style),
    exceptionHelp(rule, style),
  ];
  if (isAddress(rule.reference)) parts.push(style.address(rule.reference));
  return parts.join("\n\n");
}

function exampleHelp(
  { title, bad, fixed, fixedUnsafe, good, options }: Example,
  language: string,
  style: Style,
): string {
  const block = (caption: string, text: string) => `${caption}\n\n${style.block(language, unmarked(text))}`;
  const facts = [title && style.prose(title), options && `with ${style.code(JSON.stringify(options))}`].filter(Boolean);
  const head = facts.length > 0 ? `${facts.join(", ")}: ` : "";
  const better = fixed ?? good ?? fixedUnsafe;
  const parts: string[] = [];
  if (bad !== undefined) parts.push(block(`${head}instead of`, bad));
  if (better !== undefined) parts.push(block(bad === undefined ? `${head}this is good` : "write", better));
  return capitalised(parts.join("\n\n"));
}

function optionHelp({ options }: Rule, style: Style): readonly string[] {
  const lines = Object.entries(options).map(([name, { type, default: value, description }]) => {
    const facts = `${type}, by default ${style.code(JSON.stringify(value))}`;
    return `- ${style.code(name)} (${facts}): ${style.prose(description)}`;
  });
  return lines.length > 0 ? [`Options:\n\n${lines.join("\n")}`] : [];
}

function aliasHelp({ aliases }: Rule, style: Style): readonly string[] {
  const names = Object.entries(aliases).map(([peer, codes]) => `${codes.map(style.code).join(", ")} (${peer})`);
  return names.length > 0 ? [`Also known as ${names.join("; ")}.`] : [];
}

function exceptionHelp({ id }: Rule, style: Style): string {
  const directive = `# plimsoll ignore=${id} -- the reason`;
  const entry = `rules: { ${JSON.stringify(id)}: "off" }`;
  const where = `To suppress one finding, write above the line ${style.code(directive)}`;
  return `${where}, with ${style.code("until=YYYY-MM-DD")} for an exception that expires. To turn the rule off, configure ${style.code(entry)}.`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Text whose `<` outside code spans begins no tag. */
function prose(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((piece, i) => (i % 2 === 1 ? piece : piece.replace(/</g, "&lt;")))
    .join("");
}

function codeSpan(text: string): string {
  return text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``;
}

function fenced(language: string, code: string): string {
  const longest = Math.max(2, ...Array.from(code.matchAll(/`+/g), (run) => run[0].length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${code}\n${fence}`;
}
