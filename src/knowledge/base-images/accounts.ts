import { lookUp } from "../../text/look-up.ts";
import type { BaseImageFacts } from "../types.ts";
import { wordSet } from "../words.ts";

/** Accounts of Debian's base-passwd, which Ubuntu shares. */
const debian: Readonly<Record<string, number>> = {
  root: 0,
  daemon: 1,
  bin: 2,
  sys: 3,
  sync: 4,
  games: 5,
  man: 6,
  lp: 7,
  mail: 8,
  news: 9,
  uucp: 10,
  proxy: 13,
  "www-data": 33,
  backup: 34,
  list: 38,
  irc: 39,
  nobody: 65534,
};
/** Accounts of Alpine's alpine-baselayout. */
const alpine: Readonly<Record<string, number>> = {
  root: 0,
  bin: 1,
  daemon: 2,
  sync: 5,
  mail: 8,
  news: 9,
  uucp: 10,
  guest: 405,
  nobody: 65534,
};
/** Accounts of busybox's image: https://github.com/docker-library/busybox */
const busybox: Readonly<Record<string, number>> = { root: 0, daemon: 1, "www-data": 33, nobody: 65534 };
const rootOnly: Readonly<Record<string, number>> = { root: 0 };
const none: Readonly<Record<string, number>> = {};

const ofFamily: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  debian,
  ubuntu: debian,
  alpine,
  busybox,
};

/** Uid of an account in an image's /etc/passwd; undefined for one that it is not known to have. */
export function userId(facts: BaseImageFacts, name: string): number | undefined {
  if (facts.users && Object.hasOwn(facts.users, name)) return lookUp(facts.users, name);
  if (facts.passwd === false) return undefined;
  const system =
    facts.family !== undefined && Object.hasOwn(ofFamily, facts.family) ? lookUp(ofFamily, facts.family)! : undefined;
  const accounts = system ?? (facts.passwd ? rootOnly : none);
  return Object.hasOwn(accounts, name) ? lookUp(accounts, name) : undefined;
}

/** Accounts that only some releases of a distribution bring. */
const strays = wordSet(
  "adm lp shutdown halt operator man postmaster cron ftp sshd at squid xfs games cyrus vpopmail ntp smmsp _apt ubuntu gnats" +
    " systemd-network systemd-resolve systemd-timesync messagebus",
);

/** Whether an image may bring an account; false only for distributions whose accounts are known in full. */
export function mayHaveAccount(facts: BaseImageFacts, name: string): boolean {
  const { family } = facts;
  if (family !== "debian" && family !== "ubuntu" && family !== "alpine") return true;
  return userId(facts, name) !== undefined || strays.has(name);
}
