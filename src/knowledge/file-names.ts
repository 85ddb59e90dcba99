// What files are, by their names.

/** A tar archive, compressed or not: what ADD unpacks by its name alone. */
export const tarArchive = /\.(?:tar|tar\.\w+|tgz|tbz2?|txz|tzst)$/i;

/** Texts of a few lines: scripts, settings, lists. */
export const lightFile =
  /\.(?:sh|bash|txt|conf|cfg|cnf|ini|json|ya?ml|toml|xml|properties|py|rb|pl|js|sql|patch|rsp|repo|list|loc|file|md|key|asc)$/i;

/** Files that are read, not run. */
export const dataFile =
  /\.(?:ya?ml|json|toml|conf|cfg|ini|html|css|js|svg|png|ico|txt|md|pem|crt|cer|sql|tmpl|tpl|gohtml|properties|env|csv|xml)$/i;

/** Root certificates as systems keep them: a bundle of all, or a directory. */
export const rootCertificates =
  /^\/?etc\/(?:ssl|pki)(?:\/|$)|(?:^|\/)(?:ca-certificates(?:\.crt)?|ca-bundle\.(?:crt|pem)|cacert\.pem|tls-ca-bundle\.pem)$/;

/** Where Go looks for root certificates on Linux: https://go.dev/src/crypto/x509/root_linux.go */
export const goRootCertificates =
  /^\/etc\/(?:(?:ssl|pki\/tls)\/certs(?:\/|$)|ssl\/(?:ca-bundle|cert)\.pem$|pki\/tls\/cacert\.pem$|pki\/ca-trust\/extracted\/pem(?:\/|$))/;

/** The database of time zones. */
export const zoneFile = /zoneinfo|tzdata/;
