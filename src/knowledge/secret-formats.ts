import { isPlaceholder, isPublished } from "./placeholders.ts";

/** A credential found by its form: what it is and where in the text. */
export interface FoundSecret {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Forms of tokens as their issuers document them: a name for people and a pattern. No pattern starts inside a word
 * (see `tokenPattern`), so that a long word is scanned once and the search stays linear.
 */
const formats: readonly (readonly [kind: string, pattern: string])[] = [
  ["AWS access key id", "(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}(?![A-Za-z0-9])"],
  ["GitHub token", "gh[opusr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{22,255}"],
  ["GitLab token", "gl(?:pat|dt|rt|cbt|ptt|ft|soat)-[A-Za-z0-9_.-]{20,300}"],
  ["Slack token", "xox[abeprs]-[A-Za-z0-9-]{10,300}"],
  ["npm token", "npm_[A-Za-z0-9]{36}"],
  ["PyPI token", "pypi-[A-Za-z0-9_-]{50,500}"],
  ["RubyGems key", "rubygems_[0-9a-f]{48}"],
  ["Stripe key", "[rs]k_live_[A-Za-z0-9]{16,250}"],
  ["Google API key", "AIza[A-Za-z0-9_-]{35}"],
  ["Google OAuth secret", "GOCSPX-[A-Za-z0-9_-]{28}"],
  ["Docker Hub token", "dckr_[op]at_[A-Za-z0-9_-]{20,100}"],
  ["SendGrid key", "SG\\.[A-Za-z0-9_-]{16,32}\\.[A-Za-z0-9_-]{16,64}"],
  ["Twilio key", "SK[0-9a-f]{32}(?![A-Za-z0-9])"],
  ["Anthropic key", "sk-ant-[A-Za-z0-9_-]{20,300}"],
  ["OpenAI key", "sk-(?:proj|svcacct|admin)-[A-Za-z0-9_-]{40,300}|sk-[A-Za-z0-9]{48}"],
  ["Hugging Face token", "hf_[A-Za-z0-9]{34,60}"],
  ["DigitalOcean token", "do[opr]_v1_[0-9a-f]{64}"],
  ["Vault token", "hv[bsr]\\.[A-Za-z0-9_-]{24,300}"],
  ["Databricks token", "dapi[0-9a-f]{32}"],
  ["Shopify token", "shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}"],
  ["Grafana token", "glsa_[A-Za-z0-9]{32}_[0-9a-f]{8}"],
  ["New Relic key", "NRAK-[A-Z0-9]{27}"],
  ["Mailgun key", "key-[0-9a-f]{32}(?![A-Za-z0-9])"],
  ["Telegram bot token", "[0-9]{8,10}:AA[A-Za-z0-9_-]{33}"],
  ["age secret key", "AGE-SECRET-KEY-1[A-Z0-9]{58}"],
  ["JSON web token", "eyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{16,}"],
  ["Azure storage key", "AccountKey=[A-Za-z0-9+/]{86}=="],
  [
    "webhook address",
    "hooks\\.slack\\.com/(?:services|workflows)/T[A-Z0-9]{8,12}/[AB][A-Z0-9]{8,12}/[A-Za-z0-9/]{16,60}",
  ],
  ["private key", "-----BEGIN (?:[A-Z]{1,10} ){0,3}PRIVATE KEY(?: BLOCK)?-----"],
];

let tokenPattern: RegExp | undefined;
/** What every token of a known form holds: a search that is far cheaper than that for the forms. */
const hint =
  /A[KSBC][IC]A[A-Z2-7]|gh[opusr]_|hub_pat_|gl\w{2,4}-|xox[abeprs]-|npm_|pypi-|gems_|k_live_|AIza|GOCSPX|dckr_|SG\.|SK[0-9a-f]{8}|sk-|hf_|do[opr]_v1|hv[bsr]\.|dapi|shp\w\w_|glsa_|NRAK|key-[0-9a-f]|:AA|AGE-S|eyJ|AccountKey|hooks\.slack|-----BEGIN/;

/**
 * The first credential of a known form in a text: a token, a private key, a password in a URL or connection string.
 * Placeholders and references to variables are none.
 */
export function secretInValue(text: string): FoundSecret | undefined {
  if (text.length < 8) return undefined;
  return token(text) ?? headerToken(text) ?? urlPassword(text) ?? connectionPassword(text);
}

const secretHeader =
  /(?:authorization\s?:\s?(?:bearer|basic|token)\s|(?:api-?key|(?:private|auth|access|job|deploy)-token)\s?:)\s?([\w.~+/=-]{12,2000})(?=["'\s]|$)/gi;

/** `Authorization: Bearer …`, `X-Api-Key: …`: what a request is let in with, letters and digits mixed. */
function headerToken(text: string): FoundSecret | undefined {
  if (!text.includes(":")) return undefined;
  for (const match of text.matchAll(secretHeader)) {
    const value = match[1] as string;
    if (!/\d/.test(value) || !/[a-z]/i.test(value) || isExample(value) || isPlaceholder(value)) continue;
    const end = match.index + match[0].length;
    return { kind: "credential of a request", start: end - value.length, end };
  }
  return undefined;
}

function token(text: string): FoundSecret | undefined {
  if (text.length < 20 || !hint.test(text)) return undefined;
  tokenPattern ??= new RegExp(`(?<![A-Za-z0-9_-])(?:${formats.map(([, pattern]) => `(${pattern})`).join("|")})`, "g");
  for (const match of text.matchAll(tokenPattern)) {
    if (isExample(match[0]) || isPublished(match[0])) continue;
    const index = formats.findIndex((_, i) => match[i + 1] !== undefined);
    return {
      kind: (formats[index] as readonly [string, string])[0],
      start: match.index,
      end: match.index + match[0].length,
    };
  }
  return undefined;
}

/** Tokens of documentation: the word "example", or too few different characters to be random. */
function isExample(text: string): boolean {
  if (text.startsWith("-----")) return false;
  return /example|dummy|fake|placeholder|x{8}/i.test(text) || new Set(text.slice(-16)).size < 5;
}

/** `scheme://user:password@host`: what stands between colon and at-sign. */
function urlPassword(text: string): FoundSecret | undefined {
  for (let scheme = text.indexOf("://"); scheme >= 0; scheme = text.indexOf("://", scheme + 3)) {
    const from = scheme + 3;
    const at = endOfUserInfo(text, from);
    if (at < 0) continue;
    const colon = text.indexOf(":", from);
    if (colon < 0 || colon + 1 >= at) continue;
    if (isDocumentation(text.slice(from, at)) || isPlaceholder(text.slice(colon + 1, at))) continue;
    // Where the token is the user, GitHub and Bitbucket want these words for a password.
    if (/^x-(?:oauth-basic|token-auth)$/.test(text.slice(colon + 1, at))) continue;
    return { kind: "password in a URL", start: colon + 1, end: at };
  }
  return undefined;
}

/** The pair that every manual writes. */
function isDocumentation(userInfo: string): boolean {
  return /^user(?:name)?:pass(?:word|wd)?$/i.test(userInfo);
}

/** Offset of the at-sign that ends the user part, or -1 when the authority has none. */
function endOfUserInfo(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const c = text[i] as string;
    if (c === "@") return i;
    if (c === "/" || c === "?" || c === "#" || c === '"' || c === "'" || c <= " ") return -1;
  }
  return -1;
}

/** `Server=db;User Id=sa;Password=x`: a password among the keys of an ADO.NET or ODBC connection string. */
function connectionPassword(text: string): FoundSecret | undefined {
  if (!text.includes(";") || !/(?:^|;)\s?(?:server|data source|host|driver|endpoint)\s?=/i.test(text)) return undefined;
  const match = /(?:^|;)\s?(?:password|pwd)\s?=/i.exec(text);
  if (!match) return undefined;
  const start = match.index + match[0].length;
  const stop = text.indexOf(";", start);
  const end = stop < 0 ? text.length : stop;
  return isPlaceholder(text.slice(start, end)) ? undefined : { kind: "password in a connection string", start, end };
}
