import { lookUp } from "../../text/look-up.ts";
import type { BaseImageFacts } from "../types.ts";
import { list } from "./words.ts";

/** Applets that both Alpine and the busybox images enable. */
const busybox = list(
  "[ adduser addgroup ash awk base64 basename cat chgrp chmod chown chroot clear cmp cp cpio crond crontab cut date dd" +
    " deluser delgroup df diff dirname dmesg du echo egrep env expr false fgrep find fold free getopt grep gunzip gzip head" +
    " hexdump hostname id ifconfig install ip kill killall less ln login ls lsof md5sum mkdir mkfifo mknod mktemp more mount mv" +
    " nc netstat nice nohup nproc nslookup od passwd paste patch pgrep pidof ping pkill printenv printf ps pwd readlink" +
    " realpath renice reset rev rm rmdir route sed seq setsid sh sha1sum sha256sum sha512sum shred shuf sleep sort split stat" +
    " strings stty su sync sysctl tail tar tee test time timeout top touch tr traceroute true truncate tty umount uname uniq" +
    " unlink unxz unzip uptime vi watch wc wget which whoami whois xargs xxd yes zcat",
);

/** The essential packages of Debian (coreutils, bash, dash, perl-base, tar, ...), with apt and the passwd tools. */
const debian = list(
  "[ apt apt-cache apt-get apt-key apt-mark awk base64 basename bash cat chgrp chmod chown chpasswd chroot chsh cmp comm cp" +
    " csplit cut dash date dd debconf-set-selections df diff dirname dpkg dpkg-query du echo egrep env expand expr false fgrep" +
    " find flock fold getent getopt grep groupadd groupdel groupmod gunzip gzip head hostname iconv id install join kill ldconfig" +
    " ldd ln locale login logname ls lsblk md5sum mkdir mkfifo mknod mktemp more mount mv nice nl nohup nproc numfmt od passwd" +
    " paste perl pr printenv printf pwd readlink realpath rm rmdir sed seq setpriv setsid sh sha1sum sha256sum sha512sum shred" +
    " shuf sleep sort split stat stdbuf stty su sum sync tac tail tar tee test timeout touch tr true truncate tty umount uname" +
    " uniq unlink update-alternatives useradd userdel usermod wc which whoami xargs yes zcat zgrep",
);

/** What every image of Red Hat's kin has, their minimal ones too: coreutils, bash, grep, sed. */
const rpm = list(
  "[ base64 basename bash cat chgrp chmod chown chroot cp cut date dd df dirname du echo egrep env expr false fgrep getent" +
    " grep head id install ldconfig ln ls md5sum mkdir mktemp mv nice nohup od paste printenv printf pwd readlink realpath rm" +
    " rmdir rpm sed seq sh sha1sum sha256sum sha512sum sleep sort split stat stty sync tail tee test timeout touch tr true" +
    " truncate tty uname uniq wc whoami yes",
);

const windows = list("cmd cmd.exe curl curl.exe tar tar.exe");

const ofFamily: Readonly<Record<string, readonly string[]>> = {
  alpine: [...busybox, "apk", "getent", "iconv", "ldd", "fsync", "flock"],
  wolfi: [...busybox, "apk"],
  busybox,
  debian,
  ubuntu: debian,
  rhel: rpm,
  fedora: rpm,
  centos: rpm,
  rockylinux: rpm,
  almalinux: rpm,
  oraclelinux: rpm,
  amazonlinux: rpm,
  windows,
};

/**
 * Whether an image has a program on its PATH, by base name; undefined when that is not known. An image that stands on a
 * distribution has the programs of its core; that it lacks one is only known where the facts say so.
 */
export function hasProgram(facts: BaseImageFacts, program: string): boolean | undefined {
  if (facts.programs?.includes(program) || facts.shells?.includes(program)) return true;
  if (facts.absent?.includes(program)) return false;
  if (facts.packageManager !== undefined && facts.packageManager === program) return true;
  if (facts.programsComplete) return false;
  if (facts.shell === false && facts.family !== "windows" && shells.has(program)) return false;
  const family = facts.family;
  if (family === undefined || !Object.hasOwn(ofFamily, family) || facts.shell === false) {
    return family === "windows" && windows.includes(program) ? true : undefined;
  }
  return lookUp(ofFamily, family)!.includes(program) ? true : undefined;
}

const shells = new Set(["sh", "bash", "ash", "dash"]);
