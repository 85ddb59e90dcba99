import { basename } from "./posix-path.ts";

const names =
  /^(?:id_(?:rsa|dsa|ecdsa|ed25519)|\.netrc|_netrc|\.npmrc|\.pypirc|\.git-credentials|\.pgpass|\.my\.cnf|\.htpasswd|\.dockercfg|\.vault-token|kubeconfig|credentials(?:\.json|\.yml|\.yaml|\.xml|\.ini)?|service-account(?:-\w+)?\.json|application_default_credentials\.json|secrets?\.(?:json|ya?ml|toml|env|txt)|\.env|\.env\.(?:local|production|prod))$/i;

/** Whether a file usually holds a secret, by its name: private keys, credentials of tools, tokens. */
export function looksLikeSecretPath(path: string): boolean {
  const name = basename(path);
  if (names.test(name) || /(?:^|\/)\.(?:docker\/config\.json|kube\/config|m2\/settings\.xml)$/i.test(path)) return true;
  // Certificates end in .pem as well: only what says that it is private counts.
  const key = /(?<![\w.-])[\w.-]+\.(?:key|pem)$/i.exec(name)?.[0];
  if (key !== undefined && /priv|secret/i.test(key)) return true;
  return /\.(?:p12|pfx|jks|kdbx|ppk)$/i.test(name) || /(?:^|\/)\.ssh$/.test(path);
}
