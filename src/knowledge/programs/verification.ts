import { wordSet } from "../words.ts";

const sums = "sha1sum sha224sum sha256sum sha384sum sha512sum md5sum b2sum cksum shasum sha256 sha512 rhash";
const signatures = "gpgv cosign minisign signify sq sqv slsa-verifier jarsigner debsig-verify apksigner";

/** Programs that are called for nothing but a sum or a signature. */
export const verifiers = wordSet(`${sums} ${signatures}`);
