/** Where credentials lie in the root of a build context. */
export const contextCredentials: readonly string[] = [
  ".env",
  ".env.local",
  ".env.production",
  ".netrc",
  ".pypirc",
  ".git-credentials",
  "id_rsa",
  "id_ed25519",
  ".aws/credentials",
  ".kube/config",
  ".docker/config.json",
  "terraform.tfstate",
  "credentials.json",
];

/** Files that hold a credential whenever they hold anything, by the end of their path. */
export const credentialFile =
  /(?:^|\/)(?:\.netrc|_netrc|\.git-credentials|\.pypirc|\.pgpass|\.vault-token|\.dockercfg|id_rsa|id_dsa|id_ecdsa|id_ed25519|\.aws\/credentials|\.docker\/config\.json|\.kube\/config|\.config\/gcloud|application_default_credentials\.json|[\w.-]*\.tfstate)$/;

/** Files that may: their text decides, where it can be read. */
export const perhapsCredentialFile =
  /(?:^|\/)(?:\.npmrc|\.yarnrc(?:\.yml)?|\.env|\.env\.(?:local|production|prod|staging)|settings\.xml|nuget\.config|pip\.conf|\.terraformrc|credentials\.json|service-account[\w-]*\.json|[\w.-]*\.(?:pem|key))$/i;

/** How a credential is written in files of a format of their own, by the file's name in lower case. */
export const credentialForms: Readonly<Record<string, RegExp>> = {
  ".npmrc": /(?:_authToken|_password|_auth)\s*=\s*(?!["']?\$\{)\S/,
  // Of Yarn 1: `"//registry.example.com/:_authToken" "npm_..."`.
  ".yarnrc": /(?:_authToken|_password|_auth)["']?[ \t=]+(?!["']?\$\{)\S/,
  ".yarnrc.yml": /npmAuth(?:Token|Ident):\s*(?!["']?\$\{)\S/,
  "settings.xml": /<(?:password|passphrase)>(?!\s*\$\{)[^<{$]/,
  "nuget.config": /ClearTextPassword"?\s+value="(?!%)[^"]/i,
};
