import { wordSet } from "../words.ts";

/** Programs that do what a file of the project tells them to. */
export const taskRunners = wordSet(
  "make gmake rake grunt gulp task just mage invoke inv tox nox ansible ansible-playbook puppet chef-client salt-call npx bunx",
);

/** Package managers that run scripts of the project beside installing. */
export const scriptManagers = wordSet("npm yarn pnpm bun composer poetry pdm hatch deno");

/** Their subcommands that do. */
export const runningSubcommands = wordSet("run run-script start test exec dlx task x");

/** Programs without a table of their own that only handle files, text and settings. */
export const needsNoLists = wordSet(
  "true false : [ test echo printf sleep yes seq date uname arch id whoami hostname nproc getconf basename dirname readlink" +
    " realpath cat tac head tail cut paste sort uniq tr wc tee sed awk gawk mawk grep egrep fgrep find xargs expr diff cmp ls du df" +
    " stat file touch mkdir rmdir rm cp mv ln install chmod chown chgrp mknod mkfifo mktemp tar gzip gunzip bzip2 bunzip2 xz" +
    " unxz zstd unzstd zip unzip 7z cpio ar curl wget git hg svn gpg gpgv gpgconf dirmngr openssl ssh-keygen ssh-keyscan keytool" +
    " sha1sum sha224sum sha256sum sha384sum sha512sum md5sum b2sum cksum shasum base64 jq yq envsubst getent useradd adduser" +
    " usermod userdel groupadd addgroup groupmod groupdel passwd chpasswd chsh ldconfig locale-gen localedef dpkg dpkg-query" +
    " dpkg-reconfigure dpkg-divert update-locale update-alternatives update-ca-certificates update-rc.d deluser delgroup setcap" +
    " getcap setfacl a2enmod a2dismod a2ensite a2dissite a2enconf a2disconf phpenmod phpdismod phpize pecl docker-php-ext-install" +
    " docker-php-ext-configure docker-php-ext-enable systemctl service sysctl mount umount strip upx gcc g++ cc c++ clang" +
    " cmake ninja meson pkg-config autoreconf autoconf automake libtoolize patch env export set unset cd which command type" +
    " crontab visudo debconf-set-selections apt-mark apt-key add-apt-repository fc-cache mkfontscale rustup nginx redis-cli ldd" +
    " strings debuild wine rsync ssh scp less more clear tput stty",
);
