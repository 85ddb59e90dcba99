import { describe, expect, it } from "vitest";
import { looksLikeSecretPath } from "../../src/syntax/secret-path.ts";

const names = [
  "id_rsa",
  "id_dsa",
  "id_ecdsa",
  "id_ed25519",
  ".netrc",
  "_netrc",
  ".npmrc",
  ".pypirc",
  ".git-credentials",
  ".pgpass",
  ".my.cnf",
  ".htpasswd",
  ".dockercfg",
  ".vault-token",
  "kubeconfig",
  "credentials",
  "credentials.json",
  "credentials.yml",
  "credentials.yaml",
  "credentials.xml",
  "credentials.ini",
  "service-account.json",
  "service-account-prod.json",
  "application_default_credentials.json",
  "secret.json",
  "secrets.json",
  "secrets.yml",
  "secrets.yaml",
  "secrets.toml",
  "secrets.env",
  "secrets.txt",
  ".env",
  ".env.local",
  ".env.production",
  ".env.prod",
  "store.p12",
  "store.pfx",
  "store.jks",
  "store.kdbx",
  "store.ppk",
  "private.key",
  "private-key.pem",
  "my.secret.key",
  "privkey.pem",
];

describe("by its name a secret", () => {
  it.each(names)("%s", (name) => {
    expect(looksLikeSecretPath(name)).toBe(true);
    expect(looksLikeSecretPath(`/app/${name.toUpperCase()}`)).toBe(true);
    expect(looksLikeSecretPath(`/app/${name}/x`)).toBe(false);
    expect(looksLikeSecretPath(`/app/${name}_`)).toBe(false);
  });
});

it.each([
  "/root/.ssh",
  ".ssh",
  "/root/.docker/config.json",
  ".docker/config.json",
  "/root/.aws/credentials",
  "/root/.Docker/Config.json",
  "/root/.kube/config",
  "/root/.m2/settings.xml",
  "/app/our private.key",
])("%s holds a secret", (path) => expect(looksLikeSecretPath(path)).toBe(true));

it.each([
  "/root/.ssh/id_rsa.pub",
  "/root/.ssh/known_hosts",
  "/root/my.ssh",
  "/root/my.docker/config.json",
  "/root/.docker/config.json.bak",
  "/root/xid_rsa",
  "/etc/ssl/cert.pem",
  "/app/config.json",
  "/app/.env.example",
  "/x/secrets",
  "/x/service-account-.json",
  "/k/public.key",
  "/k/private/cert.pem",
  "/k/private!.pem",
  "/k/storep12",
])("%s holds none", (path) => expect(looksLikeSecretPath(path)).toBe(false));
