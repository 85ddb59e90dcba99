import { expect, it } from "vitest";
import { looksLikeSecretPath } from "../../src/syntax/secret-path.ts";

it.each([
  "/root/.ssh/id_rsa",
  "/root/.ssh",
  "/root/.npmrc",
  "/root/.docker/config.json",
  "/app/.env",
  "/x/credentials.json",
  "/k/private.key",
  "/k/private-key.pem",
  "/k/store.p12",
])("%s holds a secret", (path) => expect(looksLikeSecretPath(path)).toBe(true));

it.each([
  "/root/.ssh/id_rsa.pub",
  "/root/.ssh/known_hosts",
  "/etc/ssl/cert.pem",
  "/app/config.json",
  "/app/.env.example",
  "/x/secrets",
  "/k/public.key",
])("%s holds none", (path) => expect(looksLikeSecretPath(path)).toBe(false));
