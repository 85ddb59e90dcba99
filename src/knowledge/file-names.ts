// What files are, by their names.

/** A tar archive, compressed or not: what ADD unpacks by its name alone. */
export const tarArchive = /\.(?:tar|tar\.\w+|tgz|tbz2?|txz|tzst)$/i;

/** Texts of a few lines: scripts, settings, lists. */
export const lightFile =
  /\.(?:sh|bash|txt|conf|cfg|cnf|ini|json|ya?ml|toml|xml|properties|py|rb|pl|js|sql|patch|rsp|repo|list|loc|file|md|key|asc)$/i;

/** Files that are read, not run. */
export const dataFile =
  /\.(?:ya?ml|json|toml|conf|cfg|ini|html|css|js|svg|png|ico|txt|md|pem|crt|cer|sql|tmpl|tpl|gohtml|properties|env|csv|xml)$/i;

/** Root certificates, or a directory of them. */
export const certificateFile = /\/(ssl|pki|certs?|ca-certificates)(\/|$)|ca-bundle|ca-certificates|cacert|\.(crt|pem)$/;

/** The database of time zones. */
export const zoneFile = /zoneinfo|tzdata/;
