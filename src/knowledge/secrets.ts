import { isPlaceholder, isPublished, wordsOf } from "./placeholders.ts";
import { secretInValue } from "./secret-formats.ts";
import { wordSet } from "./words.ts";

export { isPlaceholder } from "./placeholders.ts";
export { secretInValue } from "./secret-formats.ts";

/** Words that name a secret by themselves. */
const nouns = wordSet(
  "password passwd passphrase passcode pass pwd pw secret secrets token apikey accesskey secretkey privatekey " +
    "credential credentials creds pgpass authtoken accesstoken bearertoken apitoken apisecret clientsecret " +
    "dbpass userpass rootpass adminpass mysqlpass smtppass",
);

/** Words whose "key" is secret: `api_key`, `private_key`. */
const keyOwners = wordSet(
  "api private access secret encryption encrypt encrypting decryption master ssh account storage shared app license " +
    "service deploy auth session jwt hmac signing signature ingest primary secondary subscription cipher aes",
);

/** Words whose "token" is a piece of text or a place in a list: of tokenizers, and of what comes in pages. */
const symbolOwners = wordSet(
  "mask pad bos eos unk cls sep start end stop begin special page next previous continuation cursor",
);

/** Words whose "auth" is a credential: `NPM_AUTH`. */
const authOwners = wordSet("npm basic docker registry proxy http");

/** What may follow the secret word without making it something else: `SECRET_KEY_BASE`, `DB_PASSWORD_DEV`. */
const qualifiers = wordSet(
  "base value text string b64 base64 encoded data json contents content default dev prod test staging production " +
    "development local old new current raw plain",
);

/** A name that starts so asks a question or gives an order, and has a boolean for its value. */
const questions = wordSet("use enable disable allow no skip require requires is has without with ignore verify show");

/**
 * Whether a variable's name says that its value is a secret. Word by word, so that `TOKENIZERS_PARALLELISM` and
 * `GOPRIVATE` are none; the secret word must come last, so that `DB_PASSWORD_FILE`, `SECRET_NAME` and `TOKEN_TTL`
 * are none either. Public keys and PGP key ids are not secret.
 */
export function looksLikeSecretName(name: string): boolean {
  return secretWordOf(name) !== undefined;
}

/**
 * Bundler's settings for a host, which hold its credentials: `BUNDLE_GEMS__EXAMPLE__ORG`, two underscores a dot. Settings of
 * these sections are none: https://bundler.io/man/bundle-config.1.html
 */
const bundlerHost = /^BUNDLE_(?!(?:BUILD|LOCAL|MIRROR|TIMEOUT)__)(?=[A-Z0-9_]+$)..*?__./;

/** What every word that makes a name secret holds. */
const stem = /pass|pw|secret|token|key|cred|auth/i;

/** The word that makes a name secret: "password", "token", "key" ...; undefined for a name that is not. */
export function secretWordOf(name: string): string | undefined {
  if (bundlerHost.test(name)) return "credentials";
  if (!stem.test(name)) return undefined;
  const words = wordsOf(name);
  if (words.some((word) => word === "public" || word === "pub") || questions.has(words[0] ?? "")) return undefined;
  let last = words.length - 1;
  while (last > 0 && (qualifiers.has(words[last] as string) || isNumber(words[last] as string))) last--;
  return secretWordAt(words, last) ?? (last < words.length - 1 ? secretWordAt(words, words.length - 1) : undefined);
}

function secretWordAt(words: readonly string[], last: number): string | undefined {
  const word = words[last];
  if (word === undefined) return undefined;
  const owner = words[last - 1] ?? "";
  if (word === "pwd" || word === "pw" || word === "pass") return last > 0 ? word : undefined;
  if ((word === "token" || word === "tokens") && symbolOwners.has(owner)) return undefined;
  if (nouns.has(word) || isCompound(word)) return word;
  if (word === "key" || word === "keys") return keyOwners.has(owner) ? word : undefined;
  return word === "auth" && authOwners.has(owner) ? word : undefined;
}

/** `PGPASSWORD`, `rootpasswd`. */
function isCompound(word: string): boolean {
  return word.endsWith("password") || word.endsWith("passwd") || word.endsWith("passphrase");
}

function isNumber(text: string): boolean {
  return /^\d+$/.test(text);
}

/** Whether a value cannot be a secret whatever its name: empty, a boolean, a short number, a path, a list, a plain URL. */
export function isNonSecretValue(value: string): boolean {
  const text = value.trim();
  if (text === "" || isBoolean(text) || /^-?\d{1,3}(?:\.\d{1,3})?(?:ms|[smhd%])?$/.test(text)) return true;
  if (isPath(text) || isList(text)) return true;
  return /^[a-z][a-z0-9+.-]{0,20}:\/\//i.test(text) && secretInValue(text) === undefined;
}

function isBoolean(text: string): boolean {
  return /^(?:true|false|yes|no|on|off|y|n|none|null|nil|enabled|disabled|optional|required|auto)$/i.test(text);
}

/** An absolute or dotted path, or a relative one whose last part has a file's extension. */
function isPath(text: string): boolean {
  if (/^(?:\.{1,2}|~|[A-Za-z]:)[\\/]/.test(text)) return true;
  if (text.length > 300 || !/^[\w.@/-]+$/.test(text)) return false;
  const segments = text.split("/");
  if (text.startsWith("/")) return segments.every((segment) => segment.length <= 40);
  return /^[A-Za-z][\w-]*\.(?:sh|py|js|key|pem|crt|cert|cer|der|p12|pfx|jks|txt|json|ya?ml|toml|conf|cfg|ini|env|properties|pub|gpg|asc|pass|token|secret)$/.test(
    segments.at(-1) ?? "",
  );
}

function isList(text: string): boolean {
  if (/^\[.*\]$/s.test(text)) return true;
  if (!text.includes(",")) return false;
  return text.split(",").every((part) => /^\s?[A-Za-z][A-Za-z0-9.*/_-]{0,39}$/.test(part));
}

/** Ids and fingerprints of PGP keys, one or several: public, though the names of their variables end in `_KEY`. */
function isFingerprint(value: string): boolean {
  return value
    .trim()
    .split(/[\s,]+/)
    .every((part) => /^(?:0x)?(?:[0-9A-F]{8}|[0-9A-F]{16}|[0-9A-F]{40})$/i.test(part));
}

/** Whether giving a variable this value puts a secret in plain sight: by the value's form, or by name and value together. */
export function isSecretAssignment(name: string, value: string): boolean {
  if (secretInValue(value) !== undefined) return true;
  const word = secretWordOf(name);
  if (word === undefined || value === name || isPlaceholder(value) || isNonSecretValue(value)) return false;
  if (isPublished(value)) return false;
  // `KAFKA_SSL_KEY_CREDENTIALS: broker1_sslkey_creds` names a file or an entry.
  if (/^cred/.test(word) && /^[a-z][\w.-]*$/i.test(value.trim())) return false;
  // A table has primary keys; those of a service are no words.
  if (word.startsWith("key") && /(?:primary|secondary)_?key/i.test(name) && isPlainWord(value)) return false;
  return !(word.startsWith("key") && isFingerprint(value));
}

/** Whether a value is one short word, which after a "key" or "token" is more often a column, a marker or a name than a secret. */
export function isDoubtfulSecret(name: string, value: string): boolean {
  return /^(?:keys?|tokens?)$/.test(secretWordOf(name) ?? "") && isPlainWord(value);
}

function isPlainWord(value: string): boolean {
  return /^[a-z]{1,16}$/.test(value.trim());
}
