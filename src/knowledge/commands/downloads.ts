import type { CommandTable } from "../types.ts";
import { words } from "./words.ts";

/* Facts from curl(1) 8.11, wget(1) 1.24 with busybox's wget, aria2c(1) 1.37, OpenSSH 9 and rsync(1) 3.3. */

const curl: CommandTable = {
  programs: ["curl"],
  flags: words(`
    -0|--http1.0 --http1.1 --http2 --http2-prior-knowledge --http3 --http3-only -1|--tlsv1 -2|--sslv2 -3|--sslv3
    --tlsv1.0 --tlsv1.1 --tlsv1.2 --tlsv1.3 -4|--ipv4 -6|--ipv6 -a|--append --anyauth -B|--use-ascii --basic
    --ca-native --cert-status --compressed --compressed-ssh --create-dirs --crlf --digest --disable-eprt
    --disable-epsv -q|--disable --disallow-username-in-url --doh-cert-status --doh-insecure -f|--fail --fail-early
    --fail-with-body --false-start --form-escape --ftp-create-dirs --ftp-pasv --ftp-skip-pasv-ip --ftp-ssl-control
    -g|--globoff -G|--get -I|--head -i|--show-headers|--include -j|--junk-session-cookies -J|--remote-header-name
    -k|--insecure -l|--list-only -L|--location --location-trusted --mail-rcpt-allowfails -M|--manual --metalink
    -n|--netrc --negotiate --netrc-optional --no-alpn -N|--no-buffer --no-clobber --no-keepalive --no-npn
    --no-progress-meter --no-sessionid --ntlm --path-as-is --post301 --post302 --post303 --proxy-anyauth
    --proxy-basic --proxy-digest --proxy-insecure --proxy-ntlm -p|--proxytunnel -O|--remote-name --remote-name-all
    -R|--remote-time --remove-on-error --raw --retry-all-errors --retry-connrefused -s|--silent -S|--show-error
    --skip-existing --ssl --ssl-allow-beast --ssl-no-revoke --ssl-reqd --ssl-revoke-best-effort --styled-output
    --no-styled-output --suppress-connect-headers --tcp-fastopen --tcp-nodelay --tr-encoding --trace-ids
    --trace-time -v|--verbose -V|--version -Z|--parallel --parallel-immediate -#|--progress-bar -:|--next
    --xattr
  `),
  values: words(`
    --abstract-unix-socket --alt-svc --aws-sigv4 -A|--user-agent -b|--cookie -c|--cookie-jar -C|--continue-at --cacert
    --capath -E|--cert --cert-type --ciphers -K|--config --connect-timeout --connect-to --create-file-mode --crlfile
    --curves -d|--data --data-ascii --data-binary --data-raw --data-urlencode --delegation -D|--dump-header
    --dns-interface --dns-ipv4-addr --dns-ipv6-addr --dns-servers --doh-url -e|--referer --ech --egd-file --engine
    --etag-compare --etag-save --expect100-timeout -F|--form --form-string --ftp-account --ftp-alternative-to-user
    --ftp-method -P|--ftp-port --ftp-ssl-ccc-mode -h|--help --happy-eyeballs-timeout-ms --haproxy-clientip -H|--header
    --hostpubmd5 --hostpubsha256 --hsts --interface --ip-tos --ipfs-gateway --json --keepalive-cnt --keepalive-time
    --key --key-type --krb --libcurl --limit-rate --local-port --login-options --mail-auth --mail-from --mail-rcpt
    --max-filesize --max-redirs -m|--max-time --netrc-file --noproxy --oauth2-bearer -o|--output --output-dir
    --parallel-max --pass --pinnedpubkey --preproxy --proto --proto-default --proto-redir -x|--proxy --proxy-cacert
    --proxy-capath --proxy-cert --proxy-cert-type --proxy-ciphers --proxy-crlfile --proxy-header --proxy-key
    --proxy-pass -U|--proxy-user --proxy1.0 --pubkey -Q|--quote --random-file -r|--range --rate -X|--request
    --request-target --resolve --retry --retry-delay --retry-max-time --sasl-authzid --service-name --socks4
    --socks4a --socks5 --socks5-hostname -Y|--speed-limit -y|--speed-time --stderr -t|--telnet-option --tftp-blksize
    -z|--time-cond --tls-max --tls13-ciphers --tlsauthtype --tlspassword --tlsuser --trace --trace-ascii
    --trace-config --unix-socket -T|--upload-file --url --url-query -u|--user --variable --vlan-priority
    -w|--write-out
  `),
};

const wget: CommandTable = {
  programs: ["wget", "wget2"],
  flags: words(`
    -V|--version -h|--help -b|--background -d|--debug -q|--quiet -v|--verbose -nv|--no-verbose -F|--force-html
    -nc|--no-clobber -c|--continue --show-progress --no-show-progress -N|--timestamping --no-timestamping
    --no-use-server-timestamps -S|--server-response --spider --no-proxy --no-dns-cache --retry-connrefused
    --ignore-case -4|--inet4-only -6|--inet6-only --ask-password --no-iri --unlink --no-netrc --no-config
    -nd|--no-directories -x|--force-directories -nH|--no-host-directories --protocol-directories --no-cache
    -E|--adjust-extension|--html-extension --ignore-length --save-headers --no-http-keep-alive --no-cookies
    --keep-session-cookies --content-disposition --trust-server-names --auth-no-challenge --no-check-certificate
    --https-only --ftps-implicit --no-remove-listing --no-glob --no-passive-ftp --preserve-permissions --retr-symlinks
    --no-warc-compression -r|--recursive --delete-after -k|--convert-links -K|--backup-converted -m|--mirror
    -p|--page-requisites --strict-comments --follow-ftp -H|--span-hosts -L|--relative -np|--no-parent --no-hsts
    --content-on-error --retry-on-host-error --no-if-modified-since --no-compression --random-wait
  `),
  values: words(`
    -o|--output-file -a|--append-output -e|--execute -i|--input-file -B|--base --config --rejected-log --bind-address
    -t|--tries -O|--output-document --start-pos --progress -T|--timeout --dns-timeout --connect-timeout --read-timeout
    -w|--wait --waitretry -Q|--quota --limit-rate --prefer-family --user --password --use-askpass
    --local-encoding --remote-encoding --cut-dirs -P|--directory-prefix --default-page --http-user --http-password
    --header --max-redirect --proxy-user --proxy-password --referer -U|--user-agent --load-cookies --save-cookies
    --post-data --post-file --method --body-data --body-file --secure-protocol --certificate --certificate-type
    --private-key --private-key-type --ca-certificate --ca-directory --crl-file --pinnedpubkey --random-file
    --egd-file --ciphers --hsts-file --ftp-user --ftp-password --warc-file --warc-header -l|--level -A|--accept
    -R|--reject --accept-regex --reject-regex --regex-type -D|--domains --exclude-domains --follow-tags --ignore-tags
    -I|--include-directories -X|--exclude-directories --compression --retry-on-http-error --report-speed
    --restrict-file-names
  `),
  optional: words("--backups"),
};

const aria2c: CommandTable = {
  programs: ["aria2c"],
  flags: words(
    "-Z|--force-sequential -P|--parameterized-uri -V|--check-integrity -D|--daemon -q|--quiet -v|--version -n|--no-netrc",
  ),
  values: words(`
    -d|--dir -o|--out -s|--split -x|--max-connection-per-server -k|--min-split-size -i|--input-file -j|--max-concurrent-downloads
    -l|--log -t|--timeout -m|--max-tries -U|--user-agent -T|--torrent-file -S|--show-files --checksum --header --referer
    --http-user --http-passwd --all-proxy --http-proxy --https-proxy --load-cookies --retry-wait --connect-timeout
    --console-log-level --summary-interval --file-allocation
  `),
  optional: words("-c|--continue --check-certificate --allow-overwrite --auto-file-renaming"),
};

const ssh: CommandTable = {
  programs: ["ssh"],
  style: "posix",
  flags: words("-4 -6 -A -a -C -f -G -g -K -k -M -N -n -q -s -T -t -V -v -X -x -Y -y"),
  values: words("-B -b -c -D -E -e -F -I -i -J -L -l -m -O -o -P -p -Q -R -S -W -w"),
};

const scp: CommandTable = {
  programs: ["scp"],
  flags: words("-3 -4 -6 -A -B -C -O -p -q -R -r -s -T -v"),
  values: words("-c -D -F -i -J -l -o -P -S -X"),
};

const sshKeygen: CommandTable = {
  programs: ["ssh-keygen"],
  flags: words("-A -B -c -e -g -h -H -i -k -K -l -L -o -p -q -U -u -v -X -y"),
  values: words("-a -b -C -D -E -F -f -G -I -j -J -M -m -n -N -O -P -R -r -S -s -t -T -V -W -w -Y -z"),
};

const sshKeyscan: CommandTable = {
  programs: ["ssh-keyscan"],
  flags: words("-4 -6 -c -D -H -q -v"),
  values: words("-f -O -p -T -t"),
};

const rsync: CommandTable = {
  programs: ["rsync"],
  flags: words(`
    -v|--verbose -q|--quiet -c|--checksum -a|--archive -r|--recursive -R|--relative -b|--backup -u|--update --inplace
    --append -d|--dirs -l|--links -L|--copy-links --copy-unsafe-links --safe-links -k|--copy-dirlinks -K|--keep-dirlinks
    -H|--hard-links -p|--perms -E|--executability -A|--acls -X|--xattrs -o|--owner -g|--group --devices --specials -D
    -t|--times -O|--omit-dir-times --super --fake-super -S|--sparse -n|--dry-run -W|--whole-file -x|--one-file-system
    --existing --ignore-existing --remove-source-files --delete --delete-before --delete-during --delete-after
    --delete-excluded --force --partial -m|--prune-empty-dirs --numeric-ids -I|--ignore-times --size-only -z|--compress
    -C|--cvs-exclude -0|--from0 -P --progress --stats -h|--human-readable -i|--itemize-changes --mkpath -F -s
  `),
  values: words(`
    --backup-dir --suffix --chmod --chown -e|--rsh --rsync-path --max-delete --max-size --min-size --partial-dir --timeout
    --contimeout --compare-dest --copy-dest --link-dest -f|--filter --exclude --exclude-from --include --include-from
    --files-from --address --port --log-file --password-file --bwlimit -T|--temp-dir --usermap --groupmap -B|--block-size
    --out-format --info
  `),
};

export const downloadTables: readonly CommandTable[] = [curl, wget, aria2c, ssh, scp, sshKeygen, sshKeyscan, rsync];
