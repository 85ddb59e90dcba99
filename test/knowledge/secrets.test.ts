import { describe, expect, it } from "vitest";
import {
  isNonSecretValue,
  isPlaceholder,
  isSecretAssignment,
  looksLikeSecretName,
  secretInValue,
} from "../../src/knowledge/secrets.ts";

/** Random-looking text without a real secret in it: made from a counter, never issued by anybody. */
function filler(length: number, alphabet = "aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0z"): string {
  let text = "";
  for (let i = 0; text.length < length; i++) text += alphabet[(i * 7 + 3) % alphabet.length];
  return text;
}
const hex = (length: number) => filler(length, "0f3a9c1d5e7b2468");

describe("secret names", () => {
  it.each(
    (
      "PASSWORD DB_PASSWORD MYSQL_ROOT_PASSWORD dbPassword PGPASSWORD SA_PASSWORD sa_password DB_PASS MYSQL_PWD DB_PW " +
      "SSH_PASSPHRASE GITHUB_TOKEN NPM_TOKEN CLIENT_SECRET clientSecret SECRET_KEY SECRET_KEY_BASE AWS_SECRET_ACCESS_KEY " +
      "API_KEY apiKey STRIPE_APIKEY SSH_PRIVATE_KEY ENCRYPTION_KEY MASTER_KEY NEW_RELIC_LICENSE_KEY " +
      "GOOGLE_APPLICATION_CREDENTIALS CREDENTIALS_JSON NPM_AUTH DOCKER_AUTH JWT_SECRET POSTGRES_PASSWORD_DEV " +
      "TOKEN_2 REDIS_PASSWORD_B64 SSH_KEY SIGNING_KEY"
    ).split(" "),
  )("%s is one", (name) => expect(looksLikeSecretName(name)).toBe(true));

  it.each(
    (
      "TOKENIZERS_PARALLELISM GOPRIVATE SSH_KEY_DIR DB_PASSWORD_FILE SECRET_NAME TOKEN_TTL TOKEN_URL KEY_ID API_KEY_ID " +
      "PASSWORD_MIN_LENGTH AUTH_ENABLED GPG_KEY GPG_KEYS PGP_KEYSERVER GHC_RELEASE_KEY PUBLIC_KEY SSH_PUBLIC_KEY " +
      "NEXT_PUBLIC_API_KEY MINIO_UPDATE_MINISIGN_PUBKEY KEYCLOAK_VERSION PWD OLDPWD PWDPATH GIT_ASKPASS BYPASS " +
      "NGINX_SERVER_TOKENS MAX_TOKENS AUTHOR AUTHORS USE_GKE_GCLOUD_AUTH_PLUGIN ALLOW_EMPTY_PASSWORD KEY PASS " +
      "MONKEY TURKEY_VERSION DISABLE_AUTH REQUIRE_TOKEN DOCKER_CREDENTIAL_GCR_CONFIG SOLR_KEYS AUTHORIZED_KEYS " +
      "COMPOSER_ALLOW_SUPERUSER PASSENGER_VERSION COMPASS SSL_CERT_FILE"
    ).split(" "),
  )("%s is none", (name) => expect(looksLikeSecretName(name)).toBe(false));
});

describe("placeholders", () => {
  it.each([
    "",
    "changeme",
    "change-me",
    "CHANGE_ME_PLEASE",
    "<token>",
    "${TOKEN}",
    "$TOKEN",
    "$(cat /run/secrets/token)",
    "{{ token }}",
    "%TOKEN%",
    "xxxx",
    "XXXXXXXXXXXXXXXX",
    "________",
    "your-api-key-here",
    "example",
    "FAKE_TO_GENERATE_OUTPUT",
    "dummy_value",
    "...",
    "********",
    "long-and-random-alphanumeric-string",
    "put_your_secret_here",
    "a long random string",
  ])("%j is one", (value) => expect(isPlaceholder(value)).toBe(true));

  it.each([
    "hunter2",
    "s3cr3t!",
    "password",
    "correct-horse",
    "P@$$w0rd",
    "fooled-you",
    "unexampled",
    "string",
    "my-secret-key",
    "random-walk",
  ])("%j is none", (value) => expect(isPlaceholder(value)).toBe(false));
});

describe("values that cannot be secret", () => {
  it.each([
    "true",
    "False",
    "off",
    "",
    "42",
    "30s",
    "0.5",
    "/run/secrets/db",
    "./key.pem",
    "~/.ssh/id_rsa",
    "C:\\secrets\\key",
    "assets/tls/snakeoil.key",
    "reset-password.sh",
    "a,b,c",
    "git.example.com/*,example.org",
    '["a", "b"]',
    "https://example.com/token",
  ])("%j", (value) => expect(isNonSecretValue(value)).toBe(true));

  it.each(["hunter2", "123456", "ab/cd+ef==", "https://bob:hunter2@example.com", filler(40)])("not %j", (value) =>
    expect(isNonSecretValue(value)).toBe(false),
  );
});

describe("secrets by their form", () => {
  it.each<[string, string]>([
    ["AWS access key id", `AKIA${filler(16, "QWERTYUIOPASDFGHJKL234567")}`],
    ["GitHub token", `ghp_${filler(36)}`],
    ["GitHub token", `github_pat_${filler(22)}_${filler(59)}`],
    ["GitLab token", `glpat-${filler(20)}`],
    ["Slack token", `xoxb-${filler(24)}`],
    ["npm token", `npm_${filler(36)}`],
    ["PyPI token", `pypi-${filler(60)}`],
    ["Stripe key", `sk_live_${filler(24)}`],
    ["Google API key", `AIza${filler(35)}`],
    ["Docker Hub token", `dckr_pat_${filler(27)}`],
    ["SendGrid key", `SG.${filler(22)}.${filler(43)}`],
    ["Twilio key", `SK${hex(32)}`],
    ["Hugging Face token", `hf_${filler(34)}`],
    ["JSON web token", `eyJ${filler(20)}.eyJ${filler(40)}.${filler(43)}`],
    ["Azure storage key", `DefaultEndpointsProtocol=https;AccountName=a;AccountKey=${filler(86)}==`],
    ["private key", "-----BEGIN RSA PRIVATE KEY-----\nMIIE"],
    ["private key", "-----BEGIN PRIVATE KEY-----"],
    ["password in a URL", "postgres://app:hunter2@db.example.com/app"],
    ["password in a URL", "see https://bob:s3cr3t@example.com/x.git now"],
    ["password in a connection string", "Server=db;User Id=sa;Password=hunter2;Encrypt=yes"],
  ])("%s", (kind, text) => expect(secretInValue(text)?.kind).toBe(kind));

  it("tells where it is", () => {
    const text = "--url https://bob:s3cr3t@example.com";
    const found = secretInValue(text);
    expect(found && text.slice(found.start, found.end)).toBe("s3cr3t");
  });

  it.each([
    "AKIAIOSFODNN7EXAMPLE",
    "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    "https://user:${PASSWORD}@example.com",
    "https://user:<password>@example.com",
    "https://user@example.com",
    "postgres://user:password@localhost/app",
    "https://example.com:8443/a@b",
    "http://[::1]:80/x@y",
    "-----BEGIN PUBLIC KEY-----",
    "-----BEGIN CERTIFICATE-----",
    "npm_config_cache=/root/.npm",
    "sk-learn and sk_live_ are words",
    "Server=db;Database=x;Integrated Security=true",
    "sha256:0f3a9c1d5e7b24680f3a9c1d5e7b24680f3a9c1d5e7b24680f3a9c1d5e7b2468",
    "hello world",
  ])("none in %j", (text) => expect(secretInValue(text)).toBeUndefined());
});

describe("name and value together", () => {
  it.each([
    ["DB_PASS", "hunter2"],
    ["MYSQL_ROOT_PASSWORD", "password"],
    ["SA_PASSWORD", "D0cker!a8s"],
    ["API_TOKEN", hex(40)],
    ["DATABASE_URL", "postgres://app:hunter2@db/app"],
    ["SIGNING_KEY", filler(43)],
  ])("%s=%s is a secret", (name, value) => expect(isSecretAssignment(name, value)).toBe(true));

  it.each([
    ["TOKENIZERS_PARALLELISM", "false"],
    ["GOPRIVATE", "git.example.com/*"],
    ["SSH_KEY_DIR", "/k"],
    ["DB_PASSWORD_FILE", "/run/secrets/db"],
    ["DB_PASSWORD", ""],
    ["DB_PASSWORD", "${DB_PASSWORD:-}"],
    ["TRUST_STORE_PASSWORD", "/opt/secrets/server.pass"],
    ["SIGNING_KEY", "0F3A9C1D5E7B24680F3A9C1D5E7B24680F3A9C1D"],
    ["SSH_KEY", "keys/id.pem"],
    ["NPM_TOKEN", "changeme"],
    ["NPM_TOKEN", "NPM_TOKEN"],
    ["HTTPS_PRIVATE_KEY", "/opt/secrets/tls.key"],
    ["GITHUB_TOKEN", "$(cat /run/secrets/token)"],
    ["GOOGLE_APPLICATION_CREDENTIALS", "/run/config/key.json"],
  ])("%s=%s is none", (name, value) => expect(isSecretAssignment(name, value)).toBe(false));
});
