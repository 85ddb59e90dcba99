import type { CommandTable } from "../types.ts";
import { words } from "./words.ts";

/* Programs that check what was downloaded. Facts from gpg(1) 2.4, openssl(1) 3, shasum(1), cosign 2 and minisign(1). */

const gpg: CommandTable = {
  programs: ["gpg", "gpg2", "gpg1"],
  flags: words(`
    --batch --no-tty --yes --no -q|--quiet -v|--verbose -a|--armour|--armor --dearmour|--dearmor --import --export
    --verify -d|--decrypt -e|--encrypt -s|--sign -b|--detach-sign --clearsign|--clear-sign -k|--list-public-keys|--list-keys
    -K|--list-secret-keys --fingerprint --with-fingerprint --with-colons --refresh-keys --delete-keys --no-default-keyring
    --no-autostart --version --help --lock-never --no-permission-warning --ignore-time-conflict --show-keys
    --no-symkey-cache --no-auto-check-trustdb --gen-key --full-generate-key --export-secret-keys --import-ownertrust
    --export-ownertrust --allow-non-selfsigned-uid --skip-verify --ignore-valid-from --no-options --check-sigs
    --search-keys --receive-keys|--recv-key|--recv-keys --fetch-keys --enarmor --disable-dirmngr -c|--symmetric
  `),
  values: words(`
    --homedir --keyring --primary-keyring --secret-keyring --trustdb-name --keyserver --keyserver-options
    -o|--output -r|--recipient -u|--local-user --default-key --options --passphrase --passphrase-file --passphrase-fd
    --pinentry-mode --status-fd --logger-fd --command-fd --trust-model --trusted-key --import-options --export-options
    --compress-algo --cipher-algo --digest-algo --cert-digest-algo --verify-options --list-options --keyid-format
    --auto-key-locate --quick-set-expire
  `),
};

const gpgv: CommandTable = {
  programs: ["gpgv", "gpgv2", "gpgv1", "gpgv-static"],
  flags: words("-v|--verbose -q|--quiet --ignore-time-conflict --enable-special-filenames --version --help"),
  values: words("--keyring --homedir -o|--output --status-fd --logger-fd --log-file --weak-digest"),
};

const openssl: CommandTable = {
  programs: ["openssl"],
  style: "single-dash",
  subcommands: {
    dgst: {
      flags: words("-sha1 -sha224 -sha256 -sha384 -sha512 -md5 -hex -binary -c -r -list"),
      values: words("-out -sign -verify -prverify -signature -keyform -hmac -mac -macopt -sigopt -passin"),
    },
    genrsa: {
      flags: words("-aes128 -aes192 -aes256 -des3 -traditional -verbose"),
      values: words("-out -passout -primes"),
    },
    req: {
      flags: words("-new -x509 -nodes -noenc -verify -text -noout -batch -subject -pubkey -utf8"),
      values: words(
        "-in -out -key -keyout -keyform -newkey -days -subj -config -extensions -addext -passin -passout -set_serial -CA -CAkey -reqexts",
      ),
    },
    x509: {
      flags: words(
        "-req -noout -text -fingerprint -subject -issuer -dates -enddate -startdate -serial -modulus -pubkey -CAcreateserial -sha256 -hash -subject_hash -trustout",
      ),
      values: words(
        "-in -out -inform -outform -CA -CAkey -CAserial -days -extfile -extensions -signkey -key -passin -set_serial -checkend",
      ),
    },
    rand: { flags: words("-hex -base64"), values: ["-out"] },
    s_client: {
      flags: words("-showcerts -quiet -prexit -no_ssl3 -tls1_2 -tls1_3 -crlf"),
      values: words("-connect -servername -CAfile -CApath -cert -key -proxy -verify -starttls"),
    },
    enc: {
      flags: words("-d -e -a -base64 -A -salt -nosalt -p -pbkdf2 -aes-256-cbc -aes-128-cbc"),
      values: words("-in -out -k -K -iv -pass -md -iter -kfile"),
    },
    pkcs12: {
      flags: words("-export -nodes -noenc -nokeys -nocerts -clcerts -cacerts -legacy"),
      values: words("-in -out -inkey -certfile -name -passin -passout -password -CAfile"),
    },
    rsa: {
      flags: words("-pubin -pubout -noout -text -check"),
      values: words("-in -out -inform -outform -passin -passout"),
    },
    version: { flags: words("-a -b -d -e -f -o -p -v") },
  },
};

const shasum: CommandTable = {
  programs: ["shasum"],
  flags: words(
    "-b|--binary -c|--check -t|--text -U|--UNIVERSAL -0|--01 --tag -s|--status -q|--quiet -w|--warn -h|--help -v|--version --ignore-missing --strict",
  ),
  values: words("-a|--algorithm"),
};

const cosignShared = {
  flags: words(
    "-d|--verbose --allow-insecure-registry --insecure-ignore-tlog --insecure-ignore-sct --local-image --offline --check-claims -y|--yes --recursive",
  ),
  values: words(`
    -t|--timeout --output-file --key --certificate --certificate-chain --certificate-identity
    --certificate-identity-regexp --certificate-oidc-issuer --certificate-oidc-issuer-regexp --signature --bundle
    --rekor-url -o|--output -a|--annotations --output-signature --output-certificate --type --policy --payload
  `),
};

const cosign: CommandTable = {
  programs: ["cosign"],
  ...cosignShared,
  subcommands: {
    verify: {},
    "verify-blob": {},
    "verify-attestation": {},
    "verify-blob-attestation": {},
    sign: {},
    "sign-blob": {},
    attest: {},
    version: {},
    initialize: {},
    login: { values: words("-u|--username -p|--password") },
  },
};

const minisign: CommandTable = {
  programs: ["minisign"],
  flags: words("-G -C -S -V -R -H -l -q -Q -f -W -v"),
  values: words("-p -P -s -x -c -t -m -o"),
};

export const verificationTables: readonly CommandTable[] = [gpg, gpgv, openssl, shasum, cosign, minisign];
