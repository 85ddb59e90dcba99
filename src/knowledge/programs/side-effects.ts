import { wordSet } from "../words.ts";

// What programs surely do not do. A program that is in no set may do anything.

/** Programs that only move files about, build or download: none of them creates accounts. */
export const createsNoAccounts = wordSet(
  "mkdir chmod chown chgrp rm ln cp mv echo printf cd ls cat touch test [ export set true false : install sed grep find xargs" +
    " curl wget tar unzip gunzip git go npm npx yarn pnpm bun node pip python pipenv poetry uv bundle gem cargo rustc mvn" +
    " gradle composer dotnet java javac make cmake gcc sha256sum sort head tail cut tr awk uname env which command unset exit",
);

/** Programs that change groups, passwords or ids of accounts, and create none. */
export const keepsAccounts = wordSet(
  "groupadd addgroup groupmod groupdel delgroup userdel deluser passwd chpasswd gpasswd chage",
);

/** Programs that leave no program behind; package managers among them, whose packages are another question. */
export const makesNoPrograms = wordSet(
  "cd mkdir rm rmdir chmod chown chgrp echo printf touch true false set export test [ ls cat sed grep awk useradd adduser" +
    " groupadd addgroup usermod usermod passwd sleep date find sort head tail tr cut tee id whoami ldconfig apt-get apk yum" +
    " dnf microdnf apt update-ca-certificates setcap pip npm yarn pnpm go cargo dotnet locale-gen",
);

/** Programs that set something up and are done at once. */
export const setsUpAtOnce = wordSet(
  "mkdir rmdir chmod chown chgrp ln touch useradd adduser groupadd addgroup usermod groupmod passwd chpasswd echo printf true :" +
    " install setcap mknod mkfifo update-alternatives ldconfig a2enmod a2dismod a2ensite a2dissite chsh",
);

/** Programs that have ended with all that they have started when the next command starts. */
export const leavesNothingRunning = wordSet(
  "mkdir rmdir chmod chown chgrp ln touch cp mv rm install echo printf true : test [ cat sed grep awk sort head tail tr cut tee" +
    " find ls wc date useradd adduser groupadd addgroup usermod groupmod userdel deluser chpasswd setcap mknod mkfifo" +
    " update-alternatives ldconfig update-ca-certificates a2enmod a2dismod a2ensite a2dissite curl wget tar gzip gunzip xz unxz bzip2" +
    " bunzip2 zip unzip sha256sum sha512sum md5sum",
);

/**
 * Programs that make up what they print, ask the system, or pass on what they read: they hardly fail, and grep's status
 * says that nothing matched.
 */
export const hardlyFails = wordSet(
  "echo printf yes true false : cat tac rev nl ls find grep egrep fgrep zgrep sed awk gawk mawk cut tr sort uniq head tail wc tee seq" +
    " date uname arch env printenv hostname id whoami pwd basename dirname readlink realpath which type command test [" +
    " nproc getconf lsb_release expr xargs base64 column fold paste comm diff ps free df du stat file getent ldd scanelf" +
    " readelf objdump strings mount dpkg dpkg-query apt-mark apt-cache rpm locale cd set export sleep read md5sum sha1sum sha256sum sha512sum",
);

/** What stands in a script by itself and fails as a matter of course, or hardly ever. */
export const mayFailUnnoticed = wordSet(
  "set echo printf : true false export unset readonly local umask trap shopt shift exit return test [ alias",
);

/** Programs that name an account to make it, change it or give it files: none of them runs anything as it. */
export const onlyNamesAccounts = wordSet("chown chgrp install usermod adduser addgroup groupadd id passwd");
