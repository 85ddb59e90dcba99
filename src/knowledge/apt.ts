import { wordSet } from "./words.ts";

/** Subcommands of apt that only look something up; apt prints their answers in a form of its own. */
export const aptQueries = wordSet("list search show showsrc policy depends rdepends");

/** Subcommands of apt that apt-get has with the same options and the same outcome. */
export const sharedWithAptGet = wordSet(
  "install reinstall update remove purge autoremove autopurge clean autoclean distclean build-dep source download changelog" +
    " satisfy",
);

/** Programs beside apt-get that read its package lists. */
export const listReaders = wordSet("apt-cache gdebi mk-build-deps rosdep ansible-playbook apt-file equivs-build");
